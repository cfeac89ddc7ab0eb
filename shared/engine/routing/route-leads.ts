import { TRUE } from '../expressions/truth.ts';
import type { HeldLead, LaneAsks } from './hold-queue.ts';
import type { LeadKeys } from './kept-owner.ts';
import { KEPT_BY } from './kept-owner.ts';
import { NO_NEEDS, type LeadNeeds } from './lead-needs.ts';
import { countLead, deskStanding, giveLead, nextChange, refreshDesk } from './rep-desks.ts';
import type { Router, RoutingInput } from './router.ts';
import { nextPoolChange, pickForRule, startRouter, witnessOf } from './router.ts';
import type { RoutingDecisions } from './routing-decisions.ts';
import { KEPT, NO_RULE, STILL_HELD } from './routing-decisions.ts';
import type { RuleClass } from './rule-classes.ts';
import type { RoutingWitness } from './routing-witness.ts';
import type { TakenBack } from './take-backs.ts';

/**
 * Who would have been assigned (domain.md §5), decision by decision in the order of time. Duplicates and sticky owners come
 * first; then the rules in their order: the first that is true names a pool, whose strategy picks among its eligible
 * members; a pool without one passes on to its overflow, then to the next true rule, the hold queue or the fallback, as the
 * rule says. Unknown counts as false. Held leads are offered again at every instant at which time can free somebody, before
 * the decisions of that instant; after the longest wait the fallback takes them.
 * The plain form, with names and objects, stands in test/engine/routing/plain-routing.ts; a property test holds both equal.
 */
export function routeLeads(input: RoutingInput): RoutingDecisions {
  return finish(startRouter(input));
}

/**
 * Routes as `routeLeads` does, and takes leads back from whoever lets them lie (domain.md §7): at the instant that
 * `input.takenAt` says, after the decisions of that instant, a lead is routed again without the one who had it; criteria,
 * tier and stickiness are asked as at first. The decisions are the last ones of every lead, `takenBack` those before them
 * in the order of time; after `most` times the lead waits for the manager, without an owner and unrouted by rule.
 */
export function routeWithTakeBacks(input: RoutingInput): { readonly decisions: RoutingDecisions; readonly takenBack: readonly TakenBack[]; readonly toManager: Uint8Array } {
  const router = startRouter(input);
  const decisions = finish(router);
  return { decisions, takenBack: router.takeBacks?.log ?? [], toManager: router.takeBacks?.toManager ?? new Uint8Array(decisions.count) };
}

/** Routes as `routeLeads` does and tells a witness of every decision. */
export function routeWithWitness(input: RoutingInput, witness: RoutingWitness): RoutingDecisions {
  return finish(startRouter(input, witness));
}

/** Routes until one decision is settled, and tells a witness of that one alone; later decisions stay undecided. */
export function routeUntilSettled(input: RoutingInput, decision: number, witness: RoutingWitness): RoutingDecisions {
  const router = startRouter(input, witness, decision);
  const { count, at } = input.crossings;
  for (let turn = 0; turn < count && !(turn > decision && isSettled(router, decision)); turn += 1) {
    advance(router, at[turn]!);
    decideAtTrigger(router, turn);
  }
  if (!isSettled(router, decision)) advance(router, input.until ?? Infinity);
  return router.decisions;
}

const isSettled = ({ decisions }: Router, decision: number): boolean => !Number.isNaN(decisions.assignedAt[decision]!);

function finish(router: Router): RoutingDecisions {
  const { count, at } = router.input.crossings;
  for (let turn = 0; turn < count; turn += 1) {
    if (router.queue.size > 0 || router.takeBacks !== null) advance(router, at[turn]!);
    else router.now = at[turn]!;
    decideAtTrigger(router, turn);
  }
  advance(router, router.input.until ?? Infinity, true);
  return router.decisions;
}

function settle(router: Router, turn: number, at: number, rule: number, rep: number, keys: LeadKeys | null): void {
  const { decisions } = router;
  decisions.rule[turn] = rule;
  decisions.rep[turn] = rep;
  decisions.assignedAt[turn] = at;
  if (rep < 0) return;
  giveLead(router.desks, rep, at);
  if (router.routedDesks !== null && rule >= 0) countLead(router.routedDesks, rep, at);
  if (keys !== null) router.kept?.remember(keys, rep, at);
  router.takeBacks?.watch(turn, rep, at);
}

/** One decision at its trigger. */
function decideAtTrigger(router: Router, turn: number): void {
  const { at, exclude } = router.input.crossings;
  decide(router, turn, at[turn]!, exclude?.[turn] ?? -1, witnessOf(router, turn));
}

