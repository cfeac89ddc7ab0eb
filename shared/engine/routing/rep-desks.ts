import type { Absence, Configuration, Rep } from '../model/configuration.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import { weekday } from '../time/civil-date.ts';
import { DAY } from '../time/units.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { localDay, startOfLocalDay } from '../time/zone-table.ts';
import { OpenLeads } from './open-leads.ts';
import { STANDING } from './standing.ts';

/** Days that a desk remembers; a power of two above the 30 of the rolling cap. */
const SLOTS = 32;
const CLOSED = 0;
const OPEN = 1;
const NO_HOURS = 2;

/**
 * What routing remembers of every rep while it runs, by place in the roster. The plain definition, which reads the whole
 * past again for every lead, stands in test/engine/routing/plain-routing.ts. Time only goes forward: what holds at an
 * instant (active, away, open, own day and its counts) is read once and stays until `validTo`.
 */
export interface RepDesks {
  readonly count: number;
  readonly roster: readonly Rep[];
  readonly clocks: RosterClocks;
  /** UTC ms until which the flags below hold; every change of them that time brings is at or after it. */
  readonly validTo: Float64Array;
  /** The same for `isReady` alone, which hours do not change. */
  readonly readyTo: Float64Array;
  /** 0, or the standing that a rep has before anything else is asked. */
  readonly presence: Uint8Array;
  readonly isAbsent: Uint8Array;
  /** Whether any pool asks for working hours; otherwise `openness` is not kept. */
  readonly readsHours: boolean;
  readonly openness: Uint8Array;
  /** Leads on his own day, in his ISO week, in the 30 days up to today; `today` is the day number that they count. */
  readonly today: Int32Array;
  readonly onDay: Int32Array;
  readonly inWeek: Int32Array;
  readonly in30: Int32Array;
  /** The last leads by day: 32 slots a rep, the day that each holds and how many leads on it; a day is put there when it is over. */
  readonly slotDay: Int32Array;
  readonly slotCount: Int32Array;
  readonly dayCap: Float64Array;
  readonly weekCap: Float64Array;
  readonly rollingCap: Float64Array;
  readonly openCap: Float64Array;
  /** 0, or the standing of the first of the day, week and 30 day caps that is reached; like the counts it holds until `validTo`. */
  readonly full: Uint8Array;
  /** 1: active, not away and below every cap: nothing but hours, dates and matches can still be in the way. */
  readonly isReady: Uint8Array;
  /** By rep the pools that he is in; and by pool 1 where somebody of it has become ready, or is so no more, since it last looked. */
  readonly poolsOf: readonly Int32Array[];
  readonly isStale: Uint8Array;
  readonly open: OpenLeads;
  /** Sorted joined absences of each rep, as [from, to, from, to, …]. */
  readonly away: readonly Float64Array[];
  /** Number of the assignment that last gave him a lead; -1: none yet. */
  readonly lastTurn: Float64Array;
  turns: number;
}

const NEVER_DAY = -2_147_483_648;

/**
 * Empty desks at the start of a replay. Open caps count only where the days that a lead stays open are said. `lastTurn` is
 * shared with other desks of the same people that count fewer of their leads.
 */
export function startDesks({ roster, pools, assumptions }: Configuration['routing'], clocks: RosterClocks, absences: readonly Absence[], lastTurn: Float64Array = new Float64Array(roster.length).fill(-1)): RepDesks {
  const n = roster.length;
  const holdingMs = (assumptions?.holdingDays ?? NaN) * DAY;
  const caps = (read: (rep: Rep) => number | undefined): Float64Array => Float64Array.from(roster, (rep) => read(rep) ?? Infinity);
  return {
    count: n,
    roster,
    clocks,
    validTo: new Float64Array(n).fill(-Infinity),
    readyTo: new Float64Array(n).fill(-Infinity),
    presence: new Uint8Array(n),
    isAbsent: new Uint8Array(n),
    readsHours: pools.some(({ hours }) => hours === 'require'),
    openness: new Uint8Array(n),
    today: new Int32Array(n).fill(NEVER_DAY),
    onDay: new Int32Array(n),
    inWeek: new Int32Array(n),
    in30: new Int32Array(n),
    slotDay: new Int32Array(n * SLOTS).fill(NEVER_DAY),
    slotCount: new Int32Array(n * SLOTS),
    dayCap: caps(({ dayCap }) => dayCap),
    weekCap: caps(({ weekCap }) => weekCap),
    rollingCap: caps(({ rolling30Cap }) => rolling30Cap),
    openCap: Number.isNaN(holdingMs) ? new Float64Array(n).fill(Infinity) : caps(({ openCap }) => openCap),
    full: new Uint8Array(n),
    isReady: new Uint8Array(n),
    poolsOf: roster.map(({ id }) => Int32Array.from(pools.flatMap(({ members }, pool) => (members.some(({ repId }) => repId === id) ? [pool] : [])))),
    isStale: new Uint8Array(pools.length).fill(1),
    open: new OpenLeads(n, holdingMs),
    away: roster.map((rep) => joinAbsences(absences.filter(({ repId }) => repId === rep.id))),
    lastTurn,
    turns: 0,
  };
}

