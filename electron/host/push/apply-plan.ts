import { fail, ok } from '../../../shared/contract/reply.ts';
import { readPortalState, writeOperation, writePortalState } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import { findPlan, presentPlan } from './present-plan.ts';

export const applyPlan: Handler<'push.applyPlan'> = (context, { planId, jobId }) =>
  context.jobs.run(jobId, async (signal) => {
    const found = await findPlan(context, planId);
    if (!found.ok) return found;
    const plan = found.value;
    if (plan.refusal !== null) return fail('refused', plan.refusal);
    const numbers = new Map(plan.operations.map((operation, number) => [operation.id, number]));
    const applied = await context.portal.apply(await readPortalState(context.database), plan.operations, {
      snapshotHash: plan.snapshotHash,
      signal,
      onOperation(operation, portalState) {
        writeOperation(context.database, planId, numbers.get(operation.id) ?? -1, JSON.stringify(operation));
        writePortalState(context.database, portalState);
      },
      onProgress: (done, total, label) => context.emit({ kind: 'progress', jobId, label, done, total, finished: false }),
    });
    context.emit({ kind: 'progress', jobId, label: 'Push', done: 1, total: 1, finished: true });
    context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'push' });
    if (!applied.ok) return applied;
    writePortalState(context.database, applied.value.portalState);
    for (const [number, operation] of applied.value.operations.entries()) writeOperation(context.database, planId, number, JSON.stringify(operation));
    const after = await presentPlan(context);
    return after === null ? fail('internal', 'The plan has gone. Plan again.') : ok(after);
  });
