import type { PortalPerson, PortalValidation, PortalWorkflow } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { JsonValue } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { CONTACT_TYPE_ID } from '../../shared/engine/hubspot-plan/tier-lists.ts';
import { catalogueAction, type CatalogueAction } from './catalogue-action.ts';
import type { Outcome } from './outcome.ts';
import { apiBase, type ApiVersion } from './paths.ts';
import { pause } from './pause.ts';
import { callJson, readPages, textOf, type PortalFields } from './portal-json.ts';
import type { Transport } from './transport.ts';

/** What a workflow is set to; everything else of it stays as it was read. */
export type WorkflowChange = { readonly [field: string]: JsonValue };

/** Workflows, people and rules: what the package's typed calls do not cover. */
export interface WorkflowClient {
  /** Workflows of these names with all that they hold; others are only looked at by name. */
  readWorkflows(names: readonly string[], signal?: AbortSignal): Promise<Outcome<PortalWorkflow[]>>;
  createWorkflow(name: string, change: WorkflowChange, signal?: AbortSignal): Promise<Outcome<PortalWorkflow>>;
  replaceWorkflow(workflow: PortalWorkflow, change: WorkflowChange, signal?: AbortSignal): Promise<Outcome<PortalWorkflow>>;
  deleteWorkflow(id: string, signal?: AbortSignal): Promise<Outcome<null>>;
  /** How many contacts hold a value now; new changes are counted a moment later. */
  countHolding(property: string, value: string, signal?: AbortSignal): Promise<Outcome<number>>;
  /** The catalogue of actions for workflows of contacts. A beta: whoever asks does without where it fails. */
  readActions(signal?: AbortSignal): Promise<Outcome<CatalogueAction[]>>;
  readPeople(signal?: AbortSignal): Promise<Outcome<PortalPerson[]>>;
  readValidations(property: string, signal?: AbortSignal): Promise<Outcome<PortalValidation[]>>;
  setValidation(property: string, ruleType: string, ruleArguments: readonly string[], signal?: AbortSignal): Promise<Outcome<null>>;
}

/** A new workflow before anything agreed is in it. */
const EMPTY: PortalFields = {
  type: 'CONTACT_FLOW', flowType: 'WORKFLOW', objectTypeId: CONTACT_TYPE_ID, isEnabled: false, actions: [],
  timeWindows: [], blockedDates: [], customProperties: {}, suppressionListIds: [], canEnrollFromSalesforce: false,
};

/** What a portal adds by itself and does not take back (hubspot.md §7). */
const OWN_FIELDS = new Set(['id', 'name', 'revisionId', 'isEnabled', 'createdAt', 'updatedAt', 'dataSources', 'nextAvailableActionId', 'crmObjectCreationStatus']);

/** How long a new workflow may take until it is complete, and how often that is asked. */
const COMPLETE_TRIES = 20;
const COMPLETE_WAIT_MS = 500;

/** Somebody else made a workflow of this name first; the own one, if there was one, is gone again. */
const OVERTAKEN: Outcome<never> = { kind: 'refused', status: 409, category: 'OBJECT_ALREADY_EXISTS', message: 'A workflow of this name was made meanwhile.', correlationId: null };

