import type { JSX } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { plural } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { phasePath } from '../../state/phases.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { useWholeHistoryNote } from '../replay/use-period-text.ts';
import { useReplay } from '../replay/use-replay.ts';
import { ModelPanel } from './model-panel.tsx';
import { ScoreLeadPanel } from './score-lead-panel.tsx';
import { ScoreMiddle } from './score-middle.tsx';
import { OUTCOMES, useOutcome, useScoreView, useThreshold, useTried } from './score-view.ts';
import { scoreSentence } from './score-sentence.ts';
import { thresholdAt } from './threshold-figures.ts';
import { useDistribution } from './use-distribution.ts';
import { useTriedThreshold } from './use-threshold-trace.ts';

/** The scoring model, what it does to the history, and one lead explained. */
export function ScoreScreen(): JSX.Element {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const { configuration, proposal } = useProposal();
  const health = useCall('history.getHealth', {}).data;
  const { view, set } = useScoreView();
  const outcome = useOutcome();
  const { error } = useDistribution();
  const isPlayed = health != null && error === null;
  const whole = useWholeHistoryNote();
  if (configuration === null || proposal === null) return <EmptyState isHead frame="chart" sentence="Reading the proposal." />;
  return (
    <div className="screen-body">
      <Finding
        sentence={<ScoreSentence />} mark={isPlayed ? 'deterministic' : undefined}
        muted={health == null ? 'Import the history first; then every change here is played on it.' : !isPlayed ? `Scoring model in ${proposal.name}.` : `Scoring model in ${proposal.name}, played on ${plural(health.leads, 'lead')} as of each moment; tuned and judged on the same history.${whole === '' ? '' : ` ${whole}`}`}
        controls={<>
          <SelectField label="What counts as a good end" hideLabel width={194} value={outcome} choices={OUTCOMES} onCommit={(next) => set({ outcome: next })} />
          <SegmentedControl label="What to show" value={view} onChange={(next) => set({ view: next })} segments={[{ value: 'histogram', label: 'Histogram' }, { value: 'weeks', label: 'Weeks' }, { value: 'calibration', label: 'Calibration' }, { value: 'tiers', label: 'Tiers' }]} />
        </>}
      />
      <div className="screen-columns">
        <ModelPanel />
        {health == null
          ? <EmptyState frame="chart" sentence="The histogram needs a history." action={<Button look="filled" onClick={() => go(phasePath(workshopId, 'prepare'))}>Go to Prepare</Button>} />
          : <ScoreMiddle />}
        {isPlayed && <ScoreLeadPanel />}
      </div>
    </div>
  );
}

function ScoreSentence(): JSX.Element {
  const threshold = useThreshold();
  const isTrying = useTried((state) => state.tried !== null);
  const { configuration } = useProposal();
  const { data } = useDistribution();
  const { summary } = useReplay();
  const strip = summary?.strip[0];
  const ofStrip = summary?.builtFrom === undefined ? strip?.proposed?.value ?? null : null; // of a chosen period it is another figure than the chart's
  const hand = useTriedThreshold();
  if (configuration === null) return <>–</>;
  const reaching = data === undefined ? null : thresholdAt(data.thresholds, threshold)?.leads ?? null;
  return <>{scoreSentence({ score: configuration.score, threshold, isTrying, perWeek: isTrying ? hand?.tried.median ?? null : ofStrip, capacity: strip?.limit ?? null, reaching })}</>;
}
