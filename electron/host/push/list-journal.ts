import { ok } from '../../../shared/contract/reply.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { readJournal } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import { presentPlan } from './present-plan.ts';

type Line = OutputOf<'push.listJournal'>['lines'][number];

export const listJournal: Handler<'push.listJournal'> = async (context, { limit }) => {
  const plan = await presentPlan(context);
  const rows = plan === null ? [] : await readJournal(context.database, plan.portal.id, limit);
  return ok({
    lines: rows.map(({ number, operation_id, at, phase, status, correlation_id, message }) => ({
      number, operationId: operation_id, at, phase: phase as Line['phase'], status, correlationId: correlation_id, message, // the phase was typed when it was written
    })),
  });
};
