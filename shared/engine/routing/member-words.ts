import type { Configuration, Pool, Rep } from '../model/configuration.ts';
import { isoDay, isoMinute } from '../time/civil-date.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { localDay, toLocal } from '../time/zone-table.ts';
import { holdsSkill } from './holds-skill.ts';
import type { LeadNeeds } from './lead-needs.ts';
import type { DeskCounts } from './routing-witness.ts';
import type { Standing } from './standing.ts';

/** What a sentence about a member of a pool needs to know. */
export interface MemberLook {
  readonly rep: Rep | undefined;
  readonly zone: ZoneTable;
  /** The zone whose days his caps count. */
  readonly capZone: ZoneTable;
  readonly at: number;
  readonly counts: DeskCounts;
  readonly needs: LeadNeeds;
  readonly routing: Configuration['routing'];
}

/** Why somebody is passed over: the first failing reason, as a phrase without a full stop (domain.md §5, "Explanation"). */
export function standingInWords(standing: Standing, look: MemberLook): string {
  const { rep, zone, capZone, at, counts } = look;
  switch (standing) {
    case 'eligible':
      return 'Could have taken it';
    case 'notInRoster':
      return 'Is not in the roster';
    case 'notYetActive':
      return 'Had not started yet';
    case 'left':
      return 'Had already left';
    case 'notInPool':
      return 'Was not in this pool then';
    case 'otherTerritory':
    case 'otherSegment':
    case 'skillMissing':
      return lackInWords(standing, look);
    case 'absent':
      return 'Was away';
    case 'hoursUnknown':
      return 'Has no working hours, and this pool asks for them';
    case 'outsideHours':
      return `Outside working hours: ${isoMinute(toLocal(zone, at))} local time`;
    case 'dayCapReached':
      return `Day cap reached: ${counts.onDay} of ${rep?.dayCap ?? 0} on ${isoDay(localDay(capZone, at))}`;
    case 'weekCapReached':
      return `Week cap reached: ${counts.inWeek} of ${rep?.weekCap ?? 0} in the week of ${isoDay(localDay(capZone, at))}`;
    case 'rollingCapReached':
      return `30 day cap reached: ${counts.in30} of ${rep?.rolling30Cap ?? 0} in the 30 days to ${isoDay(localDay(capZone, at))}`;
    case 'openCapReached':
      return `Open cap reached: ${counts.open} of ${rep?.openCap ?? 0} leads open, by the assumed holding time`;
    case 'excluded':
      return 'Had it before, so it goes to somebody else';
  }
}

function lackInWords(standing: 'otherTerritory' | 'otherSegment' | 'skillMissing', { rep, needs, routing }: MemberLook): string {
  if (standing === 'skillMissing') {
    const missing = needs.skills.flatMap((place) => routing.skills?.[place] ?? []).filter((skill) => rep === undefined || !holdsSkill(rep, skill));
    return `Skill missing: ${missing.map(({ name }) => name).join(', ')}`;
  }
  const isTerritory = standing === 'otherTerritory';
  const [all, place, own, word] = isTerritory ? [routing.territories, needs.territory, rep?.territories, 'territory'] as const : [routing.segments ?? [], needs.segment, rep?.segments, 'segment'] as const;
  const nameOf = (id: string): string => all.find((each) => each.id === id)?.name ?? id;
  const lead = all[place]?.name;
  const has = (own ?? []).map(nameOf).join(', ');
  return lead === undefined ? `The lead’s ${word} is unknown; takes ${has}` : `Other ${word}: the lead’s is ${lead}, takes ${has}`;
}

/** What of a pool's strategy a sentence about its pick needs. */
export interface PickLook extends MemberLook {
  readonly pool: Pool;
  readonly weight: number;
  /** The number that decided, as the pool's strategy reads it. */
  readonly score: number;
  /** The weights of all who could have taken the lead. */
  readonly eligibleWeight: number;
}

const twoDigits = (value: number): string => String(Math.round(value * 100) / 100);

/** The numbers behind a pick for one member, as a phrase without a full stop. */
export function pickInWords(look: PickLook): string {
  const { rep, counts, pool, score, weight, eligibleWeight, zone, at } = look;
  const onDay = rep?.dayCap === undefined ? '' : `, ${counts.onDay} of ${rep.dayCap} that day`;
  switch (pool.strategy) {
    case 'weightedSmooth':
      return `credit ${score}, weight ${weight}${onDay}`;
    case 'ordered':
      return score === 0 ? `a turn kept from before${onDay}` : `place ${score} from the last pick${onDay}`;
    case 'shortfall':
      return `${twoDigits(-score / eligibleWeight)} leads short of the share that weight ${weight} gives${onDay}`;
    case 'leastLoaded':
      return `${counts.open}${rep?.openCap === undefined ? '' : ` of ${rep.openCap}`} leads open${onDay}`;
    case 'fastestFree':
      return score === at ? `at work${onDay}` : score === Infinity ? `no working hours known${onDay}` : `works next at ${isoMinute(toLocal(zone, score))} local time${onDay}`;
    case 'hubspotRotate':
      return `${score} since the list of owners last changed`;
  }
}
