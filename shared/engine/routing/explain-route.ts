import type { DayOf } from '../expressions/day-of.ts';
import { FALSE, UNKNOWN } from '../expressions/truth.ts';
import type { Truth } from '../expressions/truth.ts';
import type { LeadMoment } from '../expressions/evaluate-expression.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { evaluateLead } from '../scoring/evaluate-lead.ts';
import { describeVerdict } from './describe-verdict.ts';
import type { KeptBy } from './kept-owner.ts';
import { KEPT_BY } from './kept-owner.ts';
import { createNeedsMatcher } from './lead-needs.ts';
import { pickInWords, standingInWords } from './member-words.ts';
import { routeUntilSettled } from './route-leads.ts';
import type { RoutingInput } from './router.ts';
import type { DecisionEnd } from './routing-decisions.ts';
import { endOf } from './routing-decisions.ts';
import type { DeskCounts, RoutingWitness } from './routing-witness.ts';
import { STANDINGS } from './standing.ts';

/** One rule, and why it did or did not decide. */
export interface RuleReason {
  readonly ruleId: string;
  readonly name: string;
  readonly verdict: 'matched' | 'false' | 'unknown' | 'notReached' | 'exhausted' | 'held';
  readonly because: string;
}

/** One member of a pool that was asked, and why he was picked or passed over. */
export interface MemberReason {
  readonly repId: string;
  readonly name: string;
  readonly pool: string;
  readonly verdict: 'picked' | 'eligible' | 'passedOver';
  readonly because: string;
}

/** An owner who might have kept the lead before any rule was asked. */
export interface KeptReason {
  readonly repId: string;
  readonly name: string;
  readonly by: KeptBy;
  readonly because: string;
}

/** One time at which the lead was looked at: at its trigger, or when somebody became free. */
export interface RouteLook {
  readonly at: number;
  readonly kept: readonly KeptReason[];
  readonly members: readonly MemberReason[];
}

/** Why a lead went where it went (domain.md §5, "Explanation"). */
export interface RouteExplanation {
  readonly end: DecisionEnd;
  readonly kept: readonly KeptReason[];
  readonly rules: readonly RuleReason[];
  /** Those of the look that settled it. */
  readonly members: readonly MemberReason[];
  /** At the trigger, and once more for a lead that waited. */
  readonly looks: readonly RouteLook[];
  /** Place in the roster; -1: nobody, the lead waits in the fallback queue or is still held. */
  readonly rep: number;
  /** Place among the pools; -1: none of them gave it. */
  readonly pool: number;
  readonly isUnrouted: boolean;
  /** When it was given (UTC ms); null while it is still held. */
  readonly assignedAt: number | null;
  readonly isHeld: boolean;
}

export interface ExplainInput extends RoutingInput {
  readonly history: History;
  readonly configuration: Configuration;
  readonly dayOf: DayOf;
}

interface Asked {
  readonly rule: number;
  readonly pool: number;
  readonly member: number;
  readonly standing: number;
  readonly counts: DeskCounts;
}
interface Look {
  readonly at: number;
  readonly kept: { readonly by: number; readonly rep: number; readonly standing: number }[];
  readonly asked: Asked[];
  readonly closed: { readonly rule: number; readonly pool: number }[];
  picked: { readonly rule: number; readonly pool: number; readonly member: number; readonly score: readonly number[] } | undefined;
}
interface Seen {
  readonly verdicts: Truth[];
  readonly looks: Look[];
  heldBy: number | undefined;
}

/** Remembers the first look and the last one. */
function watch(seen: Seen): RoutingWitness {
  const last = (): Look | undefined => seen.looks.at(-1);
  return {
    isDetailed: true,
    looks: (_, at) => {
      if (seen.looks.length === 2) seen.looks.pop();
      seen.looks.push({ at, kept: [], asked: [], closed: [], picked: undefined });
    },
    kept: (by, rep, standing) => last()?.kept.push({ by, rep, standing }),
    rule: (_, truth) => seen.verdicts.push(truth),
    closed: (rule, pool) => last()?.closed.push({ rule, pool }),
    member: (rule, pool, member, standing, counts) => last()?.asked.push({ rule, pool, member, standing, counts }),
    picked: (rule, pool, member, score) => {
      const look = last();
      if (look !== undefined) look.picked = { rule, pool, member, score };
    },
    held: (rule) => (seen.heldBy = rule),
  };
}

/**
 * Explains one decision by routing again up to it with a witness, so that the explanation is exactly the decision.
 * Pools that had nobody to give the lead to are listed before the one that had.
 */
export function explainRoute(input: ExplainInput, decision: number): RouteExplanation {
  const seen: Seen = { verdicts: [], looks: [], heldBy: undefined };
  const decisions = routeUntilSettled(input, decision, watch(seen));
  const at = input.crossings.at[decision] ?? NaN;
  const lead = input.crossings.lead[decision] ?? 0;
  const { moment } = evaluateLead(input.history, input.configuration, lead, at, input.dayOf);
  input.evaluator.moveTo(lead, at);
  const explainLook = createLookWords(input);
  const looks = seen.looks.map(explainLook);
  const end = endOf(decisions, decision);
  const settled = looks.at(-1);
  return {
    end,
    kept: settled?.kept ?? [],
    rules: explainRules(input, seen, decisions.rule[decision] ?? -1, moment),
    members: settled?.members ?? [],
    looks,
    rep: decisions.rep[decision] ?? -1,
    pool: decisions.pool[decision] ?? -1,
    isUnrouted: end === 'unrouted',
    assignedAt: Number.isNaN(decisions.assignedAt[decision]) ? null : (decisions.assignedAt[decision] ?? null),
    isHeld: seen.heldBy !== undefined,
  };
}

