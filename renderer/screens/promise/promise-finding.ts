import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { Honesty } from '../../../shared/engine/model/honesty.ts';
import { shareText } from '../../components/figure-text.ts';
import { budgetText } from './budget-text.ts';
import { tierMeasure } from './clause-measure.ts';

/** The one sentence of the Promise screen: how the hottest promise that can be tested would have been kept. */
export function promiseFinding(configuration: Configuration, summary: ReplaySummary | undefined, isWaiting = false): { readonly sentence: string; readonly mark: Honesty | undefined } {
  const { sla, tiers } = configuration;
  if (sla.targets.length === 0) return { sentence: 'Sales promises no response time yet.', mark: undefined };
  if (summary === undefined && isWaiting) return { sentence: 'What marketing and sales promise each other.', mark: undefined };
  if (summary === undefined) return { sentence: 'The promises stand untested until a history is imported.', mark: undefined };
  for (const tier of tiers.classes) {
    const target = sla.targets.find((one) => one.tierId === tier.id);
    const measure = tierMeasure(summary, tier.id);
    if (target === undefined || measure.share === null || measure.n < 30) continue;
    return { sentence: `Sales touched ${shareText(measure.share)} of ${tier.name} leads within ${budgetText(target)}.`, mark: 'observed' };
  }
  return { sentence: sla.touches.length === 0 ? 'No promise can be tested until it is said which touches count.' : 'This history cannot test the promises of sales.', mark: 'notKnowable' };
}

/** What a clause still needs before anybody can be held to it. */
export function unsaid({ sla }: Configuration): string[] {
  return [
    ...(sla.salesOwner.trim() === '' ? ['who answers for sales'] : []),
    ...(sla.marketing.length === 0 ? ['what marketing promises'] : sla.marketing.some((one) => one.owner.trim() === '') ? ['who answers for a clause of marketing'] : []),
    ...(sla.momentOwner.trim() === '' ? ['who owns the moment'] : []),
    ...(sla.touches.length === 0 ? ['which touches count'] : []),
    ...(sla.escalation.length === 0 ? ['what happens at a breach'] : []),
    ...(sla.effectiveFrom === '' ? ['from when it holds'] : []),
    ...(sla.reviewOn === '' ? ['when it is reviewed'] : []),
  ];
}
