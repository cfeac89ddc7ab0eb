import type { EventMatch, Expression, Scalar } from './expression.ts';

/** Hundredths of a point (2500 = 25.00), so that sums do not depend on float order (domain.md §0). */
export type Points = number;

/** How an engagement's points fade with age; `step` falls at period ends, `continuous` in between too (domain.md §4.2). */
export type Decay =
  | { readonly kind: 'none' }
  | { readonly kind: 'linear'; readonly ratePercent: number; readonly periodDays: number; readonly granularity: 'step' | 'continuous' };

/** One line of the scoring table. */
export type ScoreRule =
  | { readonly kind: 'when'; readonly id: string; readonly name: string; readonly when: Expression; readonly points: Points }
  | {
      readonly kind: 'table';
      readonly id: string;
      readonly name: string;
      readonly field: string;
      readonly rows: readonly { readonly values: readonly Scalar[]; readonly points: Points }[];
    }
  | {
      readonly kind: 'event';
      readonly id: string;
      readonly name: string;
      readonly match: EventMatch;
      /** `every` adds for each engagement; `once` for the newest one only; a number n adds once when there are at least n. */
      readonly frequency: 'every' | 'once' | number;
      readonly points: Points;
      readonly withinDays?: number;
    };

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

/** The whole scoring model. A lead is an MQL by score at `mqlThreshold` points or more. */
export interface ScoreModel {
  readonly groups: readonly ScoreGroup[];
  readonly fitMax: Points;
  readonly engagementMax: Points;
  readonly totalMin: Points;
  readonly totalMax: Points;
  readonly mqlThreshold: Points;
}