function explainRules(input: ExplainInput, { verdicts, heldBy, looks }: Seen, deciding: number, moment: LeadMoment): RuleReason[] {
  const { routing } = input;
  const nameOf = (field: string, text: string): string => (field === '@territory' ? routing.territories.find((territory) => territory.id === text)?.name ?? text : text);
  return routing.rules.map(({ id, name, when, poolId, onExhausted }, rule) => {
    const truth = verdicts[rule];
    const reason = { ruleId: id, name };
    if (truth === undefined) return { ...reason, verdict: 'notReached', because: verdicts.length === 0 ? 'The lead stayed with its owner, so no rule was asked.' : 'An earlier rule had decided.' };
    const because = `${sentence(describeVerdict(when, moment, nameOf))}.`;
    if (truth === FALSE) return { ...reason, verdict: 'false', because };
    if (truth === UNKNOWN) return { ...reason, verdict: 'unknown', because: `${because} Unknown counts as false.` };
    if (rule === deciding) return { ...reason, verdict: rule === heldBy ? 'held' : 'matched', because: rule === heldBy ? `${because} The lead waited until somebody in its pool was free.` : because };
    const pool = routing.pools.find((candidate) => candidate.id === poolId);
    const isClosed = looks[0]?.closed.some((each) => each.rule === rule) === true && !looks[0].asked.some((each) => each.rule === rule);
    const nobody = pool === undefined ? 'its pool no longer exists' : isClosed ? `${pool.name} was closed` : `nobody in ${pool.name} could take the lead`;
    const followed = { next: 'the next rule was tried', fallback: 'the fallback took it', hold: 'the lead waited' }[onExhausted];
    return { ...reason, verdict: rule === heldBy ? 'held' : 'exhausted', because: `${because} But ${nobody}, so ${followed}.` };
  });
}

/** Puts a look into words; the evaluator stands on the lead at its trigger. */
function createLookWords(input: ExplainInput): (look: Look) => RouteLook {
  const { routing, clocks, evaluator } = input;
  const needs = createNeedsMatcher(routing, evaluator).read();
  const lookAt = (rep: number, at: number, counts: DeskCounts) => {
    const zone = clocks.reps[rep]?.zone ?? clocks.client.zone;
    return { rep: routing.roster[rep], zone, capZone: clocks.capZone ?? zone, at, counts, needs, routing };
  };
  const explainMember = ({ asked, picked, at }: Look, each: Asked): MemberReason => {
    const pool = routing.pools[each.pool];
    const member = pool?.members[each.member];
    const place = routing.roster.findIndex(({ id }) => id === member?.repId);
    const own = lookAt(place, at, each.counts);
    const reason = { repId: member?.repId ?? '', name: own.rep?.name ?? member?.repId ?? '', pool: pool?.name ?? '' };
    if (each.standing !== 0 || pool === undefined) return { ...reason, verdict: 'passedOver', because: `${standingInWords(STANDINGS[each.standing] ?? 'eligible', own)}.` };
    const weightOf = (of: Asked): number => (pool.members[of.member]?.weight ?? 0) * (routing.roster.find(({ id }) => id === pool.members[of.member]?.repId)?.weight ?? 1);
    const eligible = asked.filter((other) => other.rule === each.rule && other.pool === each.pool && other.standing === 0);
    const score = picked?.score[each.member] ?? 0;
    const numbers = pickInWords({ ...own, pool, score, weight: weightOf(each), eligibleWeight: eligible.reduce((sum, other) => sum + weightOf(other), 0) });
    if (picked?.member === each.member) return { ...reason, verdict: 'picked', because: `${eligible.length === 1 ? 'The only one who could take it' : 'Next in turn'}: ${numbers}.` };
    const isTie = pool.strategy !== 'ordered' && score === picked?.score[picked.member];
    return { ...reason, verdict: 'eligible', because: `Another's turn: ${numbers}${isTie ? '; equal, but with a lead more recently or later in the pool' : ''}.` };
  };
  const noCounts = { onDay: 0, inWeek: 0, in30: 0, open: 0 };
  return (look) => ({
    at: look.at,
    kept: look.kept.map(({ by, rep, standing }) => ({
      repId: routing.roster[rep]?.id ?? '',
      name: routing.roster[rep]?.name ?? '',
      by: KEPT_BY[by] ?? 'previousOwner',
      because: keptInWords(KEPT_BY[by] ?? 'previousOwner', standing === 0 ? null : overCapInWords(STANDINGS[standing] === 'absent', standingInWords(STANDINGS[standing] ?? 'eligible', lookAt(rep, look.at, noCounts)), routing)),
    })),
    members: look.asked.map((each) => explainMember(look, each)),
  });
}

const KEPT_WORDS: Readonly<Record<KeptBy, string>> = {
  duplicate: 'Another record of this person is already theirs',
  openDeal: 'Owns the lead’s open deal',
  account: 'Owns the lead’s account',
  previousOwner: 'Owned this lead before',
};

function keptInWords(by: KeptBy, obstacle: string | null): string {
  return obstacle === null ? `${KEPT_WORDS[by]}.` : `${KEPT_WORDS[by]}. ${obstacle}`;
}

function overCapInWords(isAway: boolean, standing: string, { stickiness }: Configuration['routing']): string {
  const what = isAway ? 'Was away then' : standing.replace(/: .*$/, '');
  const follows = { assignAnyway: 'got it anyway', hold: 'so it waited', routeOn: 'so the rules were asked' }[stickiness?.overCap ?? 'assignAnyway'];
  return `${what}, ${follows}.`;
}

function sentence(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
