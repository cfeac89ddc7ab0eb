/**
 * One lead's engagement score along its timeline: engagements are pushed as they come by, and the score is worked out for the
 * instants that ask for it. Plainly `engagement()` is `scoreLead(...).engagement` with everything pushed so far visible.
 */
import type { History } from '../../history/history.ts';
import type { Points, ScoreModel } from '../../model/score-model.ts';
import { decayedPoints, roundPoints } from '../decay.ts';
import { clamp } from '../score-lead.ts';
import { ListScan } from './list-scan.ts';
import type { ScanHolder } from './slot-expression.ts';
import { bindModel } from './slot-model.ts';
import type { SlotGroup } from './slot-model.ts';
import { SLOT, SlotPlan, layOut } from './slot-plan.ts';
import type { SlotTables } from './slot-plan.ts';

/** Leads with more operations than this are walked in another way. */
const MOST = 512;

/** The engagement score of a model whose engagement groups ask for engagements alone. */
export class TimelineScan {
  /** The most that the engagements so far could give, were none of them faded. */
  private whole = 0;
  /** What was worked out last, and everything that came since: points only fade, so there cannot be more. */
  private since = 0;
  readonly stride = 1;
  readonly sums: Float64Array;
  readonly newest: Float64Array;
  private count = 0;
  private readonly tables: SlotTables;
  private readonly groups: readonly SlotGroup[];
  private readonly operations = new Uint16Array(MOST);
  private readonly instants = new Float64Array(MOST);
  /** By operation: its group and what it may add at most; by group: what was added, undecayed, and the cap. */
  private readonly groupOf: Uint8Array;
  private readonly gain: Float64Array;
  private readonly undecayed: Float64Array;
  private readonly cap: Float64Array;
  /** By counting slot, how many engagements its rule needs. */
  private readonly needed: Float64Array;
  private readonly least: Points;
  private readonly most: Points;

  private constructor(plan: SlotPlan, groups: readonly SlotGroup[], model: ScoreModel) {
    this.tables = layOut(plan);
    this.groups = groups;
    this.least = model.engagementMin ?? -Infinity;
    this.most = model.engagementMax;
    this.sums = new Float64Array(this.tables.size);
    this.newest = new Float64Array(this.tables.size);
    this.undecayed = new Float64Array(groups.length);
    this.cap = Float64Array.from(groups, ({ group }) => Math.max(group.max, 0));
    this.needed = new Float64Array(this.tables.size);
    for (const { rule, counter } of groups.flatMap(({ once }) => once)) this.needed[counter] = typeof rule.frequency === 'number' ? Math.max(rule.frequency, 1) : 1;
    const { slot, points, counts } = this.tables;
    const groupOfSlot = (place: number): number => Math.max(groups.findIndex((group) => group.slot === place || group.once.some(({ counter }) => counter === place)), 0);
    this.groupOf = Uint8Array.from(slot, groupOfSlot);
    // A rule that adds once may have added its points after any of its engagements; those of one slot together at most.
    this.gain = Float64Array.from(slot, (place, i) => (counts[i] === 1 ? groups.reduce((sum, { once }) => sum + once.reduce((own, { rule, counter }) => own + (counter === place ? Math.max(0, roundPoints(rule.points)) : 0), 0), 0) : Math.max(0, roundPoints(points[i] ?? 0))));
  }

  /** Null where something else than engagements has a say in engagement points, or ranges of counts do. */
  static create(history: History, model: ScoreModel): TimelineScan | null {
    const plan = new SlotPlan(history);
    const engagement = { ...model, groups: model.groups.filter(({ category }) => category === 'engagement') };
    const groups = bindModel(engagement, { plan, holder: {} as ScanHolder, computed: () => undefined }); // nothing here is ever asked through the holder
    const isAlone = groups.every(({ readers, columns, once, group }) => readers.length === 0 && columns.length === 0 && group.min <= 0 && once.every(({ rule, counter }) => counter >= 0 && rule.frequency !== 'ranges' && rule.min === undefined && rule.max === undefined));
    const sharesCounters = new Set(groups.flatMap(({ once }) => once.map(({ counter }) => counter))).size < groups.flatMap(({ once }) => once).length;
    return isAlone && !sharesCounters && groups.length < 256 && ListScan.canFill(plan) ? new TimelineScan(plan, groups, model) : null;
  }

  /** A new lead. */
  start(): void {
    this.count = 0;
    this.whole = 0;
    this.since = 0;
    this.undecayed.fill(0);
  }

  /** One more engagement; false when the lead has too many. */
  push(type: number, code: number, at: number): boolean {
    const { base, classes, starts } = this.tables;
    const own = classes[base[type]! + code]!;
    const stop = starts[own + 1]!;
    if (this.count + stop - starts[own]! > MOST) return false;
    for (let i = starts[own]!; i < stop; i++) {
      this.operations[this.count] = i;
      this.instants[this.count++] = at;
      const group = this.groupOf[i]!;
      const before = this.undecayed[group]!;
      const after = before + this.gain[i]!;
      this.undecayed[group] = after;
      this.whole += Math.min(after, this.cap[group]!) - Math.min(before, this.cap[group]!);
      this.since += this.gain[i]!;
    }
    return true;
  }

  /** At most what `engagement` would give now. */
  get ceiling(): Points {
    return Math.max(Math.min(this.whole, this.since, this.most), this.least);
  }

  /** The engagement score at an instant, after its category's caps. */
  engagement(now: number): Points {
    for (let s = 0; s < this.sums.length; s++) this.sums[s] = 0;
    const { slot, kind, withinMs, periodMs, left, steps, entries, points, decay } = this.tables;
    for (let k = 0; k < this.count; k++) {
      const i = this.operations[k]!;
      const at = this.instants[k]!;
      const age = now - at;
      if (age > withinMs[i]!) continue;
      const place = slot[i]!;
      if (kind[i] === SLOT.table) {
        const step = age / periodMs[i]!;
        const last = steps[i]!;
        this.sums[place]! += entries[left[i]! + (step < last ? step | 0 : last)]!;
        this.newest[place] = at;
      } else this.sums[place]! += decayedPoints(points[i]!, age, decay[i]!);
    }
    let sum = 0;
    for (let g = 0; g < this.groups.length; g++) sum += this.groupPoints(this.groups[g]!, now);
    const found = clamp(sum, this.least, this.most);
    this.since = Math.max(found, 0);
    return found;
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
