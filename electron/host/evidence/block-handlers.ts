import { LEAK_KINDS } from '../../../shared/engine/evidence/leak-kinds.ts';
import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { evidenceInput } from './evidence-input.ts';

export const breakDown: Handler<'evidence.breakDown'> = async (context, { proposalId, by }) => {
  const input = await evidenceInput(context, proposalId);
  if (!input.ok) return input;
  const { settings, evidence } = input.value;
  const rows = await context.compute.call(context.workshopId, 'breakDown', { settings, evidence, by });
  return ok({ leakKinds: [...LEAK_KINDS], rows: rows.map((row) => ({ ...row, leaks: [...row.leaks] })) });
};

export const listLeaks: Handler<'evidence.listLeaks'> = async (context, { proposalId }) => {
  const input = await evidenceInput(context, proposalId);
  if (!input.ok) return input;
  const { settings, evidence } = input.value;
  return ok([...(await context.compute.call(context.workshopId, 'findLeaks', { settings, evidence }))]);
};
