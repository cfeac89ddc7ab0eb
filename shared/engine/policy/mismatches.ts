import { TRUE } from '../expressions/truth.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Match } from '../model/routing-policy.ts';
import { MATCHES } from '../model/routing-policy.ts';
import { holdsSkill } from '../routing/holds-skill.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';

/** Who was given which lead when: one row per handoff, `rep` -1 for nobody in the roster. */
export interface Assigned {
  readonly count: number;
  readonly lead: Uint32Array;
  readonly at: Float64Array;
  readonly rep: Int16Array;
}

/** Handoffs whose owner is not for the lead; `of` are those of which both the lead's side and the owner's are known. */
export interface Mismatch {
  readonly kind: Match;
  readonly of: number;
  readonly handoffs: readonly number[];
}

/**
 * Territory, segment and specialism of leads against their owners', as of the handoff. A rep without territories or
 * segments takes any; a lead whose territory or segment is unknown mismatches nobody; a needed skill must be held.
 */
export function findMismatches(routing: Configuration['routing'], evaluator: LeadEvaluator, { count, lead, at, rep }: Assigned): Mismatch[] {
  const { roster, territories, segments = [], skills = [] } = routing;
  const whens = segments.map(({ when }) => evaluator.compile(when));
  const needs = skills.map(({ when }) => evaluator.compile(when));
  const found = Object.fromEntries(MATCHES.map((kind) => [kind, { of: 0, handoffs: [] as number[] }])) as Record<Match, { of: number; handoffs: number[] }>; // fromEntries forgets the keys
  const homes = homesOf(routing);
  const judge = (kind: Match, handoff: number, isAtHome: boolean): void => {
    found[kind].of += 1;
    if (!isAtHome) found[kind].handoffs.push(handoff);
  };
  for (let i = 0; i < count; i += 1) {
    const owner = roster[rep[i]!];
    if (owner === undefined) continue;
    evaluator.moveTo(lead[i]!, at[i]!);
    const territory = evaluator.territory();
    if (territory >= 0 && owner.territories.length > 0) judge('territory', i, homes[rep[i]! * territories.length + territory] === 1);
    const segment = segments[whens.findIndex((when) => evaluator.test(when) === TRUE)];
    if (segment !== undefined && (owner.segments ?? []).length > 0) judge('segment', i, (owner.segments ?? []).includes(segment.id));
    const needed = skills.filter((_, place) => evaluator.test(needs[place]!) === TRUE);
    if (needed.length > 0) judge('skill', i, needed.every((skill) => holdsSkill(owner, skill)));
  }
  return MATCHES.map((kind) => ({ kind, ...found[kind] }));
}

/** 1 where a rep (by place in the roster, then territory) is for a territory. */
function homesOf({ roster, territories }: Configuration['routing']): Uint8Array {
  return Uint8Array.from(roster.flatMap((rep) => territories.map(({ id }) => (rep.territories.includes(id) ? 1 : 0))));
}
