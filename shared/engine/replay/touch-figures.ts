import { RESPONSE_STATES } from '../sla/response-clock.ts';
import type { Tier } from '../model/configuration.ts';
import type { Figure } from '../model/honesty.ts';
import type { FigureBook, FigureHead, OpenedLeads } from './figure-book.ts';
import { countGroups, enterCount, enterMissing, enterRatio, enterShare, enterValue, everyHandoff, leadsOf } from './figure-book.ts';
import { NOT_JUDGED, countStates } from './judge-handoffs.ts';
import type { Played } from './played.ts';
import type { TierRow } from './replay-result.ts';

const NO_HANDOFF = 'No lead was handed over in this history.';
const NO_CLOCK = 'No response clock had run out by the end of the data.';
const OPEN = RESPONSE_STATES.indexOf('open');
const STATES = RESPONSE_STATES.length;
const STATE_LABELS = { kept: 'Touched in time', late: 'Touched late', never: 'Due without a logged touch', open: 'Due after the end of the data' } as const;

/** Enters a figure about touches, or says why touches cannot be known. */
function unlessUnknowable(book: FigureBook, played: Played, head: FigureHead, unit: Figure['unit'], enter: () => Figure): Figure {
  const reason = played.unknowable.stages ?? played.unknowable.touches;
  return reason === null ? enter() : enterMissing(book, { ...head, honesty: 'notKnowable' }, unit, reason);
}

/** Touched or not, and by whom (domain.md §9; "touch" is always a logged touch, §1). */
export function enterTouches(book: FigureBook, played: Played): void {
  const { actual } = played;
  const isTouched = (i: number): boolean => !Number.isNaN(actual.touchAt[i]!);
  const count = (id: string, label: string, isMeant: (i: number) => boolean): void => {
    const head = { id, label, arm: 'actual', honesty: 'observed' } as const;
    unlessUnknowable(book, played, head, 'count', () => enterCount(book, head, actual, isMeant));
  };
  count('actual.touched', 'Handoffs with a logged touch', isTouched);
  count('actual.noTouch', 'Handoffs without a logged touch', (i) => !isTouched(i));
  count('actual.noTouch.never', 'No logged touch of any kind', (i) => !isTouched(i) && actual.hasAutomatedTouch[i] !== 1);
  count('actual.noTouch.automatedOnly', 'Touched only by automation', (i) => !isTouched(i) && actual.hasAutomatedTouch[i] === 1);
  const head = { id: 'actual.noTouchShare', label: 'No logged touch', arm: 'actual', honesty: 'observed' } as const;
  unlessUnknowable(book, played, head, 'share', () => enterShare(book, head, actual, everyHandoff, (i) => !isTouched(i), NO_HANDOFF));
}

/** Kept, late, never and open under the proposed SLA, on the touches and owners that really were. */
export function enterJudged(book: FigureBook, played: Played): void {
  const { judged, actualMoments: { tier } } = played;
  const { classes } = played.input.configuration.tiers;
  enterStates(book, played, '', '', stateCounts(played, 1, (i) => judged[i]!));
  const counts = stateCounts(played, classes.length, (i) => (tier[i]! < 0 || judged[i] === NOT_JUDGED ? NOT_JUDGED : tier[i]! * STATES + judged[i]!));
  classes.forEach(({ id, name }, place) => enterStates(book, played, `.${id}`, `${name}: `, counts.slice(place * STATES, (place + 1) * STATES)));
  enterInside(book, played);
}

interface StateCount extends OpenedLeads {
  readonly n: number;
}

/** How many handoffs, and which leads, in each state of each of so many tiers, from one pass over all of them. */
function stateCounts({ actual }: Played, tiers: number, groupOf: (i: number) => number): StateCount[] {
  const groups = tiers * STATES;
  const { handoffs, leads } = countGroups(actual, groups, (i) => (groupOf(i) < groups ? groupOf(i) : -1));
  return Array.from(handoffs, (n, group) => ({ n, leads: leads[group]!, find: () => leadsOf(actual, (i) => groupOf(i) === group) }));
}

