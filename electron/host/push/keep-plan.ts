import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import type { PushChoices } from '../../../shared/engine/hubspot-plan/push-choices.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { insertPlan, writePortalState } from '../../storage/pushes.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { PortalPort } from '../ports.ts';
import type { PlanOrigin } from './plan-origin.ts';
import { presentPlan } from './present-plan.ts';

type Planned = Extract<Awaited<ReturnType<PortalPort['plan']>>, { ok: true }>['value'];

/** Stores a plan as the newest and shows it as the contract does. */
export async function keepPlan(context: WorkshopContext, of: { agreementId: string; configHash: string; direction: PushPlan['direction']; choices: PushChoices }, planned: Planned): Promise<Reply<PushPlan>> {
  const { operations, snapshotHash, portal, portalState, snapshot } = planned;
  if (portalState !== null) writePortalState(context.database, portalState);
  await insertPlan(
    context.database,
    {
      id: context.newId(), agreement_id: of.agreementId, planned_at: context.now(), config_hash: of.configHash, snapshot_hash: snapshotHash,
      portal: JSON.stringify(portal), direction: of.direction, snapshot: JSON.stringify({ choices: of.choices, snapshot } satisfies PlanOrigin), rehearsal: null,
    },
    operations.map((operation) => JSON.stringify(operation)),
  );
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'push' });
  const made = await presentPlan(context);
  return made === null ? fail('internal', 'The plan was not stored. Plan again.') : ok(made);
}
