import { buildZoneTables } from '../../electron/zones/build-zone-table.ts';
import { routeLeads } from '../../shared/engine/routing/route-leads.ts';
import { startRouter } from '../../shared/engine/routing/router.ts';
import type { RoutingDecisions } from '../../shared/engine/routing/routing-decisions.ts';
import type { BusinessCalendar } from '../../shared/engine/time/business-calendar.ts';
import { createBusinessCalendar, due } from '../../shared/engine/time/business-calendar.ts';
import { asked, digest, eachText, msText, ratioText, type BenchLine, type Measured } from './bench-line.ts';
import { measureCpu } from './cpu-time.ts';
import { CASE_WINDOW, dueCases } from './due-cases.ts';
import { installPeers } from './install-peers.ts';
import type { DueCase } from './peers/due-with-libraries.mjs';
import { routeWithObjects, type PlainLead } from './plain-router.ts';
import { BUDGET_MINUTES, routingInputOf, routingWorld, WORLD_ZONES, type RoutingWorld } from './routing-world.ts';

const MANY = 1_000_000;
const EDITED = 100_000;
/** Leads that other programs route: enough for caps to be reached, few enough to wait for. */
const OBJECT_LEADS = 20_000;
const LUXON_LEADS = 1_500;
const CASES = 6_000;
const TIMED_CASES = 600;
const BUDGET = BUDGET_MINUTES * 60_000;

/** Routing a million leads with due times, an edit, zone tables, due times; beside plain objects and date libraries. All in CPU time. */
export async function routingLines(): Promise<BenchLine[]> {
  const problem = await installPeers();
  const own = routeAll(routingWorld(MANY));
  const lines: BenchLine[] = [
    { what: 'Routing, in CPU time: 1,000,000 leads, 20 rules, 50 reps, caps, absences, each due in its zone', ...msText(own), ...asked(own.median, 1000), check: own.check },
    ...stateLines(),
    editLine(),
    tableLine(),
  ];
  if (problem !== null) return [...lines, ...dueLines(null), { what: `  luxon, date-fns-tz, Temporal: left out, ${problem}`, median: '' }];
  const libraries = await import('./peers/due-with-libraries.mjs');
  return [...lines, ...peerRouters(own, libraries), ...dueLines(libraries)];
}

type Libraries = typeof import('./peers/due-with-libraries.mjs');

const sayDecisions = (world: RoutingWorld, { rep }: RoutingDecisions, dueAt: Float64Array | null): string =>
  JSON.stringify([Array.from(rep, (place) => world.configuration.routing.roster[place]?.id ?? ''), dueAt === null ? [] : Array.from(dueAt, (at) => (Number.isNaN(at) ? null : at))]);

/** Routes a world and gives every assigned lead its due time, clocks and evaluator made anew. */
function routeAndDue(world: RoutingWorld): { decisions: RoutingDecisions; dueAt: Float64Array } {
  const input = routingInputOf(world);
  const decisions = routeLeads(input);
  const { at } = world.moments;
  const dueAt = new Float64Array(decisions.count);
  for (let i = 0; i < decisions.count; i += 1) {
    const calendar = input.clocks.reps[decisions.rep[i]!]?.calendar;
    dueAt[i] = calendar === undefined || calendar === null ? NaN : due(calendar, at[i]!, BUDGET);
  }
  return { decisions, dueAt };
}

function routeAll(world: RoutingWorld): Measured {
  return measureCpu(() => routeAndDue(world), ({ decisions: { rep, count }, dueAt }) => {
    // Without a text of all decisions: clearing it away would be counted into the next run.
    let [who, when] = [7, 0];
    for (let i = 0; i < count; i += 1) {
      who = (31 * who + rep[i]!) | 0;
      if (!Number.isNaN(dueAt[i])) when += dueAt[i]!;
    }
    return `${who} ${when}`;
  });
}

