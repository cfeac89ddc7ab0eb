import type { FileMapping, FindingChoice } from '../../shared/contract/schemas/import.ts';
import type { RowPolicy } from './row-sorter.ts';
import type { ValueChoices } from './mend-values.ts';

/** The id of a finding about a file, and a column of it; the same whenever the file is looked at again. */
export const findingId = (fileId: string, kind: string, column = ''): string => `${fileId}|${kind}|${column}`;

/** What is done about odd rows, by the findings that count them. */
const ROW_FINDINGS = { wrappedRows: 'wrapped', shortRows: 'short', trailingCells: 'trailing', longRows: 'long', unclosedQuote: 'unclosed' } as const;

/** The choices about one file, as what reads it understands them. */
export interface FileChoices {
  readonly rows: RowPolicy;
  /** What is done about rows in which something ended before it was created. */
  readonly orders: 'keep' | 'refuse';
  /** What is done about absences that end before they begin. */
  readonly spans: 'refuse' | 'swap';
  readonly mapping: FileMapping;
  /** By the column's name. */
  readonly values: ReadonlyMap<string, ValueChoices>;
}

/** Puts what was chosen about findings where it takes effect: rows, dates of a column, values of a column. */
export function choicesFor(mapping: FileMapping, choices: readonly FindingChoice[]): FileChoices {
  const rows: Record<string, string> = {};
  const dateOrders = new Map<string, 'DMY' | 'MDY'>();
  const values = new Map<string, ValueChoices>();
  let orders: FileChoices['orders'] = 'keep';
  let spans: FileChoices['spans'] = 'refuse';
  for (const { finding, choice } of choices) {
    if (!finding.startsWith(`${mapping.fileId}|`)) continue;
    const [kind = '', ...rest] = finding.slice(mapping.fileId.length + 1).split('|');
    const column = rest.join('|');
    if (Object.hasOwn(ROW_FINDINGS, kind)) rows[ROW_FINDINGS[kind as keyof typeof ROW_FINDINGS]] = choice; // hasOwn just showed it
    else if (kind === 'impossibleOrder' && choice === 'refuse') orders = 'refuse';
    else if (kind === 'backwardAbsences' && choice === 'swap') spans = 'swap';
    else if (kind === 'ambiguousDates' && (choice === 'DMY' || choice === 'MDY')) dateOrders.set(column, choice);
    else if (kind === 'eatenRanges' || kind === 'caseOnlyValues') values.set(column, { ...values.get(column), [kind]: choice });
  }
  const columns = mapping.columns.map((column) => {
    const dateOrder = dateOrders.get(column.column);
    return dateOrder === undefined ? column : { ...column, dateOrder };
  });
  return { rows, orders, spans, mapping: dateOrders.size === 0 ? mapping : { ...mapping, columns }, values };
}
