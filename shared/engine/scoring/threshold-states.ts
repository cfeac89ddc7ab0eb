/**
 * One lead by all thresholds of a grid at once, instant after instant. Plainly, for each threshold: the walk of
 * `find-crossings.ts` with it. Scores do not depend on the threshold, and the thresholds that a lead has never crossed always
 * lie above those that it has, so most instants touch one range of places and no single one of them.
 */
import type { Points } from '../model/score-model.ts';

/** Thresholds `first`, `first + step` and so on, `count` of them, in hundredths. */
export interface ThresholdGrid {
  readonly first: Points;
  readonly step: Points;
  readonly count: number;
}

/** What the MQL rule says beside the threshold: never, where there are enough points, or whatever the points are. */
export const GATE = { shut: 0, byPoints: 1, open: 2 } as const;

/** The rule beside its threshold, and the total in hundredths, at one instant. */
export interface Judged {
  readonly gate: number;
  readonly total: Points;
}

/** How many thresholds of a grid a lead meets, from the lowest up. */
export function placesMet({ first, step, count }: ThresholdGrid, { gate, total }: Judged): number {
  if (gate === GATE.shut) return 0;
  return gate === GATE.open ? count : Math.min(Math.max(Math.floor((total - first) / step) + 1, 0), count);
}

/** The states of all thresholds; `fire` is told of every crossing, as places [from, to) at an instant. */
export class ThresholdStates {
  private readonly grid: ThresholdGrid;
  private readonly coolDown: number;
  private readonly fire: (from: number, to: number, at: number) => void;
  /** By place: when it was crossed last, whether it can be crossed again, whether its cool-down was over at this instant. */
  private readonly firedAt: Float64Array;
  private readonly isArmed: Uint8Array;
  private readonly isCool: Uint8Array;
  /** The threshold that must be missed before it can be crossed again. */
  private readonly lowered: Float64Array;
  private reach = 0;
  private firstAt = NaN;

  constructor(grid: ThresholdGrid, margin: number, coolDown: number, fire: (from: number, to: number, at: number) => void) {
    this.grid = grid;
    this.coolDown = coolDown;
    this.fire = fire;
    this.firedAt = new Float64Array(grid.count);
    this.isArmed = new Uint8Array(grid.count);
    this.isCool = new Uint8Array(grid.count);
    // As `lowerThresholds` does it, in points with two decimals.
    this.lowered = Float64Array.from(this.firedAt, (_, place) => {
      const points = (grid.first + place * grid.step) / 100;
      return Math.round((points - Math.abs(points) * margin) * 100);
    });
  }

  /** A new lead. */
  start(): void {
    this.reach = 0;
    this.firstAt = NaN;
  }

  /** Whether the instant just before this one, and the lowered rule, can matter for any threshold. */
  canRearm(at: number): boolean {
    return this.reach > 0 && at - this.firstAt >= this.coolDown;
  }

  /** What the lowered rule said just before an instant; only where `canRearm`. */
  before(at: number, lowered: Judged): void {
    for (let place = 0; place < this.reach; place++) {
      const isCool = this.isArmed[place] === 0 && at - this.firedAt[place]! >= this.coolDown;
      this.isCool[place] = isCool ? 1 : 0;
      if (isCool && !this.holds(place, lowered)) this.isArmed[place] = 1;
    }
  }

  /** What the rule says at an instant, and the lowered one where `canRearm`. */
  judge(at: number, rule: Judged, lowered: Judged | null): void {
    const met = placesMet(this.grid, rule);
    if (lowered !== null) this.judgeAgain(at, met, lowered);
    if (met <= this.reach) return;
    if (this.reach === 0) this.firstAt = at;
    this.fire(this.reach, met, at);
    this.firedAt.fill(at, this.reach, met);
    this.isArmed.fill(0, this.reach, met);
    this.reach = met;
  }

  private judgeAgain(at: number, met: number, lowered: Judged): void {
    for (let place = 0; place < this.reach; place++) {
      if (this.isArmed[place] === 1 && place < met) {
        this.fire(place, place + 1, at);
        this.firedAt[place] = at;
        this.isArmed[place] = 0;
      } else if (this.isCool[place] === 1 && !this.holds(place, lowered)) this.isArmed[place] = 1;
    }
  }

  private holds(place: number, { gate, total }: Judged): boolean {
    return gate === GATE.open || (gate === GATE.byPoints && total >= this.lowered[place]!);
  }
}
