import { promisify } from 'node:util';
import { inflate, zstdDecompress } from 'node:zlib';
import { joinSegments, partsOfSegments } from './segment-parts.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** A stretch of a file that was imported, compressed. */
export interface StoredSource {
  readonly file: string;
  readonly part: number;
  readonly codec: 'zstd' | 'deflate';
  readonly bytes: Uint8Array;
}

/** A batch as it is stored: its summary and how it was read, both JSON; null for one of an earlier version. */
export interface StoredBatch {
  readonly id: string;
  readonly at: number;
  readonly summary: string;
  readonly how: string | null;
}

/** The batches in the order of their import. */
export const listBatches = ({ query }: WorkshopDatabase): Promise<StoredBatch[]> => query.selectFrom('import_batch').select(['id', 'at', 'summary', 'how']).orderBy('at').orderBy('id').execute();

/** Keeps a stretch of a file while it is imported. It belongs to nothing until its batch is stored. */
export async function keepSource({ query }: WorkshopDatabase, batchId: string, { file, part, codec, bytes }: StoredSource): Promise<void> {
  await query.insertInto('import_source').values({ batch_id: batchId, file, part, codec, bytes }).execute();
}

/** A file as it was imported, stretch by stretch; nothing when it is not kept. */
export async function* readSource({ query }: WorkshopDatabase, batchId: string, file: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const row = await query.selectFrom('import_source').select(['codec', 'bytes']).where('batch_id', '=', batchId).where('file', '=', file).where('part', '=', part).executeTakeFirst();
    if (row === undefined) return;
    yield await (row.codec === 'zstd' ? promisify(zstdDecompress) : promisify(inflate))(row.bytes);
  }
}

/** Drops the sources of imports that did not end. */
export async function sweepSources({ query }: WorkshopDatabase): Promise<void> {
  await query.deleteFrom('import_source').where('batch_id', 'not in', query.selectFrom('import_batch').select('id')).execute();
}

/** The columns of one batch: its own, or the history's when no other brought any. Null when they are not kept any more. */
export async function readBatchSegments(database: WorkshopDatabase, batchId: string, isOnlyOne: boolean): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const rows = await database.query.selectFrom('batch_segment').select(['name', 'bytes']).where('batch_id', '=', batchId).orderBy('name').orderBy('part').execute();
  if (rows.length > 0) {
    const sizes = new Map<string, number>();
    for (const { name, bytes } of rows) sizes.set(name, (sizes.get(name) ?? 0) + bytes.byteLength);
    return joinSegments(Array.from(sizes, ([name, size]) => ({ name, size })), rows);
  }
  return isOnlyOne ? database.readSegments() : null;
}

/** Within the transaction of `writeSegments`: a batch's own columns, which the history's no longer are. */
export function writeBatchSegments(database: WorkshopDatabase, batchId: string, segments: ReadonlyMap<string, Uint8Array>): void {
  database.run('DELETE FROM batch_segment WHERE batch_id = ?', batchId);
  for (const { name, part, bytes } of partsOfSegments(segments)) database.run('INSERT INTO batch_segment (batch_id, name, part, bytes) VALUES (?, ?, ?, ?)', batchId, name, part, bytes);
}
