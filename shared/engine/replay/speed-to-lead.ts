import { cumulativeIncidence, incidenceQuantile } from '../metrics/cumulative-incidence.ts';
import type { Incidence, Observations } from '../metrics/cumulative-incidence.ts';
import { openBefore } from '../time/business-calendar.ts';
import { MINUTE } from '../time/units.ts';
import type { FigureBook } from './figure-book.ts';
import { enterMissing, enterValue, openedBy } from './figure-book.ts';
import { clockOf } from './judge-handoffs.ts';
import { observeFirstTouch } from './observe-first-touch.ts';
import { openBeforeEnd } from './open-times.ts';
import type { Played } from './played.ts';
import type { SpeedToLead } from './replay-result.ts';

/** More points than a chart has pixels tell nothing more. */
const CURVE_POINTS = 300;
const TICKS = 200;
const NOT_REACHED = 'Not reached: too few of the handoffs have a logged touch.';
const NO_HOURS = 'No working hours are known, so business time cannot be counted. Add a calendar in Route.';

/** Each handoff from its trigger to its first logged touch in business ms of its owner: whole numbers, which are sorted soonest. */
function observe({ actual, actualRep, clocks, input: { history: { to } }, open }: Played): Observations {
  return observeFirstTouch(actual, null, to, (i, until) => {
    const { calendar } = clockOf(clocks, actualRep[i]!);
    if (calendar === null) return until - actual.at[i]!;
    return (until === actual.touchAt[i] ? open.touch[i]! : until === to ? openBeforeEnd(open, actualRep[i]!) : openBefore(calendar, until)) - open.trigger[i]!;
  });
}

/** Points of the curve that differ visibly from the one before, and always the last. */
function thinCurve({ duration, share }: Incidence): SpeedToLead['curve'] {
  const curve: { minutes: number; share: number }[] = [];
  let drawn = 0;
  share.forEach((value, i) => {
    if (value - drawn < 1 / CURVE_POINTS && i > 0 && i < share.length - 1) return;
    curve.push({ minutes: (duration[i] ?? 0) / MINUTE, share: value });
    drawn = value;
  });
  return curve;
}

function thinTicks(ticks: Float64Array): number[] {
  const step = Math.max(1, Math.ceil(ticks.length / TICKS));
  return Array.from(ticks.filter((_, i) => i % step === 0), (ms) => ms / MINUTE);
}

function minutesAt(curve: Incidence | null, p: number): number | null {
  const ms = curve === null ? null : incidenceQuantile(curve, p);
  return ms === null ? null : ms / MINUTE;
}

/** The curve with its median and p90, also as figures; null where touches or hours are not known. */
export function enterSpeedToLead(book: FigureBook, played: Played): SpeedToLead | null {
  const { actual, unknowable, clocks } = played;
  const reason = unknowable.stages ?? unknowable.touches ?? (clocks.client.calendar === null ? NO_HOURS : null);
  const curve = reason === null && actual.count > 0 ? cumulativeIncidence(observe(played)) : null;
  const medianMinutes = minutesAt(curve, 0.5);
  const p90Minutes = minutesAt(curve, 0.9);
  const isTouched = (i: number): boolean => !Number.isNaN(actual.touchAt[i]!);
  const figures = [
    { id: 'actual.speedToLead.median', label: 'Speed to lead, half of the handoffs within', value: medianMinutes },
    { id: 'actual.speedToLead.p90', label: 'Speed to lead, nine in ten within', value: p90Minutes },
  ];
  for (const { id, label, value } of figures) {
    const head = { id, label, arm: 'actual', honesty: reason === null ? 'observed' : 'notKnowable' } as const;
    if (value === null) enterMissing(book, head, 'minutes', reason ?? NOT_REACHED, actual.count);
    else enterValue(book, head, 'minutes', value, actual.count, openedBy(actual, isTouched));
  }
  if (curve === null) return null;
  return {
    curve: thinCurve(curve),
    censoredAt: thinTicks(curve.censoredAt),
    n: curve.n,
    medianMinutes,
    p90Minutes,
    shareWithoutTouch: book.figures.find(({ id }) => id === 'actual.noTouchShare')?.value ?? null,
  };
}
