import type { Figure } from '../engine/model/honesty.ts';
import { formatMinutes } from './format-duration.ts';
import { NO_FIGURE, formatNumber, formatShare } from './format-number.ts';

/** The value of a figure in its unit, or a dash when it is not knowable or not reached. */
export function formatFigureValue(unit: Figure['unit'], value: number | null): string {
  if (value === null) return NO_FIGURE;
  switch (unit) {
    case 'count':
      return formatNumber(value);
    case 'share':
      return formatShare(value, shareDecimals(value));
    case 'minutes':
      return formatMinutes(value);
    case 'perWeek':
      return formatNumber(value, Number.isInteger(value) || value >= 100 ? 0 : 1);
    case 'gini':
      return formatNumber(value, 2);
    case 'score':
      return formatNumber(value, Number.isInteger(value) ? 0 : 1);
  }
}

/** The 95 % interval of a share as "69 to 73 %"; empty when the figure has none. */
export function formatInterval({ low, high }: Pick<Figure, 'low' | 'high'>): string {
  if (low === null || high === null) return '';
  const decimals = Math.max(shareDecimals(low), shareDecimals(high));
  return `${formatNumber(low * 100, decimals)} to ${formatNumber(high * 100, decimals)}\u00a0%`;
}

/** One decimal below 10 % and above 99 %, as on screen, so that a small share keeps its size. */
const shareDecimals = (value: number): number => ((value > 0 && value < 0.1) || (value > 0.99 && value < 1) ? 1 : 0);