/** Absences in order, overlapping and touching ones joined; those that end before they begin are none. */
export function joinAbsences(absences: readonly Absence[]): Float64Array {
  const joined: number[] = [];
  for (const { from, to } of absences.filter((absence) => absence.to > absence.from).sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last) joined[joined.length - 1] = Math.max(last, to);
    else joined.push(from, to);
  }
  return Float64Array.from(joined);
}

/** How many of ascending `values` are ≤ `at`. */
function countUpTo(values: Float64Array, at: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads again what time has changed for a rep; cheap while nothing has. */
export function refreshDesk(desks: RepDesks, rep: number, at: number): void {
  if (at < desks.validTo[rep]!) return;
  const { zone } = desks.clocks.reps[rep] ?? desks.clocks.client;
  desks.readyTo[rep] = Math.min(readPresence(desks, rep, at), readDays(desks, rep, at, desks.clocks.capZone ?? zone));
  // Where nobody asks whether he is at work, a day is read once, and not again at every opening and closing.
  desks.validTo[rep] = desks.readsHours ? Math.min(desks.readyTo[rep]!, readHours(desks, rep, at)) : desks.readyTo[rep]!;
  noteFull(desks, rep);
}

/** Whether he is at work; returns when that changes next. */
function readHours(desks: RepDesks, rep: number, at: number): number {
  const { calendar } = desks.clocks.reps[rep] ?? desks.clocks.client;
  if (calendar === null) {
    desks.openness[rep] = NO_HOURS;
    return Infinity;
  }
  const next = countUpTo(calendar.starts, at);
  const end = next > 0 ? calendar.ends[next - 1]! : -Infinity;
  desks.openness[rep] = at < end ? OPEN : CLOSED;
  return at < end ? end : (calendar.starts[next] ?? Infinity);
}

/** Says of a desk whether one of its counted caps is reached, and whether it is ready at all; open caps are asked each time. */
function noteFull(desks: RepDesks, rep: number): void {
  const full =
    desks.onDay[rep]! >= desks.dayCap[rep]! ? STANDING.dayCapReached : desks.inWeek[rep]! >= desks.weekCap[rep]! ? STANDING.weekCapReached : desks.in30[rep]! >= desks.rollingCap[rep]! ? STANDING.rollingCapReached : 0;
  desks.full[rep] = full;
  const isReady = full === 0 && desks.presence[rep] === 0 && desks.isAbsent[rep] === 0 && desks.openCap[rep] === Infinity ? 1 : 0;
  if (isReady === desks.isReady[rep]) return;
  desks.isReady[rep] = isReady;
  const pools = desks.poolsOf[rep]!;
  for (let i = 0; i < pools.length; i += 1) desks.isStale[pools[i]!] = 1;
}

/** Active and away; returns when that changes next. */
function readPresence(desks: RepDesks, rep: number, at: number): number {
  const { activeFrom = -Infinity, activeTo = Infinity } = desks.roster[rep]!;
  desks.presence[rep] = at < activeFrom ? STANDING.notYetActive : at >= activeTo ? STANDING.left : 0;
  const away = desks.away[rep]!;
  const passed = countUpTo(away, at);
  desks.isAbsent[rep] = passed % 2;
  return Math.min(away[passed] ?? Infinity, activeFrom > at ? activeFrom : Infinity, activeTo > at ? activeTo : Infinity);
}

/** The rep's own day and what he was given in it, its week and its 30 days; returns when the day ends. */
function readDays(desks: RepDesks, rep: number, at: number, zone: ZoneTable): number {
  const day = localDay(zone, at);
  const last = desks.today[rep]!;
  if (last !== day) {
    const own = rep * SLOTS;
    desks.slotDay[own + (last & (SLOTS - 1))] = last;
    desks.slotCount[own + (last & (SLOTS - 1))] = desks.onDay[rep]!;
    desks.today[rep] = day;
    // A clock set back over midnight, or a move to another zone, can bring a day twice.
    if (day === last + 1 && desks.slotDay[own + (day & (SLOTS - 1))] !== day && desks.roster[rep]!.moves === undefined) nextDay(desks, rep, day);
    else readSlots(desks, rep, day);
  }
  return Math.max(startOfLocalDay(zone, day + 1), at + 1);
}

/** What `readSlots` reads where a day follows the one before, as nearly every day does. */
function nextDay(desks: RepDesks, rep: number, day: number): void {
  const oldest = rep * SLOTS + ((day - 30) & (SLOTS - 1));
  if (desks.slotDay[oldest] === day - 30) desks.in30[rep]! -= desks.slotCount[oldest]!;
  if (weekday(day) === 0) desks.inWeek[rep] = 0;
  desks.onDay[rep] = 0;
}

function readSlots(desks: RepDesks, rep: number, day: number): void {
  const monday = day - weekday(day);
  let [onDay, inWeek, in30] = [0, 0, 0];
  for (let slot = rep * SLOTS; slot < (rep + 1) * SLOTS; slot += 1) {
    const of = desks.slotDay[slot]!;
    const n = desks.slotCount[slot]!;
    if (of === day) onDay = n;
    if (of >= monday && of < monday + 7) inWeek += n;
    if (of > day - 30 && of <= day) in30 += n;
  }
  desks.onDay[rep] = onDay;
  desks.inWeek[rep] = inWeek;
  desks.in30[rep] = in30;
}

/** The first failing reason that lies with the rep alone: absence, hours, caps; 0 when there is none. Presence comes before it. */
export function deskStanding(desks: RepDesks, rep: number, at: number, isHoursRequired: boolean): number {
  if (desks.isAbsent[rep] === 1) return STANDING.absent;
  if (isHoursRequired && desks.openness[rep] !== OPEN) return desks.openness[rep] === NO_HOURS ? STANDING.hoursUnknown : STANDING.outsideHours;
  if (desks.full[rep] !== 0) return desks.full[rep]!;
  const openCap = desks.openCap[rep]!;
  return openCap !== Infinity && desks.open.count(rep, at) >= openCap ? STANDING.openCapReached : STANDING.eligible;
}

/** When time alone can free a rep next (UTC ms): his flags change, or his oldest open lead counts as closed. */
export function nextChange(desks: RepDesks, rep: number, at: number): number {
  refreshDesk(desks, rep, at);
  return Math.min(desks.validTo[rep]!, desks.open.nextClosing(rep, at));
}

/** The first instant ≥ at in his hours and not in an absence; Infinity when none is known. */
export function nextWorking(desks: RepDesks, rep: number, at: number): number {
  const calendar = (desks.clocks.reps[rep] ?? desks.clocks.client).calendar;
  const away = desks.away[rep] ?? new Float64Array(0);
  if (calendar === null) return Infinity;
  for (let from = at; ; ) {
    const next = countUpTo(calendar.starts, from);
    const opening = next > 0 && from < calendar.ends[next - 1]! ? from : (calendar.starts[next] ?? Infinity);
    const passed = countUpTo(away, opening);
    if (passed % 2 === 0) return opening;
    from = away[passed] ?? Infinity; // the end of that absence; strictly later, so this ends
    if (from === Infinity) return Infinity;
  }
}

/** Writes down that a rep was given a lead, and when in the order of all. */
export function giveLead(desks: RepDesks, rep: number, at: number): void {
  countLead(desks, rep, at);
  desks.lastTurn[rep] = desks.turns;
  desks.turns += 1;
}

/** Counts a lead towards a rep's caps, and nothing else. */
export function countLead(desks: RepDesks, rep: number, at: number): void {
  refreshDesk(desks, rep, at);
  const onDay = ++desks.onDay[rep]!;
  const inWeek = ++desks.inWeek[rep]!;
  const in30 = ++desks.in30[rep]!;
  if (onDay >= desks.dayCap[rep]! || inWeek >= desks.weekCap[rep]! || in30 >= desks.rollingCap[rep]!) noteFull(desks, rep);
  desks.open.add(rep, at);
}
