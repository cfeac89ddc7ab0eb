/** How far a figure can be trusted (domain.md §8.1). A comparison carries the mark of its less certain side. */
export type Honesty = 'observed' | 'deterministic' | 'simulated' | 'bounded' | 'notKnowable';

/** The three columns that a replay may print (product.md, "What makes it different" 1). */
export type Arm = 'actual' | 'judged' | 'proposed';

/**
 * One figure with everything needed to print it honestly.
 * `value` is null when it is not knowable or not reached, and `reason` then says why. Shares are 0 to 1; minutes are
 * business minutes; `low` and `high` are a 95 % interval. `leads` counts the leads that the figure opens.
 */
export interface Figure {
  readonly id: string;
  readonly label: string;
  readonly arm: Arm;
  readonly unit: 'count' | 'share' | 'minutes' | 'perWeek' | 'gini' | 'score';
  readonly value: number | null;
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly honesty: Honesty;
  readonly reason: string | null;
  readonly leads: number;
}
