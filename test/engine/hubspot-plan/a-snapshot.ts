import { canonicalFilter } from '../../../shared/engine/hubspot-plan/canonical-filter.ts';
import type { PortalList, PortalOption, PortalProperty, PortalSnapshot } from '../../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { afterOf, type JsonValue, type PushOperation } from '../../../shared/engine/hubspot-plan/push-operation.ts';

/** A portal that holds nothing of the handoff, apart from its own lead status. */
export function aSnapshot(own: Partial<PortalSnapshot> = {}): PortalSnapshot {
  return {
    account: { id: '99', name: 'Portal', accountType: 'DEVELOPER_TEST', timeZone: 'UTC', uiDomain: 'app.hubspot.com' },
    groups: [],
    properties: [aProperty({ name: 'hs_lead_status', label: 'Lead status', options: [anOption('NEW', 'New')] })],
    lists: [],
    workflows: [],
    validations: [],
    people: [],
    fields: [],
    abilities: { workflows: false, validations: false },
    ...own,
  };
}

export const anOption = (value: string, label = value): PortalOption => ({ value, label, hidden: false, description: '' });

export const aProperty = (own: Partial<PortalProperty> & Pick<PortalProperty, 'name'>): PortalProperty => ({
  label: own.name, description: '', groupName: 'other', type: 'enumeration', fieldType: 'select', options: [],
  isCalculated: false, hasUniqueValue: false, isDefinitionReadOnly: false, areOptionsReadOnly: false,
  ...own,
});

export const aList = (name: string, own: Partial<PortalList> = {}): PortalList => ({
  listId: '7', name, objectTypeId: '0-1', processingType: 'DYNAMIC', filterBranch: null, ...own,
});

/** The portal after every operation took effect, as a portal would answer. */
export function afterApplying(snapshot: PortalSnapshot, operations: readonly PushOperation[]): PortalSnapshot {
  const groups = new Map(snapshot.groups.map((group) => [group.name, group]));
  const properties = new Map(snapshot.properties.map((property) => [property.name, property]));
  const lists = new Map(snapshot.lists.map((list) => [list.name, list]));
  for (const operation of operations) {
    const wanted = Object.fromEntries(operation.fields.map(({ field, after }) => [field, after]));
    if (operation.kind === 'createPropertyGroup') groups.set(operation.target, { name: operation.target, label: JSON.stringify(wanted['label']) });
    if (operation.group === 'lists') lists.set(operation.target, { ...aList(operation.target), filterBranch: canonicalFilter(afterOf(operation, 'filterBranch') ?? null) });
    if (operation.kind === 'createProperty' || operation.kind === 'updateProperty') {
      const before = properties.get(operation.target) ?? aProperty({ name: operation.target });
      properties.set(operation.target, { ...before, ...(wanted as { [field: string]: JsonValue } & Partial<PortalProperty>) }); // fields carry the property's own names and shapes
    }
  }
  return { ...snapshot, groups: [...groups.values()], properties: [...properties.values()], lists: [...lists.values()] };
}
