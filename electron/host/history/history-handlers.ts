import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { clientZone } from './client-zone.ts';
import { keptAnswer } from './kept-answer.ts';
import { openHistory } from './open-history.ts';

export const getHealth: Handler<'history.getHealth'> = (context) =>
  keptAnswer(context, 'history.getHealth', async (opened) => {
    const zone = await clientZone(context, opened);
    return { ...(await context.compute.call(context.workshopId, 'getHealth', { zone })), hash: opened.hash };
  });

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
