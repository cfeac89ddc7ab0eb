import { fail, ok } from '../../../shared/contract/reply.ts';
import { readBinding, writeBinding } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import { takeKey } from './portal-keys.ts';
import { presentConnection } from './present-connection.ts';

/** Printable, without spaces, and long enough to be a key at all. */
const KEY = /^[\x21-\x7e]{16,500}$/;

export const connect: Handler<'portal.connect'> = async (context, { key: typed, purpose, keep }) => {
  const key = typed.trim();
  if (!KEY.test(key)) return fail('invalidInput', 'This is no whole key. In HubSpot open Development, Keys, Service keys, copy the key and paste it here.');
  const probed = await context.portal.probe(key);
  if (!probed.ok) return probed;
  const { account, abilities, budget } = probed.value;
  const bound = await readBinding(context.database);
  if (bound !== null && bound.portal_id !== account.id) {
    return fail('refused', `This workshop belongs to portal ${bound.portal_id}; this key opens ${account.name}, portal ${account.id}. Nothing was read. Use a key of portal ${bound.portal_id}, or a workshop of its own for the other portal.`);
  }
  await writeBinding(context.database, { portal_id: account.id, account: JSON.stringify(account), bound_at: bound?.bound_at ?? context.now() });
  await takeKey(context, purpose, key, keep);
  context.probes.set(context.workshopId, { abilities, budget });
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'portal' });
  return ok(await presentConnection(context));
};
