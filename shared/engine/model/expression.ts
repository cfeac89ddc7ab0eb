/** A literal that a criterion compares with. Instants are UTC ms numbers. */
export type Scalar = string | number | boolean;

/**
 * Comparison operators of domain.md §3; `in`, `nin` and `between` take a list, `isKnown` and `isUnknown` take no value,
 * `regexSafe` takes a pattern of the small dialect in expressions/safe-pattern.ts, whose time grows with the text alone.
 */
export type CompareOp =
  | 'eq' | 'ne' | 'in' | 'nin' | 'lt' | 'le' | 'gt' | 'ge' | 'between'
  | 'contains' | 'startsWith' | 'regexSafe' | 'isKnown' | 'isUnknown';

/** How a measure of engagements compares with `n`; `between` includes both `n` and `to`. */
export type MeasureOp = 'ge' | 'le' | 'eq' | 'ne' | 'lt' | 'gt' | 'between';

/** Which engagements count: a type, any of these assets (empty: every asset), and whether automated ones do. */
export interface EventMatch {
  readonly type: string;
  readonly assets?: readonly string[];
  readonly automated?: boolean;
}

/**
 * A criterion. Fields are named by their column in the history; names beginning with @ are computed
 * (`@score`, `@fit`, `@engagement` in points, `@tier`, `@cell`, `@territory`).
 * Evaluation is three-valued (Kleene): a comparison with an unknown value is unknown, never false or 0.
 */
export type Expression =
  | { readonly kind: 'all'; readonly of: readonly Expression[] }
  | { readonly kind: 'any'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'compare'; readonly field: string; readonly op: CompareOp; readonly value?: Scalar | readonly Scalar[] }
  | {
      readonly kind: 'event';
      readonly match: EventMatch;
      /** How many, on how many local days, or the sum of `attribute` (unknown amounts keep it unknown unless the known ones decide). */
      readonly measure: 'count' | 'distinctDays' | 'sum';
      /** The numeric attribute of engagements that `sum` adds up. */
      readonly attribute?: string;
      readonly op: MeasureOp;
      readonly n: number;
      /** The upper end of `between`. */
      readonly to?: number;
      /** Only engagements at most this many days old count; absent: all of them. */
      readonly withinDays?: number;
    }
  | { readonly kind: 'constant'; readonly value: boolean };
