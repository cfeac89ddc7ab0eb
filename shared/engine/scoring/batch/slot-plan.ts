/** Which engagements go into which slot: criteria and rules ask for slots, and every (type, asset, automated) becomes one class with its slots. */
import type { History } from '../../history/history.ts';
import type { EventMatch } from '../../model/expression.ts';
import type { Decay, Points } from '../../model/score-model.ts';
import { DAY } from '../../time/units.ts';
import { ageOfNothing, decayedPoints, roundPoints, wholeOf } from '../decay.ts';

/**
 * What happens to a slot when an engagement meant by it comes by. `table`: the entry for the number of whole periods of its
 * age is added (1 for a count); it takes no branch, and everything else waits for its turn. `halving` and `gliding` are said here
 * once more as `decayedPoints` says them, since most of a large history fades in one of these ways.
 */
export const SLOT = { table: 0, halving: 1, faded: 2, days: 3, amount: 4, gliding: 5 } as const;

/** How the points of one engagement fade; `whole` is what it is worth at age 0. */
export interface Fading {
  readonly points: Points;
  readonly decay: Decay;
}

interface Slot {
  readonly key: string;
  readonly match: EventMatch;
  readonly kind: number;
  /** Older engagements do nothing. */
  readonly withinMs: number;
  readonly fading: Fading | null;
  readonly amounts: Float64Array | null;
  /** The slot whose sum grows; its own, or a group's. */
  readonly target: number;
}

/** Slots while they are asked for. */
export class SlotPlan {
  readonly history: History;
  readonly slots: Slot[] = [];
  /** Indices of fields with a history whose as-of code somebody reads. */
  readonly fields = new Set<number>();

  constructor(history: History) {
    this.history = history;
  }

  /** A slot that counts engagements and remembers the newest; -1 for a type that the history does not have. */
  count(match: EventMatch, withinDays: number | undefined): number {
    return this.add(match, withinDays, SLOT.table, null, null, -1);
  }

  /** On how many local days they fell. */
  days(match: EventMatch, withinDays: number | undefined): number {
    return this.add(match, withinDays, SLOT.days, null, null, -1);
  }

  /** The sum of one attribute; -1 for a type or attribute that the history does not have. */
  amount(match: EventMatch, withinDays: number | undefined, attribute: string): number {
    const amounts = this.history.facts.attributes?.find(({ name }) => name === attribute)?.values;
    return amounts === undefined ? -1 : this.add(match, withinDays, SLOT.amount, null, amounts, -1, attribute);
  }

  /** A slot of its own for a sum that other slots add to. */
  sum(): number {
    this.slots.push({ key: `sum ${this.slots.length}`, match: { type: '' }, kind: SLOT.table, withinMs: Infinity, fading: null, amounts: null, target: this.slots.length });
    return this.slots.length - 1;
  }

  /** Adds the points of every engagement, as faded, to a slot; false for a type that the history does not have. */
  addPoints(match: EventMatch, withinDays: number | undefined, fading: Fading, target: number): boolean {
    const { decay } = fading;
    const isStepped = decay.kind === 'linear' && decay.granularity === 'step' && Number.isFinite(ageOfNothing(fading.points, decay));
    const isGliding = decay.kind === 'linear' && decay.granularity === 'continuous';
    const how = decay.kind === 'none' || isStepped ? SLOT.table : decay.kind === 'halfLife' ? SLOT.halving : isGliding ? SLOT.gliding : SLOT.faded;
    return this.add(match, withinDays, how, fading, null, target) >= 0;
  }

  private add(match: EventMatch, withinDays: number | undefined, kind: number, fading: Fading | null, amounts: Float64Array | null, target: number, attribute = ''): number {
    if (!this.history.eventTypes.includes(match.type)) return -1;
    const withinMs = withinDays === undefined ? Infinity : withinDays * DAY;
    const key = JSON.stringify([match.type, [...new Set(match.assets ?? [])].sort(), match.automated ?? null, withinMs === Infinity ? null : withinMs, kind, attribute]);
    const known = target < 0 ? this.slots.findIndex((slot) => slot.key === key) : -1;
    if (known >= 0) return known;
    const place = this.slots.length;
    this.slots.push({ key: target < 0 ? key : `${key} ${place}`, match, kind, withinMs, fading, amounts, target: target < 0 ? place : target });
    return place;
  }
}

/**
 * The plan as tables. An engagement has the class `classes[base[type] + 2 × asset + automated]`; class c does the operations
 * `starts[c]` to `starts[c + 1]`, each a row of the columns that follow. Class 0 does nothing.
 */
