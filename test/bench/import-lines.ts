import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { runImport, type FileToImport } from '../../electron/import/run-import.ts';
import { generateSample } from '../../electron/sample/generate-sample.ts';
import { SAMPLE_VOCABULARY, sampleFiles } from '../../electron/sample/sample-files.ts';
import { CLIENT } from '../../electron/sample/sample-world.ts';
import { countText, measure, msText, ratioText, type BenchLine, type Measured } from './bench-line.ts';

/** As many leads of the sample's kind have about 200,000 events. */
const LEADS = 21_000;

/** Five CSV files of a client into a history, beside papaparse that only takes the same files apart. */
export async function importLines(): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  try {
    const files = writeFiles(folder);
    const state = { rows: 0, events: 0 };
    const own = await measure(
      () => runImport(files, SAMPLE_VOCABULARY, { clientZone: CLIENT.zone, currency: CLIENT.currency, signal: new AbortController().signal, onProgress: () => undefined }),
      ({ batch }) => {
        state.rows = batch.files.reduce((sum, file) => sum + file.rows, 0);
        state.events = batch.files.find(({ kind }) => kind === 'events')?.rows ?? 0;
        return batch.historyHash;
      },
    );
    const parsed = { rows: 0 };
    const papa = await measure(() => parseAll(files), (rows) => String((parsed.rows = rows)));
    const perSecond = (time: Measured): string => `${countText((state.rows / time.median) * 1000)} rows/s`;
    return [
      { what: `Import of ${countText(state.rows)} rows, ${countText(state.events)} of them events, into a history: ${perSecond(own)}`, ...msText(own), ratio: '× 1', check: own.check },
      { what: `  papaparse alone, without a value understood or kept: ${perSecond(papa)}`, ...msText(papa), ratio: ratioText(papa.median, own.median), check: parsed.rows === state.rows ? 'same rows' : `${parsed.rows} ROWS` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFiles(folder: string): FileToImport[] {
  return sampleFiles(generateSample({ seed: 7, leads: LEADS, isClean: false }).cases).map(({ name, text, mapping }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { path, name, mapping: { ...mapping, fileId: name } };
  });
}

/** How many rows the files have below their headers. */
async function parseAll(files: readonly FileToImport[]): Promise<number> {
  let rows = 0;
  for (const { path } of files) {
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(createReadStream(path, 'utf8'), { skipEmptyLines: true, step: () => (rows += 1), complete: () => resolve(), error: reject });
    });
    rows -= 1;
  }
  return rows;
}
