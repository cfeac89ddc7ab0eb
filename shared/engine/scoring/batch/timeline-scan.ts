/**
 * One lead's engagement score along its timeline: engagements are pushed as they come by, and the score is worked out for the
 * instants that ask for it. Plainly `engagement()` is `scoreLead(...).engagement` with everything pushed so far visible, and
 * `ceiling` is at most as far above it as points can have faded.
 */
import type { History } from '../../history/history.ts';
import type { Points, ScoreModel } from '../../model/score-model.ts';
import { decayedPoints, roundPoints } from '../decay.ts';
import { clamp } from '../score-lead.ts';
import { halvedPoints } from './halved-points.ts';
import { ListScan } from './list-scan.ts';
import type { RowKeys } from './row-keys.ts';
import type { ScanHolder } from './slot-expression.ts';
import { bindModel } from './slot-model.ts';
import type { SlotGroup } from './slot-model.ts';
import { SLOT, SlotPlan, layOut } from './slot-plan.ts';
import type { SlotTables } from './slot-plan.ts';

/** Leads with more operations than this are walked in another way. */
const MOST = 512;

/** A rule that adds once, by the slot that counts its engagements. */
interface Once {
  readonly group: number;
  readonly counter: number;
  readonly needed: number;
  readonly points: Points;
  /** Only engagements of a window count. */
  readonly isWindowed: boolean;
}

/** The engagement score of a model whose engagement groups ask for engagements alone. */
export class TimelineScan {
  /** The rules that add once; each has a counter of its own. */
  readonly once: readonly Once[];
  /** The most that the engagements so far could give, were none of them faded. */
  private whole = 0;
  /** What was worked out last, and everything that came since: points only fade, so there cannot be more. */
  private since = 0;
  private evaluations = 0;
  private readonly sums: Float64Array;
  private readonly newest: Float64Array;
  private count = 0;
  private readonly tables: SlotTables;
  private readonly groups: readonly SlotGroup[];
  private readonly operations = new Uint16Array(MOST);
  private readonly instants = new Float64Array(MOST);
  /** By operation: its group, what it may add at most, whether it counts for a rule that adds once, in a window or not. */
  private readonly groupOf: Uint8Array;
  private readonly gain: Float64Array;
  private readonly isCount: Uint8Array;
  private readonly isLooked: Uint8Array;
  /** By group: what was added, undecayed, and the cap. */
  private readonly undecayed: Float64Array;
  private readonly cap: Float64Array;
  /** By counting slot: how many engagements came by, how many its rule needs, and in which evaluation they were last put to `since`. */
  private readonly counted: Uint32Array;
  private readonly needed: Float64Array;
  private readonly stamp: Uint32Array;
  /** By key its class of operations. */
  private readonly classOf: Uint16Array;
  private readonly least: Points;
  private readonly most: Points;

  private constructor(plan: SlotPlan, groups: readonly SlotGroup[], model: ScoreModel, keys: RowKeys) {
    this.tables = layOut(plan);
    const { base, classes } = this.tables;
    this.classOf = Uint16Array.from(keys.types, (type, key) => (key === 0 ? 0 : classes[base[type]! + keys.codes[key]!]!));
    this.groups = groups;
    this.once = groups.flatMap(({ once }, group) => once.map(({ rule, counter }) => ({ group, counter, needed: typeof rule.frequency === 'number' ? Math.max(rule.frequency, 1) : 1, points: Math.max(0, roundPoints(rule.points)), isWindowed: rule.withinDays !== undefined })));
    this.least = model.engagementMin ?? -Infinity;
    this.most = model.engagementMax;
    const { slot, points, counts, withinMs, size } = this.tables;
    this.sums = new Float64Array(size);
    this.newest = new Float64Array(size);
    this.undecayed = new Float64Array(groups.length);
    this.cap = Float64Array.from(groups, ({ group }) => Math.max(group.max, 0));
    this.counted = new Uint32Array(size);
    this.stamp = new Uint32Array(size);
    this.needed = new Float64Array(size);
    for (const { counter, needed } of this.once) this.needed[counter] = needed;
    const onceOf = (place: number): Once | undefined => this.once.find(({ counter }) => counter === place);
    this.groupOf = Uint8Array.from(slot, (place) => onceOf(place)?.group ?? Math.max(groups.findIndex((group) => group.slot === place), 0));
    this.gain = Float64Array.from(slot, (place, i) => (counts[i] === 1 ? (onceOf(place)?.points ?? 0) : Math.max(0, roundPoints(points[i] ?? 0))));
    this.isCount = counts;
    this.isLooked = Uint8Array.from(slot, (_, i) => (counts[i] === 1 && withinMs[i] === Infinity ? 0 : 1));
  }

  /** Null where something else than engagements has a say in engagement points, or ranges of counts do. */
  static create(history: History, model: ScoreModel, keys: RowKeys): TimelineScan | null {
    const plan = new SlotPlan(history);
    const engagement = { ...model, groups: model.groups.filter(({ category }) => category === 'engagement') };
    const groups = bindModel(engagement, { plan, holder: {} as ScanHolder, computed: () => undefined }); // nothing here is ever asked through the holder
    const isAlone = groups.every(({ readers, columns, once, group }) => readers.length === 0 && columns.length === 0 && group.min <= 0 && once.every(({ rule, counter }) => counter >= 0 && rule.frequency !== 'ranges' && rule.min === undefined && rule.max === undefined));
    const sharesCounters = new Set(groups.flatMap(({ once }) => once.map(({ counter }) => counter))).size < groups.flatMap(({ once }) => once).length;
    return isAlone && !sharesCounters && groups.length < 256 && ListScan.canFill(plan) ? new TimelineScan(plan, groups, model, keys) : null;
  }

