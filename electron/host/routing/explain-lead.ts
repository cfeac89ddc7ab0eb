import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { replayInput } from '../replay/replay-input.ts';

export const explainRoute: Handler<'routing.explainLead'> = async (context, { proposalId, leadId, moments }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  const found = await context.compute.call(context.workshopId, 'explainRoute', { settings: input.value.settings, leadId, moments });
  return found === null ? fail('notFound', `There is no lead ${leadId} in this history.`) : ok(found);
};
