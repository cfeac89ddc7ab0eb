import { dayOfIso, isoDay } from '../time/civil-date.ts';
import { localDay } from '../time/zone-table.ts';
import type { PolicyPlay } from './play-policy.ts';
import type { PolicyFinding } from './policy-finding.ts';
import { finding } from './policy-finding.ts';
import type { CapLine } from './policy-report.ts';
import type { PolicySets } from './policy-sets.ts';
import { reportPolicy } from './report-policy.ts';
import { rosterFindings } from './roster-findings.ts';

/** What a review of the routing looks at (domain.md §5, "Quarterly review"). */
export interface PolicyReview {
  readonly reviewOwner: string;
  /** YYYY-MM-DD; '' when nobody has said. */
  readonly reviewOn: string;
  readonly isOverdue: boolean;
  readonly neverHit: readonly { readonly ruleId: string; readonly name: string; readonly isTrue: number }[];
  readonly fallback: { readonly name: string; readonly leads: number; readonly share: number; readonly set: string };
  readonly capHits: readonly CapLine[];
  /** People who left, are away or have no cover, territories without a member. */
  readonly people: readonly PolicyFinding[];
  readonly missing: readonly PolicyFinding[];
}

const ABOUT_PEOPLE: readonly PolicyFinding['kind'][] = ['departedMember', 'nobodyLeft', 'everybodyAway', 'strangerInPool', 'territoryWithoutMember', 'emptyPool'];

/** A review as of `today` (UTC ms). Owners whom the history calls inactive count as leavers, though the roster says nothing. */
export function reviewPolicy(play: PolicyPlay, today: number, knownZones: ReadonlySet<string>): { readonly review: PolicyReview; readonly sets: PolicySets } {
  const { input } = play.stage;
  const { routing, sla } = input.configuration;
  const { report, sets } = reportPolicy(play);
  const reviewOn = routing.reviewOn ?? sla.reviewOn;
  const due = dayOfIso(reviewOn);
  const people = rosterFindings({ routing, absences: input.absences, knownZones, now: input.history.to }).filter(({ kind }) => ABOUT_PEOPLE.includes(kind));
  return {
    review: {
      reviewOwner: routing.reviewOwner,
      reviewOn,
      isOverdue: due <= localDay(play.stage.routing.clocks.client.zone, today),
      neverHit: report.rules.filter(({ leads }) => leads === 0).map(({ ruleId, name, isTrue }) => ({ ruleId, name, isTrue })),
      fallback: { name: report.fallback, leads: report.unrouted, share: report.total === 0 ? 0 : report.unrouted / report.total, set: 'unrouted' },
      capHits: report.caps,
      people: [...people, ...inactiveOwners(play)],
      missing: [
        ...(routing.reviewOwner.trim() === '' ? [finding('fallbackMissing', 'warns', 'Nobody is named to review the routing. Name somebody in Route.')] : []),
        ...(reviewOn === '' ? [finding('fallbackMissing', 'warns', 'No day is set for the next review. Set it in Route.')] : []),
      ],
    },
    sets,
  };
}

function inactiveOwners({ stage }: PolicyPlay): PolicyFinding[] {
  const { routing } = stage.input.configuration;
  return stage.input.history.owners.flatMap(({ extId, inactiveFrom }) => {
    const rep = routing.roster.find((each) => each.extId === extId);
    const isInPool = routing.pools.some(({ members }) => members.some(({ repId }) => repId === rep?.id));
    if (rep === undefined || inactiveFrom === null || rep.activeTo !== undefined || !isInPool) return [];
    return [finding('departedMember', 'warns', `${rep.name} is inactive in the history since ${isoDay(Math.floor(inactiveFrom / 86_400_000))} and still in a pool. Take the person out, or say when the person left.`, { repIds: [rep.id] })];
  });
}
