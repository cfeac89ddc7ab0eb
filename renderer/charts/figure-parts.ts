import type { Figure } from '../../shared/engine/model/honesty.ts';
import { coefficientText, countText, DASH, decimalText, minutesText, shareFigure } from '../components/figure-text.ts';

/** A figure ready to print: its digits, what stands small behind them, and the same as one text. */
export interface FigureParts {
  readonly digits: string;
  readonly unit: string;
  readonly text: string;
}

const parts = (digits: string, unit = ''): FigureParts => ({ digits, unit, text: unit === '' ? digits : `${digits}\u2009${unit}` });

/** Prints a value in its unit; null is a dash. */
export function valueParts(value: number | null, unit: Figure['unit']): FigureParts {
  if (value === null) return parts(DASH);
  switch (unit) {
    case 'share': return parts(shareFigure(value), '%');
    case 'minutes': return parts(minutesText(value));
    case 'gini': return parts(coefficientText(value));
    case 'perWeek': return parts(decimalText(Math.abs(value) >= 20 ? Math.round(value) : value));
    case 'score': return parts(decimalText(value));
    case 'count': return parts(countText(value));
  }
}

/** Prints a figure. */
export const figureParts = (figure: Pick<Figure, 'value' | 'unit'>): FigureParts => valueParts(figure.value, figure.unit);

/** Its interval, such as 36–41; empty when it has none. */
export function intervalText(figure: Pick<Figure, 'low' | 'high' | 'unit'>): string {
  if (figure.low === null || figure.high === null) return '';
  const low = valueParts(figure.low, figure.unit);
  return `${low.digits}–${valueParts(figure.high, figure.unit).text}`;
}
