import { NO_FIGURE, formatNumber } from './format-number.ts';

const NBSP = '\u00a0';

/**
 * Minutes as hours and minutes: 7.06 → "7 min", 90 → "1 h 30 min", 1440 → "24 h". Never as days, because a business
 * day has as many hours as the calendar says.
 */
export function formatMinutes(minutes: number | null): string {
  if (minutes === null || !Number.isFinite(minutes)) return NO_FIGURE;
  if (minutes > 0 && minutes < 0.5) return `under${NBSP}1${NBSP}min`;
  const whole = Math.round(minutes);
  const hours = Math.trunc(whole / 60);
  const rest = Math.abs(whole % 60);
  if (hours === 0) return `${whole}${NBSP}min`;
  return rest === 0 ? `${formatNumber(hours)}${NBSP}h` : `${formatNumber(hours)}${NBSP}h${NBSP}${rest}${NBSP}min`;
}

/** A target in business time, said out: 60 → "1 business hour", 90 → "1 h 30 min of business time". */
export function formatBudget(minutes: number, clock: 'business' | 'elapsed'): string {
  const word = clock === 'business' ? 'business ' : '';
  if (minutes % 60 === 0) return `${formatNumber(minutes / 60)} ${word}${minutes === 60 ? 'hour' : 'hours'}`;
  if (minutes < 60) return `${minutes} ${word}${minutes === 1 ? 'minute' : 'minutes'}`;
  return clock === 'business' ? `${formatMinutes(minutes)} of business time` : formatMinutes(minutes);
}

/** Milliseconds that something took: 340 → "340 ms", 2400 → "2.4 s". */
export function formatTook(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)}${NBSP}ms` : `${formatNumber(ms / 1000, 1)}${NBSP}s`;
}

/** A size in bytes: 1536 → "1.5 KB", decimal as file managers show it. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, unit === 0 || value >= 100 ? 0 : 1)}${NBSP}${units[unit] ?? ''}`;
}
