const THIN = '\u2009';
const counts = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/** A dash, for figures that are not known. */
export const DASH = '–';

/** 20140 → 20,140. */
export const countText = (value: number | null): string => (value === null ? DASH : counts.format(value));

/** 0.384 → 38 %; below 10 % with one decimal. */
export function shareText(value: number | null): string {
  return value === null ? DASH : `${shareFigure(value)}${THIN}%`;
}

/** 0.384 → 38, 0.0284 → 2.8: the figure of a share without its sign. */
export function shareFigure(value: number): string {
  const percent = value * 100;
  if (percent === 0 || percent === 100) return String(percent);
  if (percent > 0 && percent < 0.05) return 'under 0.1';
  if (percent > 99.95 && percent < 100) return 'over 99.9';
  return Math.abs(percent) < 10 || (percent > 99 && percent < 100) ? oneDecimal.format(percent) : counts.format(percent);
}

/** Business minutes as people say them: 45 min, 3 h 10, 2 d 4 h (a day is 24 h). */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return DASH;
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole < 60 * 48) return whole % 60 === 0 ? `${Math.floor(whole / 60)} h` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
}

/** .24: a coefficient between 0 and 1 with two decimals and no leading nought. */
export function coefficientText(value: number | null): string {
  return value === null ? DASH : value.toFixed(2).replace(/^(-?)0\./, '$1.');
}

/** 12.5 → 12.5, 47.0 → 47. */
export function decimalText(value: number | null): string {
  if (value === null) return DASH;
  return Math.abs(value) >= 100 || Number.isInteger(value) ? counts.format(value) : oneDecimal.format(value);
}

/** Points with their sign: +15, −40, 0. */
export function pointsText(points: number): string {
  const rounded = Math.round(points * 100) / 100;
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${Math.abs(rounded)}` : '0';
}

/** Bytes for people: 812 kB, 3.4 MB. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${oneDecimal.format(bytes / 1_000_000)} MB`;
}

const DATES = {
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short' },
  month: { month: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are kept: making one takes a hundred times as long as using it, and a chart prints a day for each of its weeks. */
function dateFormat(shape: keyof typeof DATES, zone: string): Intl.DateTimeFormat {
  const key = `${shape} ${zone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...DATES[shape], timeZone: zone });
  formats.set(key, made);
  return made;
}

/** A day in a zone: Thu 26 Nov 2026; `short` leaves out the weekday and the year. */
export const dayText = (instant: number | null, zone: string, short = false): string => (instant === null ? DASH : dateFormat(short ? 'shortDay' : 'day', zone).format(instant).replace(',', ''));

/** The month of an instant in a zone: Nov. */
export const monthText = (instant: number, zone: string): string => dateFormat('month', zone).format(instant);

/** A clock time in a zone: 14:32. */
export const timeText = (instant: number | null, zone: string): string => (instant === null ? DASH : dateFormat('time', zone).format(instant));

/** Day and time in a zone: 26 Nov 2026, 14:32. */
export const momentText = (instant: number | null, zone: string): string => (instant === null ? DASH : dateFormat('moment', zone).format(instant));

/** One lead, 2 leads. */
export const plural = (n: number, one: string, many = `${one}s`): string => `${countText(n)} ${n === 1 ? one : many}`;
