import type { Honesty } from '../../model/honesty.ts';
import type { Shape } from './shape.ts';

/** The mark of a figure (design §2) in a box of 12 px at a place, larger by a factor. */
export function drawMark(mark: Honesty, x: number, y: number, by = 1): readonly Shape[] {
  const line = (d: string): Shape => ({ kind: 'line', d: moved(d, x, y, by), stroke: 'ink2', strokeWidth: 1.15 * by });
  const dot = (r: number): Shape => ({ kind: 'dot', x: x + 6 * by, y: y + 6 * by, r: r * by, fill: 'ink2' });
  switch (mark) {
    case 'observed':
      return [line('M0.8 6Q3 2.6 6 2.6Q9 2.6 11.2 6Q9 9.4 6 9.4Q3 9.4 0.8 6Z'), dot(1.6)];
    case 'deterministic':
      return [line('M1 1L11 1L11 11L1 11Z'), line('M3.4 4.7L8.6 4.7M3.4 7.3L8.6 7.3')];
    case 'simulated':
      return [line('M3.6 0.9L8.4 0.9M6 0.9L6 11.1M3.6 11.1L8.4 11.1'), dot(2.2)];
    case 'bounded':
      return [line('M3.6 1L1 1L1 11L3.6 11M8.4 1L11 1L11 11L8.4 11M4 6L8 6')];
    case 'notKnowable':
      return [line('M4.5 4.6Q5 3.4 6.2 3.5Q7.6 3.8 7.3 5Q6.9 5.8 6.1 6.3L6.1 7M6.1 8.6L6.1 9'), { kind: 'dot', x: x + 6 * by, y: y + 6 * by, r: 5.1 * by, fill: 'none', stroke: 'ink2', strokeWidth: 1.15 * by }];
  }
}

/** Every pair of numbers of a path, larger by a factor and moved. */
const moved = (d: string, x: number, y: number, by: number): string =>
  d.replace(/([\d.]+) ([\d.]+)/g, (_, a: string, b: string) => `${Math.round((Number(a) * by + x) * 10) / 10} ${Math.round((Number(b) * by + y) * 10) / 10}`);
