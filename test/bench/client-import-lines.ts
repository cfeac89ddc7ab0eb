import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { asked, countText, medianOf, msText, type BenchLine } from './bench-line.ts';
import { builtEntry } from './built-entry.ts';
import { writeEvents, writeLeads } from './client-table.ts';

/** Large imports take a while: the median of three, each side by side with its peer. */
const RUNS = 3;
const MILLION = 1_000_000;
/** Events are ten million in the full run, else one. */
const EVENTS = process.env['BATON_FULL'] === '1' ? 10 * MILLION : MILLION;
const OPENED_EVENTS_LEADS = MILLION;

interface Imported {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMegabytes: number;
  readonly rows: number;
  readonly hash: string;
  readonly workshopId: string;
}

/** A client's export of a million leads and its events, as the window imports them, beside `sqlite3 .import` of the same file. */
export async function clientImportLines(): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  try {
    entry = await builtEntry('import-in-process', 'test/bench/import-in-process.ts');
    const leads = [10_000, 100_000, MILLION].map((rows) => ({ rows, path: join(folder, `leads-${rows}.csv`) }));
    for (const { rows, path } of leads) writeLeads(path, rows);
    const measured = leads.map(({ rows, path }) => ({ rows, runs: sideBySide(folder, path) }));
    const million = measured.at(-1)!.runs;
    const lines = [...million.lines('Import of 1,000,000 leads × 25 columns', 0.7), ...measured.map(({ rows, runs }) => eachRow(rows, runs, million)), ...furtherRows(measured)];
    lines.push({ what: '  what the processors gave to it on all of its threads, those that compress and write included', median: `${countText(million.cpuMs)} ms` });
    lines.push({ what: '  highest memory use of the whole process', median: `${countText(million.peak)} MB`, ...asked(million.peak, 400, 'MB') });
    return [...lines, ...eventLines(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface SideBySide {
  readonly times: readonly number[];
  readonly cpuMs: number;
  readonly peak: number;
  readonly rows: number;
  lines(what: string, least: number): BenchLine[];
}

/** Imports a table and lets sqlite3 import the same file, in turns. `second` is a further file of the same import. */
function sideBySide(folder: string, path: string, second = ''): SideBySide {
  const runs: Imported[] = [];
  const peers: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const place = join(folder, 'data');
    rmSync(place, { recursive: true, force: true });
    runs.push(inProcess<Imported>('import', place, path, second));
    const peer = sqliteImport(folder, second === '' ? [path] : [path, second]);
    if (peer !== null) peers.push(peer);
  }
  const times = runs.map(({ ms }) => ms);
  const [own, other] = [medianOf(times), medianOf(peers)];
  const rows = runs[0]?.rows ?? 0;
  return {
    times,
    rows,
    cpuMs: medianOf(runs.map(({ cpuMs }) => cpuMs)),
    peak: medianOf(runs.map(({ peakMegabytes }) => peakMegabytes)),
    lines: (what, least) => [
      { what: `${what} into a workshop: ${countText((rows / own) * 1000)} rows/s`, ...msText({ median: own, low: Math.min(...times), high: Math.max(...times) }), check: new Set(runs.map(({ hash }) => hash)).size === 1 ? (runs[0]?.hash.slice(0, 8) ?? '') : 'RUNS DIFFER' },
      peers.length === 0
        ? { what: '  sqlite3 .import: not measured, because no sqlite3 was found (apt-get install sqlite3)', median: '' }
        : { what: `  sqlite3 .import of the same file: ${countText((rows / other) * 1000)} rows/s, so ours is × ${(other / own).toFixed(2)} its rate`, ...msText({ median: other, low: Math.min(...peers), high: Math.max(...peers) }), asked: `≥ × ${least}`, isKept: other / own >= least },
    ],
  };
}

/** What a row costs at one size, beside what it costs at a million. */
function eachRow(rows: number, { times }: SideBySide, million: SideBySide): BenchLine {
  const [own, large] = [(medianOf(times) / rows) * 1000, (medianOf(million.times) / MILLION) * 1000];
  return { what: `  a row of ${countText(rows)}`, median: `${own.toFixed(1)} µs`, asked: '± 25 %', isKept: Math.abs(own / large - 1) <= 0.25 };
}

/** What a row costs beyond those of a smaller file, and what an import costs before its first row. */
function furtherRows(measured: readonly { readonly rows: number; readonly runs: SideBySide }[]): BenchLine[] {
  const lines: BenchLine[] = [];
  measured.forEach(({ rows, runs }, i) => {
    const before = measured[i - 1];
    if (before === undefined) return;
    const each = (medianOf(runs.times) - medianOf(before.runs.times)) / (rows - before.rows);
    if (i === 1) lines.push({ what: '  before the first row', median: `${countText(Math.max(0, medianOf(before.runs.times) - each * before.rows))} ms` });
    lines.push({ what: `  a further row between ${countText(before.rows)} and ${countText(rows)}`, median: `${(each * 1000).toFixed(1)} µs` });
  });
  return lines;
}

function eventLines(folder: string): BenchLine[] {
  const [leads, events] = [join(folder, 'leads-of-events.csv'), join(folder, 'events.csv')];
  writeLeads(leads, OPENED_EVENTS_LEADS / (10 * MILLION / EVENTS));
  writeEvents(events, EVENTS, OPENED_EVENTS_LEADS / (10 * MILLION / EVENTS));
  const runs = sideBySide(folder, leads, events);
  const [database = ''] = execFileSync('find', [join(folder, 'data'), '-name', 'workshop.sqlite']).toString().split('\n');
  const { times, megabytes } = inProcess<{ times: number[]; megabytes: number }>('open', database);
  const [median, low, high] = [medianOf(times), Math.min(...times), Math.max(...times)];
  return [
    ...runs.lines(`Import of ${countText(EVENTS)} events and their leads`, 0.5),
    { what: '  highest memory use of the whole process', median: `${countText(runs.peak)} MB` },
    { what: `Opening that workshop: history of ${countText(megabytes)} MB in the compute thread, warm`, ...msText({ median, low, high }), ...asked(median, 150) },
  ];
}

/** What runs in a process of its own, bundled as the product is. */
let entry = '';

function inProcess<T>(...parameters: readonly string[]): T {
  const { stdout, stderr, status } = spawnSync(process.execPath, [entry, ...parameters], { encoding: 'utf8', maxBuffer: 1 << 20 });
  if (status !== 0) throw new Error(stderr.slice(-2000));
  return JSON.parse(stdout) as T; // what import-in-process.ts prints
}

/** Ms that the sqlite3 command takes to import some files; null where it is not installed. */
function sqliteImport(folder: string, paths: readonly string[]): number | null {
  const database = join(folder, 'peer.sqlite');
  rmSync(database, { force: true });
  const start = performance.now();
  const { error } = spawnSync('sqlite3', [database, '-cmd', '.mode csv', ...paths.flatMap((path, n) => ['-cmd', `.import "${path}" t${n}`]), '.quit'], { stdio: 'ignore' });
  return error === undefined ? performance.now() - start : null;
}
