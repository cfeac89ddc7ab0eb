/**
 * One lead by all whole thresholds of a range at once, instant after instant. Plainly, for each threshold: the walk of
 * `find-crossings.ts` with it. Scores do not depend on the threshold, so thresholds beside each other mostly share what
 * became of them: they are kept as runs, which an instant cuts and joins, however many thresholds lie in them.
 */
import type { Points } from '../model/score-model.ts';

/** The thresholds from `low` to `high`, in whole points. */
export interface ThresholdRange {
  readonly low: number;
  readonly high: number;
}

/** What the MQL rule says beside the threshold: never, where there are enough points, or whatever the points are. */
export const GATE = { shut: 0, byPoints: 1, open: 2 } as const;

/** The rule beside its threshold, and the total in hundredths, at one instant. */
export interface Judged {
  readonly gate: number;
  readonly total: Points;
}

/** The lowest threshold of a range that a lead misses; `high + 1` where it misses none. */
export function firstMissed({ low, high }: ThresholdRange, { gate, total }: Judged): number {
  if (gate === GATE.shut) return low;
  return gate === GATE.open ? high + 1 : Math.min(Math.max(Math.floor(total / 100) + 1, low), high + 1);
}

/** What stands for the last crossing of thresholds that can be crossed again. */
const ARMED = NaN;

/** The states of all thresholds; `fire` is told of every crossing, as thresholds [from, to) at an instant. */
export class ThresholdStates {
  /** The lowest threshold that was never crossed. */
  reach: number;
  private readonly range: ThresholdRange;
  private readonly margin: number;
  private readonly coolDown: number;
  private readonly fire: (from: number, to: number, at: number) => void;
  /** Runs of thresholds from `low` to before `reach`: before which threshold each ends, and when it was crossed last. */
  private ends: number[] = [];
  private firedAt: number[] = [];
  private endsBefore: number[] = [];
  private firedBefore: number[] = [];

  constructor(range: ThresholdRange, margin: number, coolDown: number, fire: (from: number, to: number, at: number) => void) {
    this.range = range;
    this.margin = margin;
    this.coolDown = coolDown;
    this.fire = fire;
    this.reach = range.low;
  }

  /** A new lead. */
  start(): void {
    this.reach = this.range.low;
    this.ends.length = 0;
    this.firedAt.length = 0;
  }

  /** Whether the instant just before this one, and the lowered rule, can matter for any threshold. */
  canRearm(at: number): boolean {
    for (let run = 0; run < this.firedAt.length; run++) if (!(at - this.firedAt[run]! < this.coolDown)) return true;
    return false;
  }

  /** What the rule says at an instant; and where `canRearm`, what the lowered rule said just before it and says at it. */
  judge(at: number, rule: Judged, lowered: { readonly before: Judged; readonly now: Judged } | null): void {
    const met = firstMissed(this.range, rule);
    if (lowered !== null) this.judgeAgain(at, met, this.firstLow(lowered.before), this.firstLow(lowered.now));
    if (met <= this.reach) return;
    this.fire(this.reach, met, at);
    this.push(met, at);
    this.reach = met;
  }

  /** Thresholds from `lowBefore` on were missed just before by the lowered rule, those from `lowNow` on are missed now. */
  private judgeAgain(at: number, met: number, lowBefore: number, lowNow: number): void {
    [this.endsBefore, this.ends] = [this.ends, this.endsBefore];
    [this.firedBefore, this.firedAt] = [this.firedAt, this.firedBefore];
    this.ends.length = 0;
    this.firedAt.length = 0;
    let from = this.range.low;
    for (let run = 0; run < this.endsBefore.length; run++) {
      const [end, firedAt] = [this.endsBefore[run]!, this.firedBefore[run]!];
      const isCool = at - firedAt >= this.coolDown;
      while (from < end) {
        const to = Math.min(end, met > from ? met : end, lowBefore > from ? lowBefore : end, lowNow > from ? lowNow : end);
        const isArmed = Number.isNaN(firedAt) || (isCool && from >= lowBefore);
        if (isArmed && from < met) {
          this.fire(from, to, at);
          this.push(to, at);
        } else this.push(to, isArmed || (isCool && from >= lowNow) ? ARMED : firedAt);
        from = to;
      }
    }
  }

  /** The next run, up to before a threshold; one with the run before it where both are alike. */
  private push(end: number, firedAt: number): void {
    const last = this.ends.length - 1;
    if (last >= 0 && Object.is(this.firedAt[last], firedAt)) this.ends[last] = end;
    else {
      this.ends.push(end);
      this.firedAt.push(firedAt);
    }
  }

  /** The lowest threshold that is missed even when it is lowered by the margin. */
  private firstLow({ gate, total }: Judged): number {
    const { low, high } = this.range;
    if (gate !== GATE.byPoints) return gate === GATE.open ? high + 1 : low;
    let [least, most] = [low, high + 1];
    while (least < most) {
      const middle = Math.floor((least + most) / 2);
      // As `lowerThresholds` does it, in points with two decimals.
      if (Math.round((middle - Math.abs(middle) * this.margin) * 100) <= total) least = middle + 1;
      else most = middle;
    }
    return least;
  }
}
