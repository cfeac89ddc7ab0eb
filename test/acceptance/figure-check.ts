/** One figure beside the one that it should be. */
export interface FigureCheck {
  readonly name: string;
  readonly expected: string;
  readonly got: string;
  readonly ok: boolean;
}

/** Compares two figures as they would be printed; `digits` rounds both. */
export function checkFigure(name: string, expected: unknown, got: unknown, digits?: number): FigureCheck {
  const [wanted, found] = [asText(expected, digits), asText(got, digits)];
  return { name, expected: wanted, got: found, ok: wanted === found };
}

/** A part that could not be played at all counts as one difference. */
export const failedCheck = (name: string, message: string): FigureCheck => ({ name, expected: 'an answer', got: message, ok: false });

function asText(value: unknown, digits: number | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'number' && digits !== undefined) return String(Number(value.toFixed(digits)));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One line a figure. */
export function lineOf({ name, expected, got, ok }: FigureCheck): string {
  return `${name.padEnd(44)} expected ${expected.padStart(12)}   got ${got.padStart(12)}   ${ok ? 'ok' : 'DIFFERS'}`;
}
