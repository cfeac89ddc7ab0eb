/**
 * Fills the slots of a plan for a block of leads from the lists of a `key-index.ts`, one operation after another. Plainly it
 * gives what `LeadScan` gives; only sums of whole hundredths and counts are added, so the order of adding does not matter.
 */
import { decayedPoints } from '../decay.ts';
import { halvedPoints } from './halved-points.ts';
import { BLOCK } from './key-index.ts';
import type { KeyIndex } from './key-index.ts';
import type { SlotReader } from './slot-expression.ts';
import { SLOT, layOut } from './slot-plan.ts';
import type { SlotPlan, SlotTables } from './slot-plan.ts';

/** One operation on one list. */
interface Step {
  readonly key: number;
  readonly operation: number;
  readonly slot: number;
}

/** Fills blocks of leads; only counts keep their newest engagement. */
export class ListScan implements SlotReader {
  readonly stride = BLOCK;
  lead = -1;
  place = 0;
  now = NaN;
  readonly unknown = new Uint8Array(0);
  readonly codes = new Uint32Array(0);
  readonly sums: Float64Array;
  readonly newest: Float64Array;
  private readonly index: KeyIndex;
  private readonly tables: SlotTables;
  private readonly steps: readonly Step[];
  private readonly end: number;
  /** Slots that anything is added to; an operation that adds to another's leaves its own alone. */
  private readonly used: readonly number[];
  private readonly counters: readonly number[];

  constructor(plan: SlotPlan, index: KeyIndex) {
    const { assets, to } = plan.history;
    this.index = index;
    this.end = to;
    this.tables = layOut(plan);
    this.sums = new Float64Array(this.tables.size * BLOCK);
    this.newest = new Float64Array(this.tables.size * BLOCK);
    const { base, classes, starts, slot } = this.tables;
    this.steps = index.keys.flatMap(({ type, asset, automated }, key) => {
      const own = classes[base[type]! + 2 * asset + (automated ? 1 : 0)] ?? 0;
      const operations = Array.from({ length: starts[own + 1]! - starts[own]! }, (_, i) => starts[own]! + i);
      return operations.map((operation) => ({ key, operation, slot: slot[operation]! }));
    });
    this.used = plan.slots.flatMap(({ target }, slot) => (target === slot ? [slot] : []));
    this.counters = [...new Set(this.steps.flatMap(({ operation, slot: own }) => (this.tables.counts[operation] === 1 ? [own] : [])))];
    if (assets.length === 0 && index.keys.length > 0) throw new RangeError('a history with engagements has at least the asset without a name');
  }

  /** Whether a plan asks for nothing that needs a lead's facts in their order. */
  static canFill(plan: SlotPlan): boolean {
    return plan.fields.size === 0 && plan.slots.every(({ kind }) => kind === SLOT.table || kind === SLOT.halving || kind === SLOT.gliding || kind === SLOT.faded);
  }

  stand(lead: number, place: number, at: number): void {
    this.lead = lead;
    this.place = place;
    this.now = Number.isFinite(at) ? at : this.end;
  }

  /** Fills the slots of one block; `at` by lead, null: everything is visible. */
  fill(block: number, at: Float64Array | null): void {
    for (const slot of this.used) this.sums.fill(0, slot * BLOCK, (slot + 1) * BLOCK);
    for (const slot of this.counters) this.newest.fill(-Infinity, slot * BLOCK, (slot + 1) * BLOCK);
    for (const step of this.steps) {
      const { kind, withinMs, counts } = this.tables;
      const isSimple = at === null && withinMs[step.operation] === Infinity;
      if (counts[step.operation] === 1 && isSimple) this.countAll(step, block);
      else if (counts[step.operation] === 1) this.count(step, block, at);
      else if (isSimple && kind[step.operation] === SLOT.table) this.addByTable(step, block);
      else if (isSimple && kind[step.operation] === SLOT.halving) this.addHalving(step, block);
      else if (isSimple && kind[step.operation] === SLOT.gliding) this.addGliding(step, block);
      else this.addFaded(step, block, at);
    }
  }

