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
import { SLOT, layOut } from './slot-plan.ts';
import type { SlotPlan, SlotTables } from './slot-plan.ts';

/** The slots of one plan, filled for a block of leads at a time; every column is reused. */
export class LeadScan {
  /** How many leads a block may have. */
  readonly stride: number;
  /** The lead that readers are asked about, its place in the block, and the instant that its ages count from. */
  lead = -1;
  place = 0;
  now = NaN;
  /** How many engagements, or days. */
  readonly counts: Float64Array;
  /** The newest instant (or day); means nothing where the count is 0. */
  readonly newest: Float64Array;
  /** The sum of points or amounts. */
  readonly sums: Float64Array;
  /** 1 where an amount is unknown. */
  readonly unknown: Uint8Array;
  /** The as-of code of each field with a history that the plan reads. */
  readonly codes: Uint32Array;

  private readonly history: History;
  private readonly dayOf: DayOf;
  private readonly tables: SlotTables;
  private readonly tracked: Uint32Array;
  private readonly isTracked: Uint8Array;
  private readonly seen: Uint32Array;
  private stamp = 0;

  constructor(plan: SlotPlan, dayOf: DayOf, stride = 1) {
    const { fields } = plan.history;
    this.history = plan.history;
    this.dayOf = dayOf;
    this.stride = stride;
    this.tables = layOut(plan);
    const size = this.tables.size * stride;
    this.counts = new Float64Array(size);
    this.newest = new Float64Array(size);
    this.sums = new Float64Array(size);
    this.unknown = new Uint8Array(size);
    this.codes = new Uint32Array(fields.length * stride);
    this.tracked = Uint32Array.from(plan.fields);
    this.isTracked = Uint8Array.from(fields, (_, field) => (plan.fields.has(field) ? 1 : 0));
    this.seen = new Uint32Array(fields.length);
  }

  /** Stands on one lead at an instant; NaN or Infinity shows everything. With `isBefore`, the instant itself stays unseen. */
  run(lead: number, at: number, isBefore: boolean): void {
    this.clear();
    this.fillLead(lead, 0, at, isBefore);
    this.stand(lead, 0, at);
  }

  /** Fills the slots of leads [first, last), each at its own instant; null: everything is visible. */
  runBlock(first: number, last: number, at: Float64Array | null): void {
    this.clear();
    for (let lead = first; lead < last; lead++) this.fillLead(lead, lead - first, at === null ? NaN : at[lead]!, false);
  }

  /** Lets readers answer for one lead of the block. */
  stand(lead: number, place: number, at: number): void {
    this.lead = lead;
    this.place = place;
    this.now = Number.isFinite(at) ? at : this.history.to;
  }

  private clear(): void {
    this.counts.fill(0);
    this.sums.fill(0);
    this.unknown.fill(0);
  }

  private fillLead(lead: number, place: number, at: number, isBefore: boolean): void {
    const { offsets } = this.history.facts;
    const [start, stop] = [offsets[lead]!, offsets[lead + 1]!];
    const isWhole = !Number.isFinite(at);
    const end = isWhole ? stop : this.endOf(start, stop, at, isBefore);
    this.stamp++;
    this.read(start, end, place, isWhole ? this.history.to : at);
    if (this.tracked.length > 0) this.settleCodes(lead, place, end, stop);
  }

  private endOf(start: number, stop: number, limit: number, isBefore: boolean): number {
    const { at, kind } = this.history.facts;
    let row = start;
    while (row < stop && (at[row]! < limit || (at[row]! === limit && !isBefore && kind[row]! <= LAST_VISIBLE_AT_SAME_INSTANT))) row++;
    return row;
  }

  private read(start: number, end: number, place: number, now: number): void {
    const { kind, subject, value, automated, at } = this.history.facts;
    const { base, classes, starts, slot, kind: operation, withinMs, points, periodMs, left, steps, leftPoints } = this.tables;
    const { stride, counts, sums, newest } = this;
    for (let row = start; row < end; row++) {
      if (kind[row] !== FACT.engagement) {
        if (kind[row] === FACT.property) this.keepCode(row, place);
        continue;
      }
      const own = classes[base[subject[row]!]! + 2 * value[row]! + automated[row]!]!;
      if (own === 0) continue;
      const instant = at[row]!;
      const age = now - instant;
      for (let i = starts[own]!, stop = starts[own + 1]!; i < stop; i++) {
        if (age > withinMs[i]!) continue;
        const column = slot[i]! * stride + place;
        const what = operation[i]!;
        if (what === SLOT.addByStep) {
          const step = Math.floor(age / periodMs[i]!);
          if (step < steps[i]!) sums[column]! += leftPoints[left[i]! + step]!;
        } else if (what === SLOT.count) {
          counts[column]!++;
          newest[column] = instant;
        } else if (what === SLOT.addWhole) sums[column]! += points[i]!;
        else if (what === SLOT.addHalving) {
          const worth = points[i]! * 2 ** (-age / periodMs[i]!);
          // Half away from zero, as `roundPoints`.
          sums[column]! += worth < 0 ? -Math.floor(0.5 - worth) : Math.floor(worth + 0.5);
        } else this.fillOther(i, column, age, row, instant);
      }
    }
  }

  private keepCode(row: number, place: number): void {
    const { subject, value } = this.history.facts;
    const field = subject[row]!;
    if (this.isTracked[field] === 0) return;
    this.codes[field * this.stride + place] = value[row]!;
    this.seen[field] = this.stamp;
  }

  private fillOther(operation: number, column: number, age: number, row: number, instant: number): void {
    const { kind, points, decay, amounts } = this.tables;
    if (kind[operation] === SLOT.addFaded) {
      this.sums[column]! += decayedPoints(points[operation]!, age, decay[operation]!);
    } else if (kind[operation] === SLOT.amount) {
      const amount = amounts[operation]![row]!;
      if (Number.isNaN(amount)) this.unknown[column] = 1;
      else this.sums[column]! += amount;
    } else {
      const day = this.dayOf(instant);
      if (this.counts[column] === 0 || this.newest[column] !== day) this.counts[column]!++;
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