/** A decision at an instant, its trigger or later, with the facts of its trigger. */
function decide(router: Router, turn: number, at: number, exclude: number, witness: RoutingWitness | undefined): void {
  const { input, kept, classes } = router;
  const { crossings, evaluator } = input;
  const lead = crossings.lead[turn]!;
  const trigger = crossings.at[turn]!;
  if (classes !== null && witness?.isDetailed !== true && kept === null) {
    witness?.looks(turn, at);
    return decideByClass(router, turn, at, exclude, classes.of(lead, trigger), witness);
  }
  witness?.looks(turn, at);
  evaluator.moveTo(lead, trigger);
  const keys = kept?.keys(lead) ?? null;
  if (keys !== null && decideKept(router, turn, at, exclude, keys, witness)) return;
  const needs = router.needs.read();
  for (let rule = 0; rule < router.whens.length; rule += 1) {
    const truth = evaluator.test(router.whens[rule]!);
    witness?.rule(rule, truth);
    if (truth !== TRUE) continue;
    const follows = tryRule(router, turn, at, rule, needs, exclude, keys, witness);
    if (follows === 'done') return;
    if (follows === 'fallback') break;
  }
  settle(router, turn, at, NO_RULE, fallbackFor(router, exclude), keys);
}

/** The same for leads whose class tells the true rules and what they ask for; the false ones no witness hears of. */
function decideByClass(router: Router, turn: number, at: number, exclude: number, { rules, isOpen, needs }: RuleClass, witness: RoutingWitness | undefined): void {
  const { evaluator, crossings } = router.input;
  let isThere = false;
  for (let i = 0; i < rules.length; i += 1) {
    if (isOpen[i] === 1) {
      if (!isThere) evaluator.moveTo(crossings.lead[turn]!, crossings.at[turn]!);
      isThere = true;
      if (evaluator.test(router.whens[rules[i]!]!) !== TRUE) continue;
    }
    witness?.rule(rules[i]!, TRUE);
    const follows = tryRule(router, turn, at, rules[i]!, needs, exclude, null, witness);
    if (follows === 'done') return;
    if (follows === 'fallback') break;
  }
  settle(router, turn, at, NO_RULE, fallbackFor(router, exclude), null);
}

/** The person behind the fallback; its queue alone where he is the one who must not get the lead. */
const fallbackFor = ({ fallbackRep }: Router, exclude: number): number => (fallbackRep === exclude ? -1 : fallbackRep);

/** A rule that is true: somebody gets the lead or it waits, else what the rule says follows. */
function tryRule(router: Router, turn: number, at: number, rule: number, needs: LeadNeeds, exclude: number, keys: LeadKeys | null, witness: RoutingWitness | undefined): 'done' | 'next' | 'fallback' {
  const rep = pickForRule(router, rule, at, needs, exclude, witness);
  if (rep >= 0) {
    router.decisions.pool[turn] = router.givenBy;
    settle(router, turn, at, rule, rep, keys);
    return 'done';
  }
  const { onExhausted } = router.input.routing.rules[rule]!;
  if (onExhausted !== 'hold') return onExhausted;
  hold(router, { rule, onlyRep: -1, needs, exclude, tier: tierOf(router, turn) }, { turn, at, keys }, witness);
  return 'done';
}

/** Hottest first; leads without a tier come last. */
function tierOf({ input }: Router, turn: number): number {
  const tier = input.crossings.tier?.[turn] ?? -1;
  return tier < 0 ? Infinity : tier;
}

function hold(router: Router, asks: LaneAsks, lead: HeldLead, witness: RoutingWitness | undefined): void {
  router.decisions.heldBy[lead.turn] = asks.rule;
  router.queue.put(asks, lead);
  witness?.held(asks.rule);
}

/** The first owner who is active and not excluded keeps the lead, or makes it wait; false: the rules are asked. */
function decideKept(router: Router, turn: number, at: number, exclude: number, keys: LeadKeys, witness: RoutingWitness | undefined): boolean {
  const { desks, decisions, input } = router;
  for (const { by, rep } of router.kept?.candidates(keys, at) ?? []) {
    refreshDesk(desks, rep, at);
    if (desks.presence[rep] !== 0 || rep === exclude) continue;
    const standing = deskStanding(desks, rep, at, false);
    const overCap = input.routing.stickiness?.overCap ?? 'assignAnyway';
    witness?.kept(KEPT_BY.indexOf(by), rep, standing);
    if (standing !== 0 && overCap === 'routeOn') return false;
    decisions.keptBy[turn] = KEPT_BY.indexOf(by);
    if (standing !== 0 && overCap === 'hold') {
      hold(router, { rule: KEPT, onlyRep: rep, needs: NO_NEEDS, exclude, tier: tierOf(router, turn) }, { turn, at, keys }, witness);
      return true;
    }
    decisions.isOverCap[turn] = standing === 0 ? 0 : 1;
    settle(router, turn, at, KEPT, rep, keys);
    return true;
  }
  return false;
}

