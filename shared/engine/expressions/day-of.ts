/** The local day number of an instant (days since 1970-01-01 on the client's calendar); never falls as time rises. */
export type DayOf = (at: number) => number;

/** Milliseconds in a day of age: ages are elapsed time, so a day is 24 hours whatever the clocks do. */
export const DAY_MS = 86_400_000;
