/** The local day number of an instant on the client's calendar (time/zone-table.ts `localDay`); never falls as time rises. */
export type DayOf = (at: number) => number;
