import { z } from 'zod';

const eventSchema = z.object({ name: z.string(), ph: z.string(), pid: z.number(), tid: z.number(), dur: z.number().optional(), tdur: z.number().optional(), args: z.object({ name: z.string().optional() }).loose().optional() });
const traceSchema = z.object({ traceEvents: z.array(z.unknown()) });

/** The longest tasks in ms: by the clock on the wall, and by what the processor gave to any one of them. */
export interface LongestTask {
  readonly wall: number;
  readonly processor: number;
}

/** The longest task that a renderer's main thread ran in a Chromium trace (category disabled-by-default-devtools.timeline). */
export function longestTask(trace: Buffer): LongestTask {
  const events = traceSchema.parse(JSON.parse(trace.toString('utf8'))).traceEvents.flatMap((event) => {
    const parsed = eventSchema.safeParse(event);
    return parsed.success ? [parsed.data] : [];
  });
  const threads = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && threads.has(`${pid} ${tid}`));
  if (tasks.length === 0) throw new Error('The trace has no task of the page. Chromium may name them otherwise now.');
  return {
    wall: tasks.reduce((longest, { dur }) => Math.max(longest, dur ?? 0), 0) / 1000,
    processor: tasks.reduce((longest, { tdur }) => Math.max(longest, tdur ?? 0), 0) / 1000,
  };
}
