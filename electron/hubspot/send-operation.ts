import { imageOfList } from '../../shared/engine/hubspot-plan/plan-list.ts';
import { propertyAsFields } from '../../shared/engine/hubspot-plan/plan-property.ts';
import type { PortalOption, PortalScore, PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { afterOf, type JsonValue, type PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { workflowAsFields } from '../../shared/engine/hubspot-plan/workflows/workflow-fields.ts';
import type { Outcome } from './outcome.ts';
import type { PortalClient, PropertyFields, WholeProperty } from './portal-client.ts';

/** The portal's own picture of an object after a write; null when its answer did not hold one. */
export type AfterImage = { readonly [field: string]: JsonValue } | null;

/** Send one operation, exactly the fields that it shows. Sends a single write and never repeats it. */
export async function sendOperation(client: PortalClient, operation: PushOperation, snapshot: PortalSnapshot, signal?: AbortSignal): Promise<Outcome<AfterImage>> {
  const { kind, target } = operation;
  switch (kind) {
    case 'createPropertyGroup':
      return mapValue(await client.createGroup(target, textOf(operation, 'label'), signal), ({ label }) => ({ label }));
    case 'createProperty':
      return mapValue(await client.createProperty(target, wholeProperty(operation), signal), propertyAsFields);
    case 'updateProperty':
      return mapValue(await client.updateProperty(target, changedProperty(operation), signal), propertyAsFields);
    case 'createList':
      return mapValue(await client.createList(target, filterOf(operation), signal), imageOf);
    case 'restoreList':
      return restoreList(client, operation, signal);
    case 'updateList':
      return mapValue(await client.updateListFilter(listIdOf(target, snapshot), filterOf(operation), signal), (each) => (each === null ? null : imageOf(each)));
    case 'archivePropertyGroup':
      return client.archiveGroup(target, signal);
    case 'archiveProperty':
      return client.archiveProperty(target, signal);
    case 'deleteList':
      return client.deleteList(listIdOf(target, snapshot), signal);
    case 'createStage':
      return client.createStage(target, Number(afterOf(operation, 'displayOrder') ?? 0), signal);
    case 'setValidation':
      return client.setValidation(target.split(' ')[0] ?? '', target.split(' ')[1] ?? '', textsOf(operation, 'ruleArguments'), signal);
    case 'createWorkflow':
      return mapValue(await client.createWorkflow(target, wholeOf(operation), signal), workflowAsFields);
    case 'updateWorkflow':
    case 'switchOnWorkflow':
    case 'switchOffWorkflow':
      return mapValue(await client.replaceWorkflow(workflowNamed(target, snapshot), wholeOf(operation), signal), workflowAsFields);
    case 'deleteWorkflow':
      return client.deleteWorkflow(workflowNamed(target, snapshot).id, signal);
    case 'createScore':
      return client.createScore(target, definitionOf(operation), signal);
    case 'updateScore':
      return client.updateScore(scoreNamed(target, snapshot), definitionOf(operation), signal);
    case 'publishScore':
      return client.publishScore(scoreNamed(target, snapshot).id, signal);
    case 'deactivateScore':
      return client.deactivateScore(scoreNamed(target, snapshot).id, signal);
    case 'deleteScore':
      return client.deleteScore(scoreNamed(target, snapshot).id, signal);
    case 'manual':
      throw new Error('A step by hand cannot be sent.');
  }
}

function listIdOf(name: string, snapshot: PortalSnapshot): string {
  const list = snapshot.lists.find((each) => each.name === name);
  if (list === undefined) throw new Error(`No list named ${name} was read, so it cannot be changed.`);
  return list.listId;
}

function workflowNamed(name: string, snapshot: PortalSnapshot): PortalSnapshot['workflows'][number] {
  const workflow = snapshot.workflows.find((each) => each.name === name);
  if (workflow === undefined) throw new Error(`No workflow named ${name} was read, so it cannot be changed.`);
  return workflow;
}

function scoreNamed(name: string, snapshot: PortalSnapshot): PortalScore {
  const score = snapshot.scores?.find((each) => each.name === name);
  if (score === undefined) throw new Error(`No score named ${name} was read, so it cannot be changed.`);
  return score;
}

/** What a draft holds; whether it is published is an operation of its own. */
const definitionOf = (operation: PushOperation): { [field: string]: JsonValue } => Object.fromEntries(Object.entries(wholeOf(operation)).filter(([field]) => field !== 'isPublished'));

/** Every field that the operation shows, under the names that a portal takes. */
const wholeOf = (operation: PushOperation): { [field: string]: JsonValue } => Object.fromEntries(operation.fields.map(({ field, after }) => [field, after]));

function textsOf(operation: PushOperation, field: string): string[] {
  const value = afterOf(operation, field);
  return Array.isArray(value) ? value.map(String) : [];
}

function mapValue<T, R>(outcome: Outcome<T>, map: (value: T) => R): Outcome<R> {
  return outcome.kind === 'ok' ? { ...outcome, value: map(outcome.value) } : outcome;
}

/** Some answers leave the filter out; then the picture is not whole and says nothing. */
const imageOf = (list: Parameters<typeof imageOfList>[0]): AfterImage => (list.filterBranch === null ? null : imageOfList(list));

/** Back under its number, or made anew where the portal no longer keeps it: it said so, so nothing is there twice. */
async function restoreList(client: PortalClient, operation: PushOperation, signal: AbortSignal | undefined): Promise<Outcome<AfterImage>> {
  const restored = await client.restoreList(textOf(operation, 'listId'), signal);
  if (restored.kind === 'refused' && restored.status === 404) return mapValue(await client.createList(operation.target, filterOf(operation), signal), imageOf);
  if (restored.kind !== 'ok') return restored;
  const list = await client.readList(operation.target, signal);
  return list.kind === 'ok' ? { ...list, status: restored.status, value: imageOf(list.value) } : { kind: 'unknown', message: `The list "${operation.target}" was restored but could not be read back.` };
}

const filterOf = (operation: PushOperation): JsonValue => afterOf(operation, 'filterBranch') ?? null;

function textOf(operation: PushOperation, field: string): string {
  const value = afterOf(operation, field);
  if (typeof value !== 'string') throw new TypeError(`${operation.id} has no text in ${field}.`);
  return value;
}

function wholeProperty(operation: PushOperation): WholeProperty {
  const formula = afterOf(operation, 'calculationFormula');
  return {
    label: textOf(operation, 'label'),
    description: textOf(operation, 'description'),
    groupName: textOf(operation, 'groupName'),
    type: textOf(operation, 'type'),
    fieldType: textOf(operation, 'fieldType'),
    options: optionsOf(afterOf(operation, 'options') ?? []),
    ...(typeof formula === 'string' ? { calculationFormula: formula } : {}),
  };
}

/** Only what changes is sent: a portal keeps what a patch leaves out. */
function changedProperty(operation: PushOperation): PropertyFields {
  const changed: { [field: string]: JsonValue } = {};
  for (const { field, before, after } of operation.fields) if (JSON.stringify(before) !== JSON.stringify(after)) changed[field] = after;
  const text = (field: 'label' | 'description' | 'groupName' | 'type' | 'fieldType' | 'calculationFormula'): PropertyFields =>
    typeof changed[field] === 'string' ? { [field]: changed[field] } : {};
  return {
    ...text('label'), ...text('description'), ...text('groupName'), ...text('type'), ...text('fieldType'), ...text('calculationFormula'),
    ...(changed['options'] === undefined ? {} : { options: optionsOf(changed['options']) }),
  };
}

function optionsOf(value: JsonValue): PortalOption[] {
  if (!Array.isArray(value)) return [];
  return value.map((each) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) throw new TypeError('An option is no object.');
    const { value: own, label, hidden, description } = each;
    if (typeof own !== 'string' || typeof label !== 'string') throw new TypeError('An option has no value or no label.');
    return { value: own, label, hidden: hidden === true, description: typeof description === 'string' ? description : '' };
  });
}
