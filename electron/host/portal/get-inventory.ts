import type { OutputOf } from '../../../shared/contract/contract.ts';
import { ok } from '../../../shared/contract/reply.ts';
import { readInventoryOf } from '../../storage/portal-readings.ts';
import type { Handler } from '../handler.ts';

export const getInventory: Handler<'portal.getInventory'> = async ({ database }) => {
  const text = await readInventoryOf(database);
  return ok({ inventory: text === null ? null : (JSON.parse(text) as OutputOf<'portal.readInventory'>) }); // written by readInventory
};
