/** The cool-down before a lead can cross again (domain.md §4.5 †). */
export const COOL_DOWN_DAYS = 30;
/** By this share every threshold is lowered when the rule must turn false before a lead can cross again (domain.md §4.5 †). */
export const REARM_MARGIN = 0.1;

/** Upward crossings of the MQL rule in order of (at, lead id), and each lead's best evaluation. */
export interface Crossings {
  readonly count: number;
  /** Index of the lead of each crossing. */
  readonly lead: Uint32Array;
  /** Instant of each crossing, UTC ms. */
  readonly at: Float64Array;
  /** Total score at each crossing, in hundredths. */
  readonly total: Float64Array;
  /** Tier at each crossing: index into `configuration.tiers.classes`. */
  readonly tier: Uint8Array;
  /** Highest total of each lead over all its evaluations, in hundredths; NaN for excluded leads. */
  readonly bestTotal: Float64Array;
  /** The earliest instant of that total; NaN for excluded leads and for leads without any time. */
  readonly bestAt: Float64Array;
}
