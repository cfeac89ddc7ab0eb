import type { JSX } from 'react';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import { Table } from '../../components/table.tsx';
import { TEAM_NAMES, type Revealed } from './blind-words.ts';

type Row = Revealed['comparisons'][number];

/** The ballots held against what happened, or against the drafted rule; never a ranking of the teams. */
export function ComparisonTable({ result, against }: { readonly result: Revealed; readonly against: 'rule' | 'outcome' }): JSX.Element {
  const who = { key: 'who', head: <span className="visually-hidden">Who</span>, cell: ({ who: one }: Row) => <span className="legend-item"><span className={`swatch swatch-${one}`} />{one === 'draft' ? 'Draft rule' : TEAM_NAMES[one]}</span> };
  const columns = against === 'rule'
    ? [who, { key: 'matches', head: 'Judged as the draft does', isFigure: true, cell: ({ matches, cases }: Row) => `${matches} of ${cases}` }]
    : [who, { key: 'sent', head: 'Would work now', isFigure: true, cell: ({ wouldSend }: Row) => wouldSend }, { key: 'won', head: 'Of those won', isFigure: true, cell: ({ won }: Row) => won }];
  const rows = against === 'rule' ? result.comparisons.filter(({ who: one }) => one !== 'draft') : result.comparisons;
  const cases = rows[0]?.cases ?? 0;
  return (
    <Section title={<>{against === 'rule' ? 'Against the drafted rule' : 'Against what happened'} <HonestyMark kind={against === 'rule' ? 'deterministic' : 'observed'} about={against === 'rule' ? 'Against the drafted rule' : 'Against what happened'} /></>}>
      <Table<Row> label={against === 'rule' ? 'Ballots and the drafted rule' : 'Ballots and what happened'} columns={columns} rows={rows} rowKey={({ who: one }) => one} isDense />
      <p className="small ink3 comparison-note">n {cases}, chosen by how they ended: too few, and too hand-picked, to rank the teams.</p>
    </Section>
  );
}
