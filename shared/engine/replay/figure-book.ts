import type { Arm, Figure, Honesty } from '../model/honesty.ts';
import { wilsonInterval } from '../metrics/wilson.ts';

/** What every figure needs to say of itself before its value. */
export interface FigureHead {
  readonly id: string;
  readonly label: string;
  readonly arm: Arm;
  readonly honesty: Honesty;
}

/** Collects figures and the leads that each opens. An id is used once. */
export interface FigureBook {
  readonly figures: Figure[];
  readonly sets: Map<string, Uint32Array>;
}

/** Handoffs to draw leads from: `lead[i]` is the lead of handoff i. */
export interface Openable {
  readonly count: number;
  readonly lead: Uint32Array;
}

/** A book without figures. */
export function createFigureBook(): FigureBook {
  return { figures: [], sets: new Map() };
}

/** One room for all figures to collect in: a new one for each would fill the memory before anybody clears it. */
let scratch = new Uint32Array(0);

/** Every handoff is meant; its own name, because their leads are the same for every figure and found once. */
export const everyHandoff = (): boolean => true;

const ALL_LEADS = new WeakMap<Uint32Array, Uint32Array>();

/** The handoffs that `isMeant`: how many, and their leads, each once, ascending. */
function select(handoffs: Openable, isMeant: (handoff: number) => boolean): { readonly n: number; readonly leads: Uint32Array } {
  const { count, lead } = handoffs;
  if (isMeant === everyHandoff) {
    const leads = ALL_LEADS.get(lead) ?? withoutRepeats(byLead(handoffs).map((i) => lead[i]!));
    ALL_LEADS.set(lead, leads);
    return { n: count, leads };
  }
  const order = byLead(handoffs);
  if (scratch.length < count) scratch = new Uint32Array(count);
  const found = scratch;
  let n = 0;
  for (let place = 0; place < count; place += 1) {
    const i = order[place]!;
    if (!isMeant(i)) continue;
    found[n] = lead[i]!;
    n += 1;
  }
  return { n, leads: withoutRepeats(found.slice(0, n)) };
}

const ORDERS = new WeakMap<Uint32Array, Uint32Array>();

/** Places of handoffs by lead. Every figure needs them, so they are sorted once for a column. */
function byLead({ count, lead }: Openable): Uint32Array {
  const known = ORDERS.get(lead);
  if (known !== undefined) return known;
  const packed = new Float64Array(count);
  for (let i = 0; i < count; i += 1) packed[i] = lead[i]! * count + i; // a whole number far below 2^53
  packed.sort();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) order[i] = packed[i]! % count;
  ORDERS.set(lead, order);
  return order;
}

function withoutRepeats(ascending: Uint32Array): Uint32Array {
  let kept = 0;
  for (let i = 0; i < ascending.length; i += 1) {
    if (i > 0 && ascending[i] === ascending[i - 1]) continue;
    ascending[kept] = ascending[i]!;
    kept += 1;
  }
  return kept === ascending.length ? ascending : ascending.slice(0, kept);
}

/** The leads of the handoffs that `isMeant`, each once, ascending. */
export function leadsOf(handoffs: Openable, isMeant: (handoff: number) => boolean): Uint32Array {
  return select(handoffs, isMeant).leads;
}

/** The leads of handoffs by group, each once in a group and ascending; a handoff of group -1 is in none. */
export function leadsByGroup(handoffs: Openable, groups: number, groupOf: (handoff: number) => number): Uint32Array[] {
  return group(handoffs, groups, groupOf).map(withoutRepeats);
}

/** The leads of each group, ascending, as often as they were handed over. */
function group(handoffs: Openable, groups: number, groupOf: (handoff: number) => number): Uint32Array[] {
  const { count, lead } = handoffs;
  const sizes = new Uint32Array(groups);
  const own = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    own[i] = groupOf(i);
    if (own[i]! >= 0) sizes[own[i]!]! += 1;
  }
  const found = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(groups);
  const order = byLead(handoffs);
  for (let place = 0; place < count; place += 1) {
    const of = own[order[place]!]!;
    if (of >= 0) found[of]![filled[of]!++] = lead[order[place]!]!;
  }
  return found;
}

