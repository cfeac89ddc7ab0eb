import { roundPoints } from '../decay.ts';
import type { Points } from '../../model/score-model.ts';

/** 2^(−i/1024) and 2^(−n): a half-life's share is their product and what is left of the exponent, which is small. */
const STEPS = 1_024;
const SHARES = Float64Array.from({ length: STEPS }, (_, i) => 2 ** (-i / STEPS));
const HALVES = Float64Array.from({ length: 64 }, (_, n) => 2 ** -n);
/** Two terms of the series of what is left are wrong by less than 10⁻¹⁰; a result so near to a half is worked out in full. */
const DOUBT = 1e-9;

/** Plainly `roundPoints(points · 2^(−age/period))`, as `decayedPoints` has it; without the power, where that cannot change the rounding. */
export function halvedPoints(points: Points, ageMs: number, periodMs: number): Points {
  const halves = ageMs / periodMs;
  if (!(halves >= 0 && halves < HALVES.length)) return roundPoints(points * 2 ** -halves);
  const whole = halves | 0;
  const steps = (halves - whole) * STEPS;
  const step = steps | 0;
  const rest = (steps - step) * (Math.LN2 / STEPS);
  const worth = points * SHARES[step]! * HALVES[whole]! * (1 - rest + 0.5 * rest * rest);
  const size = worth < 0 ? -worth : worth;
  const rounded = Math.floor(size + 0.5);
  const doubt = DOUBT * (points < 0 ? -points : points) + DOUBT;
  if (size + 0.5 - rounded < doubt || rounded + 0.5 - size < doubt) return roundPoints(points * 2 ** -halves);
  return worth < 0 ? -rounded : rounded;
}
