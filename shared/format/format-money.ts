import { NO_FIGURE, formatNumber } from './format-number.ts';

const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' };
/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  JPY: 0, KRW: 0, VND: 0, CLP: 0, ISK: 0, PYG: 0, UGX: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
};

/** How many digits of an amount in minor units stand after the point, by ISO 4217 code. */
export function minorDigits(currency: string): number {
  return Object.hasOwn(MINOR_DIGITS, currency) ? (MINOR_DIGITS[currency] ?? 2) : 2;
}

/** An amount in minor units: (384600, "GBP") → "£3,846"; cents are shown only when there are some. */
export function formatMoney(minor: number | null, currency: string): string {
  if (minor === null || !Number.isFinite(minor)) return NO_FIGURE;
  const digits = minorDigits(currency);
  const shown = minor % 10 ** digits === 0 ? 0 : digits;
  const amount = formatNumber(Math.abs(minor) / 10 ** digits, shown);
  const symbol = Object.hasOwn(SYMBOLS, currency) ? (SYMBOLS[currency] ?? '') : `${currency}\u00a0`;
  return `${minor < 0 ? '-' : ''}${symbol}${amount}`;
}
