import type { Handler } from '../handler.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import { valueOf } from '../host-context.ts';

export const inspectFiles: Handler<'import.inspectFiles'> = async (context, { fileIds, corrections }) => {
  const { workshop } = await readWorkshop(context.database);
  const files = fileIds.map((fileId) => ({ fileId, ...valueOf(context.files.pathOf(fileId)) }));
  return context.importer.inspect(files, corrections, workshop.zone, await context.app.importProfiles.list());
};
