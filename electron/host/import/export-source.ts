import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { listBatches, readSource } from '../../storage/import-batches.ts';
import type { Handler } from '../handler.ts';
import { summaryOf } from './batch-history.ts';

export const exportSource: Handler<'import.exportSource'> = async ({ database, files }, { batchId, file, path }) => {
  const batch = (await listBatches(database)).find(({ id }) => id === batchId);
  const imported = batch === undefined ? undefined : summaryOf(batch).files.find(({ name }) => name === file);
  if (imported === undefined) return fail('notFound', `There is no file ${file} in this import. Open Prepare again to see the ones that are.`);
  const place = await files.prepare(file, path);
  if (!place.ok) return place;
  const digest = createHash('sha256');
  let bytes = 0;
  const source = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of readSource(database, batchId, file)) {
      digest.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  await pipeline(Readable.from(source()), createWriteStream(place.value.path));
  if (digest.digest('hex') !== imported.sha256) {
    rmSync(place.value.path, { force: true });
    return fail('refused', `${file} is no longer kept as it was imported: after an import without personal data, and once people were forgotten, no file is. Nothing was written.`);
  }
  const { fileId } = place.value;
  return ok({ name: path === undefined ? file : basename(path), bytes, path: fileId === null ? place.value.path : null, fileId });
};
