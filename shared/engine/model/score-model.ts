import type { EventMatch, Expression, Scalar } from './expression.ts';

/** Hundredths of a point (2500 = 25.00), so that sums do not depend on float order (domain.md §0). */
export type Points = number;

/**
 * How an engagement's points fade with age (domain.md §4.2): `linear` by a share a period (`step` falls at period ends,
 * `continuous` in between too), `halfLife` by half every so many days, `window` not at all until the last day, then to 0.
 */
export type Decay =
  | { readonly kind: 'none' }
  | { readonly kind: 'linear'; readonly ratePercent: number; readonly periodDays: number; readonly granularity: 'step' | 'continuous' }
  | { readonly kind: 'halfLife'; readonly days: number }
  | { readonly kind: 'window'; readonly days: number };

/** What one rule may give at most and at least, after decay and before its group's caps; absent: anything. */
interface RuleLimits {
  readonly min?: Points;
  readonly max?: Points;
}

/** Points for so many engagements: both ends count, the first range that holds the number wins; without `max`: or more. */
export interface CountRange {
  readonly min: number;
  readonly max?: number;
  readonly points: Points;
}

/** Points for a number between two ends, both included; an end that is absent is open. The first row that holds it wins. */
export interface NumberRange {
  readonly from?: number;
  readonly to?: number;
  readonly points: Points;
}

/** One line of the scoring table. */
export type ScoreRule =
  | ({ readonly kind: 'when'; readonly id: string; readonly name: string; readonly when: Expression; readonly points: Points } & RuleLimits)
  | ({
      readonly kind: 'table';
      readonly id: string;
      readonly name: string;
      readonly field: string;
      readonly rows: readonly { readonly values: readonly Scalar[]; readonly points: Points }[];
    } & RuleLimits)
  | ({
      readonly kind: 'ranges';
      readonly id: string;
      readonly name: string;
      /** A field of numbers or instants; any other value gives no points. */
      readonly field: string;
      readonly rows: readonly NumberRange[];
    } & RuleLimits)
  | ({
      readonly kind: 'event';
      readonly id: string;
      readonly name: string;
      readonly match: EventMatch;
      /**
       * `every` adds for each engagement; `once` for the newest one only; a number n adds once when there are at least n;
       * `ranges` adds once the points of the range that holds their number. What adds once fades with the newest.
       */
      readonly frequency: 'every' | 'once' | 'ranges' | number;
      readonly points: Points;
      /** The ranges of `frequency: 'ranges'`; `points` is then of no effect. */
      readonly ranges?: readonly CountRange[];
      readonly withinDays?: number;
    } & RuleLimits);

/** Rules that share a cap and a decay. Sums are clamped to [min, max] before they join their category. */
export interface ScoreGroup {
  readonly id: string;
  readonly name: string;
  readonly category: 'fit' | 'engagement';
  readonly min: Points;
  readonly max: Points;
  readonly decay: Decay;
  readonly rules: readonly ScoreRule[];
}

/**
 * Fit × engagement (domain.md §4.4): bands by falling thresholds, one band more than thresholds, fit as letters from A,
 * engagement as digits from 1. A cell such as "B2" leads to a tier; a cell without one falls to the bands of the total.
 */
export interface ScoreMatrix {
  readonly fitFrom: readonly Points[];
  readonly engagementFrom: readonly Points[];
  readonly cells: readonly { readonly cell: string; readonly tierId: string }[];
}

/** What makes an MQL instead of the threshold on the total, and when a lead can become one again (domain.md §4.5). */
export interface MqlSettings {
  /** Takes the place of "the total reaches `mqlThreshold`"; hand-raise, MQL criteria and disqualifiers stay around it. */
  readonly when?: Expression;
  /** By how many percent every threshold is lowered that must be missed before the next crossing; 10 where absent. */
  readonly marginPercent?: number;
  /** Days that must pass before the next crossing; 30 where absent. */
  readonly coolDownDays?: number;
}

/** The whole scoring model. A lead is an MQL by score at `mqlThreshold` points or more, unless `mql.when` says otherwise. */
export interface ScoreModel {
  readonly groups: readonly ScoreGroup[];
  readonly fitMax: Points;
  readonly engagementMax: Points;
  /** Lower bounds of the categories; absent: the sum of their groups' own minima. */
  readonly fitMin?: Points;
  readonly engagementMin?: Points;
  readonly totalMin: Points;
  readonly totalMax: Points;
  readonly mqlThreshold: Points;
  readonly matrix?: ScoreMatrix;
  readonly mql?: MqlSettings;
}
