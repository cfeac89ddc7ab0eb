import type { InspectedFinding } from '../../shared/contract/schemas/import.ts';
import { findingId } from './finding-choices.ts';
import { counted } from './findings.ts';
import type { ImpossibleOrders } from './impossible-order.ts';
import type { OddKind, RowOddities } from './row-sorter.ts';

type Option = InspectedFinding['options'][number];

const REFUSE: Option = { id: 'refuse', label: 'Refuse', effect: 'The rows go to the quarantine with the reason.' };

/** Each oddity of rows: the finding that counts it, its words, and what can be done; the first option is proposed. */
const ODDITIES: readonly (readonly [OddKind, kind: string, one: string, many: string, options: readonly Option[]])[] = [
  ['wrapped', 'wrappedRows', 'row stands whole inside one quoted cell', 'rows stand whole inside one quoted cell', [{ id: 'unwrap', label: 'Take apart', effect: 'The rows are read as if they were not quoted.' }, REFUSE]],
  ['short', 'shortRows', 'row has fewer cells than the header', 'rows have fewer cells than the header', [{ id: 'fill', label: 'Fill with blanks', effect: 'The missing cells count as blank.' }, REFUSE]],
  ['long', 'longRows', 'row has more cells than the header', 'rows have more cells than the header', [REFUSE, { id: 'cut', label: 'Cut', effect: 'The cells beyond the header are left out.' }]],
  ['trailing', 'trailingCells', 'row ends in empty cells beyond the header', 'rows end in empty cells beyond the header', [{ id: 'drop', label: 'Leave out', effect: 'The empty cells are left out.' }, REFUSE]],
  ['unclosed', 'unclosedQuote', 'row opens a quotation mark that is never closed', 'rows open a quotation mark that is never closed', [REFUSE, { id: 'keep', label: 'Keep', effect: 'The row is read as far as it goes; its last cell holds the rest of the file.' }]],
];

/** What was odd about whole rows of a file. */
export function rowFindings(fileId: string, oddities: RowOddities): InspectedFinding[] {
  return ODDITIES.filter(([odd]) => oddities[odd] > 0).map(([odd, kind, one, many, options]) => ({
    id: findingId(fileId, kind),
    kind,
    column: '',
    count: oddities[odd],
    sentence: `${counted(oddities[odd], one, many)}.`,
    examples: oddities.examples[odd],
    options: [...options],
    proposed: options[0]?.id ?? '',
    needsChoice: false,
  }));
}

/** Rows in which something ended before it was created. */
export function orderFinding(fileId: string, { count, compared, examples }: ImpossibleOrders): InspectedFinding {
  return {
    id: findingId(fileId, 'impossibleOrder'),
    kind: 'impossibleOrder',
    column: '',
    count,
    sentence: `${counted(count, 'row says', 'rows say')} that something happened before the record was created (of ${compared.toLocaleString('en')} compared).`,
    examples: [...examples],
    options: [{ id: 'keep', label: 'Keep', effect: 'The dates are kept as they are.' }, REFUSE],
    proposed: 'keep',
    needsChoice: false,
  };
}

/** Absences that end before they begin. */
export function backwardFinding(fileId: string, { count, compared, examples }: ImpossibleOrders): InspectedFinding {
  return {
    id: findingId(fileId, 'backwardAbsences'),
    kind: 'backwardAbsences',
    column: '',
    count,
    sentence: `${counted(count, 'absence ends', 'absences end')} before beginning (of ${compared.toLocaleString('en')} compared).`,
    examples: [...examples],
    options: [REFUSE, { id: 'swap', label: 'Swap', effect: 'The earlier of the two is taken as the first day.' }],
    proposed: 'refuse',
    needsChoice: false,
  };
}
