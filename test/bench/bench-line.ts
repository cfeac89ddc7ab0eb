import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';

export const RUNS = 5;

/** One line of the table; everything is text already, so that every part of the bench chooses its own units. */
export interface BenchLine {
  readonly what: string;
  readonly median: string;
  readonly range?: string;
  readonly asked?: string;
  /** Whether the median keeps what is asked; absent where nothing is asked. */
  readonly isKept?: boolean;
  /** How many times as long as the product's own form of the same work. */
  readonly ratio?: string;
  /** Digest of the result: equal for forms that do the same work. */
  readonly check?: string;
}

/** What several runs of the same work took, in ms, and the digest of their one result. */
export interface Measured {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly check: string;
}

/** The median of some values; the upper one of two. */
export const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Eight digits that stand for a result. */
export const digest = (result: string): string => createHash('sha256').update(result).digest('hex').slice(0, 8);

/** Runs the work five times; what its result says is worked out outside the time, and every run must say the same. */
export async function measure<T>(work: () => T | Promise<T>, say: (result: T) => string): Promise<Measured> {
  const times: number[] = [];
  const checks = new Set<string>();
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    const result = await work();
    times.push(performance.now() - start);
    checks.add(digest(say(result)));
  }
  return measured(times, checks);
}

/** Times that were taken elsewhere, with what every run gave. */
export function measured(times: readonly number[], checks: ReadonlySet<string>): Measured {
  return { median: medianOf(times), low: Math.min(...times), high: Math.max(...times), check: checks.size === 1 ? [...checks].join('') : 'RUNS DIFFER' };
}

const whole = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
/** A figure of ms (or of another unit) with its range. */
export const msText = ({ median, low, high }: Pick<Measured, 'median' | 'low' | 'high'>, unit = 'ms'): Pick<BenchLine, 'median' | 'range'> => ({ median: `${whole(median)} ${unit}`, range: `${whole(low)}–${whole(high)}` });
/** Ms in all as µs for each of n. */
export const eachText = ({ median, low, high }: Measured, n: number): Pick<BenchLine, 'median' | 'range'> => msText({ median: (median * 1000) / n, low: (low * 1000) / n, high: (high * 1000) / n }, 'µs');
export const countText = (value: number): string => whole(value);
/** "× 12": how many times as long as `own`. */
export const ratioText = (time: number, own: number): string => `× ${whole(time / own)}`;
/** What is asked of a median, and whether it is kept. */
export const asked = (median: number, limit: number, unit = 'ms'): Pick<BenchLine, 'asked' | 'isKept'> => ({ asked: `≤ ${whole(limit)} ${unit}`, isKept: median <= limit });

const HEADS = ['What', 'Median', 'Range', 'Asked', '', 'To ours', 'Result'] as const;
const cellsOf = ({ what, median, range = '', asked: limit = '', isKept, ratio = '', check = '' }: BenchLine): string[] => [what, median, range, limit, isKept === undefined ? '' : isKept ? 'kept' : 'MISSED', ratio, check];

/** The lines as one table: words to the left, figures to the right. */
export function tableOf(lines: readonly BenchLine[]): string {
  const rows = [HEADS as readonly string[], ...lines.map(cellsOf)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number): boolean => column === 0 || column === 4 || column === 6;
  return rows.map((row) => row.map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()).join('\n');
}