export interface SlotTables {
  readonly size: number;
  readonly base: Uint32Array;
  readonly classes: Uint16Array;
  readonly starts: Uint32Array;
  readonly slot: Uint16Array;
  readonly kind: Uint8Array;
  readonly withinMs: Float64Array;
  readonly points: Float64Array;
  /** The period of a step, or of a half-life; entries by whole periods lie from `left` on, `steps` of them, then a 0 for everything older. */
  readonly periodMs: Float64Array;
  readonly left: Uint32Array;
  readonly steps: Uint32Array;
  readonly entries: Float64Array;
  /** Of `gliding`: what stands for all of the points, and what is lost of it in each ms. */
  readonly whole: Float64Array;
  readonly rate: Float64Array;
  /** 1 where engagements are counted, not added up. */
  readonly counts: Uint8Array;
  /** Whether all operations are `table` without a window: then no engagement needs a branch. */
  readonly isPlain: boolean;
  readonly decay: readonly (Decay | null)[];
  readonly amounts: readonly (Float64Array | null)[];
}

/** Lays a plan out as tables. */
export function layOut({ history, slots }: SlotPlan): SlotTables {
  const { base, classes, lists } = classesOf(history, slots);
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((own, i) => (starts[i + 1] = (starts[i] ?? 0) + own.length));
  const operations = lists.flat().map((place) => slots[place]!);
  const isPlain = (slot: Slot): boolean => slot.kind === SLOT.table && slot.withinMs === Infinity;
  const column = (of: (slot: Slot) => number): Float64Array => Float64Array.from(operations, of);
  const left = operations.map((slot) => (slot.kind === SLOT.table ? [...entriesOf(slot.fading), 0] : []));
  const leftStarts = new Uint32Array(left.length + 1);
  left.forEach((steps, i) => (leftStarts[i + 1] = (leftStarts[i] ?? 0) + steps.length));
  return {
    size: slots.length, base, classes, starts,
    slot: Uint16Array.from(operations, ({ target }) => target),
    kind: Uint8Array.from(operations, ({ kind }) => kind),
    withinMs: column(({ withinMs }) => withinMs),
    points: column(({ fading }) => fading?.points ?? 0),
    periodMs: column(({ fading }) => periodOf(fading?.decay)),
    left: leftStarts.slice(0, left.length),
    steps: Uint32Array.from(left, (entries) => Math.max(entries.length - 1, 0)),
    entries: Float64Array.from(left.flat()),
    whole: column(({ fading }) => (fading === null ? 1 : wholeOf(fading.decay))),
    rate: column(({ fading }) => (fading?.decay.kind === 'linear' ? fading.decay.ratePercent : 0)),
    counts: Uint8Array.from(operations, ({ kind, fading }) => (kind === SLOT.table && fading === null ? 1 : 0)),
    isPlain: operations.every(isPlain),
    decay: operations.map(({ fading }) => fading?.decay ?? null),
    amounts: operations.map(({ amounts }) => amounts),
  };
}

function periodOf(decay: Decay | undefined): number {
  if (decay?.kind === 'linear' && decay.granularity === 'step') return decay.periodDays * DAY;
  return decay?.kind === 'halfLife' ? decay.days * DAY : Infinity;
}

/** What is added after each whole period; 1 for a slot that counts. */
function entriesOf(fading: Fading | null): number[] {
  if (fading === null) return [1];
  const { points, decay } = fading;
  if (decay.kind !== 'linear') return [roundPoints(points)];
  const period = decay.periodDays * DAY;
  return Array.from({ length: Math.ceil(100 / decay.ratePercent) + 1 }, (_, step) => decayedPoints(points, step * period, decay));
}

/** Every (type, asset, automated) to its list of slots; types that nobody asks about share one row of zeros. */
function classesOf(history: History, slots: readonly Slot[]): { readonly base: Uint32Array; readonly classes: Uint16Array; readonly lists: readonly (readonly number[])[] } {
  const width = 2 * Math.max(history.assets.length, 1);
  const known = new Map<string, number>([['', 0]]);
  const lists: number[][] = [[]];
  const classFor = (own: readonly number[]): number => {
    const key = own.join(' ');
    let place = known.get(key);
    if (place === undefined) known.set(key, (place = lists.push([...own]) - 1));
    return place;
  };
  const asked = history.eventTypes.map((type) => slots.flatMap((slot, place) => (slot.match.type === type ? [place] : [])));
  let rows = 1;
  const base = Uint32Array.from(asked, (own) => (own.length === 0 ? 0 : width * rows++));
  const classes = new Uint16Array(width * rows);
  asked.forEach((own, type) => {
    if (own.length > 0) for (let code = 0; code < width; code++) classes[base[type]! + code] = classFor(own.filter((place) => isMeant(slots[place]!.match, history.assets[code >> 1] ?? '', (code & 1) === 1)));
  });
  return { base, classes, lists };
}

const isMeant = ({ assets = [], automated }: EventMatch, asset: string, isAutomated: boolean): boolean => (assets.length === 0 || assets.includes(asset)) && (automated === undefined || automated === isAutomated);
