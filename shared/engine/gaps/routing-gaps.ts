import { leavesOf } from '../expressions/leaves-of.ts';
import type { Configuration, Pool } from '../model/configuration.ts';
import { dayOfIso } from '../time/civil-date.ts';
import { DAY } from '../time/units.ts';
import { isUnmeasured, NO_HISTORY, NO_PROPOSAL, type Count, type GapFacts, type Measured, type MeasuredFacts } from './gap-facts.ts';
import { counted, gapIf, isAbove, measuredValue, missing, unknown, verdict, type GapEvidence, type GapFinding, type GapRule } from './gap-rule.ts';
import { teamOf } from './said-owners.ts';

/** A review is due at least this often (domain.md §10, G10). */
export const REVIEW_DAYS = 92;
const UNCOVERED_SHARE = 0.02;
const NO_POOLS = 'The proposal has no pools yet. Add them in Route.';

/** A gap where a measured count is not nought. */
export function judgeCount(label: string, of: (measured: MeasuredFacts) => Measured<Count>): (facts: GapFacts) => GapFinding {
  return ({ measured }) => {
    if (measured === null) return unknown(NO_HISTORY);
    const count = of(measured);
    return isUnmeasured(count) ? unknown(count.why) : verdict(count.n > 0, counted(label, count));
  };
}

const part = (label: string, name: string, id: string): GapEvidence => missing(label, { kind: 'part', id, label: name });

/** Whether a pool looks at nothing but whose turn it is. */
function isPlain({ routing }: Configuration, pool: Pool): boolean {
  const isTurn = pool.strategy !== 'leastLoaded' && pool.strategy !== 'fastestFree';
  const isMatched = (pool.match ?? []).length > 0;
  const isCapped = pool.members.some(({ repId }) => hasCap(routing.roster.find(({ id }) => id === repId)));
  const rules = routing.rules.filter(({ poolId }) => poolId === pool.id);
  const isAsked = rules.length > 0 && rules.every(({ when }) => leavesOf(when).length > 0);
  return isTurn && !isMatched && !isCapped && !isAsked;
}

const hasCap = (rep: Configuration['routing']['roster'][number] | undefined): boolean => rep !== undefined && [rep.dayCap, rep.weekCap, rep.rolling30Cap, rep.openCap].some((cap) => cap !== undefined);

function judgeRoundRobin({ configuration }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  const { pools } = configuration.routing;
  if (pools.length === 0) return unknown(NO_POOLS);
  return gapIf(pools.filter((pool) => isPlain(configuration, pool)).map(({ id, name }) => part('Takes turns and looks at nothing else', name, id)));
}

function judgeCaps({ configuration, measured }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  const { pools, roster } = configuration.routing;
  const members = roster.filter(({ id }) => pools.some((pool) => pool.members.some(({ repId }) => repId === id)));
  if (members.length === 0) return unknown('Nobody is in a pool yet, so there is no capacity to look at. Fill the pools in Route.');
  const uncapped = members.filter((rep) => !hasCap(rep));
  const over = measured?.overCap;
  const days = over === undefined || isUnmeasured(over) || over.days === 0 ? [] : [measuredValue(`Days on which somebody got more than the day cap, ${over.people} ${over.people === 1 ? 'person' : 'people'}`, over.days, 'days', { n: over.leads, set: over.set })];
  return gapIf([...days, ...(uncapped.length === 0 ? [] : [missing(`${uncapped.length} of ${members.length} people in pools have no cap`)])]);
}

function judgeReview({ configuration, room, measured }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  const { routing, sla } = configuration;
  const reviewOn = routing.reviewOn ?? sla.reviewOn;
  const today = Math.floor(room.today / DAY);
  const due = dayOfIso(reviewOn);
  return gapIf([
    ...(routing.reviewOwner.trim() === '' ? [missing('Nobody is named to review the routing')] : []),
    ...(Number.isNaN(due) ? [missing('No day is set for the next review')] : []),
    ...(due < today ? [measuredValue('Days since the review was due', today - due, 'days', { honesty: 'deterministic' })] : []),
    ...(due - today > REVIEW_DAYS ? [measuredValue('Days until the next review', due - today, 'days', { honesty: 'deterministic' })] : []),
    ...(room.signedAt !== null && today - Math.floor(room.signedAt / DAY) > REVIEW_DAYS ? [measuredValue('Days since the routing was last signed', today - Math.floor(room.signedAt / DAY), 'days', { honesty: 'deterministic' })] : []),
    ...room.routingChanges.slice(0, 5).map((change) => missing(`Changed since it was signed: ${change}`)),
    ...(measured?.departedMembers ?? []).map((sentence) => missing(sentence)),
  ]);
}

