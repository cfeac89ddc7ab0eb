import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { writeOperation, writePortalState } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { findPlan, presentPlan } from './present-plan.ts';
import { recordPush } from './record-push.ts';
import { targetOf } from './target-of.ts';

export const applyPlan: Handler<'push.applyPlan'> = async (context, { planId, jobId }) =>
  (await context.jobs.alone(`push ${context.workshopId}`, () => context.jobs.run(jobId, (signal) => apply(context, planId, jobId, signal)))) ?? PUSH_RUNS;

/** What a second push of one workshop hears while the first is under way. */
export const PUSH_RUNS = fail('refused', 'A push of this workshop is under way already. Wait until it ends, or cancel it.');

async function apply(context: WorkshopContext, planId: string, jobId: string, signal: AbortSignal): Promise<Reply<PushPlan>> {
  const found = await findPlan(context, planId);
  if (!found.ok) return found;
  const plan = found.value;
  if (plan.refusal !== null) return fail('refused', plan.refusal);
  const applied = await context.portal.apply(await targetOf(context), plan.operations, {
    snapshotHash: plan.snapshotHash,
    signal,
    ...recordPush(context, plan),
    onProgress: (done, total, label) => context.emit({ kind: 'progress', jobId, label, done, total, finished: false }),
  });
  context.emit({ kind: 'progress', jobId, label: plan.direction === 'push' ? 'Push' : 'Taking back', done: 1, total: 1, finished: true });
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'push' });
  if (!applied.ok) return applied;
  if (applied.value.portalState !== null) writePortalState(context.database, applied.value.portalState);
  for (const [number, operation] of applied.value.operations.entries()) writeOperation(context.database, planId, number, JSON.stringify(operation));
  const after = await presentPlan(context);
  return after === null ? fail('internal', 'The plan has gone. Plan again.') : ok(after);
}