/** What a router remembers, in bytes of its columns: desks and pools, without the decisions that it writes. */
function stateLines(): BenchLine[] {
  const bytesOf = (value: unknown): number => (ArrayBuffer.isView(value) ? value.byteLength : Array.isArray(value) ? value.reduce<number>((sum, each) => sum + bytesOf(each), 0) : value !== null && typeof value === 'object' ? Object.values(value).reduce<number>((sum, each) => sum + bytesOf(each), 0) : 0);
  const stateOf = (leads: number): number => {
    const { desks, pools } = startRouter(routingInputOf(routingWorld(leads)));
    const { clocks: _, roster: __, away: ___, ...own } = desks; // the last three are what was given
    return bytesOf([own, pools]);
  };
  const [few, many] = [stateOf(1_000), stateOf(EDITED)];
  return [{ what: `  what it remembers of 50 reps: ${(many / 1024).toFixed(1)} KB, at 1,000 leads and at 100,000 alike`, median: '', isKept: few === many, asked: 'grows with reps' }];
}

/** A rule changes: everything that routing needs is made again and all leads are routed. */
function editLine(): BenchLine {
  const world = routingWorld(EDITED);
  let run = 0;
  const edited = measureCpu(
    () => {
      const { routing } = world.configuration;
      const [first, ...rest] = routing.rules;
      const rules = first === undefined || run++ % 2 === 0 ? routing.rules : [...rest.slice(0, 5), first, ...rest.slice(5)];
      return routeLeads(routingInputOf({ ...world, configuration: { ...world.configuration, routing: { ...routing, rules } } }));
    },
    ({ count }) => String(count),
  );
  return { what: '  100,000 leads routed again after a rule was moved', ...msText(edited), ...asked(edited.median, 100) };
}

const weekOf = (week: DueCase['hours']['week']): string => JSON.stringify(week);

/** One business calendar for each zone and kind of hours that the cases have. */
function caseCalendars(cases: readonly DueCase[]): Map<string, BusinessCalendar> {
  const zones = buildZoneTables(WORLD_ZONES, CASE_WINDOW.from, CASE_WINDOW.to);
  const calendars = new Map<string, BusinessCalendar>();
  for (const { zone, hours } of cases) {
    const key = `${zone} ${weekOf(hours.week)}`;
    const table = zones.get(zone);
    if (table === undefined || calendars.has(key)) continue;
    const holidays = [...hours.holidays].map((day) => ({ day, name: '' }));
    calendars.set(key, createBusinessCalendar({ week: hours.week, holidays }, table, CASE_WINDOW.from - 10 * 86_400_000, CASE_WINDOW.to + 60 * 86_400_000));
  }
  return calendars;
}

function tableLine(): BenchLine {
  const office = [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [[540, 1020] as const] : []));
  const built = measureCpu(
    () => [...buildZoneTables(WORLD_ZONES, CASE_WINDOW.from, CASE_WINDOW.to).values()].map((zone) => createBusinessCalendar({ week: office }, zone, CASE_WINDOW.from, CASE_WINDOW.to)),
    (calendars) => calendars.map(({ starts }) => starts.join(' ')).join('\n'),
  );
  return { what: '  offset tables and open hours of 8 zones × 3 years', ...msText(built), ...asked(built.median, 30), check: built.check };
}

function dueLines(libraries: Libraries | null): BenchLine[] {
  const cases = dueCases(CASES);
  const calendars = caseCalendars(cases);
  const bound = cases.map((one) => ({ calendar: calendars.get(`${one.zone} ${weekOf(one.hours.week)}`)!, start: one.start, budget: one.budget }));
  const ROUNDS = 100;
  const own = measureCpu(
    () => {
      let sum = 0;
      for (let round = 0; round < ROUNDS; round += 1) for (const { calendar, start, budget } of bound) sum += due(calendar, start, budget);
      return sum;
    },
    (sum) => String(sum),
  );
  const nanoseconds = (own.median * 1e6) / (ROUNDS * CASES);
  const lines: BenchLine[] = [{ what: `  a due time, ${CASES.toLocaleString('en')} mixed cases: night shifts, clock changes, holidays`, median: `${nanoseconds.toFixed(0)} ns`, asked: '≤ 200 ns', isKept: nanoseconds <= 200 }];
  if (libraries === null) return lines;
  const expected = bound.map(({ calendar, start, budget }) => due(calendar, start, budget));
  const peers = [['luxon 3.7', libraries.dueWithLuxon], ['date-fns-tz 3.2', libraries.dueWithDateFnsTz], ['Temporal (polyfill 1.0)', libraries.dueWithTemporal]] as const;
  for (const [name, dueWith] of peers) {
    const differences = cases.filter((one, i) => dueWith(one) !== expected[i]).length;
    const timed = measureCpu(() => cases.slice(0, TIMED_CASES).map(dueWith), (all) => all.join(' '));
    const each = (timed.median * 1e6) / TIMED_CASES;
    lines.push({ what: `    ${name}: ${differences} of ${CASES.toLocaleString('en')} differ`, ...eachText(timed, TIMED_CASES), ratio: ratioText(each, nanoseconds), asked: '≥ × 150, 0 differ', isKept: each / nanoseconds >= 150 && differences === 0 });
  }
  return lines;
}

