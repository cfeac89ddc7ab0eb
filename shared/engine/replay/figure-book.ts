import type { Arm, Figure, Honesty } from '../model/honesty.ts';
import { wilsonInterval } from '../metrics/wilson.ts';
import { LazyLeadSets } from './lead-sets.ts';

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
  readonly sets: LazyLeadSets;
}

/** Handoffs to draw leads from: `lead[i]` is the lead of handoff i. */
export interface Openable {
  readonly count: number;
  readonly lead: Uint32Array;
}

/** A book without figures. */
export function createFigureBook(): FigureBook {
  return { figures: [], sets: new LazyLeadSets() };
}

/** Every handoff is meant; its own name, because their leads are the same for every figure and found once. */
export const everyHandoff = (): boolean => true;

const ALL_LEADS = new WeakMap<Uint32Array, Uint32Array>();

/** The leads that a figure opens: how many, and where they are found when somebody opens it. */
export interface OpenedLeads {
  readonly leads: number;
  find(): Uint32Array;
}

/** The handoffs that `isMeant`: how many, and their leads. The same handoff must be meant whenever it is asked. */
function select(handoffs: Openable, isMeant: (handoff: number) => boolean): OpenedLeads & { readonly n: number } {
  const find = (): Uint32Array => leadsOf(handoffs, isMeant);
  const n = countOf(handoffs, isMeant);
  const { places, starts } = repeatsOf(handoffs);
  let leads = n;
  for (let of = 0; of + 1 < starts.length; of += 1) {
    let own = 0;
    for (let place = starts[of]!; place < starts[of + 1]!; place += 1) if (isMeant(places[place]!)) own += 1;
    if (own > 1) leads -= own - 1;
  }
  return { n, leads, find };
}

/** The handoffs of leads that were handed over more than once, lead by lead: `places[starts[k]]` to before `places[starts[k + 1]]` are of one. All others are a lead each. */
interface Repeats {
  readonly places: Uint32Array;
  readonly starts: Uint32Array;
}

const REPEATS = new WeakMap<Uint32Array, Repeats>();

function repeatsOf({ count, lead }: Openable): Repeats {
  const known = REPEATS.get(lead);
  if (known !== undefined) return known;
  let most = -1;
  for (let i = 0; i < count; i += 1) if (lead[i]! > most) most = lead[i]!;
  const times = new Uint8Array(most + 1); // 2 stands for more than once
  let repeated = 0;
  for (let i = 0; i < count; i += 1) if (times[lead[i]!]! < 2 && ++times[lead[i]!]! === 2) repeated += 1;
  const found = repeated === 0 ? NO_REPEATS : placesOf({ count, lead }, (of) => times[of] === 2);
  REPEATS.set(lead, found);
  return found;
}

const NO_REPEATS: Repeats = { places: new Uint32Array(0), starts: new Uint32Array(0) };

/** The handoffs of some leads, lead by lead. */
function placesOf({ count, lead }: Openable, isAsked: (lead: number) => boolean): Repeats {
  const packed: number[] = [];
  for (let i = 0; i < count; i += 1) if (isAsked(lead[i]!)) packed.push(lead[i]! * count + i); // a whole number far below 2^53
  const sorted = Float64Array.from(packed).sort();
  const places = Uint32Array.from(sorted, (value) => value % count);
  const starts: number[] = [];
  places.forEach((i, place) => (place === 0 || lead[places[place - 1]!] !== lead[i]) && starts.push(place));
  return { places, starts: Uint32Array.from([...starts, places.length]) };
}

const ORDERS = new WeakMap<Uint32Array, Uint32Array>();

/** Places of handoffs by lead, in which order their facts lie side by side. Every figure needs them, so they are sorted once for a column. */
export function placesByLead({ count, lead }: Openable): Uint32Array {
  const known = ORDERS.get(lead);
  if (known !== undefined) return known;
  if (isAscending(lead, count)) {
    const own = Uint32Array.from({ length: count }, (_, i) => i);
    ORDERS.set(lead, own);
    return own;
  }
  let most = -1;
  for (let i = 0; i < count; i += 1) if (lead[i]! > most) most = lead[i]!;
  const next = new Uint32Array(most + 2); // where the next place of each lead goes
  for (let i = 0; i < count; i += 1) next[lead[i]! + 1]! += 1;
  for (let of = 0; of <= most; of += 1) next[of + 1]! += next[of]!;
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) {
    order[next[lead[i]!]!] = i;
    next[lead[i]!]! += 1;
  }
  ORDERS.set(lead, order);
  return order;
}

