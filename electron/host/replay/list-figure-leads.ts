import { ok } from '../../../shared/contract/reply.ts';
import { evidenceInput } from '../evidence/evidence-input.ts';
import type { Handler } from '../handler.ts';

export const listFigureLeads: Handler<'replay.listFigureLeads'> = async (context, { proposalId, figureId, offset, limit }) => {
  const input = await evidenceInput(context, proposalId);
  if (!input.ok) return input;
  const { settings, evidence } = input.value;
  return ok(await context.compute.call(context.workshopId, 'listFigureLeads', { settings, evidence, figureId, offset, limit }));
};
