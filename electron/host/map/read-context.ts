import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { replayInput } from '../replay/replay-input.ts';

export const readContext: Handler<'map.readContext'> = async (context, { proposalId, back }) => {
  const input = await replayInput(context, proposalId);
  return input.ok ? ok(await context.compute.call(context.workshopId, 'contextAtHandoff', { settings: input.value.settings, back })) : input;
};
