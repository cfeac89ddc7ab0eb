import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { replayInput } from './replay-input.ts';

export const listFigureLeads: Handler<'replay.listFigureLeads'> = async (context, { proposalId, figureId, offset, limit }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  return ok(await context.compute.call(context.workshopId, 'listFigureLeads', { settings: input.value.settings, figureId, offset, limit }));
};
