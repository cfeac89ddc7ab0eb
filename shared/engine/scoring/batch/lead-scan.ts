/**
 * Reads the facts of a few leads up to an instant each, once, and fills the slots of a plan. Plainly: slot s of a lead holds
 * what its kind says of the engagements that `matchingEngagements` gives for its match and window (count and newest
 * instant, days, sum of an attribute, or their points as faded at the instant); codes are those of `asOfCode`. Slots lie
 * column by column: that of slot s for the n-th lead of the block at s × stride + n.
 */
import type { DayOf } from '../../expressions/day-of.ts';
import { FACT, LAST_VISIBLE_AT_SAME_INSTANT } from '../../history/history.ts';
import type { History } from '../../history/history.ts';
import { decayedPoints } from '../decay.ts';
import { halvedPoints } from './halved-points.ts';
import type { SlotReader } from './slot-expression.ts';
import { SLOT, layOut } from './slot-plan.ts';
import type { SlotPlan, SlotTables } from './slot-plan.ts';

/** The slots of one plan, filled for a block of leads at a time; every column is reused. */
export class LeadScan implements SlotReader {
  readonly stride: number;
  lead = -1;
  place = 0;
  now = NaN;
  readonly sums: Float64Array;
  readonly newest: Float64Array;
  readonly unknown: Uint8Array;
  readonly codes: Uint32Array;

  private readonly history: History;
  private readonly dayOf: DayOf;
  private readonly tables: SlotTables;
  private readonly tracked: Uint32Array;
  private readonly isTracked: Uint8Array;
  private readonly seen: Uint32Array;
  private readonly one = new Float64Array(1);
  private stamp = 0;

  constructor(plan: SlotPlan, dayOf: DayOf, stride = 1) {
    const { fields } = plan.history;
    this.history = plan.history;
    this.dayOf = dayOf;
    this.stride = stride;
    this.tables = layOut(plan);
    const size = this.tables.size * stride;
    this.sums = new Float64Array(size);
    this.newest = new Float64Array(size);
    this.unknown = new Uint8Array(size);
    this.codes = new Uint32Array(fields.length * stride);
    this.tracked = Uint32Array.from(plan.fields);
    this.isTracked = Uint8Array.from(fields, (_, field) => (plan.fields.has(field) ? 1 : 0));
    this.seen = new Uint32Array(fields.length);
  }

  /** Stands on one lead at an instant; NaN or Infinity shows everything. With `isBefore`, the instant itself stays unseen. */
  run(lead: number, at: number, isBefore: boolean): void {
    this.one[0] = at;
    this.fill(lead, lead + 1, this.one, -lead, isBefore);
    this.stand(lead, 0, at);
  }

  /** Fills the slots of leads [first, last), each at its own instant; null: everything is visible. */
  runBlock(first: number, last: number, at: Float64Array | null): void {
    this.fill(first, last, at, 0, false);
  }

  stand(lead: number, place: number, at: number): void {
    this.lead = lead;
    this.place = place;
    this.now = Number.isFinite(at) ? at : this.history.to;
  }

  /** The instant of a lead stands at `lead + shift`. */
  private fill(first: number, last: number, at: Float64Array | null, shift: number, isBefore: boolean): void {
    this.sums.fill(0);
    this.unknown.fill(0);
    const { offsets } = this.history.facts;
    if (at === null && this.tracked.length === 0) {
      for (let lead = first; lead < last; lead++) this.read(offsets[lead]!, offsets[lead + 1]!, lead - first, this.history.to);
      return;
    }
    for (let lead = first; lead < last; lead++) {
      const instant = at === null ? NaN : at[lead + shift]!;
      const isWhole = !Number.isFinite(instant);
      const stop = offsets[lead + 1]!;
      const end = isWhole ? stop : this.endOf(offsets[lead]!, stop, instant, isBefore);
      this.stamp++;
      this.read(offsets[lead]!, end, lead - first, isWhole ? this.history.to : instant);
      if (this.tracked.length > 0) this.settleCodes(lead, lead - first, end, stop);
    }
  }

