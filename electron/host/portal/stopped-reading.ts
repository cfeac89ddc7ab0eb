import { readStopped } from '../../storage/portal-readings.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { PortalReading } from '../ports.ts';

/** A reading as it is kept: where its files lay is of no use to another process. */
export type KeptReading = Omit<PortalReading, 'paths'>;

/** The reading of this portal that was stopped before its end; null when none was. */
export async function stoppedReading({ database }: WorkshopContext, portalId: string): Promise<KeptReading | null> {
  const stopped = await readStopped(database);
  if (stopped === null || stopped.portalId !== portalId) return null;
  const reading = JSON.parse(stopped.state) as KeptReading; // written by readHistory
  return reading.doneUntil < reading.to ? reading : null;
}
