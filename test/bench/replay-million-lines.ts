import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { asked, countText, measured, medianOf, msText, ratioText, type BenchLine } from './bench-line.ts';
import type { ReplayFormReport } from './replay-form.ts';
import type { ReplayPeerReport } from './replay-peer.ts';

const MILLION = 1_000_000;
const MEGABYTE = 1024 * 1024;
const TIMES_PEER = 20;
const FLAT = 0.25;

/**
 * The whole replay of a million leads with ten million events: score at every event, crossings, routes, clocks, every
 * figure; beside the same over plain objects, which must say the same of every lead. Processor time, so that a busy
 * machine makes it longer only by its caches; each form in a process of its own.
 */
export async function replayMillionLines(): Promise<BenchLine[]> {
  const million = await runForm('full', MILLION);
  const { peakBytes } = await runForm('full', MILLION, 'once');
  const time = measured(million.times, new Set(million.checks));
  return [
    { what: `Full replay of 1,000,000 leads, 10,000,000 events (processor time): ${million.note}`, ...msText(time), ...asked(time.median, 3000), ratio: '× 1', check: time.check },
    { what: '  on the wall', ...msText(measured(million.walls, new Set())) },
    { what: '  highest memory use of a process that plays it once, the history included', median: `${countText(peakBytes / MEGABYTE)} MB`, ...asked(peakBytes / MEGABYTE, 700, 'MB') },
    { what: '  of one that plays it six times', median: `${countText(million.peakBytes / MEGABYTE)} MB` },
    ...(await flatLines(time.median / MILLION)),
    ...(await peerLines()),
    ...(await editLines()),
  ];
}

/** A lead costs as much of few as of many. */
async function flatLines(ofMillion: number): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const leads of [10_000, 100_000]) {
    const each = medianOf((await runForm('full', leads)).times) / leads;
    lines.push({ what: `  a lead at ${countText(leads)}, and at 1,000,000, in a process that has played a million`, median: `${(each * 1000).toFixed(1)} and ${(ofMillion * 1000).toFixed(1)} µs`, asked: '± 25 %', isKept: Math.abs(each / ofMillion - 1) <= FLAT });
  }
  return lines;
}

/** Both forms read the configuration as it is, so both are asked for another of each kind too; they take turns in one process. */
async function peerLines(): Promise<BenchLine[]> {
  const { plain, own, checks } = await run<ReplayPeerReport>('replay-peer.ts', '20000');
  const [theirs, ours] = [medianOf(plain), medianOf(own)];
  const differing = checks.filter((check) => check.plain !== check.own).map(({ what }) => what);
  const isEqual = differing.length === 0;
  return [{
    what: `  the same over plain objects at 20,000 leads, with every figure, of ${checks.length} configurations: ${isEqual ? 'equal on every lead and figure' : `DIFFERS ${differing.join(', ')}`}`, ...msText(measured(plain, new Set(checks.slice(0, 1).map((check) => check.plain)))),
    asked: `≥ × ${TIMES_PEER}`, isKept: isEqual && theirs >= TIMES_PEER * ours, ratio: ratioText(theirs, ours), check: checks[0]?.plain ?? '',
  }, { what: '    ours in the same process, by turns', ...msText(measured(own, new Set())) }];
}

async function editLines(): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const edit of ['target', 'rule', 'threshold', 'weight']) {
    const { times } = await runForm(edit, 100_000);
    const time = measured(times, new Set());
    lines.push({ what: `Another ${edit} at 100,000 leads, 1,000,000 events: the strip, in the engine alone`, ...msText(time), ...asked(time.median, 150) });
  }
  return lines;
}

const runForm = (form: string, leads: number, ...more: readonly string[]): Promise<ReplayFormReport> => run('replay-form.ts', form, String(leads), ...more);

/** Runs a bench file in a process of its own and reads what it prints. */
async function run<T>(file: string, ...asks: readonly string[]): Promise<T> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...asks], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  const [code] = (await once(child, 'close')) as [number | null]; // what a child process says at its end
  if (code !== 0) throw new Error(`${file} ${asks.join(' ')} ended with ${code}`);
  return JSON.parse(said) as T; // each caller names what its file prints
}
