import { FACT } from '../history/history.ts';
import { ENDING, cumulativeIncidence, incidenceQuantile } from '../metrics/cumulative-incidence.ts';
import type { RoutingDecisions } from '../routing/routing-decisions.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import { readTwoClocks } from '../sla/two-clocks.ts';
import { MINUTE } from '../time/units.ts';
import type { PolicyStage } from './play-policy.ts';

/** One clock over many handoffs, in business minutes; those without an end are censored, not dropped. Null: not reached. */
export interface ClockLine {
  readonly n: number;
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
  /** Handoffs whose clock had not stopped when something else ended them, or the history did. */
  readonly open: number;
}

/** The lead's wait and the rep's wait, each with its own part (domain.md §7). */
export interface TwoClockLines {
  /** Of the policy: what it lets leads wait for their owner. */
  readonly proposed: { readonly systemDelay: ClockLine };
  /** As it was; null: not knowable. */
  readonly actual: {
    readonly systemDelay: ClockLine;
    readonly repResponse: ClockLine;
    readonly leadWait: ClockLine;
    /** Leads whose first touch was somebody else's than the owner's, and those whom the owner had touched before they were his. */
    readonly touchedByOthers: number;
    readonly touchedBefore: number;
  } | null;
}

interface Watched {
  readonly minutes: number[];
  readonly endings: number[];
}
const watched = (): Watched => ({ minutes: [], endings: [] });

function lineOf({ minutes, endings }: Watched): ClockLine {
  const curve = cumulativeIncidence({ duration: Float64Array.from(minutes), ending: Uint8Array.from(endings) });
  return { n: minutes.length, medianMinutes: incidenceQuantile(curve, 0.5), p90Minutes: incidenceQuantile(curve, 0.9), open: endings.filter((ending) => ending !== ENDING.event).length };
}

/** What a policy lets leads wait for their owner; the pool's hours count before the assignment, else the client's. */
export function proposedDelay({ input, routing }: PolicyStage, { count, assignedAt, pool }: RoutingDecisions): ClockLine {
  const { at } = routing.crossings;
  const isAtOnce = assignedAt.every((instant, i) => instant === at[i]);
  if (isAtOnce) return count === 0 ? NOTHING : { n: count, medianMinutes: 0, p90Minutes: 0, open: 0 };
  const delays = watched();
  for (let i = 0; i < count; i += 1) {
    const isHeld = Number.isNaN(assignedAt[i]);
    const end = isHeld ? Math.max(at[i]!, input.history.to) : assignedAt[i]!;
    const before = routing.clocks.pools[pool[i]!] ?? routing.clocks.client.calendar;
    delays.minutes.push(end === at[i] ? 0 : (readTwoClocks({ triggerAt: at[i]!, assignedAt: end, touchAt: NaN, ownTouchAt: NaN, before, after: null }).systemDelay ?? 0) / MINUTE);
    delays.endings.push(isHeld ? ENDING.censored : ENDING.event);
  }
  return lineOf(delays);
}

const NOTHING: ClockLine = { n: 0, medianMinutes: null, p90Minutes: null, open: 0 };

/** By actual handoff: when its owner first touched the lead in it (UTC ms); NaN: never. */
export function ownTouches({ input, actual }: Pick<PolicyStage, 'input' | 'actual'>): Float64Array {
  const { facts } = input.history;
  const isTouch = createEventMatcher(input.history, input.configuration.sla.touches);
  return Float64Array.from(actual.at, (from, i) => {
    const stop = facts.offsets[actual.lead[i]! + 1] ?? 0;
    for (let row = facts.offsets[actual.lead[i]!] ?? stop; row < stop && facts.at[row]! < actual.endAt[i]!; row += 1) {
      if (facts.at[row]! >= from && facts.kind[row] === FACT.engagement && facts.owner[row] === actual.owner[i] && actual.owner[i] !== 0 && isTouch(row)) return facts.at[row]!;
    }
    return NaN;
  });
}

/** Both clocks as they really ran; before the assignment the client's hours count, after it the owner's. */
export function actualClocks(stage: PolicyStage): NonNullable<TwoClockLines['actual']> {
  const { input, actual, actualRep, routing: { clocks } } = stage;
  const own = ownTouches(stage);
  const [delays, responses, waits] = [watched(), watched(), watched()];
  let [touchedByOthers, touchedBefore] = [0, 0];
  for (let i = 0; i < actual.count; i += 1) {
    const before = clocks.client.calendar;
    const after = (clocks.reps[actualRep[i]!] ?? clocks.client).calendar;
    const story = { triggerAt: actual.at[i]!, assignedAt: actual.assignedAt[i]!, touchAt: actual.touchAt[i]!, ownTouchAt: own[i]!, before, after };
    const closedAt = actual.closedAt[i]!;
    const dataEnd = Math.min(actual.endAt[i]!, input.history.to);
    const end = closedAt <= dataEnd ? closedAt : dataEnd;
    const ending = closedAt <= dataEnd ? ENDING.competing : ENDING.censored;
    const watch = (into: Watched, at: number, read: (until: number) => number | null): void => {
      const happened = at <= end;
      into.minutes.push(Math.max(0, read(happened ? at : end) ?? 0) / MINUTE);
      into.endings.push(happened ? ENDING.event : ending);
    };
    watch(delays, story.assignedAt, (until) => readTwoClocks({ ...story, assignedAt: until }).systemDelay);
    watch(waits, story.touchAt, (until) => readTwoClocks({ ...story, touchAt: until }).leadWait);
    if (story.assignedAt <= end) watch(responses, story.ownTouchAt, (until) => readTwoClocks({ ...story, ownTouchAt: until }).repResponse);
    if (readTwoClocks(story).isTouchedBefore) touchedBefore += 1;
    if (!Number.isNaN(story.touchAt) && !(own[i]! <= story.touchAt)) touchedByOthers += 1;
  }
  return { systemDelay: lineOf(delays), repResponse: lineOf(responses), leadWait: lineOf(waits), touchedByOthers, touchedBefore };
}