/** Scoring, routing, workflows and reporting each need somebody (G34). */
function judgeOwnership(facts: GapFacts): GapFinding {
  const { configuration, room, map } = facts;
  if (configuration === null) return unknown(NO_PROPOSAL);
  const { routing, sla } = configuration;
  const hasRevOps = room.people.some(({ team }) => team === 'revops') || (map?.steps.some((step) => teamOf(facts, map, step) === 'revops') ?? false);
  if (hasRevOps && routing.reviewOwner.trim() !== '' && sla.momentOwner.trim() !== '') return gapIf([]);
  return gapIf([
    ...(routing.reviewOwner.trim() === '' ? [missing('Nobody owns routing and its workflows')] : []),
    ...(sla.momentOwner.trim() === '' ? [missing('Nobody owns the moment between the teams')] : []),
    ...(hasRevOps || (routing.reviewOwner.trim() !== '' && sla.momentOwner.trim() !== '') ? [] : [missing('No one from RevOps is in the room or on the map, so scoring and reporting have no owner')]),
  ]);
}

function judgeCoverage({ configuration, measured }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  if (measured === null) return unknown(NO_HISTORY);
  const { uncovered, unreachableRules } = measured;
  if (isUnmeasured(uncovered)) return unknown(uncovered.why);
  const count = counted('No rule takes them', uncovered);
  const rules = unreachableRules.map((sentence) => missing(sentence));
  return isAbove(uncovered, UNCOVERED_SHARE) || rules.length > 0 ? gapIf([count, ...rules]) : verdict(false, count);
}

function judgeLoad({ configuration, measured }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  if (configuration.routing.pools.length === 0) return unknown(NO_POOLS);
  if (measured === null) return unknown(NO_HISTORY);
  const evidence = [...measured.overloadedPools.map((sentence): GapEvidence => ({ ...missing(sentence), honesty: 'simulated' })), ...measured.uncoveredPeople.map((sentence) => missing(sentence))];
  if (evidence.length === 0 && configuration.routing.assumptions?.handlingMinutes === undefined) return unknown('Nobody has said how many minutes a lead takes, so whether a pool can keep up is not knowable. Say it in Route.');
  return gapIf(evidence);
}

/** Gaps in who gets a lead. */
export const ROUTING_GAPS: readonly GapRule[] = [
  { id: 'G06', severity: 'high', title: 'Round robin ignores territory, load and specialism', sentence: 'it ignores territory, capacity, and specialism', question: 'Who would you have given the last five leads to by hand?', closes: 'SLA §8', place: 'route', judge: judgeRoundRobin },
  { id: 'G07', severity: 'high', title: 'Leads of the wrong size reach reps', sentence: 'A rep covering enterprise accounts gets a 10-person startup.', question: 'What does a rep do today with a lead that is too small?', closes: 'SLA §8', place: 'route', judge: judgeCount('Given to somebody of another segment', ({ wrongSegment }) => wrongSegment) },
  { id: 'G08', severity: 'high', title: 'Reps get more than they can take', sentence: 'A rep already at capacity gets their sixth lead that morning.', question: 'How many new leads can one person answer well in a day?', closes: 'SLA §8', place: 'route', judge: judgeCaps },
  { id: 'G10', severity: 'medium', title: 'The routing is not reviewed', sentence: 'set up once and never revisited', question: 'Who changed the routing last, and when?', closes: 'SLA §8 and §12', place: 'route', judge: judgeReview },
  { id: 'G34', severity: 'high', title: 'Nobody owns scoring, routing and reporting', sentence: 'to own the gap that currently belongs to nobody', question: 'If the score is wrong tomorrow, whose job is it to mend it?', closes: 'SLA §1 and §8', place: 'promise', judge: judgeOwnership },
  { id: 'G35', severity: 'medium', title: 'Rules miss leads or are never reached', sentence: 'whether anyone has taken the time to configure it properly', question: 'These leads fall through every rule. Whose are they?', closes: 'SLA §8', place: 'route', judge: judgeCoverage },
  { id: 'G36', severity: 'medium', title: 'A pool cannot keep up or has no cover', sentence: 'product specialism, and current rep capacity', question: 'Who takes the leads of somebody who is away on Monday?', closes: 'SLA §8; playbook: absence cover', place: 'route', judge: judgeLoad },
  { id: 'G37', severity: 'high', title: 'Owners sit in another territory', sentence: 'it ignores territory, capacity, and specialism', question: 'Does the territory count, or does the turn?', closes: 'SLA §8', place: 'route', judge: judgeCount('Given to somebody of another territory', ({ wrongTerritory }) => wrongTerritory) },
  { id: 'G38', severity: 'high', title: 'Leads go to people who have left', sentence: 'reviews it when the team structure changes', question: 'Who takes somebody out of the rotation, and how soon?', closes: 'SLA §8 and §12', place: 'route', judge: judgeCount('Given to somebody who was already inactive', ({ inactiveOwner }) => inactiveOwner) },
];
