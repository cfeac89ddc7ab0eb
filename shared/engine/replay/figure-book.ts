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

/** The leads of the handoffs that `isMeant`, each once, ascending. */
export function leadsOf({ count, lead }: Openable, isMeant: (handoff: number) => boolean): Uint32Array {
  const leads: number[] = [];
  for (let i = 0; i < count; i += 1) if (isMeant(i)) leads.push(lead[i]!);
  return Uint32Array.from(new Set(leads)).sort();
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
  return enterValue(book, head, 'count', countOf(handoffs, isMeant), handoffs.count, leadsOf(handoffs, isMeant));
}

/** How many handoffs `isMeant`. */
export function countOf({ count }: Openable, isMeant: (handoff: number) => boolean): number {
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
  const n = countOf(handoffs, isCounted);
  const interval = wilsonInterval(countOf(handoffs, (i) => isCounted(i) && isHit(i)), n);
  if (interval === null) return enterMissing(book, head, 'share', ifNone);
  const isMeant = (i: number): boolean => isCounted(i) && isHit(i);
  const leads = leadsOf(handoffs, isMeant);
  book.sets.set(head.id, leads);
  return enter(book, { ...head, unit: 'share', value: countOf(handoffs, isMeant) / n, n, ...interval, reason: null, leads: leads.length });
}
