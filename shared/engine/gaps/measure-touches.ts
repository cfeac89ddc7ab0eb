import { STATES } from '../history/history.ts';
import { cumulativeIncidence, incidenceQuantile } from '../metrics/cumulative-incidence.ts';
import { clockOf } from '../replay/judge-handoffs.ts';
import { observeFirstTouch } from '../replay/observe-first-touch.ts';
import { touchCounter, windowEnds } from '../replay/sales-figures.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import { responseMinutes } from '../sla/response-clock.ts';
import { HOUR } from '../time/units.ts';
import { countHandoffs, replayedCount, whyUnknowable } from './count-handoffs.ts';
import type { MeasuredFacts } from './gap-facts.ts';
import type { GapSources } from './gap-sources.ts';

/** Business days of domain.md §9, lead leakage. */
export const LEAK_DAYS = 7;
/** The hours of G20. */
const FRAME_HOURS = 48;
const NO_HOURS = 'No working hours are known, so working days cannot be counted. Add a calendar in Route.';

type Touches = Pick<MeasuredFacts, 'leaks' | 'neverTouched' | 'automatedOnly' | 'handRaises' | 'underAttempted' | 'noReason'>;

/** What sales did with the leads that it was handed (G09, G20, G39, G40, G41). */
export function measureTouches(sources: GapSources): Touches {
  return {
    leaks: measureLeaks(sources),
    neverTouched: replayedCount(sources, 'actual.noTouch.never'),
    automatedOnly: replayedCount(sources, 'actual.noTouch.automatedOnly'),
    handRaises: measureHandRaises(sources),
    underAttempted: measureAttempts(sources),
    noReason: measureReasons(sources),
  };
}

const whyNoTouches = (sources: GapSources): string | null => whyUnknowable(sources, 'handoffs') ?? whyUnknowable(sources, 'touches') ?? (sources.clocks.client.calendar === null ? NO_HOURS : null);

/** Owned handoffs whose days are behind them, without a touch or an answer inside them (domain.md §9, lead leakage). */
function measureLeaks(sources: GapSources): MeasuredFacts['leaks'] {
  const { actual, settings } = sources;
  const why = whyNoTouches(sources) ?? whyUnknowable(sources, 'owners');
  if (why !== null) return { why };
  const days = settings.leakDays ?? LEAK_DAYS;
  const ends = windowEnds(sources, days, actual.at, sources.pause);
  const isOver = (i: number): boolean => actual.owner[i] !== 0 && actual.endAt[i]! > ends[i]! && !(actual.closedAt[i]! <= ends[i]!);
  return { days, ...countHandoffs(sources, 'gap:leaks', isOver, (i) => !(actual.touchAt[i]! <= ends[i]!)) };
}

/** Touched, fewer touches than agreed when the days for them were over, and neither accepted nor given back. */
function measureAttempts(sources: GapSources): MeasuredFacts['underAttempted'] {
  const { actual, history, input } = sources;
  const why = whyNoTouches(sources);
  if (why !== null) return { why };
  const { n: attempts, withinDays } = input.configuration.sla.attempts;
  const ends = windowEnds(sources, withinDays, actual.at, sources.pause);
  const touches = touchCounter(history, actual, createEventMatcher(history, input.configuration.sla.touches));
  const isOver = (i: number): boolean => !Number.isNaN(actual.touchAt[i]!) && actual.endAt[i]! > ends[i]!;
  const isUnanswered = (i: number): boolean => Number.isNaN(actual.closedAt[i]!) && Number.isNaN(actual.acceptedAt[i]!);
  return { attempts, ...countHandoffs(sources, 'gap:underAttempted', isOver, (i) => isUnanswered(i) && touches(i, Infinity) < attempts) };
}

/** Handoffs that sales turned down, and those of them whose reason is empty today. */
function measureReasons(sources: GapSources): MeasuredFacts['noReason'] {
  const { actual, history } = sources;
  const why = whyUnknowable(sources, 'handoffs');
  if (why !== null) return { why };
  const reason = history.fields.find(({ name }) => name === history.roles.rejectReason);
  if (reason === undefined) return { why: 'No column of the history holds the reason of a reject. Import one, or say which column it is.' };
  const turnedDown = [STATES.indexOf('rejected'), STATES.indexOf('disqualified')];
  return countHandoffs(sources, 'gap:noReason', (i) => turnedDown.includes(actual.closedBy[i]!), (i) => reason.current[actual.lead[i]!] === 0);
}

/** Hand-raises by the definition as of the trigger: how long they waited, day and night and on the owner's clock. */
function measureHandRaises(sources: GapSources): MeasuredFacts['handRaises'] {
  const { actual, input, history, known } = sources;
  const why = whyUnknowable(sources, 'handoffs') ?? whyUnknowable(sources, 'touches');
  if (why !== null) return { why };
  const raised = sources.isRaised();
  const raisedOnes = Uint32Array.from({ length: raised.reduce((sum, flag) => sum + flag, 0) });
  for (let [i, place] = [0, 0]; i < actual.count; i += 1) {
    if (raised[i] !== 1) continue;
    raisedOnes[place] = i;
    place += 1;
  }
  if (raisedOnes.length === 0) return { why: 'No handoff of this history was a hand-raise by the definition. Say under Define what a hand-raise is.' };
  const frame = FRAME_HOURS * HOUR;
  const isOver = (i: number): boolean => raised[i] === 1 && history.to - actual.at[i]! >= frame;
  const usual = mostOf(known.scores.tier, raisedOnes);
  const target = input.configuration.sla.targets.find(({ tierId }) => tierId === input.configuration.tiers.classes[usual]?.id);
  const wait = (minutesOf: (i: number, until: number) => number): number | null => {
    const observed = observeFirstTouch(actual, raisedOnes, history.to, minutesOf);
    sources.pause(0);
    return incidenceQuantile(cumulativeIncidence(observed), 0.9);
  };
  const p90 = wait((i, until) => (until - actual.at[i]!) / HOUR);
  return {
    ...countHandoffs(sources, 'gap:handRaisesLate', isOver, (i) => !(actual.touchAt[i]! - actual.at[i]! <= frame)),
    p90Hours: p90,
    p90OpenMinutes: sources.clocks.client.calendar === null ? null : wait((i, until) => responseMinutes(target?.clock === 'elapsed' ? null : clockOf(sources.clocks, sources.actualRep[i]!).calendar, actual.at[i]!, until)),
    targetMinutes: target?.budgetMinutes ?? null,
  };
}

/** The tier that most of these handoffs have, the better one of two; -1: none. */
function mostOf(tier: Int8Array, handoffs: Uint32Array): number {
  const counts = new Uint32Array(128);
  for (const i of handoffs) if (tier[i]! >= 0) counts[tier[i]!]! += 1;
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  return most === 0 ? -1 : counts.indexOf(most);
}