  private endOf(start: number, stop: number, limit: number, isBefore: boolean): number {
    const { at, kind } = this.history.facts;
    let row = start;
    while (row < stop && (at[row]! < limit || (at[row]! === limit && !isBefore && kind[row]! <= LAST_VISIBLE_AT_SAME_INSTANT))) row++;
    return row;
  }

  /** One fact after another; the branches that are left are those that a processor foresees. */
  private read(start: number, end: number, place: number, now: number): void {
    const { kind, subject, value, automated, at } = this.history.facts;
    const { base, classes, starts, isPlain } = this.tables;
    for (let row = start; row < end; row++) {
      if (kind[row] !== FACT.engagement) {
        if (kind[row] === FACT.property) this.keepCode(row, place);
        continue;
      }
      const own = classes[base[subject[row]!]! + 2 * value[row]! + automated[row]!]!;
      const first = starts[own]!;
      const stop = starts[own + 1]!;
      const instant = at[row]!;
      if (isPlain) for (let i = first; i < stop; i++) this.add(i, place, now - instant, instant);
      else for (let i = first; i < stop; i++) this.addOrElse(i, place, now - instant, instant, row);
    }
  }

  private add(operation: number, place: number, age: number, instant: number): void {
    const { slot, periodMs, left, steps, entries } = this.tables;
    const column = slot[operation]! * this.stride + place;
    const step = Math.floor(age / periodMs[operation]!);
    const last = steps[operation]!;
    this.sums[column]! += entries[left[operation]! + (step < last ? step : last)]!;
    this.newest[column] = instant;
  }

  private addOrElse(operation: number, place: number, age: number, instant: number, row: number): void {
    const { kind, withinMs, slot, points, periodMs } = this.tables;
    if (age > withinMs[operation]!) return;
    const what = kind[operation]!;
    if (what === SLOT.table) return this.add(operation, place, age, instant);
    const column = slot[operation]! * this.stride + place;
    if (what === SLOT.halving) this.sums[column]! += halvedPoints(points[operation]!, age, periodMs[operation]!);
    else this.addOther(operation, column, age, row, instant);
  }

  private keepCode(row: number, place: number): void {
    const { subject, value } = this.history.facts;
    const field = subject[row]!;
    if (this.isTracked[field] === 0) return;
    this.codes[field * this.stride + place] = value[row]!;
    this.seen[field] = this.stamp;
  }

  private addOther(operation: number, column: number, age: number, row: number, instant: number): void {
    const { kind, points, decay, amounts } = this.tables;
    if (kind[operation] === SLOT.faded || kind[operation] === SLOT.gliding) {
      this.sums[column]! += decayedPoints(points[operation]!, age, decay[operation]!);
    } else if (kind[operation] === SLOT.amount) {
      const amount = amounts[operation]![row]!;
      if (Number.isNaN(amount)) this.unknown[column] = 1;
      else this.sums[column]! += amount;
    } else {
      const day = this.dayOf(instant);
      if (this.sums[column] === 0 || this.newest[column] !== day) this.sums[column]!++;
      this.newest[column] = day;
    }
  }

  /** A field without a visible fact: unknown where a later one tells it, else its current value stands for the past. */
  private settleCodes(lead: number, place: number, end: number, stop: number): void {
    for (const field of this.tracked) {
      if (this.seen[field] === this.stamp) continue;
      this.codes[field * this.stride + place] = this.hasFactOf(field, end, stop) ? 0 : (this.history.fields[field]!.current[lead] ?? 0);
    }
  }

  private hasFactOf(field: number, end: number, stop: number): boolean {
    const { kind, subject } = this.history.facts;
    for (let row = end; row < stop; row++) if (kind[row] === FACT.property && subject[row] === field) return true;
    return false;
  }
}
