import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import { fail, type Reply } from '../../../shared/contract/reply.ts';
import { writeRehearsal } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { PUSH_RUNS } from './apply-plan.ts';
import { readOrigin } from './plan-origin.ts';
import { findPlan } from './present-plan.ts';

export const rehearsePlan: Handler<'push.rehearsePlan'> = async (context, { planId, jobId }) =>
  (await context.jobs.alone(`push ${context.workshopId}`, () => context.jobs.run(jobId, (signal) => rehearse(context, planId, jobId, signal)))) ?? PUSH_RUNS;

async function rehearse(context: WorkshopContext, planId: string, jobId: string, signal: AbortSignal): Promise<Reply<PushPlan>> {
  const plan = await findPlan(context, planId);
  if (!plan.ok) return plan;
  const { snapshot } = await readOrigin(context);
  if (snapshot === null || plan.value.direction === 'rollback') return fail('refused', 'This plan does not say how the portal stood. Plan again, then rehearse.');
  const rehearsed = await context.portal.rehearse(snapshot, plan.value.operations, {
    signal,
    onProgress: (done, total, label) => context.emit({ kind: 'progress', jobId, label: `Rehearsing: ${label}`, done, total, finished: false }),
  });
  context.emit({ kind: 'progress', jobId, label: 'Rehearsal', done: 1, total: 1, finished: true });
  if (!rehearsed.ok) return rehearsed;
  writeRehearsal(context.database, planId, JSON.stringify({ at: context.now(), ...rehearsed.value }));
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'push' });
  return findPlan(context, planId);
}
