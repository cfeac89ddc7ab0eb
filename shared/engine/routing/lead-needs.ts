import { TRUE } from '../expressions/truth.ts';
import type { Configuration, Pool } from '../model/configuration.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';
import { holdsSkill } from './holds-skill.ts';
import { STANDING } from './standing.ts';

/** What a lead asks of whoever takes it, at its trigger: places among territories and segments (-1: none known), skills. */
export interface LeadNeeds {
  readonly territory: number;
  readonly segment: number;
  readonly skills: readonly number[];
}

/** Reads and compares needs; bound to one evaluator, whose position `read` reads. */
export interface NeedsMatcher {
  /** Whether any pool asks for anything. */
  readonly isAsked: boolean;
  read(): LeadNeeds;
  /** 0, or the first standing that says what a rep lacks for a pool that asks for it. */
  standing(needs: LeadNeeds, pool: Pool, rep: number): number;
}

/** Of a lead of which nothing is asked. */
export const NO_NEEDS: LeadNeeds = { territory: -1, segment: -1, skills: [] };

/**
 * A matcher of a routing (domain.md §5 step 4). A rep without territories or segments takes any; one with some takes only
 * leads known to be in one of them. A skill is needed where its criterion is true, and must be held.
 */
export function createNeedsMatcher(routing: Configuration['routing'], evaluator: LeadEvaluator): NeedsMatcher {
  const isAsked = routing.pools.some(({ match = [] }) => match.length > 0);
  if (!isAsked) return { isAsked, read: () => NO_NEEDS, standing: () => 0 };
  const segments = (routing.segments ?? []).map(({ when }) => evaluator.compile(when));
  const skills = (routing.skills ?? []).map(({ when }) => evaluator.compile(when));
  const hasAll = (ids: readonly string[], known: readonly { readonly id: string }[]): readonly boolean[] | null => (ids.length === 0 ? null : known.map(({ id }) => ids.includes(id)));
  const reps = routing.roster.map((rep) => ({
    territories: hasAll(rep.territories, routing.territories),
    segments: hasAll(rep.segments ?? [], routing.segments ?? []),
    skills: (routing.skills ?? []).map((skill) => holdsSkill(rep, skill)),
  }));
  return {
    isAsked,
    read: () => ({
      territory: evaluator.territory(),
      segment: segments.findIndex((segment) => evaluator.test(segment) === TRUE),
      skills: skills.flatMap((skill, i) => (evaluator.test(skill) === TRUE ? [i] : [])),
    }),
    standing: (needs, { match = [] }, rep) => {
      const has = reps[rep];
      if (match.length === 0 || has === undefined) return 0;
      if (match.includes('territory') && has.territories !== null && has.territories[needs.territory] !== true) return STANDING.otherTerritory;
      if (match.includes('segment') && has.segments !== null && has.segments[needs.segment] !== true) return STANDING.otherSegment;
      return match.includes('skill') && needs.skills.some((skill) => has.skills[skill] !== true) ? STANDING.skillMissing : 0;
    },
  };
}
