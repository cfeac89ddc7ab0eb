import type { WorkshopContext } from '../host-context.ts';
import { getAvailability } from './get-availability.ts';
import { getHealth } from './history-handlers.ts';
import { openWritten } from './open-history.ts';

/** Of fewer bytes of columns all is counted faster than a screen is drawn. */
const WORTH_BYTES = 8 << 20;

/**
 * To be called when a history was written: forgets the one before it. What the pages say of a large one is counted right away,
 * beside everything else, so that whoever opens the workshop next has its first screen at once.
 */
export function historyWritten(context: WorkshopContext, segments: ReadonlyMap<string, Uint8Array>): void {
  context.compute.forget(context.workshopId);
  context.histories.delete(context.workshopId);
  const size = [...segments.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (size < WORTH_BYTES) return;
  context.jobs.beside(async () => {
    await openWritten(context, segments);
    await getHealth(context, {});
    await getAvailability(context, {});
  });
}
