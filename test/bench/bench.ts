import { cpus, loadavg, totalmem } from 'node:os';
import { RUNS, tableOf, type BenchLine } from './bench-line.ts';
import { documentLines } from './document-lines.ts';
import { dragLines } from './drag-lines.ts';
import { editLines } from './edit-lines.ts';
import { browserLines } from './browser-lines.ts';
import { discoveryLines } from './discovery-lines.ts';
import { gapLines } from './gap-lines.ts';
import { historyLines } from './history-bench.ts';
import { clientImportLines } from './client-import-lines.ts';
import { hubspotLines } from './hubspot-lines.ts';
import { importLines } from './import-lines.ts';
import { mapLines } from './map-lines.ts';
import { peerLines } from './peer-lines.ts';
import { replayLines } from './replay-lines.ts';
import { replayMillionLines } from './replay-million-lines.ts';
import { routingLines } from './routing-lines.ts';
import { scoreLines } from './score-lines.ts';

const PARTS = { replay: replayLines, 'replay-million': replayMillionLines, peers: peerLines, routing: routingLines, score: scoreLines, discovery: discoveryLines, gaps: gapLines, import: importLines, 'client-import': clientImportLines, history: () => historyLines(), browser: browserLines, edits: editLines, drag: dragLines, map: mapLines, hubspot: hubspotLines, document: documentLines } as const;
type Part = keyof typeof PARTS;

const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name);

/** `npm run bench [-- part …]`: one table of medians; exit 1 when a part could not be run, never for a slow machine. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !isPart(name));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}". The parts are ${Object.keys(PARTS).join(', ')}.`);
  const wanted = names.length === 0 ? (Object.keys(PARTS) as Part[]) : names.filter(isPart); // the keys of PARTS are its parts
  const lines: BenchLine[] = [];
  const [busy = 0] = loadavg();
  for (const part of wanted) {
    process.stderr.write(`${part} …\n`);
    try {
      lines.push(...(await PARTS[part]()));
    } catch (error) {
      lines.push({ what: `${part}: not measured. ${error instanceof Error ? error.message : String(error)}`, median: '' });
      process.exitCode = 1;
    }
  }
  const [cpu] = cpus();
  const others = busy > cpus().length / 2 ? `; others kept the machine busy (load ${busy.toFixed(1)}), so times are longer than its own` : '';
  console.log(`Medians of ${RUNS} runs, on ${cpus().length} × ${cpu?.model.trim() ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}${others}\n`);
  console.log(tableOf(lines));
}

await main(process.argv.slice(2));