  /** What one engagement of a key may add at most by the rules that add every time, and the places in `once` that it counts for. */
  mostOf(key: number): { readonly every: Points; readonly once: readonly number[] } {
    const { starts, slot } = this.tables;
    const own = this.classOf[key]!;
    const operations = Array.from({ length: starts[own + 1]! - starts[own]! }, (_, i) => starts[own]! + i);
    return {
      every: operations.reduce((sum, i) => sum + (this.isCount[i] === 1 ? 0 : this.gain[i]!), 0),
      once: operations.flatMap((i) => (this.isCount[i] === 1 ? [this.once.findIndex(({ counter }) => counter === slot[i])] : [])),
    };
  }

  /** Whether it takes all engagements of the rows [from, to), by their keys. */
  takes(keys: ArrayLike<number>, from: number, to: number): boolean {
    const { starts } = this.tables;
    let operations = 0;
    for (let row = from; row < to; row++) {
      const own = this.classOf[keys[row]!]!;
      operations += starts[own + 1]! - starts[own]!;
    }
    return operations <= MOST;
  }

  /** A new lead. */
  start(): void {
    this.count = 0;
    this.whole = 0;
    this.since = 0;
    this.evaluations++;
    for (let g = 0; g < this.undecayed.length; g++) this.undecayed[g] = 0;
    for (let k = 0; k < this.once.length; k++) this.counted[this.once[k]!.counter] = 0;
  }

  /** One more engagement, by its key; false when the lead has too many. */
  push(key: number, at: number): boolean {
    const { starts } = this.tables;
    const own = this.classOf[key]!;
    const stop = starts[own + 1]!;
    if (this.count + stop - starts[own]! > MOST) return false;
    for (let i = starts[own]!; i < stop; i++) {
      if (this.isLooked[i] === 1) {
        this.operations[this.count] = i;
        this.instants[this.count++] = at;
      }
      if (this.isCount[i] === 1) this.pushCount(i, at);
      else {
        this.raise(this.groupOf[i]!, this.gain[i]!);
        this.since += this.gain[i]!;
      }
    }
    return true;
  }

  /** A rule that adds once adds once, however often it could; points that had faded may be whole again. */
  private pushCount(i: number, at: number): void {
    const place = this.tables.slot[i]!;
    const counted = ++this.counted[place]!;
    const needed = this.needed[place]!;
    this.newest[place] = at;
    if (counted < needed) return;
    if (counted === needed) this.raise(this.groupOf[i]!, this.gain[i]!);
    if (this.stamp[place] === this.evaluations) return;
    this.stamp[place] = this.evaluations;
    this.since += this.gain[i]!;
  }

  private raise(group: number, gain: Points): void {
    const before = this.undecayed[group]!;
    const cap = this.cap[group]!;
    this.undecayed[group] = before + gain;
    this.whole += Math.min(before + gain, cap) - Math.min(before, cap);
  }

  /** At most what `engagement` would give now. */
  get ceiling(): Points {
    return Math.max(Math.min(this.whole, this.since, this.most), this.least);
  }

  /** The engagement score at an instant, after its category's caps. */
  engagement(now: number): Points {
    const { sums, operations, instants, groups, once } = this;
    for (let g = 0; g < groups.length; g++) sums[groups[g]!.slot] = 0;
    for (let k = 0; k < once.length; k++) sums[once[k]!.counter] = once[k]!.isWindowed ? 0 : this.counted[once[k]!.counter]!;
    const { slot, kind, withinMs, periodMs, left, steps, entries, points, whole, rate } = this.tables;
    const { count } = this;
    for (let k = 0; k < count; k++) {
      const i = operations[k]!;
      const age = now - instants[k]!;
      if (age > withinMs[i]!) continue;
      let worth: Points;
      if (kind[i] === SLOT.table) {
        // Within the first period, where most are, nothing is divided.
        const step = age < periodMs[i]! ? 0 : age / periodMs[i]!;
        worth = entries[left[i]! + (step < steps[i]! ? step | 0 : steps[i]!)]!;
      } else if (kind[i] === SLOT.gliding) {
        const faded = (points[i]! * Math.max(0, whole[i]! - rate[i]! * age)) / whole[i]!;
        // Half away from zero, as `roundPoints`.
        worth = faded < 0 ? -Math.floor(0.5 - faded) : Math.floor(faded + 0.5);
      } else worth = this.otherwise(i, age);
      sums[slot[i]!]! += worth;
    }
    let sum = 0;
    for (let g = 0; g < groups.length; g++) sum += this.groupPoints(groups[g]!, now);
    const found = clamp(sum, this.least, this.most);
    this.since = Math.max(found, 0);
    this.evaluations++;
    return found;
  }

  private otherwise(i: number, age: number): Points {
    const { kind, points, periodMs, decay } = this.tables;
    return kind[i] === SLOT.halving ? halvedPoints(points[i]!, age, periodMs[i]!) : decayedPoints(points[i]!, age, decay[i]!);
  }

  private groupPoints(own: SlotGroup, now: number): Points {
    let sum = this.sums[own.slot]!;
    for (let r = 0; r < own.once.length; r++) {
      const { rule, counter } = own.once[r]!;
      // As `pointsOnce` for a rule without limits and ranges, which `create` has made sure of.
      if (this.sums[counter]! >= this.needed[counter]!) sum += decayedPoints(rule.points, now - this.newest[counter]!, own.group.decay);
    }
    return clamp(sum, own.group.min, own.group.max);
  }
}
