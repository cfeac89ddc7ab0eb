import { canonicalFilter, isSameJson } from './canonical-filter.ts';
import type { PortalList } from './portal-snapshot.ts';
import type { JsonValue, PushField, PushOperation } from './push-operation.ts';
import { CONTACT_TYPE_ID, type WantedList } from './tier-lists.ts';

/** The attributes of a list that a push sets and compares, in the order shown. */
export const LIST_FIELDS = ['objectTypeId', 'processingType', 'filterBranch'] as const;

/** The compared attributes of a list as the portal holds them, the filter in its canonical form. */
export const listAsFields = (list: PortalList): { [field: string]: JsonValue } => ({
  objectTypeId: list.objectTypeId,
  processingType: list.processingType,
  filterBranch: canonicalFilter(list.filterBranch),
});

/** A list with what a push does not compare but the journal keeps: under its id a deleted list can be restored. */
export const imageOfList = (list: PortalList): { [field: string]: JsonValue } => ({ ...listAsFields(list), name: list.name, listId: list.listId });

/** Create, bring back under its earlier id, update, leave or refuse one tier list. */
export function planList(wanted: WantedList, existing: PortalList | undefined, earlierId?: string): PushOperation {
  const after: { [field: string]: JsonValue } = {
    objectTypeId: CONTACT_TYPE_ID,
    processingType: 'DYNAMIC',
    filterBranch: canonicalFilter(wanted.filterBranch),
  };
  const before = existing === undefined ? {} : listAsFields(existing);
  const fields: PushField[] = LIST_FIELDS.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
  const base = baseOperation(wanted, fields);
  if (existing === undefined && earlierId !== undefined) {
    return {
      ...base,
      kind: 'restoreList',
      title: `Bring back the list "${wanted.name}"`,
      change: `Under its number ${earlierId}, so that what refers to it works again; made anew where HubSpot no longer keeps it`,
      wayBack: 'Delete the list in HubSpot; it can be restored with the same id for 90 days.',
      fields: [...fields, { field: 'listId', before: null, after: earlierId }],
    };
  }
  if (existing === undefined) {
    return {
      ...base,
      kind: 'createList',
      title: `Create the list "${wanted.name}"`,
      change: 'New list that follows the handoff tier by itself',
      wayBack: 'Delete the list in HubSpot; it can be restored with the same id for 90 days.',
    };
  }
  const conflict = listConflict(wanted.name, existing);
  if (conflict !== null) return { ...base, status: 'failed', change: 'Cannot be changed', message: conflict };
  if (fields.every(({ before: was, after: will }) => isSameJson(was, will))) {
    return { ...base, status: 'unchanged', change: 'Already as agreed' };
  }
  return { ...base, risk: 'medium' };
}

/** Why a list of this name cannot serve as a tier list; null when it can. */
export function listConflict(name: string, existing: PortalList): string | null {
  if (existing.processingType === 'DYNAMIC') return null;
  return `A list named "${name}" already exists and is filled by hand (${existing.processingType.toLowerCase()}), so it cannot follow the tier. Rename it in HubSpot, then plan again.`;
}

function baseOperation(wanted: WantedList, fields: PushField[]): PushOperation {
  return {
    id: `list:${wanted.tierId}`,
    group: 'lists',
    kind: 'updateList',
    target: wanted.name,
    title: `Update the list "${wanted.name}"`,
    change: 'Replaces the filter; contacts enter and leave the list accordingly',
    wayBack: 'Set the filter back to the one shown under "before".',
    risk: 'low',
    fields,
    steps: [],
    status: 'planned',
    message: '',
  };
}