function enterStates(book: FigureBook, played: Played, suffix: string, prefix: string, counts: readonly StateCount[]): void {
  RESPONSE_STATES.forEach((name, state) => {
    const label = STATE_LABELS[name];
    const head = { id: `judged.${name}${suffix}`, label: prefix === '' ? label : `${prefix}${label.toLowerCase()}`, arm: 'judged', honesty: 'observed' } as const;
    const count = counts[state]!;
    unlessUnknowable(book, played, head, 'count', () => enterValue(book, head, 'count', count.n, played.actual.count, count));
  });
  if (suffix === '') return;
  const head = { id: `judged.compliance${suffix}`, label: `${prefix}inside the proposed SLA`, arm: 'judged', honesty: 'observed' } as const;
  const [kept, late, never] = [counts[0]!, counts[1]!, counts[2]!];
  unlessUnknowable(book, played, head, 'share', () => enterRatio(book, head, kept.n, kept.n + late.n + never.n, kept, NO_CLOCK));
}

/** "Inside the SLA": what is promised today, the proposal on what really happened, and what cannot be known. */
function enterInside(book: FigureBook, played: Played): void {
  const { actual, judged, judgedToday, input, clocks } = played;
  const isRun = (states: Uint8Array) => (i: number): boolean => states[i]! < OPEN;
  const isKept = (states: Uint8Array) => (i: number): boolean => states[i] === 0;
  const today = { id: 'actual.insideSla', label: 'Inside what is promised today', arm: 'actual', honesty: 'observed' } as const;
  if (input.currentResponseMinutes === null) enterMissing(book, { ...today, honesty: 'notKnowable' }, 'share', 'Nothing is promised today, so there is nothing to keep.');
  else if (clocks.client.calendar === null) enterMissing(book, { ...today, honesty: 'notKnowable' }, 'share', 'No working hours are known, so business time cannot be counted. Add a calendar in Route.');
  else unlessUnknowable(book, played, today, 'share', () => enterShare(book, today, actual, isRun(judgedToday), isKept(judgedToday), NO_CLOCK));
  const head = { id: 'judged.insideSla', label: 'Inside the proposed SLA, had it been in force', arm: 'judged', honesty: 'observed' } as const;
  unlessUnknowable(book, played, head, 'share', () => {
    if (input.configuration.sla.targets.length === 0) return enterMissing(book, head, 'share', 'The proposal promises no response time yet. Set targets in Promise.');
    return enterShare(book, head, actual, isRun(judged), isKept(judged), NO_CLOCK);
  });
  enterMissing(
    book,
    { id: 'proposed.insideSla', label: 'Inside the SLA under the proposal', arm: 'proposed', honesty: 'notKnowable' },
    'share',
    'How fast the proposed owners would have answered is not knowable from this history: other people had these leads.',
  );
}

function countOf(tiers: Int8Array, tier: number): number {
  let n = 0;
  for (let i = 0; i < tiers.length; i += 1) if (tiers[i] === tier) n += 1;
  return n;
}

/** One row per tier for the chart of kept, late and never. */
export function tierRows(book: FigureBook, { input, actual, actualMoments, judged, proposed, unknowable }: Played): TierRow[] {
  const { tiers, sla } = input.configuration;
  const isKnowable = unknowable.stages === null && unknowable.touches === null;
  const states = countStates(isKnowable ? judged : new Uint8Array(actual.count).fill(NOT_JUDGED), actualMoments.tier, tiers.classes.length);
  return tiers.classes.map(({ id, name }: Tier, tier) => {
    const compliance = book.figures.find((figure) => figure.id === `judged.compliance.${id}`);
    const target = sla.targets.find(({ tierId }) => tierId === id);
    return {
      tierId: id,
      name,
      budgetMinutes: target?.budgetMinutes ?? null,
      n: countOf(actualMoments.tier, tier),
      proposedN: countOf(proposed.tier, tier),
      outcome: states[tier]!,
      keptShare: compliance?.value ?? null,
      low: compliance?.low ?? null,
      high: compliance?.high ?? null,
      ...(target?.share === undefined ? {} : { target: { share: target.share, isReached: compliance?.value == null ? null : compliance.value >= target.share } }),
    };
  });
}