  private addByTable({ key, operation, slot }: Step, block: number): void {
    const { lead, at, blocks, blockStarts } = this.index;
    const { periodMs, left, steps, entries } = this.tables;
    const stop = blockStarts[key * (blocks + 1) + block + 1]!;
    const base = slot * BLOCK - block * BLOCK;
    const [period, first, last, now, sums] = [periodMs[operation]!, left[operation]!, steps[operation]!, this.end, this.sums];
    for (let i = blockStarts[key * (blocks + 1) + block]!; i < stop; i++) {
      const step = (now - at[i]!) / period;
      sums[base + lead[i]!]! += entries[first + (step < last ? step | 0 : last)]!;
    }
  }

  private addHalving({ key, operation, slot }: Step, block: number): void {
    const { lead, at, blocks, blockStarts } = this.index;
    const stop = blockStarts[key * (blocks + 1) + block + 1]!;
    const base = slot * BLOCK - block * BLOCK;
    const [points, period, now, sums] = [this.tables.points[operation]!, this.tables.periodMs[operation]!, this.end, this.sums];
    for (let i = blockStarts[key * (blocks + 1) + block]!; i < stop; i++) sums[base + lead[i]!]! += halvedPoints(points, now - at[i]!, period);
  }

  private addGliding({ key, operation, slot }: Step, block: number): void {
    const { lead, at, blocks, blockStarts } = this.index;
    const stop = blockStarts[key * (blocks + 1) + block + 1]!;
    const base = slot * BLOCK - block * BLOCK;
    const [points, whole, rate, now, sums] = [this.tables.points[operation]!, this.tables.whole[operation]!, this.tables.rate[operation]!, this.end, this.sums];
    for (let i = blockStarts[key * (blocks + 1) + block]!; i < stop; i++) {
      const worth = (points * Math.max(0, whole - rate * (now - at[i]!))) / whole;
      // Half away from zero, as `roundPoints`.
      sums[base + lead[i]!]! += worth < 0 ? -Math.floor(0.5 - worth) : Math.floor(worth + 0.5);
    }
  }

  private countAll({ key, slot }: Step, block: number): void {
    const { lead, at, blocks, blockStarts } = this.index;
    const stop = blockStarts[key * (blocks + 1) + block + 1]!;
    const base = slot * BLOCK - block * BLOCK;
    const [sums, newest] = [this.sums, this.newest];
    for (let i = blockStarts[key * (blocks + 1) + block]!; i < stop; i++) {
      const column = base + lead[i]!;
      sums[column]!++;
      newest[column] = Math.max(newest[column]!, at[i]!);
    }
  }

  /** Counts what is there at each lead's instant, and remembers the newest of several lists. */
  private count({ key, operation, slot }: Step, block: number, limits: Float64Array | null): void {
    const { lead, at, blocks, blockStarts } = this.index;
    const stop = blockStarts[key * (blocks + 1) + block + 1]!;
    const base = slot * BLOCK - block * BLOCK;
    const [within, sums, newest] = [this.tables.withinMs[operation]!, this.sums, this.newest];
    for (let i = blockStarts[key * (blocks + 1) + block]!; i < stop; i++) {
      const instant = at[i]!;
      const age = this.nowOf(lead[i]!, limits) - instant;
      // An engagement after the lead's instant is not there yet; one of the same instant is.
      if (age < 0 || age > within) continue;
      const column = base + lead[i]!;
      newest[column] = Math.max(newest[column]!, instant);
      sums[column]!++;
    }
  }

  /** Every other way of fading, and every operation with a window or an instant of its own for each lead. */
  private addFaded({ key, operation, slot }: Step, block: number, limits: Float64Array | null): void {
    const { lead, at, blocks, blockStarts } = this.index;
    const stop = blockStarts[key * (blocks + 1) + block + 1]!;
    const base = slot * BLOCK - block * BLOCK;
    const within = this.tables.withinMs[operation]!;
    const points = this.tables.points[operation]!;
    const decay = this.tables.decay[operation]!;
    for (let i = blockStarts[key * (blocks + 1) + block]!; i < stop; i++) {
      const age = this.nowOf(lead[i]!, limits) - at[i]!;
      if (age < 0 || age > within) continue;
      this.sums[base + lead[i]!]! += decayedPoints(points, age, decay);
    }
  }

  private nowOf(lead: number, limits: Float64Array | null): number {
    if (limits === null) return this.end;
    return Number.isFinite(limits[lead]!) ? limits[lead]! : this.end;
  }
}
