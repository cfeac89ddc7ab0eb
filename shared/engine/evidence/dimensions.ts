import type { Played } from '../replay/played.ts';
import { weekOf } from '../metrics/weekly-counts.ts';
import { isoDay, weekday } from '../time/civil-date.ts';
import { DAY, HOUR } from '../time/units.ts';
import { localDay, toLocal } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';

/** By what a replay can be laid out. */
export const DIMENSIONS = ['week', 'tier', 'source', 'territory', 'rep', 'hour'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Handoffs of both arms by group: `keys[group]` names it for the machine, `labels[group]` for people; -1 is in no group. */
export interface Grouping {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly actual: Int32Array;
  readonly proposed: Int32Array;
}

const NOBODY = 'nobody';
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Groups the handoffs of both arms. Sources beyond the fiftieth by handoffs, and hours without any, are in no group of their own. */
export function groupHandoffs(played: Played, by: Dimension): Grouping {
  switch (by) {
    case 'week':
      return byWeek(played);
    case 'tier':
      return byTier(played);
    case 'source':
      return bySource(played);
    case 'territory':
      return byTerritory(played);
    case 'rep':
      return byRep(played);
    case 'hour':
      return byHour(played);
  }
}

function byWeek({ weeks, clocks, actual, proposed }: Played): Grouping {
  const groupOf = (at: Float64Array): Int32Array => Int32Array.from(at, (instant) => weekOf(weeks, clocks.client.zone, instant));
  const days = weeks.starts.map((start) => isoDay(localDay(clocks.client.zone, start)));
  return { keys: days, labels: days, actual: groupOf(actual.at), proposed: groupOf(proposed.at) };
}

function byTier({ input, actual, actualMoments, proposed }: Played): Grouping {
  const { classes } = input.configuration.tiers;
  return { keys: classes.map(({ id }) => id), labels: classes.map(({ name }) => name), actual: Int32Array.from({ length: actual.count }, (_, i) => actualMoments.tier[i]!), proposed: Int32Array.from(proposed.tier) };
}

const MOST_SOURCES = 50;

/** The lead's current source: a column for reading, never an input of a decision. */
function bySource({ input, actual, proposed }: Played): Grouping {
  const field = input.history.fields.find(({ name }) => name === input.history.roles.source);
  if (field === undefined) return { keys: [], labels: [], actual: new Int32Array(actual.count).fill(-1), proposed: new Int32Array(proposed.count).fill(-1) };
  const counts = new Uint32Array(field.values.length);
  for (const lead of actual.lead) counts[field.current[lead]!]! += 1;
  for (const lead of proposed.lead) counts[field.current[lead]!]! += 1;
  const text = (code: number): string => (code === 0 ? 'Unknown' : (field.values[code] ?? ''));
  const codes = Array.from(counts.keys()).filter((code) => counts[code]! > 0).sort((a, b) => counts[b]! - counts[a]! || (text(a) < text(b) ? -1 : 1)).slice(0, MOST_SOURCES);
  const place = new Int32Array(field.values.length).fill(-1);
  codes.forEach((code, group) => (place[code] = group));
  const groupOf = (leads: Uint32Array): Int32Array => Int32Array.from(leads, (lead) => place[field.current[lead]!]!);
  return { keys: codes.map(text), labels: codes.map(text), actual: groupOf(actual.lead), proposed: groupOf(proposed.lead) };
}

/** The lead's territory as of the handoff; those of none stand last. */
function byTerritory({ input, actual, actualMoments, proposed, proposedMoments }: Played): Grouping {
  const { territories } = input.configuration.routing;
  const last = territories.length;
  const groupOf = (column: Int16Array, count: number): Int32Array => Int32Array.from({ length: count }, (_, i) => (column[i]! < 0 ? last : column[i]!));
  return {
    keys: [...territories.map(({ id }) => id), ''], labels: [...territories.map(({ name }) => name), 'In no territory'],
    actual: groupOf(actualMoments.territory, actual.count), proposed: groupOf(proposedMoments.territory, proposed.count),
  };
}

/** The roster in its order, then owners outside it, then nobody. */
function byRep({ input, actual, actualRep, proposed }: Played): Grouping {
  const { roster } = input.configuration.routing;
  const { owners } = input.history;
  const outside = [...new Set(Array.from(actual.owner).filter((owner, i) => owner !== 0 && actualRep[i] === -1))].sort((a, b) => ((owners[a - 1]?.extId ?? '') < (owners[b - 1]?.extId ?? '') ? -1 : 1));
  const placeOf = new Map(outside.map((owner, i) => [owner, roster.length + i]));
  const nobody = roster.length + outside.length;
  return {
    keys: [...roster.map(({ id }) => id), ...outside.map((owner) => `owner:${owners[owner - 1]?.extId ?? ''}`), NOBODY],
    labels: [...roster.map(({ name }) => name), ...outside.map((owner) => owners[owner - 1]?.name ?? ''), 'Nobody'],
    actual: Int32Array.from(actualRep, (rep, i) => (rep >= 0 ? rep : (placeOf.get(actual.owner[i]!) ?? nobody))),
    proposed: Int32Array.from(proposed.rep, (rep) => (rep >= 0 ? rep : nobody)),
  };
}

/** The hours of the client's week at the trigger, as `<weekday>-<hour>` with Monday 0; only those with a handoff. */
function byHour({ clocks, actual, proposed }: Played): Grouping {
  const { zone } = clocks.client;
  const cellsOf = (at: Float64Array): Int32Array => Int32Array.from(at, (instant) => hourOfWeek(zone, instant));
  const [ofActual, ofProposed] = [cellsOf(actual.at), cellsOf(proposed.at)];
  const used = [...new Set([...ofActual, ...ofProposed])].sort((a, b) => a - b);
  const place = new Map(used.map((cell, group) => [cell, group]));
  const groups = (cells: Int32Array): Int32Array => cells.map((cell) => place.get(cell) ?? -1);
  return {
    keys: used.map((cell) => `${Math.floor(cell / 24)}-${cell % 24}`), labels: used.map((cell) => `${WEEKDAYS[Math.floor(cell / 24)] ?? ''} ${String(cell % 24).padStart(2, '0')}:00`),
    actual: groups(ofActual), proposed: groups(ofProposed),
  };
}

function hourOfWeek(zone: ZoneTable, at: number): number {
  const local = toLocal(zone, at);
  const day = Math.floor(local / DAY);
  return weekday(day) * 24 + Math.floor((local - day * DAY) / HOUR);
}
