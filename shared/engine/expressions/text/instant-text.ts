import { dayOfIso, isoDay as isoDayOfNumber } from '../../time/civil-date.ts';
import { DAY, HOUR, MINUTE } from '../../time/units.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** The UTC day of an instant as YYYY-MM-DD. */
export const isoDay = (at: number): string => isoDayOfNumber(Math.floor(at / DAY));

/** An instant (UTC ms) as YYYY-MM-DDTHH:MM:SS.mmmZ, without the parts that are zero at its end. */
export function isoInstant(at: number): string {
  const inDay = at - Math.floor(at / DAY) * DAY;
  const seconds = Math.floor(inDay / 1_000) % 60;
  const ms = inDay % 1_000;
  const rest = ms > 0 ? `:${two(seconds)}.${String(ms).padStart(3, '0')}` : seconds > 0 ? `:${two(seconds)}` : '';
  return `${isoDay(at)}T${two(Math.floor(inDay / HOUR))}:${two(Math.floor(inDay / MINUTE) % 60)}${rest}Z`;
}

/** UTC ms of either form; NaN for a day or time that there is not. */
export function instantOfText(text: string): number {
  const [day = '', clock = '00:00'] = text.replace('Z', '').split('T');
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return hours < 24 && minutes < 60 && seconds < 60 ? dayOfIso(day) * DAY + hours * HOUR + minutes * MINUTE + Math.round(seconds * 1_000) : NaN;
}
