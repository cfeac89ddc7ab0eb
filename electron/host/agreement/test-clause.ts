import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { playedInput } from '../replay/replay-input.ts';

export const testClause: Handler<'agreement.testClause'> = async (context, { proposalId, clauseId }) => {
  const input = await playedInput(context, proposalId);
  if (!input.ok) return input;
  const test = await context.compute.call(context.workshopId, 'testClause', { settings: input.value.settings, clauseId });
  return test === null ? fail('notFound', 'This clause is no longer in the proposal. Choose another.') : ok(test);
};
