import type { JSX } from 'react';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { ResponseTarget } from '../../../shared/engine/model/configuration.ts';
import { OutcomeBars, type OutcomeRow } from '../../charts/outcome-bars.tsx';
import { countText, shareText } from '../../components/figure-text.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { budgetText } from '../promise/budget-text.ts';
import { useReplay } from './use-replay.ts';

/** Rows of the chart: what really happened under the proposed SLA, and how many leads the proposal would bring. */
export function tierBarRows(tiers: ReplaySummary['slaByTier'], targets: readonly ResponseTarget[]): OutcomeRow[] {
  return tiers.map((tier) => {
    const target = targets.find((one) => one.tierId === tier.tierId);
    return {
      id: tier.tierId, name: tier.name, sub: target === undefined ? 'no promise' : `within ${budgetText(target)}${target.share === undefined ? '' : `, ${shareText(target.share)} of them`}`, target: target?.share ?? null, n: tier.n,
      keptShare: tier.keptShare, low: tier.low, high: tier.high, actual: tier.outcome, proposed: null, proposedWords: `${countText(tier.proposedN)} leads; share kept not knowable`,
    };
  });
}

/** SLA by tier: the actual touches and owners, judged by the proposed promise. */
export function TierBars(): JSX.Element {
  const { summary, isOld } = useReplay();
  const targets = useProposal().configuration?.sla.targets ?? [];
  if (summary === undefined) return <></>;
  return (
    <OutcomeBars
      title="SLA by tier" marks={['observed']} isOld={isOld} rows={tierBarRows(summary.slaByTier, targets)}
      note="what happened, judged by the proposed SLA; 95 % interval"
    />
  );
}