function enter(book: FigureBook, figure: Figure): Figure {
  if (book.figures.some(({ id }) => id === figure.id)) throw new Error(`The figure ${figure.id} was entered twice.`);
  book.figures.push(figure);
  return figure;
}

/** A figure without a value: not knowable, not reached, or nothing to divide by; the reason says which, in a sentence. */
export function enterMissing(book: FigureBook, head: FigureHead, unit: Figure['unit'], reason: string, n: number | null = null): Figure {
  return enter(book, { ...head, unit, value: null, n, low: null, high: null, reason, leads: 0 });
}

/** A figure of any unit with the leads that it opens; `n` is what it was computed from. */
export function enterValue(book: FigureBook, head: FigureHead, unit: Figure['unit'], value: number, n: number | null, leads: Uint32Array | null): Figure {
  if (leads !== null) book.sets.set(head.id, leads);
  return enter(book, { ...head, unit, value, n, low: null, high: null, reason: null, leads: leads?.length ?? 0 });
}

/** How many handoffs `isMeant`; opens their leads. */
export function enterCount(book: FigureBook, head: FigureHead, handoffs: Openable, isMeant: (handoff: number) => boolean): Figure {
  const { n, leads } = select(handoffs, isMeant);
  return enterValue(book, head, 'count', n, handoffs.count, leads);
}

/** How many handoffs at most: an upper bound beside a lower one of none; opens all of them. */
export function enterAtMost(book: FigureBook, head: FigureHead, handoffs: Openable, isMeant: (handoff: number) => boolean): Figure {
  const { n, leads } = select(handoffs, isMeant);
  book.sets.set(head.id, leads);
  return enter(book, { ...head, unit: 'count', value: n, n: handoffs.count, low: 0, high: n, reason: null, leads: leads.length });
}

/** How many handoffs are in each group, one figure a group in the order of `heads`, in one go over all of them; -1: in none. */
export function enterGroups(book: FigureBook, heads: readonly FigureHead[], handoffs: Openable, groupOf: (handoff: number) => number): Figure[] {
  const found = group(handoffs, heads.length, groupOf);
  return heads.map((head, of) => enterValue(book, head, 'count', found[of]!.length, handoffs.count, withoutRepeats(found[of]!)));
}

/** A share of `hits` in `n` with Wilson's interval and the leads that it opens; `ifNone` says why there is nothing to divide by. */
export function enterRatio(book: FigureBook, head: FigureHead, hits: number, n: number, leads: Uint32Array, ifNone: string): Figure {
  const interval = wilsonInterval(hits, n);
  if (interval === null) return enterMissing(book, head, 'share', ifNone);
  book.sets.set(head.id, leads);
  return enter(book, { ...head, unit: 'share', value: hits / n, n, ...interval, reason: null, leads: leads.length });
}

function countOf({ count }: Openable, isMeant: (handoff: number) => boolean): number {
  if (isMeant === everyHandoff) return count;
  let n = 0;
  for (let i = 0; i < count; i += 1) if (isMeant(i)) n += 1;
  return n;
}

/** The share that `isHit` among the handoffs that `isCounted`, with Wilson's interval; opens the hits. `ifNone` says why nothing counts. */
export function enterShare(
  book: FigureBook,
  head: FigureHead,
  handoffs: Openable,
  isCounted: (handoff: number) => boolean,
  isHit: (handoff: number) => boolean,
  ifNone: string,
): Figure {
  const hits = select(handoffs, (i) => isCounted(i) && isHit(i));
  return enterRatio(book, head, hits.n, countOf(handoffs, isCounted), hits.leads, ifNone);
}

/** The share of the counted handoffs that keep a promise; opens those that break it, because they are what a room asks about. */
export function enterKept(
  book: FigureBook,
  head: FigureHead,
  handoffs: Openable,
  isCounted: (handoff: number) => boolean,
  isKept: (handoff: number) => boolean,
  ifNone: string,
): Figure {
  const broken = select(handoffs, (i) => isCounted(i) && !isKept(i));
  const n = countOf(handoffs, isCounted);
  return enterRatio(book, head, n - broken.n, n, broken.leads, ifNone);
}
