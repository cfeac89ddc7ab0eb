import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import type { WorkshopDatabase } from './workshop-database.ts';

const unpack = promisify(gunzip);

/** A reading that was stopped, as whoever reads left it: `state` is its own text. */
export interface StoppedReading {
  readonly portalId: string;
  readonly state: string;
}

/** The reading that was stopped; null when none was. */
export async function readStopped({ query }: WorkshopDatabase): Promise<StoppedReading | null> {
  const row = await query.selectFrom('portal_reading').select(['portal_id', 'state']).executeTakeFirst();
  return row === undefined ? null : { portalId: row.portal_id, state: row.state };
}

/** Keeps what one more month brought to each file, and how far the reading came by that: both or neither. */
export async function keepMonth(database: WorkshopDatabase, { portalId, state }: StoppedReading, brought: readonly { readonly file: string; readonly bytes: Uint8Array }[]): Promise<void> {
  const parts = brought.filter(({ bytes }) => bytes.byteLength > 0).map(({ file, bytes }) => ({ file, packed: gzipSync(bytes) }));
  await database.transact(() => {
    for (const { file, packed } of parts) database.run('INSERT INTO portal_reading_part (file, bytes) VALUES (?, ?)', file, packed);
    database.run('INSERT INTO portal_reading (id, portal_id, state) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET portal_id = excluded.portal_id, state = excluded.state', portalId, state);
  });
}

/** What a file holds by the last whole month, part after part. */
export async function* partsOf({ query }: WorkshopDatabase, file: string): AsyncGenerator<Uint8Array> {
  for (let last = 0; ; ) {
    const row = await query.selectFrom('portal_reading_part').select(['number', 'bytes']).where('file', '=', file).where('number', '>', last).orderBy('number').limit(1).executeTakeFirst();
    if (row === undefined) return;
    last = row.number;
    yield await unpack(row.bytes);
  }
}

/** Forgets a reading: it came to its end, or begins anew. */
export const dropReading = (database: WorkshopDatabase): Promise<void> =>
  database.transact(() => {
    for (const table of ['portal_reading', 'portal_reading_part']) database.run(`DELETE FROM ${table}`);
  });

/** What stood in a portal when it was last looked through, as text; null before that. */
export async function readInventoryOf({ query }: WorkshopDatabase): Promise<string | null> {
  return (await query.selectFrom('portal_inventory').select('inventory').executeTakeFirst())?.inventory ?? null;
}

/** Keeps what stands in a portal, in the place of what was found before. */
export const keepInventory = (database: WorkshopDatabase, portalId: string, inventory: string): Promise<void> =>
  database.transact(() => database.run('INSERT INTO portal_inventory (id, portal_id, inventory) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET portal_id = excluded.portal_id, inventory = excluded.inventory', portalId, inventory));
