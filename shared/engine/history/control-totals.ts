import { civilDate } from '../time/civil-date.ts';
import { localDay, type ZoneTable } from '../time/zone-table.ts';
import { DEAL_EVENTS, FACT, STATES } from './history.ts';
import type { History } from './history.ts';
import { valueAt } from './packed-columns.ts';

/**
 * Totals to hold beside the client's own dashboard, which knows no population rule: of everything imported, `leftOut` of
 * which count nowhere here. Stages count each lead once, at its first date; deals count when they were won. `amounts`
 * are minor units by currency; deals won without an amount are in `won` alone.
 */
export interface ControlTotal {
  /** "2026-03" in the client's zone, a source, or '' for leads without a date or source. */
  readonly name: string;
  readonly leads: number;
  readonly leftOut: number;
  readonly mqls: number;
  readonly sqls: number;
  readonly opportunities: number;
  readonly customers: number;
  readonly won: number;
  readonly amounts: readonly { readonly currency: string; readonly minor: number }[];
}

/** By month of each event (leads by creation), oldest first; and by lead source, most leads first. */
export interface ControlTotals {
  readonly byMonth: readonly ControlTotal[];
  readonly bySource: readonly ControlTotal[];
  readonly all: ControlTotal;
}

type Counted = 'leads' | 'leftOut' | 'mqls' | 'sqls' | 'opportunities' | 'customers' | 'won';
interface Tally extends Record<Counted, number> { readonly amounts: Map<string, number> }

const COUNTED: ReadonlyMap<number, Counted> = new Map([[STATES.indexOf('mql'), 'mqls'], [STATES.indexOf('sql'), 'sqls'], [STATES.indexOf('opportunity'), 'opportunities'], [STATES.indexOf('customer'), 'customers']]);
const WON = DEAL_EVENTS.indexOf('won');

export function controlTotals(history: History, zone: ZoneTable | null): ControlTotals {
  const [months, sources] = [createTallies(), createTallies()];
  const all = createTallies();
  const ofMonth = monthTallies(zone, months);
  const source = history.fields.find(({ name }) => name === history.roles.source);
  const bySource: Tally[] = [];
  const ofAll = all.of('');
  let ofSource = ofAll;
  const add = (what: Counted, at: number): void => {
    ofMonth(at)[what]++;
    ofSource[what]++;
    ofAll[what]++;
  };
  const addAmount = (currency: string, minor: number, at: number): void => [ofMonth(at), ofSource, ofAll].forEach(({ amounts }) => amounts.set(currency, (amounts.get(currency) ?? 0) + minor));
  for (let lead = 0; lead < history.createdAt.length; lead++) {
    const code = source?.current[lead] ?? 0;
    ofSource = bySource[code] ??= sources.of(source === undefined ? '' : valueAt(source, code));
    add('leads', history.createdAt[lead]!);
    if (history.excluded[lead] === 1) add('leftOut', history.createdAt[lead]!);
    eachEvent(history, lead, add, addAmount);
  }
  const byName = (a: ControlTotal, b: ControlTotal): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return { byMonth: months.list().sort(byName), bySource: sources.list().sort((a, b) => b.leads - a.leads || byName(a, b)), all: all.list()[0] ?? totalOf('', emptyTally()) };
}

/** Tells the first date of each counted stage and every deal that was won. */
function eachEvent({ facts, deals }: History, lead: number, add: (what: Counted, at: number) => void, addAmount: (currency: string, minor: number, at: number) => void): void {
  let seen = 0;
  for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row++) {
    const subject = facts.subject[row]!;
    if (facts.kind[row] === FACT.stage) {
      const what = COUNTED.get(subject);
      if (what !== undefined && ((seen >> subject) & 1) === 0) add(what, facts.at[row]!);
      seen |= 1 << subject;
    } else if (facts.kind[row] === FACT.deal && subject === WON) {
      const deal = deals[facts.value[row]!];
      add('won', facts.at[row]!);
      if (deal !== undefined && deal.amountMinor !== null) addAmount(deal.currency, deal.amountMinor, facts.at[row]!);
    }
  }
}

/** The tally of an instant's month, remembered by day, since a history has few days; that of '' without a date. */
function monthTallies(zone: ZoneTable | null, months: ReturnType<typeof createTallies>): (at: number) => Tally {
  const known = new Map<number, Tally>();
  return (at) => {
    if (Number.isNaN(at)) return months.of('');
    const day = zone === null ? Math.floor(at / 86_400_000) : localDay(zone, at);
    let tally = known.get(day);
    if (tally === undefined) {
      const { year, month } = civilDate(day);
      known.set(day, (tally = months.of(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`)));
    }
    return tally;
  };
}

const emptyTally = (): Tally => ({ leads: 0, leftOut: 0, mqls: 0, sqls: 0, opportunities: 0, customers: 0, won: 0, amounts: new Map() });

function createTallies(): { of(name: string): Tally; list(): ControlTotal[] } {
  const tallies = new Map<string, Tally>();
  return {
    of(name) {
      let tally = tallies.get(name);
      if (tally === undefined) tallies.set(name, (tally = emptyTally()));
      return tally;
    },
    list: () => [...tallies].map(([name, tally]) => totalOf(name, tally)),
  };
}

const totalOf = (name: string, { amounts, ...counts }: Tally): ControlTotal => ({
  name,
  ...counts,
  amounts: [...amounts].map(([currency, minor]) => ({ currency, minor })).sort((a, b) => (a.currency < b.currency ? -1 : 1)),
});