/**
 * Lets time pass up to and including an instant: whoever becomes free takes waiting leads, who waited too long goes to the
 * fallback. What is due to be taken back then is, up to before the instant, since the decisions of an instant come first.
 */
function advance(router: Router, to: number, isLast = false): void {
  for (;;) {
    const freed = nextFreed(router);
    const taken = router.takeBacks?.next() ?? Infinity;
    if (freed <= to && freed <= taken && freed !== Infinity) offerAll(router, freed);
    else if (taken !== Infinity && (taken < to || (isLast && taken === to))) takeBack(router, taken);
    else break;
  }
  router.now = to;
}

/** The next instant at which time can free somebody for a waiting lead, or one has waited too long; Infinity: nothing waits. */
function nextFreed(router: Router): number {
  const { queue, holdMaxMs, waitedFor, desks, routedDesks } = router;
  if (queue.size === 0) return Infinity;
  let next = queue.oldest() + holdMaxMs;
  for (const rep of waitedFor.reps) next = Math.min(next, nextChange(desks, rep, router.now), routedDesks === null ? Infinity : nextChange(routedDesks, rep, router.now));
  for (const pool of waitedFor.pools) next = Math.min(next, nextPoolChange(router, pool, router.now));
  return next;
}

function offerAll(router: Router, at: number): void {
  router.now = at;
  router.queue.drain((lead, asks) => offer(router, lead, asks, at));
  router.queue.expire(at - router.holdMaxMs, ({ turn, keys }, { exclude }) => settle(router, turn, at, NO_RULE, fallbackFor(router, exclude), keys));
}

/** Takes the lead that is due from whoever has it and routes it again without him; then whoever waits for his free place is offered it. */
function takeBack(router: Router, at: number): void {
  const { takeBacks, decisions, desks } = router;
  if (takeBacks === null) return;
  router.now = at;
  const turn = takeBacks.take();
  const rep = decisions.rep[turn]!;
  const assignedAt = decisions.assignedAt[turn]!;
  takeBacks.log.push({ turn, nth: takeBacks.times[turn]!, rep, assignedAt, rule: decisions.rule[turn]!, pool: decisions.pool[turn]!, takenAt: at });
  takeBacks.times[turn]! += 1;
  desks.open.remove(rep, assignedAt, at);
  if (decisions.rule[turn]! >= 0) router.routedDesks?.open.remove(rep, assignedAt, at);
  forget(decisions, turn);
  if (takeBacks.times[turn]! > takeBacks.most) {
    takeBacks.toManager[turn] = 1;
    settle(router, turn, at, NO_RULE, -1, null);
  } else decide(router, turn, at, rep, undefined);
  if (router.queue.size > 0) offerAll(router, at);
}

function forget({ rule, rep, pool, assignedAt, keptBy, isOverCap, heldBy }: RoutingDecisions, turn: number): void {
  rule[turn] = STILL_HELD;
  rep[turn] = pool[turn] = keptBy[turn] = heldBy[turn] = -1;
  assignedAt[turn] = NaN;
  isOverCap[turn] = 0;
}

/** Offers a waiting lead again; true when somebody took it. */
function offer(router: Router, { turn, keys }: HeldLead, { rule, onlyRep, needs, exclude }: LaneAsks, at: number): boolean {
  const { desks, decisions } = router;
  const witness = witnessOf(router, turn);
  witness?.looks(turn, at);
  if (onlyRep >= 0) {
    refreshDesk(desks, onlyRep, at);
    const standing = desks.presence[onlyRep] === 0 ? deskStanding(desks, onlyRep, at, false) : desks.presence[onlyRep]!;
    witness?.kept(decisions.keptBy[turn]!, onlyRep, standing);
    if (standing === 0) settle(router, turn, at, KEPT, onlyRep, keys);
    return standing === 0;
  }
  const rep = pickForRule(router, rule, at, needs, exclude, witness);
  if (rep < 0) return false;
  decisions.pool[turn] = router.givenBy;
  settle(router, turn, at, rule, rep, keys);
  return true;
}
