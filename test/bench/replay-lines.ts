import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { FACT } from '../../shared/engine/history/history.ts';
import { asked, countText, eachText, measured, msText, type BenchLine } from './bench-line.ts';
import { benchHistory } from './replay-bench.ts';
import type { ThreadReport } from './replay-in-thread.ts';

const MEGABYTE = 1024 * 1024;

/** A replay of 20,000 leads with 200,000 events in the worker thread that the product uses; peak memory of that thread. */
export async function replayLines(): Promise<BenchLine[]> {
  const history = benchHistory(20_000, 13);
  const events = history.facts.kind.reduce((sum, kind) => sum + (kind === FACT.engagement ? 1 : 0), 0);
  const { times, checks, peakBytes, handoffs } = await playInThread(serialize(history));
  const time = measured(times, new Set(checks));
  const size = `${countText(history.leadIds.length)} leads, ${countText(events)} events`;
  return [
    { what: `Replay in the worker thread: ${size}, ${handoffs}`, ...msText(time), ...asked(time.median, 1000), ratio: '× 1', check: time.check },
    { what: '  a lead', ...eachText(time, history.leadIds.length) },
    { what: '  the first of these, before anything is compiled', ...msText({ median: times[0] ?? NaN, low: times[0] ?? NaN, high: times[0] ?? NaN }), range: '' },
    { what: '  peak memory that the thread adds to its process', median: `${countText(peakBytes / MEGABYTE)} MB`, ...asked(peakBytes / MEGABYTE, 300, 'MB') },
  ];
}

/** A process of its own, so that nothing but the thread moves its memory. */
async function playInThread(history: Buffer): Promise<ThreadReport> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  try {
    writeFileSync(join(folder, 'history'), history);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'replay-in-thread.ts'), join(folder, 'history')], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (part) => (said += String(part)));
    await once(child, 'close');
    return JSON.parse(said) as ThreadReport; // written by replay-in-thread.ts
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
