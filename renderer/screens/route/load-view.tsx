import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { WeekHours } from '../../charts/week-hours.tsx';
import { coefficientText, countText, DASH, decimalText, minutesText, plural, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { HistoryError } from '../history-error.tsx';
import { PolicyCount, ReportMoments } from './policy-count.tsx';
import { ReassignmentFigures } from './reassignment-figures.tsx';
import { RepLoad } from './rep-load.tsx';
import { StrategyTable } from './strategy-table.tsx';
import { withinRoute } from './within-route.ts';

type Report = OutputOf<'routing.playPolicy'>;
type RepRow = Report['reps'][number];
type Mismatch = Report['mismatches'][number];
export type Moments = Report['moments'];

const MISMATCHES: Readonly<Record<Mismatch['kind'], string>> = { territory: 'Outside the owner’s territory', segment: 'Outside the owner’s segment', skill: 'Owner without a needed skill' };

/** The policy on the whole history: who carries what, what waited, which caps were full, who has leads that are not his. */
export function LoadView(): JSX.Element {
  const { proposal, version } = useProposal();
  const names = useNames();
  const [moments, setMoments] = useState<Moments>('proposed');
  const [repId, setRepId] = useState<string | null>(null);
  const query = useCall('routing.playPolicy', { proposalId: proposal?.id ?? '', moments }, { enabled: proposal !== null, version });
  const isSlow = useIsSlow(query.isFetching);
  const report = query.data;
  const rep = report?.reps.find((one) => one.repId === repId);
  return (
    <ReportMoments value={moments}>
      <div className="route-body">
        <div className="route-main scrolls" tabIndex={0} role="region" aria-label="Load on the history">
          {isSlow && <div className="pad"><ProgressBar label="Playing the policy on the history" /></div>}
          {query.error !== null && <div className="pad"><HistoryError error={query.error} safe="The rules are saved." /></div>}
          {report !== undefined && (
            <div className={query.isPlaceholderData ? 'stale' : undefined}>
              <Whole report={report} moments={moments} onMoments={setMoments} />
              {report.reassignment !== null && <ReassignmentFigures line={report.reassignment} moments={moments} />}
              <div className="load-pair"><People report={report} chosen={repId} onChoose={setRepId} /><Beside report={report} /></div>
              <div className="pad-margin"><WeekHours title="Assignments through the week" marks={report.hours.some((cell) => cell.actual !== null) ? ['observed', report.honesty] : [report.honesty]} cells={report.hours} note="hollow: actual, filled: proposed; hours in the client’s zone" isOld={query.isPlaceholderData} /></div>
              <StrategyTable moments={moments} />
            </div>
          )}
        </div>
        {rep !== undefined && <SidePanel label={names.rep(rep.name)} width={380}><RepLoad key={rep.repId} repId={rep.repId} moments={moments} onClose={() => setRepId(null)} /></SidePanel>}
      </div>
    </ReportMoments>
  );
}

/** assigned + kept + held + unrouted = all, in one line of figures. */
function Whole({ report, moments, onMoments }: { readonly report: Report; readonly moments: Moments; readonly onMoments: (moments: Moments) => void }): JSX.Element {
  const stage = useProposal().configuration?.routing.evaluationStage;
  const parts = [
    ['Given by a rule', report.assigned, null], ['Kept by an owner', report.kept, 'kept'], ['Still waiting', report.held, 'held'], ['Unrouted by rule', report.unrouted, 'unrouted'],
  ] as const;
  return (
    <Section
      title={<>{plural(report.total, 'lead')} <HonestyMark kind={report.honesty} about="Where the leads go" reason={withinRoute(report.assumptions.join(' '))} /></>}
      note={withinRoute(report.assumptions.join(' '))}
      actions={<SelectField label="Which leads" hideLabel width={260} value={moments} choices={[{ value: 'proposed', label: stage === 'created' ? 'All leads, when created' : 'MQLs of this proposal' }, { value: 'actual', label: 'Leads as they were handed over' }]} onCommit={onMoments} />}
    >
      <dl className="load-whole">
        {parts.map(([words, leads, set]) => <div key={words}><dt>{words}</dt><dd><PolicyCount set={set} leads={leads} title={words} /> <span className="small ink3">{report.total === 0 ? '' : shareText(leads / report.total)}</span></dd></div>)}
        <div><dt>Waited before it was given</dt><dd><PolicyCount set="waited" leads={report.holds.leads} title="Waited before it was given" /> <span className="small ink3">{report.holds.leads === 0 ? '' : `half ${minutesText(report.holds.medianMinutes)}, 9 of 10 ${minutesText(report.holds.p90Minutes)}`}</span></dd></div>
        <div><dt>Spread, Gini</dt><dd>{coefficientText(report.spread.actual)} → <strong>{coefficientText(report.spread.proposed)}</strong> <span className="small ink3">{plural(report.spread.people, 'person', 'people')}</span></dd></div>
      </dl>
      {report.warnings.map((warning) => <p key={warning} className="small ink2">{withinRoute(warning)}</p>)}
    </Section>
  );
}

function People({ report, chosen, onChoose }: { readonly report: Report; readonly chosen: string | null; readonly onChoose: (repId: string | null) => void }): JSX.Element {
  const names = useNames();
  const columns: Column<RepRow>[] = [
    { key: 'name', head: 'Person', cell: (row) => <span className="nowrap">{names.rep(row.name)}</span> },
    { key: 'actual', head: 'Actual', isFigure: true, cell: (row) => countText(row.actual) },
    { key: 'proposed', head: 'Proposed', isFigure: true, cell: (row) => <PolicyCount set={row.set} leads={row.proposed} title={names.rep(row.name)} note="proposed" /> },
    { key: 'rate', head: 'In 40 h', isFigure: true, cell: (row) => decimalText(row.proposedRate) },
    { key: 'over', head: 'Passed over', isFigure: true, cell: (row) => countText(row.passedOver) },
    { key: 'days', head: 'Days over cap', isFigure: true, cell: (row) => `${row.actualDaysOverCap === null ? DASH : countText(row.actualDaysOverCap)} → ${countText(row.daysOverCap)}` },
  ];
  return (
    <Section title={<>People <HonestyMark kind={report.honesty} about="Leads of each person" /></>} note="choose one to see what was passed over, and why">
      <Table label="Load of each person" isDense columns={columns} rows={report.reps} rowKey={(row) => row.repId} selected={chosen} onChoose={(row) => onChoose(row.repId === chosen ? null : row.repId)} />
    </Section>
  );
}

function Beside({ report }: { readonly report: Report }): JSX.Element {
  const names = useNames();
  const columns: Column<Mismatch>[] = [
    { key: 'kind', head: 'Lead and owner', cell: (row) => MISMATCHES[row.kind] },
    { key: 'actual', head: 'Actual', isFigure: true, cell: (row) => (row.actual === null ? DASH : <><PolicyCount set={row.actual.set} leads={row.actual.n} title={MISMATCHES[row.kind]} note="actual" /> <span className="ink3">of {countText(row.actual.of)}</span></>) },
    { key: 'proposed', head: 'Proposed', isFigure: true, cell: (row) => <><PolicyCount set={row.proposed.set} leads={row.proposed.n} title={MISMATCHES[row.kind]} note="proposed" /> <span className="ink3">of {countText(row.proposed.of)}</span></> },
  ];
  const capWords = { day: 'day', week: 'week', rolling30: '30 days', open: 'open at once' } as const;
  return (
    <div>
      <Section title="Leads with the wrong owner"><Table label="Leads with the wrong owner" isDense columns={columns} rows={report.mismatches.filter(({ kind, actual, proposed }) => kind === 'territory' || proposed.of + (actual?.of ?? 0) > 0)} rowKey={(row) => row.kind} /></Section>
      <Section title={<>Caps that were full <HonestyMark kind={report.honesty} about="Caps that were full" /></>} note={`days over a cap: actual ${countText(report.ownerDaysOverCap.actual)}, proposed ${countText(report.ownerDaysOverCap.proposed)}`}>
        {report.caps.length === 0
          ? <p className="ink2">No cap was ever full.</p>
          : <ul className="cap-lines">{report.caps.map((line) => <li key={`${line.repId} ${line.cap}`}><span>{names.rep(line.name)}, {capWords[line.cap]}</span><span className="figures"><PolicyCount set={line.set} leads={line.hits} title={`${names.rep(line.name)}, cap ${capWords[line.cap]}`} /> <span className="ink3">on {plural(line.days.length, 'day')}</span></span></li>)}</ul>}
      </Section>
    </div>
  );
}
