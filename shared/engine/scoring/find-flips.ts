/** Whose verdict an edit changes: leads that become MQL by the one configuration and never by the other (domain.md §4.8). */
import type { History } from '../history/history.ts';
import { describeLead } from '../history/lead-row.ts';
import type { LeadRow } from '../history/lead-row.ts';
import type { Configuration } from '../model/configuration.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { everMql } from './ever-mql.ts';
import type { EverMql } from './ever-mql.ts';

/** More leads than this nobody reads in the room. */
export const MOST_FLIPS = 50;

/** Exact counts, and at most 50 of the leads, those nearest to their decision first. Scores in whole points. */
export interface Flips {
  readonly gained: number;
  readonly lost: number;
  readonly rows: readonly (LeadRow & { readonly change: 'gained' | 'lost'; readonly before: number | null; readonly after: number | null })[];
}

/** Compares two configurations over one history; `before` and `after` are each lead's best score. */
export function findFlips(history: History, zone: ZoneTable, before: Configuration, after: Configuration, limit = MOST_FLIPS): Flips {
  const [was, is] = [everMql(history, before, zone), everMql(history, after, zone)];
  const moved: number[] = [];
  for (let lead = 0; lead < is.isMql.length; lead++) if (was.isMql[lead] !== is.isMql[lead]) moved.push(lead);
  const gained = moved.filter((lead) => is.isMql[lead] === 1).length;
  const change = (lead: number): number => Math.abs((is.bestTotal[lead] ?? 0) - (was.bestTotal[lead] ?? 0));
  const shown = moved.sort((a, b) => change(a) - change(b) || a - b).slice(0, Math.min(limit, MOST_FLIPS));
  return { gained, lost: moved.length - gained, rows: shown.map((lead) => rowOf(history, lead, was, is)) };
}

function rowOf(history: History, lead: number, was: EverMql, is: EverMql): Flips['rows'][number] {
  const isGained = is.isMql[lead] === 1;
  const at = (isGained ? is : was).firstAt[lead] ?? NaN;
  const pointsOf = (total: number | undefined): number | null => (total === undefined || Number.isNaN(total) ? null : total / 100);
  return {
    ...describeLead(history, lead),
    at: Number.isNaN(at) ? null : at,
    score: pointsOf(is.bestTotal[lead]),
    change: isGained ? 'gained' : 'lost',
    before: pointsOf(was.bestTotal[lead]),
    after: pointsOf(is.bestTotal[lead]),
    note: isGained ? 'becomes an MQL by this edit' : 'is no MQL any more',
  };
}
