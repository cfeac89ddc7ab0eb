import { fail, ok } from '../../../shared/contract/reply.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { rememberWorkshop } from './remember-workshop.ts';

export const openCopy: Handler<'workshop.openCopy'> = async (context, { path, fileId, passphrase }) => {
  const place = path !== undefined ? ok({ path }) : fileId !== undefined ? context.files.pathOf(fileId) : fail('invalidInput', 'Name the .baton file by its path, or stage it first.');
  if (!place.ok) return place;
  const opened = await context.library.importCopy(place.value.path, context.newId(), passphrase);
  if (!opened.ok) return opened;
  await rememberWorkshop(context, opened.value);
  return ok((await readWorkshop(opened.value)).workshop);
};
