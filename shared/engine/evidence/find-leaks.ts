import { FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { Honesty } from '../model/honesty.ts';
import type { Played } from '../replay/played.ts';
import { createEventMatcher, type EventMatcher } from '../sla/event-matcher.ts';
import { workingDaysOf } from '../sla/working-days.ts';
import { elapsed } from '../time/business-calendar.ts';
import { MINUTE } from '../time/units.ts';
import { localDay } from '../time/zone-table.ts';
import { clockOf } from '../replay/judge-handoffs.ts';
import { abroadReader, inactiveReader } from '../replay/owner-figures.ts';
import type { EvidenceSettings } from './evidence-settings.ts';
import type { LeakKind } from './leak-kinds.ts';
import { LEAK_KINDS, LEAK_WORDS } from './leak-kinds.ts';

/** One kind of leak over all actual handoffs. */
export interface LeakLine {
  readonly kind: LeakKind;
  readonly rule: string;
  readonly label: string;
  readonly honesty: Honesty;
  /** Handoffs that leaked so, of those that could; null with a reason where it is not knowable. */
  readonly handoffs: number | null;
  readonly of: number;
  /** Days of owners on which it happened, for a leak that is about days; null for the others. */
  readonly ownerDays: number | null;
  readonly reason: string | null;
}

/** The leaks of a replay, and which handoffs they are. */
export interface Leaks {
  readonly lines: readonly LeakLine[];
  /** By actual handoff: bit i stands for `LEAK_KINDS[i]`. */
  readonly bits: Uint16Array;
}

interface Finding {
  readonly kind: LeakKind;
  readonly honesty: Honesty;
  readonly reason: string | null;
  readonly isMeant: (handoff: number) => boolean;
  /** Absent: every handoff could. */
  readonly isAsked?: (handoff: number) => boolean;
}

const LATE = 1;
const OPEN = 3;
const RECYCLED = STATES.indexOf('recycled');

/** Finds every leak of the actual handoffs, judged by the proposal; what a leak needs and the history lacks is said. */
export function findLeaks(played: Played, settings: EvidenceSettings): Leaks {
  const bits = new Uint16Array(played.actual.count);
  const days = overDayCap(played);
  const lines = findings(played, settings, days).map((finding): LeakLine => countLeak(finding, bits, finding.kind === 'overDayCap' ? days.count : null));
  return { lines, bits };
}

/** Whether a handoff leaked in one way. */
export const hasLeaked = ({ bits }: Pick<Leaks, 'bits'>, kind: LeakKind) => (handoff: number): boolean => (bits[handoff]! & (1 << LEAK_KINDS.indexOf(kind))) !== 0;

function countLeak({ kind, honesty, reason, isMeant, isAsked = () => true }: Finding, bits: Uint16Array, ownerDays: number | null): LeakLine {
  const head = { kind, ...LEAK_WORDS[kind] };
  if (reason !== null) return { ...head, honesty: 'notKnowable', handoffs: null, of: 0, ownerDays: null, reason };
  const bit = 1 << LEAK_KINDS.indexOf(kind);
  let [n, of] = [0, 0];
  for (let i = 0; i < bits.length; i += 1) {
    if (!isAsked(i)) continue;
    of += 1;
    if (!isMeant(i)) continue;
    n += 1;
    bits[i]! |= bit;
  }
  return { ...head, honesty, handoffs: n, of, ownerDays, reason: null };
}

function findings(played: Played, settings: EvidenceSettings, days: OverDays): Finding[] {
  const { actual, actualRep, actualMoments, judged, unknowable, input, missingFields } = played;
  const { stages } = unknowable;
  const touches = stages ?? unknowable.touches;
  const owners = stages ?? unknowable.owners;
  const { score, sla, playbook } = input.configuration;
  const isTouched = (i: number): boolean => !Number.isNaN(actual.touchAt[i]!);
  const attempts = givenUp(played);
  const signal = signalFinder(played, settings);
  const isAbroad = abroadReader(played);
  const hasBehaviour = behaviourBefore(played);
  return [
    { kind: 'neverTouched', honesty: 'observed', reason: touches, isMeant: (i) => !isTouched(i) && actual.hasAutomatedTouch[i] !== 1 },
    { kind: 'automatedOnly', honesty: 'observed', reason: touches, isMeant: (i) => !isTouched(i) && actual.hasAutomatedTouch[i] === 1 },
    { kind: 'touchedLate', honesty: 'observed', reason: touches ?? (sla.targets.length === 0 ? 'The proposal promises no response time yet. Set targets in Promise.' : null), isMeant: (i) => judged[i] === LATE, isAsked: (i) => judged[i]! < OPEN },
    { kind: 'tooFewAttempts', honesty: 'observed', reason: touches ?? attempts.reason, isMeant: (i) => attempts.count(i) < sla.attempts.n, isAsked: attempts.isAsked },
    { kind: 'noSignal', honesty: 'observed', reason: stages ?? signal.reason, isMeant: (i) => !signal.isTold(i), isAsked: signal.isAsked },
    { kind: 'nobody', honesty: 'observed', reason: owners, isMeant: (i) => actual.owner[i] === 0 },
    { kind: 'inactiveOwner', honesty: 'observed', reason: owners, isMeant: inactiveReader(played) },
    { kind: 'wrongTerritory', honesty: 'deterministic', reason: owners, isMeant: (i) => isAbroad(actualRep[i]!, actualMoments.territory[i]!) },
    { kind: 'missingContext', honesty: 'deterministic', reason: stages ?? contextReason(playbook.requiredFields, missingFields), isMeant: (i) => actualMoments.isComplete[i] !== 1 },
    { kind: 'closedWithoutReason', ...closedWithoutReason(played) },
    { kind: 'belowThreshold', honesty: 'deterministic', reason: stages, isMeant: (i) => actualMoments.total[i]! < score.mqlThreshold },
    { kind: 'withoutBehaviour', honesty: 'observed', reason: stages ?? (input.history.eventTypes.length === 0 ? 'This history logs no activities, so behaviour before a handoff is not knowable.' : null), isMeant: (i) => !hasBehaviour(i) },
    { kind: 'overDayCap', honesty: 'observed', reason: owners ?? days.reason, isMeant: (i) => days.isOver[i] === 1 },
  ];
}

const contextReason = (required: readonly string[], missing: readonly string[]): string | null =>
  required.length === 0
    ? 'The playbook lists no required information yet. Add it in Promise.'
    : missing.length > 0 ? `The history has no field ${missing.map((name) => `"${name}"`).join(', ')}, so completeness is not knowable.` : null;

/** Goes through the engagements of a handoff, from its trigger's instant to before the next trigger. */
function eachEngagement({ facts }: History, { lead, at, endAt }: Played['actual'], i: number, visit: (row: number) => boolean): void {
  const stop = facts.offsets[lead[i]! + 1] ?? 0;
  for (let row = facts.offsets[lead[i]!] ?? stop; row < stop && facts.at[row]! < endAt[i]!; row += 1) {
    if (facts.at[row]! >= at[i]! && facts.kind[row] === FACT.engagement && !visit(row)) return;
  }
}

/** Touched handoffs that were neither taken on nor sent back, whose working days for the attempts are over: how many touches they had. */
function givenUp(played: Played): { readonly reason: string | null; readonly isAsked: (i: number) => boolean; readonly count: (i: number) => number } {
  const { actual, actualRep, clocks, input } = played;
  const { history, configuration } = input;
  const isTouch = createEventMatcher(history, configuration.sla.touches);
  const workingDays = workingDaysOf(configuration.routing);
  const isOver = (i: number): boolean => {
    const { calendar } = clockOf(clocks, actualRep[i]!);
    const span = configuration.sla.attempts.withinDays * (workingDays.reps[actualRep[i]!] ?? workingDays.client);
    return calendar !== null && actual.at[i]! <= history.to && elapsed(calendar, actual.at[i]!, history.to) >= span;
  };
  return {
    reason: clocks.client.calendar === null ? 'No working hours are known, so working days cannot be counted. Add a calendar in Route.' : null,
    isAsked: (i) => !Number.isNaN(actual.touchAt[i]!) && Number.isNaN(actual.acceptedAt[i]!) && actual.closedBy[i] === 0 && isOver(i),
    count: (i) => countRows(history, actual, i, isTouch),
  };
}

function countRows(history: History, actual: Played['actual'], i: number, isMeant: EventMatcher): number {
  let found = 0;
  eachEngagement(history, actual, i, (row) => {
    if (isMeant(row)) found += 1;
    return true;
  });
  return found;
}

/** Whether an activity that tells the rep came within its minutes; handoffs whose minutes end after the data are left out. */
function signalFinder({ actual, input }: Played, { signal }: EvidenceSettings): { readonly reason: string | null; readonly isAsked: (i: number) => boolean; readonly isTold: (i: number) => boolean } {
  const { history } = input;
  const isSignal = createEventMatcher(history, signal.events);
  const budget = signal.withinMinutes * MINUTE;
  const isKnown = signal.events.some(({ type }) => history.eventTypes.includes(type));
  return {
    reason: signal.events.length === 0
      ? 'Nobody has said yet which activity tells a rep that he has a lead. Choose it under Leaks.'
      : isKnown ? null : 'The history has no activity of the chosen kind. Choose another under Leaks.',
    isAsked: (i) => actual.at[i]! + budget <= history.to,
    isTold: (i) => {
      let isTold = false;
      eachEngagement(history, actual, i, (row) => {
        if (history.facts.at[row]! - actual.at[i]! > budget) return false;
        isTold ||= isSignal(row);
        return !isTold;
      });
      return isTold;
    },
  };
}

/** Whether the lead did anything itself up to and including the trigger: an engagement that no machine made and that is no touch of sales. */
function behaviourBefore({ actual, input }: Played): (i: number) => boolean {
  const { history, configuration } = input;
  const { facts } = history;
  const isTouch = createEventMatcher(history, configuration.sla.touches);
  const isAutomated = createEventMatcher(history, configuration.sla.automatedTouches);
  return (i) => {
    const stop = facts.offsets[actual.lead[i]! + 1] ?? 0;
    for (let row = facts.offsets[actual.lead[i]!] ?? stop; row < stop && facts.at[row]! <= actual.at[i]!; row += 1) {
      if (facts.kind[row] === FACT.engagement && facts.automated[row] !== 1 && !isTouch(row) && !isAutomated(row)) return true;
    }
    return false;
  };
}

function closedWithoutReason({ actual, input, unknowable }: Played): Omit<Finding, 'kind'> {
  const { history } = input;
  const column = history.fields.find(({ name }) => name === history.roles.rejectReason);
  return {
    honesty: 'observed',
    reason: unknowable.stages ?? (column === undefined ? 'No column of the history was named as the reason of a rejection. Name it in Prepare.' : null),
    isMeant: (i) => (column?.current[actual.lead[i]!] ?? 0) === 0,
    isAsked: (i) => actual.closedBy[i] !== 0 && actual.closedBy[i] !== RECYCLED,
  };
}

interface OverDays {
  readonly reason: string | null;
  readonly count: number;
  readonly isOver: Uint8Array;
}

/** Days of an owner on which he was handed more leads than his day cap, and the handoffs of those days. */
function overDayCap({ actual, actualRep, clocks, input }: Played): OverDays {
  const { roster } = input.configuration.routing;
  const isOver = new Uint8Array(actual.count);
  if (!roster.some(({ dayCap }) => dayCap !== undefined)) return { reason: 'Nobody in the roster has a day cap. Set one in Route.', count: 0, isOver };
  const ofDay = new Map<string, number[]>();
  actualRep.forEach((rep, i) => {
    if (rep < 0 || roster[rep]?.dayCap === undefined) return;
    const key = `${rep} ${localDay(clocks.capZone ?? clockOf(clocks, rep).zone, actual.at[i]!)}`;
    const known = ofDay.get(key);
    if (known === undefined) ofDay.set(key, [i]);
    else known.push(i);
  });
  const over = [...ofDay.values()].filter((own) => own.length > (roster[actualRep[own[0]!]!]?.dayCap ?? Infinity));
  for (const own of over) for (const i of own) isOver[i] = 1;
  return { reason: null, count: over.length, isOver };
}
