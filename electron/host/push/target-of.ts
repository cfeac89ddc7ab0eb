import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { readPortalState } from '../../storage/pushes.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { PortalTarget } from '../ports.ts';
import { keyFor, type KeyPurpose } from '../portal/portal-keys.ts';

const MISSING: Readonly<Record<KeyPurpose, string>> = {
  read: 'No portal is connected. Connect HubSpot with a key that may read, then plan again.',
  write: 'No key that may write is at hand. It is forgotten after each push. Connect again with a write key; nothing was sent.',
};

/** The portal of a plan: the built-in one as the last rehearsal left it, or the client's with the key for what is to be done. */
export async function targetOf(context: WorkshopContext, on: { readonly isRehearsal: boolean }, purpose: KeyPurpose): Promise<Reply<PortalTarget>> {
  if (on.isRehearsal) return ok({ kind: 'rehearsal', state: await readPortalState(context.database) });
  const key = await keyFor(context, purpose);
  return key === null ? fail('refused', MISSING[purpose]) : ok({ kind: 'connected', key });
}
