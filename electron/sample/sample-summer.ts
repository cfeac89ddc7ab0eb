import type { Configuration } from '../../shared/engine/model/configuration.ts';

/** When the client's two teams signed for the first time: Friday 31 July 2026, 16:30 in Berlin. */
export const SIGNED_IN_SUMMER = Date.UTC(2026, 6, 31, 14, 30);

/** What they agreed on then: looser promises than today's proposal, for most leads and not for all of them. */
export function agreedInSummer(configuration: Configuration): Configuration {
  const { sla, routing } = configuration;
  const shares = [0.55, 0.6, 0.7];
  return {
    ...configuration,
    routing: { ...routing, reviewOn: '2026-10-30' },
    sla: {
      ...sla,
      targets: sla.targets.map((target, place) => ({ ...target, budgetMinutes: target.budgetMinutes * 4, share: shares[place] ?? 0.7 })),
      attempts: { n: 2, withinDays: 5, share: 0.6 },
      acceptanceDays: 5,
      acceptanceShare: 0.5,
      marketing: sla.marketing.map((commitment) => (commitment.kind === 'requiredFields' ? { ...commitment, share: 0.85 } : commitment.kind === 'minimumScore' ? { ...commitment, share: 0.45 } : commitment)),
      effectiveFrom: '2026-08-03',
      reviewOn: '2026-10-30',
    },
  };
}
