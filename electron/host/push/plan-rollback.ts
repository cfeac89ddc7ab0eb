import type { PushOperation, PushPlan } from '../../../shared/contract/areas/push.ts';
import { fail, type Reply } from '../../../shared/contract/reply.ts';
import { readChanges } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { PUSH_RUNS } from './apply-plan.ts';
import { keepPlan } from './keep-plan.ts';
import { readOrigin } from './plan-origin.ts';
import { findPlan } from './present-plan.ts';
import { targetOf } from './target-of.ts';

export const planRollback: Handler<'push.planRollback'> = async (context, { planId }) =>
  (await context.jobs.alone(`push ${context.workshopId}`, () => plan(context, planId))) ?? PUSH_RUNS;

async function plan(context: WorkshopContext, planId: string): Promise<Reply<PushPlan>> {
  const found = await findPlan(context, planId);
  if (!found.ok) return found;
  const { agreementId, configHash, portal } = found.value;
  const changes = await readChanges(context.database, portal.id);
  if (changes.length === 0) return fail('refused', 'No push has changed this portal, or everything was taken back already. There is nothing to take back.');
  const operations = changes.map(({ operation }) => JSON.parse(operation) as PushOperation); // written by applyPlan from the contract's own type
  const target = await targetOf(context, portal, 'read');
  if (!target.ok) return target;
  const { choices } = await readOrigin(context);
  const planned = await context.portal.planRollback(target.value, operations);
  return planned.ok ? keepPlan(context, { agreementId, configHash, direction: 'rollback', choices }, planned.value) : planned;
}
