import { wilsonInterval } from '../metrics/wilson.ts';
import type { FigureBook } from './figure-book.ts';
import { enterGroups } from './figure-book.ts';
import type { Played } from './played.ts';
import type { SourceRow } from './replay-result.ts';

/** More sources than this are told together: a league table of one-lead sources tells nothing. */
const SHOWN = 50;
const UNKNOWN = 'Unknown';
const OTHERS = 'All other sources';

interface Tally {
  source: string;
  leads: number;
  mqls: number;
  proposedMqls: number;
  sql: number;
  opportunity: number;
  won: number;
}

/**
 * Conversion by lead source (domain.md §9), by lead: how many were handed over, would be handed over, and got how far.
 * The source is the lead's current one: a column for reading, never an input of a decision.
 */
export function enterSources(book: FigureBook, played: Played): SourceRow[] {
  const { history } = played.input;
  const field = history.fields.find(({ name }) => name === history.roles.source);
  if (field === undefined) return [];
  const tallies = field.values.map((value, code): Tally => ({ source: code === 0 ? UNKNOWN : value, leads: 0, mqls: 0, proposedMqls: 0, sql: 0, opportunity: 0, won: 0 }));
  const codeOf = (lead: number): number => field.current[lead] ?? 0;
  const leads = new Uint32Array(tallies.length);
  for (let lead = 0; lead < history.leadIds.length; lead += 1) if (history.excluded[lead] !== 1) leads[codeOf(lead)]! += 1;
  tallies.forEach((tally, code) => (tally.leads = leads[code]!));
  tallyHandoffs(played, tallies, codeOf);
  const groups = group(tallies.filter(({ leads }) => leads > 0));
  enterBySource(book, played, groups, tallies, codeOf);
  return groups.map(({ tally }) => {
    const interval = wilsonInterval(tally.won, tally.mqls);
    return { ...tally, low: interval?.low ?? 0, high: interval?.high ?? 1 };
  });
}

/** Each lead once per column, however often it was handed over. */
function tallyHandoffs({ actual, proposed, input }: Played, tallies: readonly Tally[], codeOf: (lead: number) => number): void {
  const count = (column: Exclude<keyof Tally, 'source' | 'leads'>, leads: Uint32Array, isMeant: Uint8Array | null): void => {
    const seen = new Uint8Array(input.history.leadIds.length);
    const counts = new Uint32Array(tallies.length);
    for (let i = 0; i < leads.length; i += 1) {
      const lead = leads[i]!;
      if (seen[lead] === 1 || (isMeant !== null && isMeant[i] !== 1)) continue;
      seen[lead] = 1;
      counts[codeOf(lead)]! += 1;
    }
    tallies.forEach((tally, code) => (tally[column] = counts[code]!));
  };
  count('mqls', actual.lead, null);
  count('sql', actual.lead, actual.isSql);
  count('opportunity', actual.lead, actual.isOpportunity);
  count('won', actual.lead, actual.isWon);
  count('proposedMqls', proposed.lead, null);
}

interface Group {
  readonly tally: Tally;
  readonly members: ReadonlySet<Tally>;
}

/** Most handoffs first; what lies behind the fiftieth is summed. */
function group(tallies: readonly Tally[]): Group[] {
  const sorted = [...tallies].sort((a, b) => b.mqls - a.mqls || b.leads - a.leads || (a.source < b.source ? -1 : 1));
  const shown = sorted.slice(0, SHOWN).map((tally): Group => ({ tally, members: new Set([tally]) }));
  const rest = sorted.slice(SHOWN);
  if (rest.length === 0) return shown;
  const sum = rest.reduce((total, tally) => ({
    source: OTHERS,
    leads: total.leads + tally.leads,
    mqls: total.mqls + tally.mqls,
    proposedMqls: total.proposedMqls + tally.proposedMqls,
    sql: total.sql + tally.sql,
    opportunity: total.opportunity + tally.opportunity,
    won: total.won + tally.won,
  }));
  return [...shown, { tally: { ...sum, source: OTHERS }, members: new Set(rest) }];
}

function enterBySource(book: FigureBook, { actual, proposed, unknowable }: Played, groups: readonly Group[], tallies: readonly Tally[], codeOf: (lead: number) => number): void {
  const placeOf = new Map(groups.flatMap(({ members }, place) => [...members].map((tally) => [tally, place] as const)));
  const placeOfCode = Int32Array.from(tallies, (tally) => placeOf.get(tally) ?? -1);
  const groupOf = (lead: number): number => placeOfCode[codeOf(lead)]!;
  if (unknowable.stages === null) {
    const heads = groups.map(({ tally: { source } }) => ({ id: `actual.source.${source}`, label: `Handoffs from ${source}`, arm: 'actual', honesty: 'observed' }) as const);
    enterGroups(book, heads, actual, (i) => groupOf(actual.lead[i]!));
  }
  const heads = groups.map(({ tally: { source } }) => ({ id: `proposed.source.${source}`, label: `Proposed handoffs from ${source}`, arm: 'proposed', honesty: 'deterministic' }) as const);
  enterGroups(book, heads, proposed, (i) => groupOf(proposed.lead[i]!));
}
