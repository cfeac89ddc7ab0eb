import type { PortalConnection } from '../../../shared/contract/areas/portal.ts';
import { readBinding } from '../../storage/pushes.ts';
import type { WorkshopContext } from '../host-context.ts';
import { placeOfKey } from './portal-keys.ts';

/** The connection as the contract shows it; a probe is remembered as long as Baton runs. */
export async function presentConnection(context: WorkshopContext): Promise<PortalConnection> {
  const binding = await readBinding(context.database);
  const probe = context.probes.get(context.workshopId) ?? null;
  return {
    account: binding === null ? null : (JSON.parse(binding.account) as PortalConnection['account']), // written by connect from the port's typed reply
    keys: { read: await placeOfKey(context, 'read'), write: await placeOfKey(context, 'write') },
    keepRefusal: await context.secrets.refusal(),
    abilities: probe?.abilities ?? null,
    budget: probe?.budget ?? null,
  };
}