/** The same leads by plain objects without any clock (every rep in UTC), and by plain objects with luxon's. */
function peerRouters(own: Measured, { dueWithLuxon, localDayWithLuxon }: Libraries): BenchLine[] {
  const each = own.median / MANY;
  const utc = inUtc(routingWorld(OBJECT_LEADS));
  const objects = measureCpu(() => routeWithObjects(leadsOf(utc), utc.configuration, utc.absences, (at) => new Date(at).toISOString().slice(0, 10)), (given) => JSON.stringify([given.map(({ repId }) => repId), []]));
  const sameUtc = digest(sayDecisions(utc, routeLeads(routingInputOf(utc)), null));
  const world = routingWorld(LUXON_LEADS);
  const { calendars } = world.configuration.routing;
  const noHolidays = new Set<string>();
  const luxon = measureCpu(
    () => {
      const leads = leadsOf(world);
      const given = routeWithObjects(leads, world.configuration, world.absences, localDayWithLuxon);
      const dueAt = given.map(({ repId, zone, calendarId }, i) => (repId === '' ? null : dueWithLuxon({ start: leads[i]!.at, zone, hours: { week: calendars.find(({ id }) => id === calendarId)?.week ?? [], holidays: noHolidays }, budget: BUDGET })));
      return { given, dueAt };
    },
    ({ given, dueAt }) => JSON.stringify([given.map(({ repId }) => repId), dueAt]),
  );
  const { decisions, dueAt } = routeAndDue(world);
  const sameLuxon = digest(sayDecisions(world, decisions, dueAt));
  const line = (what: string, peer: Measured, leads: number, least: number, same: string): BenchLine => {
    const ratio = peer.median / leads / each;
    return { what: `${what}${peer.check === same ? '' : ', WITH OTHER DECISIONS'}`, ...eachText(peer, leads), ratio: ratioText(peer.median / leads, each), asked: `≥ × ${least}`, isKept: ratio >= least && peer.check === same, check: peer.check };
  };
  return [
    { what: '  a lead: the engine, with clocks', ...eachText(own, MANY), ratio: '× 1' },
    line(`    plain objects without clocks, ${OBJECT_LEADS.toLocaleString('en')} leads`, objects, OBJECT_LEADS, 20, sameUtc),
    line(`    plain objects with luxon, ${LUXON_LEADS.toLocaleString('en')} leads`, luxon, LUXON_LEADS, 150, sameLuxon),
  ];
}

function inUtc(world: RoutingWorld): RoutingWorld {
  const { routing } = world.configuration;
  const roster = routing.roster.map((rep) => ({ ...rep, zone: 'UTC' }));
  return { ...world, zones: buildZoneTables(['UTC', 'Europe/London'], world.history.from, world.history.to), configuration: { ...world.configuration, routing: { ...routing, roster } } };
}

function leadsOf({ history, moments }: RoutingWorld): PlainLead[] {
  const [country, size] = history.fields;
  return Array.from(moments.lead, (lead, i) => ({ id: history.leadIds[lead] ?? '', at: moments.at[i] ?? NaN, country: country?.values[country.current[lead] ?? 0] ?? '', size: size?.values[size.current[lead] ?? 0] ?? '' }));
}
