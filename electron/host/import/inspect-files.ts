import type { Handler } from '../handler.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import { valueOf } from '../host-context.ts';
import { knownHistory } from './known-history.ts';

export const inspectFiles: Handler<'import.inspectFiles'> = async (context, { fileIds, corrections }) => {
  const { workshop } = await readWorkshop(context.database);
  const files = fileIds.map((fileId) => ({ fileId, ...valueOf(context.files.pathOf(fileId)) }));
  const known = await knownHistory(context); // one that cannot be read has nothing to say to a guess
  return context.importer.inspect(files, corrections, workshop.zone, await context.app.importProfiles.list(), known.ok ? known.value?.columns : undefined);
};
