import { TRUE } from '../expressions/truth.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Match } from '../model/routing-policy.ts';
import { MATCHES } from '../model/routing-policy.ts';
import { holdsSkill } from '../routing/holds-skill.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';

/** Leads at the instants that decide. */
export interface AskedLeads {
  readonly count: number;
  readonly lead: Uint32Array;
  readonly at: Float64Array;
}

/** What leads ask of their owners as of then, by handoff: places among territories and segments (-1: none known); by skill 1 where it is needed. */
export interface OwnerNeeds {
  readonly territory: Int16Array;
  readonly segment: Int16Array;
  readonly skills: readonly Uint8Array[];
}

/** Reads what every lead asks for; no edit of rules, pools or people changes it. */
export function readOwnerNeeds({ segments = [], skills = [] }: Configuration['routing'], evaluator: LeadEvaluator, { count, lead, at }: AskedLeads): OwnerNeeds {
  const whens = segments.map(({ when }) => evaluator.compile(when));
  const needs = skills.map(({ when }) => evaluator.compile(when));
  const found = { territory: new Int16Array(count), segment: new Int16Array(count), skills: skills.map(() => new Uint8Array(count)) };
  for (let i = 0; i < count; i += 1) {
    evaluator.moveTo(lead[i]!, at[i]!);
    found.territory[i] = evaluator.territory();
    found.segment[i] = whens.findIndex((when) => evaluator.test(when) === TRUE);
    needs.forEach((need, skill) => (found.skills[skill]![i] = evaluator.test(need) === TRUE ? 1 : 0));
  }
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
