import { lazy, Suspense, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Finding } from '../../components/finding.tsx';
import { useIsSlow } from '../../components/progress-bar.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { phasePath } from '../../state/phases.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { HistoryError } from '../history-error.tsx';
import { ReplayBlocks } from './replay-blocks.tsx';
import { replayFinding, replayNote } from './replay-finding.ts';
import { ReplayProgress } from './replay-progress.tsx';
import { TierBars } from './tier-bars.tsx';
import { useReplay } from './use-replay.ts';
import './replay.css';

const PARTS = [
  { value: 'evidence', label: 'Evidence' }, { value: 'sides', label: 'Side by side' }, { value: 'flow', label: 'Flow' }, { value: 'speed', label: 'Speed' }, { value: 'outcome', label: 'Outcome' },
  { value: 'leaks', label: 'Leaks' }, { value: 'period', label: 'Period' }, { value: 'proposals', label: 'Proposals' }, { value: 'figures', label: 'All figures' },
] as const;
type Part = (typeof PARTS)[number]['value'];

/** Parts that are not seen at once are files of their own. */
const BODIES = {
  sides: lazy(async () => ({ default: (await import('./parts/side-by-side-part.tsx')).SideBySidePart })),
  flow: lazy(async () => ({ default: (await import('./parts/flow-part.tsx')).FlowPart })),
  speed: lazy(async () => ({ default: (await import('./parts/speed-part.tsx')).SpeedPart })),
  outcome: lazy(async () => ({ default: (await import('./parts/outcome-part.tsx')).OutcomePart })),
  leaks: lazy(async () => ({ default: (await import('./parts/leaks-part.tsx')).LeaksPart })),
  period: lazy(async () => ({ default: (await import('./parts/period-part.tsx')).PeriodPart })),
  proposals: lazy(async () => ({ default: (await import('./parts/comparison-part.tsx')).ComparisonPart })),
  figures: lazy(async () => ({ default: (await import('./more-tables.tsx')).MoreTables })),
} as const;

/** Parts that lead with one chart, which the room then sees alone; of the others it sees the SLA by tier. */
const hasChart = (part: Part): boolean => part === 'sides' || part === 'flow' || part === 'speed' || part === 'outcome' || part === 'leaks';

/** Actual, actual judged by the proposed SLA, and proposed, each figure with how far it can be trusted. */
export function ReplayScreen(): JSX.Element {
  const [part, setPart] = useState<Part>('evidence');
  const isRoom = useUi((state) => state.isRoom);
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const { proposal } = useProposal();
  const { summary, isOld, hasHistory, isFetching, error, askAgain } = useReplay();
  const isSlow = useIsSlow(isFetching);
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const toSign = (): void => go(phasePath(workshopId, 'sign'));
  const body = useRef<HTMLDivElement>(null);
  useShortcut('e', toSign, summary !== undefined);
  // Each chart keeps to itself whether it shows its table; outside of any chart, T presses that button on all of them.
  useShortcut('t', () => body.current?.querySelectorAll<HTMLButtonElement>('.chart-head button[aria-label^="Show the"]').forEach((button) => button.click()));
  if (hasHistory === false) return <NoHistory />;
  if (summary === undefined) {
    if (error !== null) return <div className="pad"><HistoryError error={error} safe="The proposal is saved." action={error.failure.code === 'invalidInput' ? <WholeHistory /> : <Button onClick={askAgain}>Try again</Button>} /></div>;
    return <>{isSlow && <div className="pad"><ReplayProgress /></div>}</>;
  }
  const finding = replayFinding(summary);
  return (
    <>
      <Finding
        sentence={<span className={isOld ? 'stale' : undefined}>{finding.sentence}</span>} mark={finding.mark}
        {...(isRoom ? {} : { muted: replayNote(summary, proposal?.name ?? 'The proposal', zone) })}
        controls={<Button look="filled" keys="E" iconAfter="arrowRight" onClick={toSign}>Freeze for signing</Button>}
      />
      {isSlow && <div className="pad"><ReplayProgress /></div>}
      {error !== null && <div className="pad"><HistoryError error={error} safe="The figures below are those of the last answer." /></div>}
      {!isRoom && <div className="replay-parts"><SegmentedControl label="Part of the evidence" value={part} onChange={setPart} segments={PARTS} /></div>}
      <div className="replay-body" ref={body}>{isRoom && !hasChart(part) ? <div className="replay-room"><TierBars /></div> : part === 'evidence' ? <ReplayBlocks /> : <PartOf part={part} />}</div>
    </>
  );
}

function PartOf({ part }: { readonly part: Exclude<Part, 'evidence'> }): JSX.Element {
  const Body = BODIES[part];
  return <Suspense fallback={null}><Body /></Suspense>;
}

/** The way out of a period that the history no longer reaches. */
function WholeHistory(): JSX.Element {
  const send = useSend();
  return <Button onClick={() => void send('evidence.saveSettings', { period: null })}>Take the whole history</Button>;
}

function NoHistory(): JSX.Element {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  return (
    <EmptyState
      frame="chart" sentence="Nothing to replay yet." detail="Import the client’s leads, events and owners. Every proposal is then played on them, and every figure says how far it can be trusted."
      action={<Button look="filled" onClick={() => go(phasePath(workshopId, 'prepare'))}>Import a history</Button>}
    />
  );
}
