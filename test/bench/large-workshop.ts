import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ImportBatch } from '../../shared/contract/schemas/import.ts';
import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { partsOfSegments } from '../../electron/storage/segment-parts.ts';

/** A data folder with one workshop whose history is given. */
export interface LargeWorkshop {
  readonly dataFolder: string;
  readonly database: string;
}

/** Makes the workshop as an import leaves it, without the import: its pages are counted. The caller removes the folder. */
export async function makeLargeWorkshop(segments: ReadonlyMap<string, Uint8Array>, leads: number): Promise<LargeWorkshop> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const host = await createHeadlessHost({ dataFolder });
  const made = await host.call('workshop.createWorkshop', { title: 'Bench', clientName: 'A million leads', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
  await host.close();
  if (!made.ok) throw new Error(made.error.message);
  const path = join(dataFolder, 'workshops', made.value.id, 'workshop.sqlite');
  const database = new Database(path);
  const insert = database.prepare('INSERT INTO history_segment (name, part, bytes) VALUES (?, ?, ?)');
  const file = { name: 'made for the bench', kind: 'leads', sha256: '', rows: leads, imported: leads, merged: 0, refused: 0 } as const;
  const batch: ImportBatch = { id: 'bench', at: 0, files: [file], findings: [], refusedRows: 0, historyHash: '0'.repeat(64) };
  database.transaction(() => {
    for (const { name, part, bytes } of partsOfSegments(segments)) insert.run(name, part, bytes);
    database.prepare('INSERT INTO import_batch (id, at, summary) VALUES (?, ?, ?)').run(batch.id, batch.at, JSON.stringify(batch));
  })();
  database.close();
  await countPages(dataFolder, made.value.id);
  return { dataFolder, database: path };
}

/** What the host does of itself after an import of this size. */
async function countPages(dataFolder: string, workshopId: string): Promise<void> {
  const host = await createHeadlessHost({ dataFolder });
  for (const name of ['history.getHealth', 'history.getAvailability'] as const) await host.call(name, {}, workshopId);
  await host.close();
}

/** Forgets what its pages say, as a new version of the product does. */
export function forgetPages({ database: path }: LargeWorkshop): void {
  const database = new Database(path);
  database.exec('DELETE FROM kept_answer');
  database.close();
}