/** The client of these parts over a transport. */
export function createWorkflowClient(transport: Transport, version: ApiVersion): WorkflowClient {
  const flows = `${apiBase('workflows', version)}/flows`;
  /** Workflows of a name, by id; none where they cannot be listed just now, and the next plan then finds what stands twice. */
  const idsNamed = async (name: string, signal?: AbortSignal): Promise<string[]> => {
    const all = await readPages(transport, flows, signal);
    return all.kind === 'ok' ? all.value.filter((flow) => textOf(flow['name']) === name).map(({ id }) => textOf(id)) : [];
  };
  const readWhole = async (id: string, signal?: AbortSignal): Promise<Outcome<PortalWorkflow>> => {
    for (let tries = 1; ; tries++) {
      const answer = await callJson(transport, { method: 'GET', path: `${flows}/${encodeURIComponent(id)}`, signal });
      if (answer.kind !== 'ok') return answer;
      // It cannot be changed before it is complete, and its picture may still be in the making.
      if (answer.value['crmObjectCreationStatus'] !== 'PENDING' || tries >= COMPLETE_TRIES) return { ...answer, value: workflowOf(answer.value) };
      if (!(await pause(tries === 1 ? 0 : COMPLETE_WAIT_MS, signal))) return { kind: 'cancelled' };
    }
  };
  return {
    readWorkflows: async (names, signal) => {
      const all = await readPages(transport, flows, signal);
      if (all.kind !== 'ok') return all;
      const found: PortalWorkflow[] = [];
      for (const flow of all.value.filter(({ name }) => names.includes(textOf(name)))) {
        const whole = await readWhole(textOf(flow['id']), signal);
        if (whole.kind === 'refused' && whole.status === 404) continue; // deleted since the list was read
        if (whole.kind !== 'ok') return whole;
        found.push(whole.value);
      }
      return { ...all, value: found };
    },
    createWorkflow: async (name, change, signal) => {
      // Names of workflows may repeat in a portal, so two laptops at once are told apart by looking before and after.
      if ((await idsNamed(name, signal)).length > 0) return OVERTAKEN;
      const made = await callJson(transport, { method: 'POST', path: flows, signal }, { ...EMPTY, ...change, name, isEnabled: false });
      if (made.kind !== 'ok') return made;
      const own = workflowOf(made.value);
      const isLate = (await idsNamed(name, signal)).some((id) => Number(id) < Number(own.id));
      if (!isLate) return { ...made, value: own };
      const dropped = await callJson(transport, { method: 'DELETE', path: `${flows}/${encodeURIComponent(own.id)}`, signal });
      return dropped.kind === 'ok' ? OVERTAKEN : dropped;
    },
    replaceWorkflow: async ({ id, name, revisionId, isEnabled, body }, change, signal) => {
      const replaced = await callJson(transport, { method: 'PUT', path: `${flows}/${encodeURIComponent(id)}`, signal }, { isEnabled, ...body, ...change, name, revisionId });
      return replaced.kind === 'ok' ? { ...replaced, value: workflowOf(replaced.value) } : replaced;
    },
    readActions: async (signal) => {
      const all = await readPages(transport, `${apiBase('workflows', version)}/action-types?objectTypeId=${CONTACT_TYPE_ID}`, signal);
      return all.kind === 'ok' ? { ...all, value: all.value.map(catalogueAction).filter(({ typeId }) => typeId !== '') } : all;
    },
    deleteWorkflow: async (id, signal) => withoutValue(await callJson(transport, { method: 'DELETE', path: `${flows}/${encodeURIComponent(id)}`, signal })),
    countHolding: async (property, value, signal) => {
      const filterGroups = [{ filters: [{ propertyName: property, operator: 'EQ', value }] }];
      const found = await callJson(transport, { method: 'POST', path: `${apiBase('objects', version)}/contacts/search`, signal }, { filterGroups, limit: 1, properties: [] });
      return found.kind === 'ok' ? { ...found, value: Number(found.value['total'] ?? 0) } : found;
    },
    ...peopleAndRules(transport, version),
  };
}

/** Owners and the rules on values. */
function peopleAndRules(transport: Transport, version: ApiVersion): Pick<WorkflowClient, 'readPeople' | 'readValidations' | 'setValidation'> {
  const rules = (property: string): string => `${apiBase('validations', version)}/${CONTACT_TYPE_ID}/${encodeURIComponent(property)}`;
  return {
    readPeople: async (signal) => {
      const owners = await readPages(transport, `${apiBase('owners', version)}?archived=false`, signal);
      return owners.kind === 'ok' ? { ...owners, value: owners.value.map(personOf) } : owners;
    },
    readValidations: async (property, signal) => {
      const answer = await callJson(transport, { method: 'GET', path: rules(property), signal });
      if (answer.kind === 'refused' && answer.status === 404) return { kind: 'ok', value: [], status: 404, correlationId: answer.correlationId };
      if (answer.kind !== 'ok') return answer;
      const { results } = answer.value;
      return { ...answer, value: (Array.isArray(results) ? results : []).flatMap((rule) => ruleOf(property, rule)) };
    },
    setValidation: async (property, ruleType, ruleArguments, signal) =>
      withoutValue(await callJson(transport, { method: 'PUT', path: `${rules(property)}/rule-type/${encodeURIComponent(ruleType)}`, signal }, { ruleArguments: [...ruleArguments] })),
  };
}

const withoutValue = (outcome: Outcome<PortalFields>): Outcome<null> => (outcome.kind === 'ok' ? { ...outcome, value: null } : outcome);

function workflowOf(fields: PortalFields): PortalWorkflow {
  return {
    id: textOf(fields['id']),
    name: textOf(fields['name']),
    revisionId: textOf(fields['revisionId']),
    isEnabled: fields['isEnabled'] === true,
    body: Object.fromEntries(Object.entries(fields).filter(([key]) => !OWN_FIELDS.has(key))),
    // Workflows say when they were changed, and never who did it.
    ...(textOf(fields['updatedAt']) === '' ? {} : { changed: { at: textOf(fields['updatedAt']), userId: '' } }),
  };
}

function personOf(owner: PortalFields): PortalPerson {
  return { ownerId: textOf(owner['id']), userId: textOf(owner['userId']), name: `${textOf(owner['firstName'])} ${textOf(owner['lastName'])}`.trim() };
}

function ruleOf(property: string, rule: JsonValue): PortalValidation[] {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return [];
  const { ruleType, ruleArguments } = rule;
  return [{ property, ruleType: textOf(ruleType), ruleArguments: Array.isArray(ruleArguments) ? ruleArguments.map(textOf) : [] }];
}
