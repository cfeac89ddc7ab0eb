import { outlineOf, OUTLINE_SEGMENTS, type HistoryOutline } from '../../../shared/engine/history/history-segments.ts';
import { ok, type Reply } from '../../../shared/contract/reply.ts';
import { readSegmentsNamed } from '../../storage/read-segments.ts';
import { unreadableHistory } from '../history/unreadable-history.ts';
import type { WorkshopContext } from '../host-context.ts';

/** What an import that is added to the history must know of it; null before the first import. */
export async function knownHistory({ database }: WorkshopContext): Promise<Reply<HistoryOutline | null>> {
  const segments = await readSegmentsNamed(database, OUTLINE_SEGMENTS);
  if (segments.size === 0) return ok(null);
  try {
    return ok(outlineOf(segments));
  } catch (error) {
    return unreadableHistory(error);
  }
}
