import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createImportPort } from '../../electron/import/create-import-port.ts';
import { aFile } from './import-fixture.ts';
import { randomOf, spoiledFile } from './spoil.ts';

const isFull = process.env['BATON_FULL'] === '1';
const FILES = isFull ? 10_000 : 200;
/** A file longer in hand than this hangs. */
const LIMIT_MS = 5_000;
const LEADS = 'Lead ID,Name\n1,a\n2,b\n3,c\n';

/** Looks at a spoiled file and imports it as guessed, beside leads that are sound; says what is wrong with the answer. */
async function problemWith(seed: number): Promise<string | null> {
  const content = spoiledFile(randomOf(seed));
  const port = createImportPort();
  const [spoiled, leads] = [aFile(content, 'spoiled.csv'), aFile(LEADS, 'leads.csv')];
  try {
    const looked = await port.inspect([spoiled], [], 'Europe/London');
    if (!looked.ok) return isSentence(looked.error.message) ? null : `refused without a sentence: ${looked.error.message}`;
    const sound = await port.inspect([leads], [], 'Europe/London');
    if (!sound.ok) return 'the sound file was refused';
    const files = [...looked.value.files.map(({ mapping }) => ({ ...spoiled, mapping })), ...sound.value.files.map(({ mapping }) => ({ ...leads, mapping }))];
    const run = await port.run(files, looked.value.vocabulary, { clientZone: 'Europe/London', currency: 'EUR', signal: new AbortController().signal, onProgress: () => undefined });
    if (!run.ok) return isSentence(run.error.message) ? null : `refused without a sentence: ${run.error.message}`;
    const [count] = run.value.batch.files;
    if (count === undefined) return 'the file was not counted';
    if (count.rows !== looked.value.files[0]?.rows) return `${looked.value.files[0]?.rows} rows at the first look, ${count.rows} when imported`;
    if (count.rows !== count.imported + count.merged + count.refused) return `${count.rows} rows, but ${count.imported} imported, ${count.merged} merged, ${count.refused} refused`;
    if (run.value.refusedRows.length !== run.value.batch.refusedRows || run.value.refusedRows.some(({ reason }) => !isSentence(reason))) return 'a refused row has no reason';
    return null;
  } finally {
    await Promise.all([spoiled, leads].map(({ path }) => rm(dirname(path), { recursive: true, force: true })));
  }
}

const isSentence = (text: string): boolean => text.length > 10 && text.endsWith('.');

describe('spoiled files', () => {
  it(`${FILES} of them: none crashes or hangs, each row is accounted for, each refusal has a sentence`, async () => {
    const problems: string[] = [];
    for (let seed = 1; seed <= FILES; seed++) {
      const begin = performance.now();
      const problem = await problemWith(seed).catch((error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)));
      if (problem !== null) problems.push(`seed ${seed}: ${problem}`);
      if (performance.now() - begin > LIMIT_MS) problems.push(`seed ${seed}: took ${Math.round(performance.now() - begin)} ms`);
      if (problems.length > 5) break;
    }
    expect(problems).toEqual([]);
  }, isFull ? 1_800_000 : 60_000);
});
