import type { FigureBook } from './figure-book.ts';
import { enterCount, enterGroups, enterMissing, enterShare, enterValue, everyHandoff, openedBy } from './figure-book.ts';
import type { Figure, Honesty } from '../model/honesty.ts';
import { routingHonesty } from '../policy/routing-honesty.ts';
import { KEPT, STILL_HELD } from '../routing/routing-decisions.ts';
import type { Played } from './played.ts';
import type { LoadRow, ReplaySummary } from './replay-result.ts';

/** Figures of both arms stand in one list, so each says whose it is. */
const SIDE = { actual: 'as it was', proposed: 'as proposed' } as const;

const NO_HANDOFF = 'No lead was handed over.';

/** Whether a rep is given a lead of a territory that is not his (both by place, -1: none); a rep without any is at home in all. */
export function abroadReader({ input: { configuration: { routing: { roster, territories } } } }: Pick<Played, 'input'>): (rep: number, territory: number) => boolean {
  const width = territories.length;
  const isAbroad = Uint8Array.from({ length: roster.length * width }, (_, place) => {
    const own = roster[Math.floor(place / width)]!.territories;
    return own.length > 0 && !own.includes(territories[place % width]!.id) ? 1 : 0;
  });
  return (rep, territory) => rep >= 0 && territory >= 0 && isAbroad[rep * width + territory] === 1;
}

/** Owners who should not have had the lead, and leads that had none (gap rules G37, G38 and G01). */
export function enterOwners(book: FigureBook, played: Played): void {
  const { input, unknowable, actual, actualRep, actualMoments, proposed, proposedMoments } = played;
  const reason = unknowable.stages ?? unknowable.owners;
  const [isAbroad, isInactive] = [abroadReader(played), inactiveReader(played)];
  const enterActual = (id: string, label: string, honesty: 'observed' | 'deterministic', isMeant: (i: number) => boolean): void => {
    const head = { id, label, arm: 'actual' } as const;
    if (reason === null) enterCount(book, { ...head, honesty }, actual, isMeant);
    else enterMissing(book, { ...head, honesty: 'notKnowable' }, 'count', reason);
  };
  enterActual('actual.wrongTerritory', 'Owner from another territory', 'deterministic', (i) => isAbroad(actualRep[i]!, actualMoments.territory[i]!));
  enterActual('actual.inactiveOwner', 'Owner already inactive at the handoff', 'observed', isInactive);
  enterActual('actual.unassigned', 'Handed over to nobody', 'observed', (i) => actual.owner[i] === 0);
  const head = { arm: 'proposed', honesty: routingHonesty(input.configuration.routing) } as const;
  enterCount(book, { id: 'proposed.wrongTerritory', label: 'Assigned outside their territory', ...head }, proposed, (i) => isAbroad(proposed.rep[i]!, proposedMoments.territory[i]!));
  enterCount(book, { id: 'proposed.unrouted', label: 'Leads that no rule places', ...head }, proposed, (i) => proposed.rule[i] === -1);
  enterQueue(book, played, head);
  const share = { id: 'actual.noRuleShare', label: 'Share handed over to nobody', arm: 'actual' } as const;
  if (reason === null) enterShare(book, { ...share, honesty: 'observed' }, actual, everyHandoff, (i) => actual.owner[i] === 0, NO_HANDOFF);
  else enterMissing(book, { ...share, honesty: 'notKnowable' }, 'share', reason);
  enterShare(book, { id: 'proposed.noRuleShare', label: 'No rule caught', ...head }, proposed, everyHandoff, (i) => proposed.rule[i] === -1, NO_HANDOFF);
  enterGroups(book, input.configuration.routing.rules.map(({ id, name }) => ({ id: `proposed.rule.${id}`, label: `Placed by the rule "${name}"`, ...head })), proposed, (i) => Math.max(-1, proposed.rule[i]!));
}

/** Leads that stay with an owner, and leads that wait; only for policies that have such a part. */
function enterQueue(book: FigureBook, { input, proposed }: Played, head: { readonly arm: 'proposed'; readonly honesty: Honesty }): void {
  const { rules, stickiness, duplicates } = input.configuration.routing;
  if (stickiness !== undefined || duplicates !== undefined) enterCount(book, { id: 'proposed.kept', label: 'Leads that stay with their owner', ...head }, proposed, (i) => proposed.rule[i] === KEPT);
  const isHolding = stickiness?.overCap === 'hold' || rules.some(({ onExhausted }) => onExhausted === 'hold');
  if (isHolding) enterCount(book, { id: 'proposed.held', label: 'Leads that still wait when the history ends', ...head }, proposed, (i) => proposed.rule[i] === STILL_HELD);
}

/** Whether the owner of an actual handoff had left at its trigger. The history's own record of leaving counts; the roster's date stands in where the export has none. */
export function inactiveReader({ input: { history: { owners }, configuration: { routing: { roster } } }, actual, actualRep }: Pick<Played, 'input' | 'actual' | 'actualRep'>): (handoff: number) => boolean {
  const ownFrom = Float64Array.from(owners, ({ inactiveFrom }) => inactiveFrom ?? NaN);
  const repFrom = Float64Array.from(roster, ({ activeTo }) => activeTo ?? Infinity);
  return (i) => {
    const from = ownFrom[actual.owner[i]! - 1];
    return from !== undefined && actual.at[i]! >= (Number.isNaN(from) ? (repFrom[actualRep[i]!] ?? Infinity) : from);
  };
}

