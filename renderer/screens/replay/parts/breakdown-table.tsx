import type { JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { DASH, shareText } from '../../../components/figure-text.ts';
import { Section } from '../../../components/side-panel.tsx';
import { Table, type Column } from '../../../components/table.tsx';
import { useNames } from '../../../state/use-names.ts';
import { LeadsCount } from '../leads-count.tsx';
import { SaveTable } from '../save-table.tsx';
import { LEAK_HEADS } from './leak-words.ts';

type Breakdown = OutputOf<'evidence.breakDown'>;
type Row = Breakdown['rows'][number];
type LeakKind = Breakdown['leakKinds'][number];

const STATES = [{ key: 'kept', head: 'Kept' }, { key: 'late', head: 'Late' }, { key: 'never', head: 'Never' }, { key: 'open', head: 'Open' }] as const;
/** Late ones stand among the states already. */
const SHOWN: readonly LeakKind[] = ['neverTouched', 'automatedOnly', 'tooFewAttempts', 'noSignal', 'wrongTerritory', 'missingContext', 'closedWithoutReason'];

/** Both arms, the SLA and the leaks of each group; every count opens its leads. */
export function BreakdownTable({ by, rows, leakKinds }: { readonly by: string; readonly rows: readonly Row[]; readonly leakKinds: readonly LeakKind[] }): JSX.Element {
  const names = useNames();
  const nameOf = (row: Row): string => (by === 'rep' ? names.rep(row.label) : row.label);
  const count = (row: Row, measure: string, n: number | null, note: string): JSX.Element => (n === null ? <>{DASH}</> : <LeadsCount figureId={`by.${by}.${row.key}.${measure}`} leads={n} title={nameOf(row)} note={note} />);
  const columns: Column<Row>[] = [
    { key: 'label', head: by === 'rep' ? 'Person' : by[0]?.toUpperCase() + by.slice(1), cell: nameOf },
    { key: 'actual', head: 'Actual', isFigure: true, cell: (row) => count(row, 'actual', row.actual, 'actual') },
    { key: 'proposed', head: 'Proposed', isFigure: true, cell: (row) => <span className="strong">{count(row, 'proposed', row.proposed, 'proposed')}</span> },
    { key: 'after', head: 'After sales acted', isFigure: true, cell: (row) => count(row, 'afterSalesActed', row.afterSalesActed, 'proposed after sales had acted') },
    ...STATES.map(({ key, head }): Column<Row> => ({ key, head, isFigure: true, cell: (row) => count(row, key, row.outcome?.[key] ?? null, `${head.toLowerCase()}, judged by the proposed SLA`) })),
    { key: 'share', head: 'Share kept', isFigure: true, cell: (row) => <KeptShare row={row} /> },
    ...SHOWN.map((kind): Column<Row> => ({ key: kind, head: LEAK_HEADS[kind], isFigure: true, cell: (row) => count(row, kind, row.leaks[leakKinds.indexOf(kind)] ?? null, LEAK_HEADS[kind].toLowerCase()) })),
  ];
  return (
    <Section title={`By ${by === 'rep' ? 'person' : by}`} note="every count opens its leads" actions={rows.length > 0 && <SaveTable name={`Actual against proposed by ${by === 'rep' ? 'person' : by}`} />}>
      <div className="evidence-wide scrolls" tabIndex={0} role="region" aria-label={`Table by ${by}`}><Table label={`Actual against proposed by ${by}`} isDense columns={columns} rows={rows} rowKey={(row) => row.key} /></div>
    </Section>
  );
}

/** With its interval; greyed where fewer than 30 clocks ran out. */
function KeptShare({ row }: { readonly row: Row }): JSX.Element {
  if (row.keptShare === null || row.outcome === null) return <>{DASH}</>;
  const n = row.outcome.kept + row.outcome.late + row.outcome.never;
  const title = `${shareText(row.low)} to ${shareText(row.high)}, n ${n}${n < 30 ? ', too few to lean on' : ''}`;
  return <span className={n < 30 ? 'ink3' : undefined} title={title}>{shareText(row.keptShare)} <span className="ink3 small">{shareText(row.low)}–{shareText(row.high)}</span></span>;
}
