import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { deserialize } from 'node:v8';
import { createComputeThread } from '../../electron/workers/compute-thread.ts';
import { buildZoneTables } from '../../electron/zones/build-zone-table.ts';
import type { ReplaySettings } from '../../shared/engine/compute/compute-functions.ts';
import type { History } from '../../shared/engine/history/history.ts';
import { digest, RUNS } from './bench-line.ts';
import { benchConfiguration, BENCH_ZONES } from './replay-bench.ts';

/** What `node replay-in-thread.ts HISTORY` prints as JSON. */
export interface ThreadReport {
  readonly times: readonly number[];
  readonly checks: readonly string[];
  readonly peakBytes: number;
  readonly handoffs: string;
}

/** Plays a serialized history in the compute thread and watches the memory of this process, which does nothing else. */
async function report(path: string): Promise<ThreadReport> {
  const history = deserialize(readFileSync(path)) as History; // written by replay-lines.ts
  const settings: ReplaySettings = { configuration: benchConfiguration(), absences: [], zones: buildZoneTables(BENCH_ZONES, history.from, history.to), clientZone: 'Europe/London', currentResponseMinutes: 240 };
  const before = process.memoryUsage.rss();
  let peak = before;
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
  const thread = createComputeThread(() => undefined);
  await thread.load('bench', history);
  const times: number[] = [];
  const checks: string[] = [];
  let handoffs = '';
  for (let run = 0; run < RUNS; run += 1) {
    // A session gives the same question the same answer again; an absence of nobody makes it another question.
    const absences = [{ id: String(run), repId: 'nobody', from: 0, to: 0 }];
    const start = performance.now();
    const summary = await thread.call('bench', 'runReplay', { ...settings, absences });
    times.push(performance.now() - start);
    checks.push(digest(JSON.stringify(summary)));
    handoffs = `${summary.handoffs.actual} actual and ${summary.handoffs.proposed} proposed handoffs`;
  }
  clearInterval(watching);
  await thread.close();
  return { times, checks, peakBytes: Math.max(peak, process.memoryUsage.rss()) - before, handoffs };
}

if (import.meta.main) process.stdout.write(JSON.stringify(await report(process.argv[2] ?? '')));
