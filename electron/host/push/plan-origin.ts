import { NO_CHOICES, type PushChoices } from '../../../shared/engine/hubspot-plan/push-choices.ts';
import type { PortalSnapshot } from '../../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { readLastPlan } from '../../storage/pushes.ts';
import type { WorkshopContext } from '../host-context.ts';

/** What a plan was made from, beside the agreement: what was chosen, and the portal as it was read. */
export interface PlanOrigin {
  readonly choices: PushChoices;
  readonly snapshot: PortalSnapshot | null;
}

/** The origin of the newest plan; plans of earlier versions kept none. */
export async function readOrigin(context: WorkshopContext): Promise<PlanOrigin> {
  const stored = await readLastPlan(context.database);
  const text = stored?.plan.snapshot ?? null;
  return text === null ? { choices: NO_CHOICES, snapshot: null } : (JSON.parse(text) as PlanOrigin); // written by keepPlan
}
