import { fail, ok } from '../../../shared/contract/reply.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { findAgreement } from '../agreement/present-agreement.ts';
import type { Handler } from '../handler.ts';
import { configurationOf } from './plan-push.ts';
import { readOrigin } from './plan-origin.ts';
import { findPlan } from './present-plan.ts';
import { targetOf } from './target-of.ts';

export const verifyPush: Handler<'push.verifyPush'> = async (context, { planId }) => {
  const plan = await findPlan(context, planId);
  if (!plan.ok) return plan;
  const row = await findAgreement(context, plan.value.agreementId);
  if (!row.ok) return row;
  const { configHash, fingerprint, words, direction, operations } = plan.value;
  const target = await targetOf(context, plan.value.portal, 'read');
  if (!target.ok) return target;
  if (target.value.kind === 'rehearsal' && target.value.state === null) return fail('refused', 'Nothing has been rehearsed in this workshop yet. Plan and apply first.');
  const verified = await (direction === 'rollback'
    ? context.portal.verifyRollback(target.value, operations)
    : context.portal.verify(target.value, configurationOf(row.value), { configHash, fingerprint, words }, (await readOrigin(context)).choices));
  if (!verified.ok) return verified;
  const { differences } = verified.value;
  return ok({ verifiedAt: context.now(), isEqual: differences.length === 0, differences } as OutputOf<'push.verifyPush'>); // differences hold JSON values, which the contract checks
};
