import { HANDOFF_GROUP, type WantedProperty } from './handoff-properties.ts';
import { isSameJson } from './canonical-filter.ts';
import { mergeOptions } from './merge-options.ts';
import type { PortalOption, PortalProperty } from './portal-snapshot.ts';
import type { JsonValue, PushField, PushOperation } from './push-operation.ts';

/** The attributes of a property that a push sets and compares, in the order shown. */
export const PROPERTY_FIELDS = ['label', 'description', 'groupName', 'type', 'fieldType', 'options'] as const;

/** The options of a property as plain JSON. */
export const optionsAsJson = (options: readonly PortalOption[]): JsonValue =>
  options.map(({ value, label, hidden, description }) => ({ value, label, hidden, description }));

/** The compared attributes of a property as the portal holds them; its formula only where it has one. */
export const propertyAsFields = (property: PortalProperty): { [field: string]: JsonValue } => ({
  label: property.label,
  description: property.description,
  groupName: property.groupName,
  type: property.type,
  fieldType: property.fieldType,
  options: optionsAsJson(property.options),
  ...(property.calculationFormula === undefined ? {} : { calculationFormula: property.calculationFormula }),
});

/** Create, update, leave or refuse one property of the handoff. */
export function planProperty(wanted: WantedProperty, existing: PortalProperty | undefined): PushOperation {
  const fields = compareProperty(wanted, existing);
  if (existing === undefined) return createOperation(wanted, fields);
  const conflict = propertyConflict(wanted.name, wanted, existing);
  const isEqual = fields.every(({ before, after }) => isSameJson(before, after));
  const base = updateOperation(wanted.name, wanted.label, fields);
  if (conflict !== null) return { ...base, status: 'failed', change: 'Cannot be changed', message: conflict };
  if (!isEqual && existing.isDefinitionReadOnly) {
    return { ...base, status: 'failed', change: 'Cannot be changed', message: `The portal does not let "${wanted.name}" be changed. Ask the portal's admin who owns this property, then plan again.` };
  }
  if (isEqual) return { ...base, status: 'unchanged', change: 'Already as agreed', risk: 'low' };
  return { ...base, steps: formulaSteps(wanted) };
}

/** Why a property of this name cannot serve the handoff; null when it can. */
export function propertyConflict(name: string, wanted: { readonly type: string; readonly calculationFormula?: string | undefined }, existing: PortalProperty): string | null {
  const wayOut = 'Rename or archive it in HubSpot (Settings, Properties), then plan again.';
  if (existing.type !== wanted.type) {
    return `A property named "${name}" already exists with the type "${existing.type}"; the handoff needs "${wanted.type}". ${wayOut}`;
  }
  if (wanted.calculationFormula !== undefined && !existing.isCalculated) return `A property named "${name}" already exists and is filled by people or workflows, whose values a formula would replace. ${wayOut}`;
  if (wanted.calculationFormula === undefined && existing.isCalculated) return `A property named "${name}" already exists and is calculated by the portal. ${wayOut}`;
  if (existing.hasUniqueValue) return `A property named "${name}" already exists and asks for unique values. ${wayOut}`;
  return null;
}

function compareProperty(wanted: WantedProperty, existing: PortalProperty | undefined): PushField[] {
  const after: { [field: string]: JsonValue } = {
    label: wanted.label,
    description: wanted.description,
    groupName: HANDOFF_GROUP.name,
    type: wanted.type,
    fieldType: wanted.fieldType,
    options: optionsAsJson(mergeOptions(existing?.options ?? [], wanted.options)),
    ...(wanted.calculationFormula === undefined ? {} : { calculationFormula: wanted.calculationFormula }),
  };
  const before = existing === undefined ? {} : propertyAsFields(existing);
  return [...PROPERTY_FIELDS, ...(wanted.calculationFormula === undefined ? [] : ['calculationFormula'])].map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

function createOperation(wanted: WantedProperty, fields: PushField[]): PushOperation {
  return {
    id: `property:${wanted.name}`,
    group: 'properties',
    kind: 'createProperty',
    target: wanted.name,
    title: `Create the property "${wanted.label}"`,
    change: `New ${kindOfValue(wanted)} on contacts${wanted.calculationFormula === undefined ? '' : ', calculated by the portal'}`,
    wayBack: 'Archive it in HubSpot (Settings, Properties). Archived properties can be looked up for 90 days; values written meanwhile are lost after that.',
    risk: 'low',
    fields,
    steps: formulaSteps(wanted),
    status: 'planned',
    message: '',
  };
}

/** For a portal that refuses the formula: its grammar is documented, what it takes of it is not (hubspot.md §4). */
const formulaSteps = ({ name, label, calculationFormula }: WantedProperty): string[] => (calculationFormula === undefined ? [] : [
  `In HubSpot open Settings, Properties, Contact properties, and create "${label}" with the internal name ${name} in the group "${HANDOFF_GROUP.label}", of the field type "Calculation".`,
  `Enter this formula: ${calculationFormula}`,
  'Where the screen refuses a part of it too, plan again with the score by hand.',
  'Tick it here when it is made, then apply again: what builds on it is sent then.',
]);

/** An update of an existing property, showing every field that it compares. */
export function updateOperation(name: string, label: string, fields: PushField[]): PushOperation {
  const changed = fields.filter(({ before, after }) => !isSameJson(before, after)).map(({ field }) => field);
  return {
    id: `property:${name}`,
    group: 'properties',
    kind: 'updateProperty',
    target: name,
    title: `Update the property "${label}"`,
    change: changed.length === 0 ? 'Nothing' : `Changes ${changed.join(', ')}`,
    wayBack: 'Set the fields back to the values shown under "before".',
    risk: 'medium',
    fields,
    steps: [],
    status: 'planned',
    message: '',
  };
}

function kindOfValue({ type, options }: WantedProperty): string {
  switch (type) {
    case 'enumeration':
      return `choice of ${options.length}`;
    case 'number':
      return 'number';
    case 'bool':
      return 'yes/no field';
    case 'date':
      return 'date';
    case 'datetime':
      return 'date with time';
    case 'string':
      return 'text';
  }
}
