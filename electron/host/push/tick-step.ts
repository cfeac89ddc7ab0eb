import { fail, ok } from '../../../shared/contract/reply.ts';
import { isTickable } from '../../../shared/engine/hubspot-plan/manual-operation.ts';
import { writeOperation } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import { findPlan } from './present-plan.ts';

export const tickStep: Handler<'push.tickStep'> = async (context, { planId, operationId, isDone }) => {
  const found = await findPlan(context, planId);
  if (!found.ok) return found;
  const number = found.value.operations.findIndex((operation) => operation.id === operationId && isTickable(operation));
  const operation = found.value.operations[number];
  if (operation === undefined) return fail('notFound', 'This step is not in the plan, or Baton does it itself.');
  writeOperation(context.database, planId, number, JSON.stringify({ ...operation, status: isDone ? 'ticked' : operation.kind === 'manual' ? 'byHand' : 'planned' }));
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'push' });
  return findPlan(context, planId).then((plan) => (plan.ok ? ok(plan.value) : plan));
};
