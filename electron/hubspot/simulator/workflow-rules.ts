import { checkFilter } from './list-filter-rules.ts';
import { notValid, PortalRefusal } from './portal-refusal.ts';
import { propertiesIn } from './property-rules.ts';
import { rehearsedObject } from './rehearsed-object.ts';
import type { RehearsalState } from './rehearsal-state.ts';

interface Edge { readonly nextActionId?: string }
interface Action {
  readonly actionId: string;
  readonly type: string;
  readonly actionTypeId?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly connection?: Edge;
  readonly listBranches?: readonly { readonly filterBranch?: unknown; readonly connection?: Edge }[];
  readonly defaultBranch?: Edge;
}

/** A workflow as it is sent. */
export interface FlowBody {
  readonly name: string;
  readonly type: string;
  readonly objectTypeId: string;
  readonly isEnabled: boolean;
  readonly revisionId?: string;
  readonly startActionId?: string;
  readonly actions: readonly Action[];
  readonly enrollmentCriteria?: { readonly listFilterBranch?: unknown };
}

/** The kinds of action that the rehearsal portal knows (hubspot.md §7). */
const ACTION_TYPES = ['0-1', '0-3', '0-5', '0-8', '0-9', '0-11', '0-14', '0-15', '0-25', '0-29', '0-35', '0-46510720', '0-63809083', '0-63863438'] as const;

/** The kinds of action that this portal takes. */
export const actionTypes = (state: RehearsalState): readonly string[] => state.actionTypes ?? ACTION_TYPES;

/** Removed by the portal: it answers with an error of its own and an empty body. */
const GONE_ACTION = '0-13';

/** Refuse a workflow that the portal would refuse, with its kind of sentence. */
export function checkFlow(state: RehearsalState, flow: FlowBody): void {
  if ((flow.type === 'CONTACT_FLOW') !== (flow.objectTypeId === '0-1')) throw notValid('Invalid flow type for the object type', 'FlowError.TYPE_MISMATCH');
  const ids = new Set(flow.actions.map(({ actionId }) => actionId));
  if (ids.size < flow.actions.length) throw notValid('Action ids must be unique', 'FlowError.DUPLICATE_ACTION_ID');
  if (flow.actions.length > 0 && !ids.has(flow.startActionId ?? '')) throw notValid('startActionId does not name an action', 'FlowError.START_ACTION_NOT_FOUND');
  for (const action of flow.actions) checkAction(action, ids, state, flow.objectTypeId);
  const enrolled = flow.enrollmentCriteria?.listFilterBranch;
  if (enrolled !== undefined && enrolled !== null) checkFilter(state, flow.objectTypeId, enrolled);
  const { properties } = rehearsedObject(state, flow.objectTypeId);
  const unknown = propertiesIn(flow.actions).find((name) => !properties.some((property) => property.name === name && property.archivedAt === null));
  if (unknown !== undefined) throw notValid(`Property ${unknown} does not exist`, 'FlowError.PROPERTY_NOT_FOUND');
}

function checkAction(action: Action, ids: ReadonlySet<string>, state: RehearsalState, objectTypeId: string): void {
  const edges = [action.connection, ...(action.listBranches ?? []).map(({ connection }) => connection), action.defaultBranch];
  for (const edge of edges) if (edge?.nextActionId !== undefined && !ids.has(edge.nextActionId)) throw notValid(`Action ${edge.nextActionId} does not exist`, 'FlowError.ACTION_NOT_FOUND');
  if (action.type === 'LIST_BRANCH') {
    if ((action.listBranches ?? []).length > 20) throw notValid('A branch has at most 20 ways', 'FlowError.TOO_MANY_BRANCHES');
    if (action.defaultBranch?.nextActionId === undefined) throw new PortalRefusal(500, 'INTERNAL_ERROR', 'internal error');
    for (const { filterBranch } of action.listBranches ?? []) checkFilter(state, objectTypeId, filterBranch);
    return;
  }
  if (action.actionTypeId === GONE_ACTION) throw new PortalRefusal(500, 'INTERNAL_ERROR', '');
  if (!actionTypes(state).some((known) => known === action.actionTypeId)) throw notValid(`Unknown action type ${action.actionTypeId ?? ''}`, 'FlowError.UNKNOWN_ACTION_TYPE');
  const asked = state.actionInputs?.[action.actionTypeId ?? '']?.required.find((name) => !(name in (action.fields ?? {})));
  if (asked !== undefined) throw notValid(`Required field ${asked} is missing`, 'FlowError.MISSING_REQUIRED_FIELD');
}
