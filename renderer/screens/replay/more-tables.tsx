import type { JSX } from 'react';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import { classNames } from '../../components/class-names.ts';
import { countText, DASH, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { LeadsCount } from './leads-count.tsx';
import { SaveTable } from './save-table.tsx';
import { TierTable } from './tier-table.tsx';
import { allTrustRows } from './trust-rows.ts';
import { TrustTable } from './trust-table.tsx';
import { useReplay } from './use-replay.ts';

type Load = ReplaySummary['load'][number];
type Source = ReplaySummary['sources'][number];
type Rule = ReplaySummary['rules'][number];

/** What does not fit on the first page: load per person, conversion by source, rules, every figure. */
export function MoreTables(): JSX.Element {
  const { summary, isOld } = useReplay();
  const names = useNames();
  if (summary === undefined) return <></>;
  return (
    <div className={classNames('replay-more scrolls', isOld && 'stale')} tabIndex={0} role="region" aria-label="More evidence">
      {summary.warnings.length > 0 && <Section title="Mind"><ul className="replay-warnings">{summary.warnings.map((warning) => <li key={warning}>{names.sentence(warning)}</li>)}</ul></Section>}
      <TierTable rows={summary.slaByTier} />
      <div className="replay-pair"><LoadTable rows={summary.load} /><RuleTable rows={summary.rules} /></div>
      <SourceTable rows={summary.sources} />
      <Section title="Every other figure" actions={<SaveTable name="Every other figure" />}><TrustTable rows={allTrustRows(summary)} /></Section>
    </div>
  );
}

function LoadTable({ rows }: { readonly rows: readonly Load[] }): JSX.Element {
  const names = useNames();
  const columns: Column<Load>[] = [
    { key: 'name', head: 'Person', cell: (row) => names.rep(row.name) },
    { key: 'pool', head: 'Pool', cell: (row) => row.pool || <span className="ink3">{row.repId.startsWith('owner:') ? 'not in the roster' : 'in no pool'}</span> },
    { key: 'actual', head: 'Actual', isFigure: true, cell: (row) => (row.actual === null ? DASH : <LeadsCount figureId={`actual.load.${row.repId}`} leads={row.actual} title={names.rep(row.name)} note="actual" />) },
    { key: 'proposed', head: 'Proposed', isFigure: true, cell: (row) => <LeadsCount figureId={`proposed.load.${row.repId}`} leads={row.proposed} title={names.rep(row.name)} note="proposed" /> },
  ];
  return <Section title={<>Leads per person <HonestyMark kind="deterministic" about="Leads per person" /></>} actions={<SaveTable name="Leads per person" />}><Table label="Leads per person" isDense columns={columns} rows={rows} rowKey={(row) => row.repId} /></Section>;
}

function RuleTable({ rows }: { readonly rows: readonly Rule[] }): JSX.Element {
  const pools = useProposal().configuration?.routing.pools ?? [];
  const columns: Column<Rule>[] = [
    { key: 'place', head: '', width: 28, cell: (_, index) => <span className="ink3">{index + 1}</span> },
    { key: 'name', head: 'Rule', cell: (row) => row.name },
    { key: 'pool', head: 'Pool', cell: (row) => pools.find((pool) => pool.id === row.poolId)?.name ?? '' },
    { key: 'leads', head: 'Leads', isFigure: true, cell: (row) => (row.leads === 0 ? <span className="never-text">never fires</span> : <LeadsCount figureId={`proposed.rule.${row.ruleId}`} leads={row.leads} title={row.name} />) },
  ];
  return (
    <Section title={<>Rules <HonestyMark kind="deterministic" about="Rules" /></>} actions={rows.length > 0 && <SaveTable name="Rules" />}>
      {rows.length === 0 ? <p className="ink3">No rule is written yet; every lead reaches the fallback.</p> : <Table label="Rules" isDense columns={columns} rows={rows} rowKey={(row) => row.ruleId} />}
    </Section>
  );
}

const TOO_FEW = 30;

function SourceTable({ rows }: { readonly rows: readonly Source[] }): JSX.Element {
  const grey = (row: Source): string | undefined => (row.mqls < TOO_FEW ? 'ink3' : undefined);
  const opening = (key: 'mqls' | 'proposedMqls', head: string, arm: 'actual' | 'proposed'): Column<Source> => ({
    key, head, isFigure: true, cell: (row) => <span className={grey(row)}><LeadsCount figureId={`${arm}.source.${row.source}`} leads={row[key]} title={row.source} note={arm} /></span>,
  });
  const count = (key: 'leads' | 'sql' | 'opportunity' | 'won', head: string): Column<Source> => ({
    key, head, isFigure: true, cell: (row) => <span className={grey(row)}>{countText(row[key])}</span>,
  });
  const columns: Column<Source>[] = [
    { key: 'source', head: 'Source', cell: (row) => (row.source === '' ? <span className="ink3">unknown</span> : row.source) },
    count('leads', 'Leads'), opening('mqls', 'MQLs', 'actual'), count('sql', 'SQLs'), count('opportunity', 'Opportunities'), count('won', 'Won'),
    { key: 'share', head: 'Won of MQLs', isFigure: true, cell: (row) => <span className={grey(row)}>{row.mqls === 0 ? DASH : shareText(row.won / row.mqls)}</span> },
    { key: 'interval', head: '95 % interval', isFigure: true, width: 190, cell: (row) => (row.mqls < TOO_FEW ? <span className="ink3">too few to lean on</span> : `${shareText(row.low)} to ${shareText(row.high)}`) },
    opening('proposedMqls', 'Proposed MQLs', 'proposed'),
  ];
  return (
    <Section title={<>Conversion by source <HonestyMark kind="observed" about="Conversion by source" /></>} note="leads that were handed over; sources differ in more than their quality" actions={rows.length > 0 && <SaveTable name="Conversion by source" />}>
      {rows.length === 0 ? <p className="ink3">No column was named as the source when the history was imported.</p> : <Table label="Conversion by source" isDense columns={columns} rows={rows} rowKey={(row) => row.source} />}
    </Section>
  );
}
