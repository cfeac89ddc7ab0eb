import type { Configuration } from '../model/configuration.ts';
import { SCORE_NAME } from './compile-score.ts';
import { objectOf } from './operation-kinds.ts';
import type { PushChoices } from './push-choices.ts';
import type { PushOperation } from './push-operation.ts';
import { tierLists } from './tier-lists.ts';

/** What a reader of the portal must look for; properties and groups are found by their names alone. */
export interface PortalTargets {
  readonly listNames: readonly string[];
  /** The score to look for; absent where the beta of the scoring tool is not to be asked. */
  readonly scoreName?: string;
  /** Whether to look at the life cycle stages as a pipeline, and at how many calculated properties are left. */
  readonly asksStages?: boolean;
  readonly asksCalculations?: boolean;
  /** Whether to look at which actions workflows may have, which only a plan asks. */
  readonly asksActions?: boolean;
}

/** The lists that a plan for this configuration compares. */
export const targetsOfConfiguration = (configuration: Pick<Configuration, 'tiers'>, { score, stages }: Pick<PushChoices, 'score' | 'stages'> = {}): PortalTargets => ({
  listNames: tierLists(configuration).map((list) => list.name),
  asksActions: true,
  ...(score === 'draft' ? { scoreName: SCORE_NAME } : {}),
  ...(stages === 'create' ? { asksStages: true } : {}),
  ...(score === undefined ? {} : { asksCalculations: true }),
});

/** The same lists, from the operations of a plan made earlier. */
export const targetsOfOperations = (operations: readonly PushOperation[]): PortalTargets => ({
  listNames: operations.filter((operation) => objectOf(operation) === 'list').map((operation) => operation.target),
  ...(operations.some((operation) => objectOf(operation) === 'score') ? { scoreName: SCORE_NAME } : {}),
  ...(operations.some((operation) => objectOf(operation) === 'stage') ? { asksStages: true } : {}),
});

/** The portal's own property for the status of a lead, to which only options are added. */
export const LEAD_STATUS = 'hs_lead_status';

/** Whether a push may touch a property or group of this name, so that a snapshot must hold it. */
export const isHandoffName = (name: string): boolean => name.startsWith('hx_') || name === LEAD_STATUS;
