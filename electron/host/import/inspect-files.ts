import type { Handler } from '../handler.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import { valueOf } from '../host-context.ts';
import { knownHistory } from './known-history.ts';
import { knownStaff } from './known-staff.ts';

export const inspectFiles: Handler<'import.inspectFiles'> = async (context, { jobId, fileIds, corrections, isAdded }) => {
  const { workshop } = await readWorkshop(context.database);
  const files = fileIds.map((fileId) => ({ fileId, ...valueOf(context.files.pathOf(fileId)) }));
  const known = await knownHistory(context); // one that cannot be read has nothing to say to a guess
  const staff = await knownStaff(context, 'append');
  const profiles = await context.app.importProfiles.list();
  const onProgress = (done: number, total: number, label: string): void => context.emit({ kind: 'progress', jobId, label, done, total, finished: done >= total });
  return context.jobs.run(jobId, (signal) =>
    context.importer.inspect(files, corrections, workshop.zone, profiles, { signal, onProgress, staff, isAdded, ...(known.ok && known.value !== null ? { known: known.value } : {}) }),
  );
};
