import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { NO_CHOICES, type PushChoices } from '../../../shared/engine/hubspot-plan/push-choices.ts';
import { fail, type Reply } from '../../../shared/contract/reply.ts';
import { readMadeLists } from '../../storage/pushes.ts';
import { findAgreement } from '../agreement/present-agreement.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { PUSH_RUNS } from './apply-plan.ts';
import { keepPlan } from './keep-plan.ts';
import { refusalFor } from './present-plan.ts';
import { targetOf } from './target-of.ts';

export const planPush: Handler<'push.planPush'> = async (context, input) =>
  (await context.jobs.alone(`push ${context.workshopId}`, () => plan(context, input))) ?? PUSH_RUNS;

async function plan(context: WorkshopContext, { agreementId, on, ...chosen }: ParsedInputOf<'push.planPush'>): Promise<Reply<PushPlan>> {
  const refusal = await refusalFor(context, agreementId);
  if (refusal !== null) return fail('refused', refusal);
  const found = await findAgreement(context, agreementId);
  if (!found.ok) return found;
  const { hex12, words } = fingerprint(found.value.config_hash);
  const target = await targetOf(context, { isRehearsal: on === 'rehearsal' }, 'read');
  if (!target.ok) return target;
  const choices: PushChoices = { ...NO_CHOICES, ...chosen };
  const planned = await context.portal.plan(target.value, configurationOf(found.value), { configHash: found.value.config_hash, fingerprint: hex12, words }, choices, await readMadeLists(context.database));
  return planned.ok ? keepPlan(context, { agreementId, configHash: found.value.config_hash, direction: 'push', choices }, planned.value) : planned;
}

/** The frozen configuration of an agreement. */
export const configurationOf = (row: { readonly configuration: string }): Configuration => JSON.parse(row.configuration) as Configuration; // frozen from a checked proposal
