/** A second, minute, hour and day in milliseconds; a day is always 24 hours here, never a local day. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
