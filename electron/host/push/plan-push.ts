import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import { fail, type Reply } from '../../../shared/contract/reply.ts';
import { findAgreement } from '../agreement/present-agreement.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { PUSH_RUNS } from './apply-plan.ts';
import { keepPlan } from './keep-plan.ts';
import { refusalFor } from './present-plan.ts';
import { targetOf } from './target-of.ts';

export const planPush: Handler<'push.planPush'> = async (context, { agreementId }) =>
  (await context.jobs.alone(`push ${context.workshopId}`, () => plan(context, agreementId))) ?? PUSH_RUNS;

async function plan(context: WorkshopContext, agreementId: string): Promise<Reply<PushPlan>> {
  const refusal = await refusalFor(context, agreementId);
  if (refusal !== null) return fail('refused', refusal);
  const found = await findAgreement(context, agreementId);
  if (!found.ok) return found;
  const { hex12, words } = fingerprint(found.value.config_hash);
  const planned = await context.portal.plan(await targetOf(context), configurationOf(found.value), {
    configHash: found.value.config_hash,
    fingerprint: hex12,
    words,
  });
  return planned.ok ? keepPlan(context, { agreementId, configHash: found.value.config_hash, direction: 'push' }, planned.value) : planned;
}

/** The frozen configuration of an agreement. */
export const configurationOf = (row: { readonly configuration: string }): Configuration => JSON.parse(row.configuration) as Configuration; // frozen from a checked proposal
