import type { DayOf } from '../expressions/day-of.ts';
import { TRUE } from '../expressions/truth.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Match } from '../model/routing-policy.ts';
import { MATCHES } from '../model/routing-policy.ts';
import { placesByLead } from '../replay/figure-book.ts';
import type { Looked } from '../replay/read-moments.ts';
import type { ReplayInput } from '../replay/replay-result.ts';
import { holdsSkill } from '../routing/holds-skill.ts';
import { createBatchEvaluator } from '../scoring/batch/batch-evaluator.ts';

/** What leads ask of their owners as of then, by handoff: places among territories and segments (-1: none known); by skill 1 where it is needed. */
export interface OwnerNeeds {
  readonly territory: Int16Array;
  readonly segment: Int16Array;
  readonly skills: readonly Uint8Array[];
}

/** Reads what every lead asks for; no edit of rules, pools or people changes it. `pause` is called in every turn of the long loop. */
export function readOwnerNeeds({ history, configuration }: Pick<ReplayInput, 'history' | 'configuration'>, dayOf: DayOf, moments: Looked, pause: (turn: number) => void = () => undefined): OwnerNeeds {
  const { segments = [], skills = [] } = configuration.routing;
  const batch = createBatchEvaluator(history, configuration, dayOf, [...segments, ...skills].map(({ when }) => when));
  const { count, lead, at } = moments;
  const found = { territory: new Int16Array(count), segment: new Int16Array(count).fill(-1), skills: skills.map(() => new Uint8Array(count)) };
  placesByLead(moments).forEach((i, turn) => {
    pause(turn);
    batch.moveTo(lead[i]!, at[i]!);
    found.territory[i] = batch.territory();
    for (let place = segments.length - 1; place >= 0; place -= 1) if (batch.test(place) === TRUE) found.segment[i] = place; // the first that holds
    for (let skill = 0; skill < skills.length; skill += 1) found.skills[skill]![i] = batch.test(segments.length + skill) === TRUE ? 1 : 0;
  });
  return found;
}

/** Handoffs whose owner is not for the lead; `of` are those of which both the lead's side and the owner's are known. */
export interface Mismatch {
  readonly kind: Match;
  readonly of: number;
  readonly handoffs: readonly number[];
}

/**
 * Territory, segment and specialism of leads against their owners', as of the handoff; `rep` by handoff, -1 for nobody in the roster. A rep without territories or
 * segments takes any; a lead whose territory or segment is unknown mismatches nobody; a needed skill must be held.
 */
export function findMismatches(routing: Configuration['routing'], needs: OwnerNeeds, rep: Int16Array): Mismatch[] {
  const { roster, territories, segments = [], skills = [] } = routing;
  const found = Object.fromEntries(MATCHES.map((kind) => [kind, { of: 0, handoffs: [] as number[] }])) as Record<Match, { of: number; handoffs: number[] }>; // fromEntries forgets the keys
  const homes = homesOf(routing);
  const judge = (kind: Match, handoff: number, isAtHome: boolean): void => {
    found[kind].of += 1;
    if (!isAtHome) found[kind].handoffs.push(handoff);
  };
  for (let i = 0; i < rep.length; i += 1) {
    const owner = roster[rep[i]!];
    if (owner === undefined) continue;
    const territory = needs.territory[i]!;
    if (territory >= 0 && owner.territories.length > 0) judge('territory', i, homes[rep[i]! * territories.length + territory] === 1);
    const segment = segments[needs.segment[i]!];
    if (segment !== undefined && (owner.segments ?? []).length > 0) judge('segment', i, (owner.segments ?? []).includes(segment.id));
    const needed = skills.filter((_, skill) => needs.skills[skill]![i] === 1);
    if (needed.length > 0) judge('skill', i, needed.every((skill) => holdsSkill(owner, skill)));
  }
  return MATCHES.map((kind) => ({ kind, ...found[kind] }));
}

/** 1 where a rep (by place in the roster, then territory) is for a territory. */
function homesOf({ roster, territories }: Configuration['routing']): Uint8Array {
  return Uint8Array.from(roster.flatMap((rep) => territories.map(({ id }) => (rep.territories.includes(id) ? 1 : 0))));
}
