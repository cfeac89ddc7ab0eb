import type { ComboChoice } from '../components/combo-field.tsx';

/** Names that browsers still list by what they were called before; people type the name of today. */
const NAMES_OF_TODAY: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata', 'Asia/Katmandu': 'Asia/Kathmandu', 'Asia/Rangoon': 'Asia/Yangon', 'Asia/Saigon': 'Asia/Ho_Chi_Minh', 'Europe/Kiev': 'Europe/Kyiv',
  'Africa/Asmera': 'Africa/Asmara', 'America/Godthab': 'America/Nuuk', 'America/Buenos_Aires': 'America/Argentina/Buenos_Aires', 'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville', 'Atlantic/Faeroe': 'Atlantic/Faroe', 'Pacific/Ponape': 'Pacific/Pohnpei', 'Pacific/Truk': 'Pacific/Chuuk', 'Pacific/Enderbury': 'Pacific/Kanton',
};

/** Every zone that this machine knows, by its IANA name of today. */
export const ZONES: readonly ComboChoice[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map((zone) => NAMES_OF_TODAY[zone] ?? zone)])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

const currencyNames = new Intl.DisplayNames('en', { type: 'currency' });

/** Every currency, the common ones first. */
export const CURRENCIES: readonly ComboChoice[] = [...new Set(['EUR', 'USD', 'GBP', 'CHF', ...Intl.supportedValuesOf('currency')])].map((code) => ({ value: code, label: `${code}, ${currencyNames.of(code) ?? code}` }));

/** The day of an instant in a zone as a date field wants it: 2026-11-26. */
export function toDayField(instant: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(instant);
}

/** Nine in the morning of that day in that zone; null when it is no day. */
export const fromDayField = (day: string, zone: string): number | null => localInstant(day, '09:00', zone);

/** Midnight at which that day begins in that zone; null when it is no day. */
export const dayStart = (day: string, zone: string): number | null => localInstant(day, '00:00', zone);

/** The last minute of that day in that zone; null when it is no day. */
export const dayEnd = (day: string, zone: string): number | null => localInstant(day, '23:59', zone);

function localInstant(day: string, time: string, zone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset at the guessed instant may be that of the other side of a change of clocks; the second look mends it.
  const guess = asUtc - offsetAt(asUtc, zone);
  return asUtc - offsetAt(guess, zone);
}

/** How far a zone's clock is ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - instant;
}
