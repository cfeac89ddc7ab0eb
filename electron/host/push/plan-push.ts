import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { insertPlan, readPortalState, writePortalState } from '../../storage/pushes.ts';
import { findAgreement } from '../agreement/present-agreement.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { PUSH_RUNS } from './apply-plan.ts';
import { presentPlan, refusalFor } from './present-plan.ts';

export const planPush: Handler<'push.planPush'> = async (context, { agreementId }) =>
  (await context.jobs.alone(`push ${context.workshopId}`, () => plan(context, agreementId))) ?? PUSH_RUNS;

async function plan(context: WorkshopContext, agreementId: string): Promise<Reply<PushPlan>> {
  const refusal = await refusalFor(context, agreementId);
  if (refusal !== null) return fail('refused', refusal);
  const found = await findAgreement(context, agreementId);
  if (!found.ok) return found;
  const { hex12, words } = fingerprint(found.value.config_hash);
  const planned = await context.portal.plan(await readPortalState(context.database), configurationOf(found.value), {
    configHash: found.value.config_hash,
    fingerprint: hex12,
    words,
  });
  if (!planned.ok) return planned;
  const { operations, snapshotHash, portal, portalState } = planned.value;
  writePortalState(context.database, portalState);
  await insertPlan(
    context.database,
    { id: context.newId(), agreement_id: agreementId, planned_at: context.now(), config_hash: found.value.config_hash, snapshot_hash: snapshotHash, portal: JSON.stringify(portal) },
    operations.map((operation) => JSON.stringify(operation)),
  );
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'push' });
  const made = await presentPlan(context);
  return made === null ? fail('internal', 'The plan was not stored. Plan again.') : ok(made);
}

/** The frozen configuration of an agreement. */
export const configurationOf = (row: { readonly configuration: string }): Configuration => JSON.parse(row.configuration) as Configuration; // frozen from a checked proposal
