import { useState, type JSX } from 'react';
import { formatMoney, minorDigits } from '../../../shared/format/format-money.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { countText, DASH, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { Section } from '../../components/side-panel.tsx';
import { Table } from '../../components/table.tsx';
import { useCall } from '../../state/use-call.ts';
import { HistoryError } from '../history-error.tsx';
import { clientFigure, comparisonSentence, countedOf, differenceOf, mainCurrency, MEASURES, type ControlTotal, type Difference, type Measure } from './control-totals-model.ts';
import { monthWords } from './month-words.ts';
import { useClientFigures } from './use-client-figures.ts';
import type { Availability } from './health-words.ts';

type By = 'month' | 'source';

/** The totals of this history beside those of the client's own dashboard, with what lies between. */
export function ControlTotals({ zone }: { readonly zone: string }): JSX.Element {
  const query = useCall('history.getAvailability', {});
  const isSlow = useIsSlow(query.data === undefined && query.error === null);
  if (query.error !== null) return <div className="pad"><HistoryError error={query.error} safe="The history itself was not changed." /></div>;
  if (query.data === undefined) return <div className="pad">{isSlow && <ProgressBar label="Counting" />}</div>;
  if (query.data === null) return <EmptyState frame="rows" sentence="There is no history to count yet." />;
  return <Totals totals={query.data.totals} zone={zone} />;
}

function Totals({ totals, zone }: { readonly totals: Availability['totals']; readonly zone: string }): JSX.Element {
  const own = useCall('workshop.getWorkshop', {}).data?.workshop.currency ?? '';
  const currency = mainCurrency(totals.all, own);
  const { figures } = useClientFigures();
  const [by, setBy] = useState<By>('month');
  const differences = MEASURES.flatMap(({ key }) => differenceOf(countedOf(totals.all, key, currency), clientFigure(figures, { by: 'all', name: '', measure: key })) ?? []);
  return (
    <div className="main-column scrolls" tabIndex={0} role="group" aria-label="Control totals">
      <Section title={<>Of everything imported <HonestyMark kind="observed" about="Control totals" /></>} note={totals.all.leftOut === 0 ? 'each stage once, at its first date' : `each stage once, at its first date; ${countText(totals.all.leftOut)} of the leads count nowhere here, a dashboard knows nothing of that`}>
        <p className="statement totals-sentence">{comparisonSentence(differences)}</p>
        <div className="totals-all"><AllTotals all={totals.all} currency={currency} /></div>
      </Section>
      <Section
        title={by === 'month' ? 'By month' : 'By source'} note={by === 'month' ? `of each event, in ${zone}; leads by creation` : 'of the lead'}
        actions={<SegmentedControl label="Totals by" value={by} onChange={setBy} segments={[{ value: 'month', label: 'Month' }, { value: 'source', label: 'Source' }]} />}
      >
        <PartTotals by={by} rows={by === 'month' ? totals.byMonth : totals.bySource} currency={currency} />
      </Section>
    </div>
  );
}

function AllTotals({ all, currency }: { readonly all: ControlTotal; readonly currency: string }): JSX.Element {
  const { figures, set } = useClientFigures();
  return (
    <Table
      label="Totals beside the client’s own" rows={MEASURES} rowKey={(measure) => measure.key}
      columns={[
        { key: 'measure', head: 'Total', cell: (measure) => measure.head },
        { key: 'counted', head: 'In this history', isFigure: true, width: 150, cell: ({ key }) => figureText(countedOf(all, key, currency), key, currency) },
        {
          key: 'own', head: 'The client’s dashboard', width: 200, cell: ({ key, head }) => {
            const place = { by: 'all', name: '', measure: key } as const;
            const value = clientFigure(figures, place);
            const scale = key === 'amount' ? 10 ** minorDigits(currency) : 1;
            return <NumberField label={`${head} in the client’s dashboard`} hideLabel width={150} allowEmpty min={0} value={value === null ? null : value / scale} unit={key === 'amount' ? currency : ''} placeholder={DASH} onCommit={(next) => set(place, next === null ? null : Math.round(next * scale))} />;
          },
        },
        { key: 'difference', head: 'Difference', isFigure: true, cell: ({ key }) => <DifferenceText difference={differenceOf(countedOf(all, key, currency), clientFigure(figures, { by: 'all', name: '', measure: key }))} measure={key} currency={currency} /> },
      ]}
    />
  );
}

function PartTotals({ by, rows, currency }: { readonly by: By; readonly rows: readonly ControlTotal[]; readonly currency: string }): JSX.Element {
  const { figures, set } = useClientFigures();
  if (rows.length === 0) return <p className="ink3">Nothing has a {by} in this history.</p>;
  return (
    <Table
      label={by === 'month' ? 'Totals by month' : 'Totals by source'} isDense rows={rows} rowKey={(row) => row.name}
      columns={[
        { key: 'name', head: by === 'month' ? 'Month' : 'Source', cell: (row) => (row.name === '' ? <span className="ink3">{by === 'month' ? 'without a date' : 'without a source'}</span> : by === 'month' ? monthWords(row.name) : row.name) },
        ...MEASURES.map(({ key, head }) => ({ key, head, isFigure: true, cell: (row: ControlTotal) => figureText(countedOf(row, key, currency), key, currency) })),
        { key: 'own', head: 'Client’s MQLs', width: 110, cell: (row) => <NumberField label={`MQLs of ${row.name === '' ? 'the rest' : row.name} in the client’s dashboard`} hideLabel width={90} allowEmpty min={0} placeholder={DASH} value={clientFigure(figures, { by, name: row.name, measure: 'mqls' })} onCommit={(next) => set({ by, name: row.name, measure: 'mqls' }, next)} /> },
        { key: 'difference', head: 'Difference', isFigure: true, cell: (row) => <DifferenceText difference={differenceOf(row.mqls, clientFigure(figures, { by, name: row.name, measure: 'mqls' }))} measure="mqls" currency={currency} /> },
      ]}
    />
  );
}

const figureText = (value: number | null, measure: Measure, currency: string): string => (value === null ? DASH : measure === 'amount' ? formatMoney(value, currency) : countText(value));

function DifferenceText({ difference, measure, currency }: { readonly difference: Difference | null; readonly measure: Measure; readonly currency: string }): JSX.Element {
  if (difference === null) return <span className="ink3">{DASH}</span>;
  if (difference.by === 0) return <span>none</span>;
  const size = measure === 'amount' ? formatMoney(Math.abs(difference.by), currency) : countText(Math.abs(difference.by));
  return <span className={difference.isClose ? undefined : 'medium'}>{size} {difference.by > 0 ? 'more' : measure === 'amount' ? 'less' : 'fewer'} here{difference.share === null ? '' : `, ${shareText(Math.abs(difference.share))}`}</span>;
}