function isAscending(values: Uint32Array, count: number): boolean {
  for (let i = 1; i < count; i += 1) if (values[i]! < values[i - 1]!) return false;
  return true;
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
  const { count, lead } = handoffs;
  if (isMeant === everyHandoff) {
    const known = ALL_LEADS.get(lead) ?? withoutRepeats(placesByLead(handoffs).map((i) => lead[i]!));
    ALL_LEADS.set(lead, known);
    return known;
  }
  const order = placesByLead(handoffs);
  const found = new Uint32Array(count);
  let n = 0;
  for (let place = 0; place < count; place += 1) {
    const i = order[place]!;
    if (!isMeant(i)) continue;
    found[n] = lead[i]!;
    n += 1;
  }
  return withoutRepeats(found.slice(0, n));
}

/** The leads that a figure about some handoffs opens, not looked for yet. */
export function openedBy(handoffs: Openable, isMeant: (handoff: number) => boolean): OpenedLeads {
  return select(handoffs, isMeant);
}

/** The leads of handoffs by group, each once in a group and ascending; a handoff of group -1 is in none. */
export function leadsByGroup(handoffs: Openable, groups: number, groupOf: (handoff: number) => number): Uint32Array[] {
  const { count, lead } = handoffs;
  const sizes = new Uint32Array(groups);
  const own = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    own[i] = groupOf(i);
    if (own[i]! >= 0) sizes[own[i]!]! += 1;
  }
  const found = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(groups);
  const order = placesByLead(handoffs);
  for (let place = 0; place < count; place += 1) {
    const of = own[order[place]!]!;
    if (of >= 0) found[of]![filled[of]!++] = lead[order[place]!]!;
  }
  return found.map(withoutRepeats);
}

/** How many handoffs are in each group, and how many leads; a handoff of group -1 is in none. */
export function countGroups(handoffs: Openable, groups: number, groupOf: (handoff: number) => number): { readonly handoffs: Uint32Array; readonly leads: Uint32Array } {
  const { count } = handoffs;
  const counts = new Uint32Array(groups);
  for (let i = 0; i < count; i += 1) {
    const of = groupOf(i);
    if (of >= 0) counts[of]! += 1;
  }
  const { places, starts } = repeatsOf(handoffs);
  if (places.length === 0) return { handoffs: counts, leads: counts };
  const leads = counts.slice();
  const last = new Int32Array(groups).fill(-1);
  for (let k = 0; k + 1 < starts.length; k += 1) {
    for (let place = starts[k]!; place < starts[k + 1]!; place += 1) {
      const of = groupOf(places[place]!);
      if (of < 0) continue;
      if (last[of] === k) leads[of]! -= 1;
      last[of] = k;
    }
  }
  return { handoffs: counts, leads };
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
export function enterValue(book: FigureBook, head: FigureHead, unit: Figure['unit'], value: number, n: number | null, opened: OpenedLeads | null): Figure {
  if (opened !== null) book.sets.put(head.id, opened.find);
  return enter(book, { ...head, unit, value, n, low: null, high: null, reason: null, leads: opened?.leads ?? 0 });
}

/** How many handoffs `isMeant`; opens their leads. */
export function enterCount(book: FigureBook, head: FigureHead, handoffs: Openable, isMeant: (handoff: number) => boolean): Figure {
  const selected = select(handoffs, isMeant);
  return enterValue(book, head, 'count', selected.n, handoffs.count, selected);
}

/** How many handoffs at most: an upper bound beside a lower one of none; opens all of them. */
export function enterAtMost(book: FigureBook, head: FigureHead, handoffs: Openable, isMeant: (handoff: number) => boolean): Figure {
  const { n, leads, find } = select(handoffs, isMeant);
  book.sets.put(head.id, find);
  return enter(book, { ...head, unit: 'count', value: n, n: handoffs.count, low: 0, high: n, reason: null, leads });
}

/** How many handoffs are in each group, one figure a group in the order of `heads`, in one go over all of them; -1: in none. */
export function enterGroups(book: FigureBook, heads: readonly FigureHead[], handoffs: Openable, groupOf: (handoff: number) => number): Figure[] {
  const counts = countGroups(handoffs, heads.length, groupOf);
  return heads.map((head, of) => enterValue(book, head, 'count', counts.handoffs[of]!, handoffs.count, { leads: counts.leads[of]!, find: () => leadsOf(handoffs, (i) => groupOf(i) === of) }));
}

/** A share of `hits` in `n` with Wilson's interval and the leads that it opens; `ifNone` says why there is nothing to divide by. */
export function enterRatio(book: FigureBook, head: FigureHead, hits: number, n: number, opened: OpenedLeads, ifNone: string): Figure {
  const interval = wilsonInterval(hits, n);
  if (interval === null) return enterMissing(book, head, 'share', ifNone);
  book.sets.put(head.id, opened.find);
  return enter(book, { ...head, unit: 'share', value: hits / n, n, ...interval, reason: null, leads: opened.leads });
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
  return enterRatio(book, head, hits.n, countOf(handoffs, isCounted), hits, ifNone);
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
  return enterRatio(book, head, n - broken.n, n, broken, ifNone);
}
