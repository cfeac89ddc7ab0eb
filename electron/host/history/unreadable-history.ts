import { HistoryLayoutError } from '../../../shared/engine/history/history-segments.ts';
import { fail, type Reply } from '../../../shared/contract/reply.ts';

/** Whether an error of the work on a history says that it cannot be read. */
export const isUnreadable = (error: unknown): boolean => error instanceof HistoryLayoutError || (error instanceof Error && error.name === 'UnreadableHistory');

/** Why a stored history cannot be read. `importAgain` tells the window to offer the way out. */
export function unreadableHistory(error: unknown): Reply<never> {
  const way = { importAgain: true };
  if (!(error instanceof HistoryLayoutError)) return fail('unreadableFile', 'The lead history of this workshop is damaged. Everything else is as it was: import the client\'s files again under Prepare.', way);
  if (error.isNewer) return fail('unreadableFile', 'The lead history of this workshop was kept by a newer Baton. Everything else is as it was: open the workshop with that version, or import the client\'s files again under Prepare.', way);
  return fail('unreadableFile', 'The lead history of this workshop was kept by an earlier Baton, in a form that this one no longer reads. Everything else is as it was: import the client\'s files again under Prepare.', way);
}