/** Leads per person, roster first, then owners whom the roster does not have. */
export function enterLoad(book: FigureBook, played: Played): LoadRow[] {
  const { input, unknowable, actual, actualRep, proposed } = played;
  const isKnowable = unknowable.stages === null && unknowable.owners === null;
  const { roster, pools } = input.configuration.routing;
  const ids = roster.map(({ id }) => id);
  const got = isKnowable ? enterLoads(book, 'actual', 'observed', ids, actual, (i) => actualRep[i]!) : [];
  const proposedLoads = enterLoads(book, 'proposed', routingHonesty(input.configuration.routing), ids, proposed, (i) => proposed.rep[i]!);
  const rows = roster.map(({ id, name }, rep): LoadRow => {
    const pool = pools.filter(({ members }) => members.some((member) => member.repId === id)).map((of) => of.name).join(', ');
    return { repId: id, name, pool, actual: got[rep]?.value ?? null, proposed: proposedLoads[rep]?.value ?? 0 };
  });
  if (!isKnowable) return rows;
  const isUsed = new Uint8Array(input.history.owners.length + 1);
  for (let i = 0; i < actual.count; i += 1) isUsed[actual.owner[i]!] = 1;
  const outside = input.history.owners.flatMap(({ extId, name }, owner) => (roster.some((rep) => rep.extId === extId) || isUsed[owner + 1] !== 1 ? [] : [{ repId: `owner:${extId}`, name, owner: owner + 1 }]));
  const placeOf = new Int32Array(isUsed.length).fill(-1);
  outside.forEach(({ owner }, place) => (placeOf[owner] = place));
  const figures = enterLoads(book, 'actual', 'observed', outside.map(({ repId }) => repId), actual, (i) => placeOf[actual.owner[i]!]!);
  const others = outside.map(({ repId, name }, place): LoadRow => ({ repId, name, pool: '', actual: figures[place]?.value ?? null, proposed: 0 }));
  return [...rows, ...others.sort((a, b) => (a.repId < b.repId ? -1 : 1))];
}

function enterLoads(book: FigureBook, arm: 'actual' | 'proposed', honesty: Honesty, ids: readonly string[], handoffs: Parameters<typeof openedBy>[0], groupOf: (i: number) => number): Figure[] {
  const label = arm === 'actual' ? 'Handoffs to this person' : 'Proposed for this person';
  return enterGroups(book, ids.map((id) => ({ id: `${arm}.load.${id}`, label, arm, honesty })), handoffs, groupOf);
}

/** How many leads each rule placed. */
export function ruleRows(book: FigureBook, { input }: Played): ReplaySummary['rules'] {
  return input.configuration.routing.rules.map(({ id, name, poolId }) => ({
    ruleId: id,
    name,
    poolId,
    leads: book.figures.find((figure) => figure.id === `proposed.rule.${id}`)?.value ?? 0,
  }));
}

/** Share of handoffs with every required field known at that moment (domain.md §9, context completeness). */
export function enterContext(book: FigureBook, { input, unknowable, actual, actualMoments, proposed, proposedMoments, missingFields }: Played): void {
  const { requiredFields } = input.configuration.playbook;
  const reason =
    requiredFields.length === 0
      ? 'The playbook lists no required information yet. Add it in Promise.'
      : missingFields.length > 0
        ? `The history has no field ${missingFields.map((name) => `"${name}"`).join(', ')}, so completeness is not knowable.`
        : null;
  for (const arm of ['actual', 'proposed'] as const) {
    const [handoffs, moments] = arm === 'actual' ? [actual, actualMoments] : [proposed, proposedMoments];
    const head = { id: `${arm}.contextComplete`, label: `Context complete at the handoff, ${SIDE[arm]}`, arm, honesty: 'deterministic' } as const;
    const why = arm === 'actual' ? (unknowable.stages ?? reason) : reason;
    if (why !== null) enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', why);
    else enterShare(book, head, handoffs, everyHandoff, (i) => moments.isComplete[i] === 1, NO_HANDOFF);
    if (why !== null) continue;
    const incomplete = (i: number): boolean => moments.isComplete[i] !== 1;
    enterCount(book, { ...head, id: `${arm}.contextMissing`, label: `Handoffs with required information missing, ${SIDE[arm]}` }, handoffs, incomplete);
  }
}

/** Spread of the load between people, both arms on the same hours and weights. */
export function enterSpread(book: FigureBook, played: Played, spread: { readonly actual: number | null; readonly proposed: number | null; readonly people: number }): void {
  const { unknowable, actual, actualRep, proposed } = played;
  for (const arm of ['actual', 'proposed'] as const) {
    const head = { id: `${arm}.loadGini`, label: `Load spread per available hour, ${SIDE[arm]}`, arm, honesty: arm === 'actual' ? 'observed' : routingHonesty(played.input.configuration.routing) } as const;
    const [handoffs, reps] = arm === 'actual' ? [actual, actualRep] : [proposed, proposed.rep];
    const reason = arm === 'actual' ? (unknowable.stages ?? unknowable.owners) : null;
    const value = spread[arm];
    if (reason !== null || value === null) {
      enterMissing(book, { ...head, honesty: 'notKnowable' }, 'gini', reason ?? 'Nobody with working hours in the roster was given a lead.');
    } else enterValue(book, head, 'gini', value, spread.people, openedBy(handoffs, (i) => reps[i]! >= 0));
  }
}
