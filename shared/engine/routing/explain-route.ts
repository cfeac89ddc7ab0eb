import type { DayOf } from '../expressions/day-of.ts';
import { FALSE, UNKNOWN } from '../expressions/truth.ts';
import type { Truth } from '../expressions/truth.ts';
import type { LeadMoment } from '../expressions/evaluate-expression.ts';
import type { History } from '../history/history.ts';
import type { Configuration, Rep } from '../model/configuration.ts';
import { evaluateLead } from '../scoring/evaluate-lead.ts';
import { isoDay, isoMinute } from '../time/civil-date.ts';
import { localDay, toLocal } from '../time/zone-table.ts';
import { describeVerdict } from './describe-verdict.ts';
import type { Standing } from './rep-desks.ts';
import type { RoutingInput } from './route-leads.ts';
import { routeWithWitness } from './route-leads.ts';

/** One rule, and why it did or did not decide. */
export interface RuleReason {
  readonly ruleId: string;
  readonly name: string;
  readonly verdict: 'matched' | 'false' | 'unknown' | 'notReached' | 'exhausted';
  readonly because: string;
}

/** One member of a pool that was asked, and why he was picked or passed over. */
export interface MemberReason {
  readonly repId: string;
  readonly name: string;
  readonly verdict: 'picked' | 'eligible' | 'passedOver';
  readonly because: string;
}

/** Why a lead went where it went (domain.md §5, "Explanation"). */
export interface RouteExplanation {
  readonly rules: readonly RuleReason[];
  readonly members: readonly MemberReason[];
  /** Place in the roster; -1: nobody, the lead waits in the fallback queue. */
  readonly rep: number;
  /** Place among the pools; -1: the fallback. */
  readonly pool: number;
  readonly isUnrouted: boolean;
}

export interface ExplainInput extends RoutingInput {
  readonly history: History;
  readonly configuration: Configuration;
  readonly dayOf: DayOf;
}

interface Asked {
  readonly rule: number;
  readonly member: number;
  readonly standing: Standing;
  readonly onDay: number;
}
interface Pick {
  readonly rule: number;
  readonly member: number;
  readonly credits: readonly number[];
}

/**
 * Explains one decision by routing again up to it with a witness, so that the explanation is exactly the decision.
 * Pools that had nobody to give the lead to are listed before the one that had.
 */
export function explainRoute(input: ExplainInput, decision: number): RouteExplanation {
  const verdicts: Truth[] = [];
  const asked: Asked[] = [];
  const picks: Pick[] = [];
  const decisions = routeWithWitness(input, decision, {
    rule: (_, truth) => verdicts.push(truth),
    member: (rule, member, standing, onDay) => asked.push({ rule, member, standing, onDay }),
    picked: (rule, member, credits) => picks.push({ rule, member, credits }),
  });
  const at = input.crossings.at[decision] ?? NaN;
  const { moment } = evaluateLead(input.history, input.configuration, input.crossings.lead[decision] ?? 0, at, input.dayOf);
  const rule = decisions.rule[decision] ?? -1;
  const poolId = input.routing.rules[rule]?.poolId;
  return {
    rules: explainRules(input, verdicts, rule, moment),
    members: asked.map((each) => explainMember(input, each, asked, picks[0], at)),
    rep: decisions.rep[decision] ?? -1,
    pool: poolId === undefined ? -1 : input.routing.pools.findIndex((pool) => pool.id === poolId),
    isUnrouted: rule < 0,
  };
}

function explainRules({ routing }: ExplainInput, verdicts: readonly Truth[], deciding: number, moment: LeadMoment): RuleReason[] {
  const nameOf = (field: string, text: string): string => (field === '@territory' ? routing.territories.find((territory) => territory.id === text)?.name ?? text : text);
  return routing.rules.map(({ id, name, when, poolId, onExhausted }, rule) => {
    const truth = verdicts[rule];
    const reason = { ruleId: id, name };
    if (truth === undefined) return { ...reason, verdict: 'notReached', because: 'An earlier rule had decided.' };
    const because = `${sentence(describeVerdict(when, moment, nameOf))}.`;
    if (truth === FALSE) return { ...reason, verdict: 'false', because };
    if (truth === UNKNOWN) return { ...reason, verdict: 'unknown', because: `${because} Unknown counts as false.` };
    if (rule === deciding) return { ...reason, verdict: 'matched', because };
    const pool = routing.pools.find((candidate) => candidate.id === poolId);
    const nobody = pool === undefined ? 'its pool no longer exists' : `nobody in ${pool.name} could take the lead`;
    return { ...reason, verdict: 'exhausted', because: `${because} But ${nobody}, so ${onExhausted === 'next' ? 'the next rule was tried' : 'the fallback took it'}.` };
  });
}

function explainMember({ routing, clocks }: ExplainInput, each: Asked, asked: readonly Asked[], pick: Pick | undefined, at: number): MemberReason {
  const pool = routing.pools.find((candidate) => candidate.id === routing.rules[each.rule]?.poolId);
  const member = pool?.members[each.member];
  const repIndex = routing.roster.findIndex((rep) => rep.id === member?.repId);
  const rep = routing.roster[repIndex];
  const reason = { repId: member?.repId ?? '', name: rep?.name ?? member?.repId ?? '' };
  if (each.standing !== 'eligible') {
    const zone = clocks.reps[repIndex]?.zone ?? clocks.client.zone;
    const local = { minute: isoMinute(toLocal(zone, at)), day: isoDay(localDay(zone, at)) };
    return { ...reason, verdict: 'passedOver', because: `${passedOver(each.standing, rep, local)}.` };
  }
  const credit = pick?.credits[each.member] ?? 0;
  const numbers = `credit ${credit}, weight ${member?.weight ?? 0}${onDayOf(rep, each.onDay)}`;
  if (pick?.member === each.member) {
    const others = asked.filter((other) => other.rule === each.rule && other.standing === 'eligible').length - 1;
    return { ...reason, verdict: 'picked', because: `${others === 0 ? 'The only one who could take it' : 'Next in turn'}: ${numbers}.` };
  }
  const isTie = credit === pick?.credits[pick.member];
  return { ...reason, verdict: 'eligible', because: `Another's turn: ${numbers}${isTie ? '; equal, but with a lead more recently or later in the pool' : ''}.` };
}

function onDayOf(rep: Rep | undefined, onDay: number): string {
  return rep?.dayCap === undefined ? '' : `, ${onDay} of ${rep.dayCap} that day`;
}

/** The first failing reason of a member, without its full stop. */
function passedOver(standing: Standing, rep: Rep | undefined, local: { readonly minute: string; readonly day: string }): string {
  switch (standing) {
    case 'eligible':
      return 'Could have taken it';
    case 'notInRoster':
      return 'Is not in the roster';
    case 'notYetActive':
      return 'Had not started yet';
    case 'left':
      return 'Had already left';
    case 'absent':
      return 'Was away';
    case 'hoursUnknown':
      return 'Has no working hours, and this pool asks for them';
    case 'outsideHours':
      return `Outside working hours: ${local.minute} local time`;
    case 'dayCapReached':
      return `Day cap reached: ${rep?.dayCap ?? 0} of ${rep?.dayCap ?? 0} on ${local.day}`;
  }
}

function sentence(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
