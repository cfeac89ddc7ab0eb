import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import { openHistory } from './open-history.ts';

export const getHealth: Handler<'history.getHealth'> = async (context) => {
  const batch = await context.database.query.selectFrom('import_batch').select('id').limit(1).executeTakeFirst();
  if (batch === undefined) return ok(null);
  const opened = await openHistory(context);
  if (!opened.ok) return opened;
  const { workshop } = await readWorkshop(context.database);
  const { from, to } = opened.value;
  const [first, last] = Number.isNaN(from) ? [context.now(), context.now()] : [from, to];
  const zone = context.zones.tablesFor([workshop.zone], first, last).get(workshop.zone);
  const health = await context.compute.call(context.workshopId, 'getHealth', { zone: zone ?? null });
  return ok({ ...health, hash: opened.value.hash });
};

export const listValues: Handler<'history.listValues'> = async (context, input) => {
  const opened = await openHistory(context);
  return opened.ok ? ok(await context.compute.call(context.workshopId, 'listValues', input)) : opened;
};

export const listLeads: Handler<'history.listLeads'> = async (context, input) => {
  const opened = await openHistory(context);
  return opened.ok ? ok(await context.compute.call(context.workshopId, 'listLeads', input)) : opened;
};

export const getLead: Handler<'history.getLead'> = async (context, input) => {
  const opened = await openHistory(context);
  if (!opened.ok) return opened;
  const found = await context.compute.call(context.workshopId, 'getLead', input);
  return found === null ? fail('notFound', `There is no lead ${input.leadId} in this history.`) : ok(found);
};
