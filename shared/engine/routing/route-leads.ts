import { TRUE } from '../expressions/truth.ts';
import type { Truth } from '../expressions/truth.ts';
import type { Absence, Configuration } from '../model/configuration.ts';
import type { Crossings } from '../scoring/find-crossings.ts';
import type { CompiledExpression, LeadEvaluator } from '../scoring/lead-evaluator.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import type { PoolTurns } from './pool-turns.ts';
import { startPool, takeTurn } from './pool-turns.ts';
import type { RepDesks, Standing } from './rep-desks.ts';
import { giveLead, leadsOnDay, standingOf, startDesks } from './rep-desks.ts';

/**
 * Who would have been assigned (domain.md §5), decision by decision in the order of the crossings: the rules in their
 * order; the first that is true names a pool; its eligible members take turns by weight; a pool without an eligible
 * member passes on to the next true rule or to the fallback, as its rule says. Unknown counts as false.
 * The plain form, with names and objects, stands in test/engine/routing/plain-routing.ts; a property test holds both equal.
 */
export interface RoutingDecisions {
  readonly count: number;
  /** By decision: index of the rule that found somebody, -1 for the fallback. */
  readonly rule: Int16Array;
  /** By decision: index into the roster, -1 when the lead waits in the fallback queue without a person. */
  readonly rep: Int16Array;
}

/** What one decision looked at; told to whoever explains it. Rules after the deciding one are not looked at. */
export interface RoutingWitness {
  rule(rule: number, truth: Truth): void;
  /** `onDay`: how many leads he had been given on his own day before this one. */
  member(rule: number, member: number, standing: Standing, onDay: number): void;
  /** The members' credits that decided: with the eligible ones' weights added, before the pick was paid for. */
  picked(rule: number, member: number, credits: readonly number[]): void;
}

export interface RoutingInput {
  readonly routing: Configuration['routing'];
  readonly crossings: Pick<Crossings, 'count' | 'lead' | 'at'>;
  readonly evaluator: LeadEvaluator;
  readonly clocks: RosterClocks;
  readonly absences: readonly Absence[];
}

/** A routing in progress. `decide` must be called in the order of the crossings. */
interface Router {
  readonly input: RoutingInput;
  readonly whens: readonly CompiledExpression[];
  readonly poolOfRule: Int16Array;
  readonly pools: readonly PoolTurns[];
  readonly desks: RepDesks;
  readonly isEligible: Uint8Array;
  readonly fallbackRep: number;
}

function startRouter(input: RoutingInput): Router {
  const { routing, evaluator, clocks, absences } = input;
  return {
    input,
    whens: routing.rules.map((rule) => evaluator.compile(rule.when)),
    poolOfRule: Int16Array.from(routing.rules, (rule) => routing.pools.findIndex((pool) => pool.id === rule.poolId)),
    pools: routing.pools.map((pool) => startPool(pool, routing.roster)),
    desks: startDesks(routing.roster, clocks, absences),
    isEligible: new Uint8Array(Math.max(0, ...routing.pools.map((pool) => pool.members.length))),
    fallbackRep: routing.roster.findIndex((rep) => rep.id === routing.fallback.repId),
  };
}

/** Looks for somebody in a rule's pool; the place in the roster, or -1. */
function pickFromPool(router: Router, rule: number, at: number, witness: RoutingWitness | undefined): number {
  const { desks, isEligible, input } = router;
  const poolIndex = router.poolOfRule[rule] ?? -1;
  const pool = router.pools[poolIndex];
  if (pool === undefined) return -1;
  const hours = input.routing.pools[poolIndex]?.hours ?? 'ignore';
  for (let i = 0; i < pool.rep.length; i += 1) {
    const standing = standingOf(desks, pool.rep[i] ?? -1, at, hours);
    isEligible[i] = standing === 'eligible' ? 1 : 0;
    witness?.member(rule, i, standing, leadsOnDay(desks, pool.rep[i] ?? -1, at));
  }
  const member = takeTurn(pool, isEligible, desks.lastTurn);
  if (member < 0) return -1;
  witness?.picked(rule, member, creditsBeforePay(pool, isEligible, member));
  return pool.rep[member] ?? -1;
}

function creditsBeforePay({ credit, weight }: PoolTurns, isEligible: Uint8Array, picked: number): number[] {
  const paid = weight.reduce((sum, value, i) => (isEligible[i] === 1 ? sum + value : sum), 0);
  return Array.from(credit, (value, i) => (i === picked ? value + paid : value));
}

/** One decision: writes it into `decisions` and onto the desk of whoever gets the lead. */
function decide(router: Router, turn: number, decisions: RoutingDecisions, witness?: RoutingWitness): void {
  const { input, whens, desks } = router;
  const at = input.crossings.at[turn] ?? NaN;
  input.evaluator.moveTo(input.crossings.lead[turn] ?? 0, at);
  for (let rule = 0; rule < whens.length; rule += 1) {
    const truth = input.evaluator.test(whens[rule]!);
    witness?.rule(rule, truth);
    if (truth !== TRUE) continue;
    const rep = pickFromPool(router, rule, at, witness);
    if (rep >= 0) {
      decisions.rule[turn] = rule;
      decisions.rep[turn] = rep;
      giveLead(desks, rep, at, turn);
      return;
    }
    if (input.routing.rules[rule]?.onExhausted === 'fallback') break;
  }
  decisions.rule[turn] = -1;
  decisions.rep[turn] = router.fallbackRep;
  if (router.fallbackRep >= 0) giveLead(desks, router.fallbackRep, at, turn);
}

/** Routes every crossing. The same input always gives the same output; nothing is drawn by chance. */
export function routeLeads(input: RoutingInput): RoutingDecisions {
  return routeUntil(input, input.crossings.count);
}

/** Routes as `routeLeads` does up to and including one decision, and shows that one to a witness. */
export function routeWithWitness(input: RoutingInput, decision: number, witness: RoutingWitness): RoutingDecisions {
  return routeUntil(input, decision + 1, witness);
}

/** The witness, when there is one, sees the last of the `count` decisions. */
function routeUntil(input: RoutingInput, count: number, witness?: RoutingWitness): RoutingDecisions {
  const router = startRouter(input);
  const decisions: RoutingDecisions = { count, rule: new Int16Array(count), rep: new Int16Array(count) };
  for (let turn = 0; turn < count; turn += 1) decide(router, turn, decisions, turn === count - 1 ? witness : undefined);
  return decisions;
}
