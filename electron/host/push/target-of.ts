import { readPortalState } from '../../storage/pushes.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { PortalTarget } from '../ports.ts';

/** The portal that this workshop pushes to: the built-in one, as the last rehearsal left it. */
export async function targetOf(context: WorkshopContext): Promise<PortalTarget> {
  return { kind: 'rehearsal', state: await readPortalState(context.database) };
}
