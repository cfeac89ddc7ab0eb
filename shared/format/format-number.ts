/** A space that never breaks a line, between a figure and its unit. */
const NBSP = '\u00a0';

/** What stands where a figure would, when there is none; the reason is printed beside it. */
export const NO_FIGURE = '–';

/** Digits grouped in threes with commas, rounded half away from zero to `decimals`: 13198 → "13,198". */
export function formatNumber(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return NO_FIGURE;
  const scale = 10 ** decimals;
  const rounded = Math.round(Math.abs(value) * scale * (1 + Number.EPSILON)) / scale;
  const [whole = '0', fraction = ''] = rounded.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && rounded !== 0 ? '-' : '';
  return `${sign}${grouped}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A count of things: 13198 → "13,198". */
export function formatCount(value: number | null): string {
  return value === null ? NO_FIGURE : formatNumber(value);
}

/** A share of 0 to 1 as a percentage: 0.7134 → "71 %"; `decimals` for more. Shares that are not quite all or nothing never print as such. */
export function formatShare(value: number | null, decimals = 0): string {
  if (value === null || !Number.isFinite(value)) return NO_FIGURE;
  const text = formatNumber(value * 100, decimals);
  if (value > 0 && value < 1) {
    const step = 10 ** -decimals;
    if (text === formatNumber(0, decimals)) return `under ${formatNumber(step, decimals)}${NBSP}%`;
    if (text === formatNumber(100, decimals)) return `over ${formatNumber(100 - step, decimals)}${NBSP}%`;
  }
  return `${text}${NBSP}%`;
}

/** Hundredths of a point as people read them: 2500 → "25", 2550 → "25.5", 2555 → "25.55". */
export function formatPoints(hundredths: number | null): string {
  if (hundredths === null || !Number.isFinite(hundredths)) return NO_FIGURE;
  const [whole = '', fraction = ''] = formatNumber(hundredths / 100, 2).split('.');
  const shown = fraction.replace(/0+$/, '');
  return shown === '' ? whole : `${whole}.${shown}`;
}

/** "1 lead", "2 leads": a count with its noun. */
export function formatCounted(value: number, one: string, many: string): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}
