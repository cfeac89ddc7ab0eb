import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { asked, countText, measured, medianOf, msText, ratioText, type BenchLine, type Measured } from './bench-line.ts';
import { installPeers } from './install-peers.ts';
import type { FormReport } from './score-form.ts';

const MILLION = 1_000_000;
const MEGABYTE = 1024 * 1024;
const TIMES_PEER = 12;

/**
 * A model of 40 criteria over a million leads with ten million events on one thread, beside plain objects and DuckDB, each
 * form in a process of its own; times are processor time, so that a busy machine makes them longer only by its caches.
 */
export async function scoreLines(): Promise<BenchLine[]> {
  const [engine, engineBytes, lists] = timeOf(await runForm('engine', MILLION));
  const [crossings, , keys] = timeOf(await runForm('crossings', MILLION));
  return [
    { what: `Scores and tiers of 1,000,000 leads, 10,000,000 events, 40 criteria (processor time; ${lists})`, ...msText(engine), ratio: '× 1', check: engine.check },
    { what: '  memory above the loaded history, the lists included', median: `${countText(engineBytes / MEGABYTE)} MB`, ...asked(engineBytes / MEGABYTE, 250, 'MB') },
    { what: `  the first crossing along every timeline (${keys})`, ...msText(crossings), ...asked(crossings.median, 4 * engine.median), ratio: ratioText(crossings.median, engine.median), check: crossings.check },
    ...(await peersBeside(engine)),
    ...(await effectLines(100_000, 5)),
    ...(await effectLines(MILLION, 30)),
  ];
}

async function peersBeside(engine: Measured): Promise<BenchLine[]> {
  const [plain] = timeOf(await runForm('plain', MILLION));
  const lines = [peerLine('  plain JavaScript objects and a loop', plain, engine)];
  const problem = await installPeers();
  if (problem !== null) return [...lines, { what: `  DuckDB: left out, ${problem}`, median: '' }];
  const [duck, , note] = timeOf(await runForm('duckdb', MILLION));
  return [...lines, peerLine(`  ${note}, enumerated columns, age stored, one thread`, duck, engine)];
}

/** What is asked is how many times as long a peer takes; its check is the engine's where both did the same work. */
const peerLine = (what: string, peer: Measured, engine: Measured): BenchLine => ({ what, ...msText(peer), asked: `≥ × ${TIMES_PEER}`, isKept: peer.median >= TIMES_PEER * engine.median, ratio: ratioText(peer.median, engine.median), check: peer.check });

async function effectLines(leads: number, limit: number): Promise<BenchLine[]> {
  const { times, checks, note } = await runForm('effect', leads);
  const time = measured(times, new Set(checks));
  return [{ what: `One weight changed at ${countText(leads)} leads: tiers, histogram, flips (${note})`, ...msText({ median: medianOf(times), low: time.low, high: time.high }), ...asked(time.median, limit) }];
}

const timeOf = ({ times, checks, peakBytes, note }: FormReport): [Measured, number, string] => [measured(times, new Set(checks)), peakBytes, note];

/** A process of its own for each form, with room for the objects of the plain one. */
async function runForm(form: string, leads: number): Promise<FormReport> {
  const child = spawn(process.execPath, ['--max-old-space-size=8000', join(import.meta.dirname, 'score-form.ts'), form, String(leads)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`scoring by "${form}" ended with ${code}`);
  return JSON.parse(said) as FormReport; // written by score-form.ts
}
