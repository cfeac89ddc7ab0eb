import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { writeOperation, writePortalState } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { endWriting } from '../portal/portal-keys.ts';
import { readOrigin } from './plan-origin.ts';
import { findPlan, presentPlan } from './present-plan.ts';
import { recordPush } from './record-push.ts';
import { targetOf } from './target-of.ts';

export const applyPlan: Handler<'push.applyPlan'> = async (context, input) =>
  (await context.jobs.alone(`push ${context.workshopId}`, () => context.jobs.run(input.jobId, (signal) => apply(context, input, signal)))) ?? PUSH_RUNS;

/** What a second push of one workshop hears while the first is under way. */
export const PUSH_RUNS = fail('refused', 'A push of this workshop is under way already. Wait until it ends, or cancel it.');

async function apply(context: WorkshopContext, { planId, jobId, switchOn, confirmedPortalId }: ParsedInputOf<'push.applyPlan'>, signal: AbortSignal): Promise<Reply<PushPlan>> {
  const found = await findPlan(context, planId);
  if (!found.ok) return found;
  const plan = found.value;
  if (plan.refusal !== null) return fail('refused', plan.refusal);
  const unconfirmed = needsTyping(plan.portal, confirmedPortalId);
  if (unconfirmed !== null) return fail('refused', unconfirmed);
  if (switchOn !== undefined) {
    const missing = notReady(plan, switchOn);
    if (missing !== null) return fail('refused', missing);
  }
  const target = await targetOf(context, plan.portal, 'write');
  if (!target.ok) return target;
  const applied = await context.portal.apply(target.value, plan.operations, {
    snapshotHash: plan.snapshotHash,
    plannedOn: (await readOrigin(context)).snapshot,
    portalId: plan.portal.id,
    signal,
    ...(switchOn === undefined ? {} : { switchOn }),
    ...recordPush(context, plan),
    onProgress: (done, total, label) => {
      context.emit({ kind: 'progress', jobId, label, done, total, finished: false });
      context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'push' }); // the list shows what is done so far
    },
  });
  context.emit({ kind: 'progress', jobId, label: plan.direction === 'push' ? 'Push' : 'Taking back', done: 1, total: 1, finished: true });
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'push' });
  if (!applied.ok) return applied;
  const probe = context.probes.get(context.workshopId);
  if (probe !== undefined && !plan.portal.isRehearsal) context.probes.set(context.workshopId, { ...probe, budget: applied.value.budget });
  if (applied.value.portalState !== null) writePortalState(context.database, applied.value.portalState);
  for (const [number, operation] of applied.value.operations.entries()) writeOperation(context.database, planId, number, JSON.stringify(operation));
  if (!plan.portal.isRehearsal) {
    endWriting(context);
    context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'portal' });
  }
  const after = await presentPlan(context);
  return after === null ? fail('internal', 'The plan has gone. Plan again.') : ok(after);
}

/** Why something cannot be switched on yet: nothing is switched on that was not made as agreed. Null when all can. */
function notReady({ operations }: PushPlan, ids: readonly string[]): string | null {
  for (const id of ids) {
    const chosen = operations.find((operation) => operation.id === id && operation.group === 'switchOn');
    if (chosen === undefined) return 'This is not among what the plan can switch on. Look at the plan again.';
    const made = operations.find((operation) => operation.target === chosen.target && operation.group !== 'switchOn');
    if (made !== undefined && made.status !== 'done' && made.status !== 'unchanged') return `"${chosen.target}" is not in the portal as agreed yet. Apply the plan first, then switch it on.`;
  }
  return null;
}

/** Accounts in which nothing that matters can be broken (hubspot.md §2); every other one asks for its number. */
const TEST_ACCOUNTS = new Set(['DEVELOPER_TEST', 'SANDBOX']);

/** Why a push needs the portal's id typed first; null when it does not, or when it was. */
function needsTyping({ id, isRehearsal, accountType }: PushPlan['portal'], typed: string | undefined): string | null {
  if (isRehearsal || TEST_ACCOUNTS.has(accountType) || typed?.trim() === id) return null;
  return typed === undefined ? `Portal ${id} is a portal that people work in. Type its id to confirm; nothing was sent.` : `"${typed}" is not the id of this portal, which is ${id}. Nothing was sent.`;
}
