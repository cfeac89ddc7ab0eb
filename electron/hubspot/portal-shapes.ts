import type { PublicObjectList } from '@hubspot/api-client/lib/codegen/crm/lists/index.js';
import type { OptionInput, Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { PortalAccount, PortalChange, PortalList, PortalOption, PortalProperty } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { JsonValue } from '../../shared/engine/hubspot-plan/push-operation.ts';

/** A property as a push compares it; the portal's order of options is by display order, ties as they came. */
export function portalProperty(property: Property): PortalProperty {
  const order = (option: { readonly displayOrder?: number }): number => option.displayOrder ?? Number.MAX_SAFE_INTEGER;
  return {
    name: property.name,
    label: property.label,
    description: property.description ?? '',
    groupName: property.groupName,
    type: property.type,
    fieldType: property.fieldType,
    // Negative display orders mean "after the positive ones" in a portal.
    options: (property.options ?? [])
      .toSorted((a, b) => (order(a) < 0 ? Number.MAX_SAFE_INTEGER : order(a)) - (order(b) < 0 ? Number.MAX_SAFE_INTEGER : order(b)))
      .map(({ value, label, hidden, description }) => ({ value, label, hidden: hidden ?? false, description: description ?? '' })),
    isCalculated: property.calculated ?? false,
    hasUniqueValue: property.hasUniqueValue ?? false,
    isDefinitionReadOnly: property.modificationMetadata?.readOnlyDefinition ?? false,
    areOptionsReadOnly: property.modificationMetadata?.readOnlyOptions ?? false,
    ...(property.calculationFormula === undefined || property.calculationFormula === '' ? {} : { calculationFormula: property.calculationFormula }),
    ...changedBy(property.updatedAt, property.updatedUserId),
  };
}

/** The last change as far as a portal tells it; nothing where it tells no time. */
const changedBy = (at: Date | undefined, userId: string | undefined): { changed?: PortalChange } => (at === undefined ? {} : { changed: { at: at.toISOString(), userId: userId ?? '' } });

/** Options as the portal takes them; it replaces the whole list, so the order is given too. */
export const optionInputs = (options: readonly PortalOption[]): OptionInput[] =>
  options.map(({ value, label, hidden, description }, displayOrder) => ({ value, label, hidden, displayOrder, ...(description === '' ? {} : { description }) }));

/** A list as a push compares it. */
export function portalList(list: PublicObjectList): PortalList {
  return {
    listId: list.listId,
    name: list.name,
    objectTypeId: list.objectTypeId,
    processingType: list.processingType,
    filterBranch: asJson(list.filterBranch),
    ...changedBy(list.updatedAt, list.updatedById),
  };
}

/** Class instances of the generated code as plain JSON without undefined. */
export const asJson = (value: unknown): JsonValue => (value === undefined ? null : (JSON.parse(JSON.stringify(value)) as JsonValue)); // what JSON.parse returns

/** The account that answered; only the id is certain to be there. */
export function portalAccount(text: string): PortalAccount | null {
  const body = readFields(text);
  const id = body['portalId'];
  if (typeof id !== 'number' && typeof id !== 'string') return null;
  const said = (field: string): string => (typeof body[field] === 'string' ? body[field] : '');
  return {
    id: String(id),
    name: said('portalName') || `Portal ${id}`,
    accountType: said('accountType'),
    timeZone: said('timeZone'),
    uiDomain: said('uiDomain'),
  };
}

function readFields(text: string): { readonly [key: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
