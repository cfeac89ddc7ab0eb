import { z } from 'zod';

const eventSchema = z.object({ name: z.string(), ph: z.string(), pid: z.number(), tid: z.number(), ts: z.number(), dur: z.number().optional(), tdur: z.number().optional(), args: z.object({ name: z.string().optional() }).loose().optional() });
const traceSchema = z.object({ traceEvents: z.array(z.unknown()) });

/** What a Chromium trace says of the frames of a page, in ms. */
export interface FrameTimes {
  /** Between two frames that were drawn, one after the other. */
  readonly between: readonly number[];
  /** What the processor gave to the page's thread for each of its frames: scripts, styles, layout and paint. */
  readonly work: readonly number[];
}

/** Reads the frames of a trace taken with the categories devtools.timeline and disabled-by-default-devtools.timeline.frame. */
export function frameTimes(trace: Buffer): FrameTimes {
  const events = traceSchema.parse(JSON.parse(trace.toString('utf8'))).traceEvents.flatMap((event) => {
    const parsed = eventSchema.safeParse(event);
    return parsed.success ? [parsed.data] : [];
  });
  const renderers = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid }) => pid));
  const drawn = events.filter(({ name, pid }) => name === 'DrawFrame' && renderers.has(pid)).map(({ ts }) => ts).toSorted((a, b) => a - b);
  const tasks = events.filter(({ name, ph, pid }) => name === 'RunTask' && ph === 'X' && renderers.has(pid));
  const beginnings = events.filter(({ name, pid }) => name === 'FireAnimationFrame' && renderers.has(pid));
  const framed = tasks.filter((task) => beginnings.some(({ pid, tid, ts }) => pid === task.pid && tid === task.tid && ts >= task.ts && ts <= task.ts + (task.dur ?? 0)));
  if (drawn.length < 2) throw new Error('The trace has no frames of the page. Chromium may name them otherwise now.');
  return { between: drawn.slice(1).map((ts, index) => (ts - (drawn[index] ?? ts)) / 1000), work: framed.map(({ tdur }) => (tdur ?? 0) / 1000) };
}

/** The value below which this share of them lies. */
export const shareBelow = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
