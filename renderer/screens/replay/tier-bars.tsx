import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { ResponseTarget } from '../../../shared/engine/model/configuration.ts';
import { OutcomeBars, type OutcomeRow } from '../../charts/outcome-bars.tsx';
import { countText, shareText } from '../../components/figure-text.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { budgetText } from '../promise/budget-text.ts';
import { SimulateButton } from './simulate-button.tsx';
import { useReplay } from './use-replay.ts';
import { useSimulatedAnswers } from './use-simulated-answers.ts';

type DrawnTier = OutputOf<'evidence.simulateResponse'>['rows'][number];

/** Rows of the chart: what really happened under the proposed SLA, and how many leads the proposal would bring. */
export function tierBarRows(tiers: ReplaySummary['slaByTier'], targets: readonly ResponseTarget[], drawn: readonly DrawnTier[] = []): OutcomeRow[] {
  return tiers.map((tier) => {
    const target = targets.find((one) => one.tierId === tier.tierId);
    return {
      id: tier.tierId, name: tier.name, sub: target === undefined ? 'no promise' : `within ${budgetText(target)}${target.share === undefined ? '' : `, ${shareText(target.share)} of them`}`, target: target?.share ?? null, n: tier.n,
      keptShare: tier.keptShare, low: tier.low, high: tier.high, actual: tier.outcome, proposed: barOf(drawn.find((one) => one.tierId === tier.tierId)), proposedWords: `${countText(tier.proposedN)} leads; share kept not knowable`,
    };
  });
}

/** Where nobody touches a lead in the middle draw and where somebody keeps the promise; what lies between is late. */
function barOf(drawn: DrawnTier | undefined): NonNullable<OutcomeRow['proposed']> | null {
  const { kept = null, never = null } = drawn ?? {};
  if (kept === null || never === null) return null;
  return { shares: { kept: kept.median, late: Math.max(0, 1 - kept.median - never.median), never: never.median, open: 0 }, kept: kept.median, low: kept.low, high: kept.high };
}

/** SLA by tier: the actual touches and owners, judged by the proposed promise; on request, beside them, answers drawn for the proposed owners. */
export function TierBars(): JSX.Element {
  const { summary, isOld } = useReplay();
  const targets = useProposal().configuration?.sla.targets ?? [];
  const { found, isOld: areOld } = useSimulatedAnswers();
  const drawn = found?.rows ?? [];
  if (summary === undefined) return <></>;
  return (
    <OutcomeBars
      title="SLA by tier" marks={drawn.length === 0 ? ['observed'] : ['observed', 'simulated']} isOld={isOld || areOld} rows={tierBarRows(summary.slaByTier, targets, drawn)}
      note={drawn.length === 0 ? 'what happened, judged by the proposed SLA; 95 % interval' : 'actual: judged by the proposed SLA, 95 %; proposed: drawn, 5–95 %'}
      aside={<SimulateButton isQuiet />}
    />
  );
}
