import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import type { PushChoices } from '../../../shared/engine/hubspot-plan/push-choices.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { insertPlan, readLastPlan, writePortalState } from '../../storage/pushes.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { PortalPort } from '../ports.ts';
import type { PlanOrigin } from './plan-origin.ts';
import { presentPlan } from './present-plan.ts';

type Planned = Extract<Awaited<ReturnType<PortalPort['plan']>>, { ok: true }>['value'];

/** Stores a plan as the newest and shows it as the contract does. */
export async function keepPlan(context: WorkshopContext, of: { agreementId: string; configHash: string; direction: PushPlan['direction']; choices: PushChoices }, planned: Planned): Promise<Reply<PushPlan>> {
  const { operations, snapshotHash, portal, portalState, snapshot } = planned;
  if (portalState !== null) writePortalState(context.database, portalState);
  const ticked = await tickedSteps(context, portal.id);
  await insertPlan(
    context.database,
    {
      id: context.newId(), agreement_id: of.agreementId, planned_at: context.now(), config_hash: of.configHash, snapshot_hash: snapshotHash,
      portal: JSON.stringify(portal), direction: of.direction, snapshot: JSON.stringify({ choices: of.choices, snapshot } satisfies PlanOrigin), rehearsal: null,
    },
    operations.map((operation) => JSON.stringify(ticked.has(stepsKey(operation)) ? { ...operation, status: 'ticked' } : operation)),
  );
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'push' });
  const made = await presentPlan(context);
  return made === null ? fail('internal', 'The plan was not stored. Plan again.') : ok(made);
}

/** What was done by hand in this portal stays done when it is planned again, as long as the clicks are the same. */
async function tickedSteps({ database }: WorkshopContext, portalId: string): Promise<ReadonlySet<string>> {
  const stored = await readLastPlan(database);
  if (stored === null) return new Set();
  const { id } = JSON.parse(stored.plan.portal) as PushPlan['portal']; // written below
  if (id !== portalId) return new Set();
  const operations = stored.operations.map((operation) => JSON.parse(operation) as PushPlan['operations'][number]); // written below
  return new Set(operations.filter(({ kind, status }) => kind === 'manual' && status === 'ticked').map(stepsKey));
}

const stepsKey = ({ id, steps }: Pick<PushPlan['operations'][number], 'id' | 'steps'>): string => JSON.stringify([id, steps]);
