import { canonicalFilter, isSameJson } from './canonical-filter.ts';
import { objectOf, verbOf } from './operation-kinds.ts';
import { imageOfList, listConflict } from './plan-list.ts';
import { scoreAsFields, scoreConflict } from './plan-score.ts';
import { workflowConflict } from './plan-workflow.ts';
import { isSameStage } from './plan-stages.ts';
import { validationTarget } from './validation-rules.ts';
import { workflowAsFields } from './workflows/workflow-fields.ts';
import { propertyAsFields, propertyConflict } from './plan-property.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import { afterOf, type JsonValue, type PushOperation } from './push-operation.ts';

/**
 * How an operation stands against what the portal holds now: `ready` (still as planned, may be sent), `already` (holds
 * what was agreed, nothing to send), `drifted` (somebody changed it since the plan), `refused` (cannot be done at all).
 */
export type OperationCheck =
  | { readonly kind: 'ready' }
  | { readonly kind: 'already' }
  | { readonly kind: 'drifted'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Compare one planned operation with the portal; steps by hand are always `ready`. */
export function checkOperation(operation: PushOperation, snapshot: PortalSnapshot): OperationCheck {
  const verb = verbOf(operation);
  if (verb === 'byHand') return { kind: 'ready' };
  const current = currentFields(operation, snapshot);
  if (verb === 'remove') return checkRemoval(operation, current);
  const refusal = refusalOf(operation, snapshot);
  if (refusal !== null) return { kind: 'refused', message: refusal };
  if (operation.kind === 'createPropertyGroup') return { kind: current === null ? 'ready' : 'already' };
  if (current !== null && holds(operation, current, 'after')) return { kind: 'already' };
  if (verb === 'create' ? current === null : current !== null && holds(operation, current, 'before')) return { kind: 'ready' };
  return { kind: 'drifted', message: driftMessage(operation, current) };
}

/** Only what is still as it was written is taken away. */
function checkRemoval(operation: PushOperation, current: { readonly [field: string]: JsonValue } | null): OperationCheck {
  if (current === null) return { kind: 'already' };
  if (holds(operation, current, 'before')) return { kind: 'ready' };
  return { kind: 'refused', message: `"${operation.target}" was changed after the push, so it stays as it is. Look at it in HubSpot and take it away there if nobody needs it.` };
}

/** What the portal holds of an operation's object; null when it has none. */
export function currentFields(operation: PushOperation, snapshot: PortalSnapshot): { [field: string]: JsonValue } | null {
  const named = <T extends { readonly name: string }>(all: readonly T[]): T | undefined => all.find((each) => each.name === operation.target);
  const fieldsOf = <T>(found: T | undefined, read: (found: T) => { [field: string]: JsonValue }) => (found === undefined ? null : read(found));
  switch (objectOf(operation)) {
    case 'propertyGroup':
      return fieldsOf(named(snapshot.groups), ({ label }) => ({ label }));
    case 'property':
      return fieldsOf(named(snapshot.properties), propertyAsFields);
    case 'list':
      return fieldsOf(named(snapshot.lists), imageOfList);
    case 'workflow':
      return fieldsOf(named(snapshot.workflows), workflowAsFields);
    case 'score':
      return fieldsOf(named(snapshot.scores ?? []), scoreAsFields);
    case 'validation':
      return fieldsOf(snapshot.validations.find((rule) => validationTarget(rule) === operation.target), ({ ruleArguments }) => ({ ruleArguments: [...ruleArguments] })) ?? { ruleArguments: null };
    case 'stage':
      // Where a portal puts a stage in the end is its own affair: a stage is recognised by its name.
      return fieldsOf(snapshot.stages?.find(({ label }) => isSameStage(label, operation.target)), () => Object.fromEntries(operation.fields.map(({ field, after }) => [field, after])));
    case 'person':
      return null;
  }
}

/** Whether the portal's object has the operation's values, filters compared in canonical form. */
export function holds(operation: PushOperation, current: { readonly [field: string]: JsonValue }, side: 'before' | 'after'): boolean {
  // Whether a workflow runs or a score is live is no part of what was agreed about its steps: it is switched on apart.
  const isAboutSteps = (objectOf(operation) === 'workflow' || objectOf(operation) === 'score') && (verbOf(operation) === 'create' || verbOf(operation) === 'update') && side === 'after';
  return operation.fields.every((field) => {
    // A list is found by its name: one that could not be restored is made anew under another number.
    if (field.field === 'listId') return true;
    if (isAboutSteps && (field.field === 'isEnabled' || field.field === 'isPublished')) return true;
    const expected = field.field === 'filterBranch' ? canonicalFilter(field[side]) : field[side];
    return isSameJson(expected, current[field.field] ?? null);
  });
}

function refusalOf(operation: PushOperation, snapshot: PortalSnapshot): string | null {
  if (objectOf(operation) === 'workflow') return workflowConflict(operation.target, snapshot.workflows);
  if (objectOf(operation) === 'score') return scoreConflict(operation.target, snapshot.scores ?? []);
  if (objectOf(operation) === 'list') {
    const list = snapshot.lists.find((each) => each.name === operation.target);
    return list === undefined ? null : listConflict(operation.target, list);
  }
  const type = afterOf(operation, 'type');
  const property = snapshot.properties.find((each) => each.name === operation.target);
  if (typeof type !== 'string' || property === undefined) return null;
  const formula = afterOf(operation, 'calculationFormula');
  return propertyConflict(operation.target, { type, ...(typeof formula === 'string' ? { calculationFormula: formula } : {}) }, property);
}

function driftMessage(operation: PushOperation, current: { readonly [field: string]: JsonValue } | null): string {
  const what = current === null ? 'is no longer in the portal' : 'was changed in the portal after this plan was made';
  return `"${operation.target}" ${what}. Nothing was sent for it; make a new plan to see what differs.`;
}
