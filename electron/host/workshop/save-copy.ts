import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';

/** A client's name as part of a file name: letters, digits and dashes only. */
export const fileStem = (name: string): string => name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'workshop';

export const saveCopy: Handler<'workshop.saveCopy'> = async (context, { path, passphrase }) => {
  const { workshop } = await readWorkshop(context.database);
  const name = `${fileStem(workshop.clientName)}.baton`;
  const place = await context.files.prepare(name, path);
  if (!place.ok) return place;
  if (place.value.path === context.database.path) return fail('refused', 'This is the workshop itself. Choose another place for the copy.');
  await context.library.saveCopy(context.workshopId, context.database, place.value.path, passphrase);
  const { fileId } = place.value;
  return ok({ name: path === undefined ? name : basename(path), bytes: statSync(place.value.path).size, path: fileId === null ? place.value.path : null, fileId });
};
