import { canonicalFilter } from './canonical-filter.ts';
import type { JsonValue } from './push-operation.ts';

/** One choice of an enumeration, in the order shown to people. */
export interface PortalOption {
  readonly value: string;
  readonly label: string;
  readonly hidden: boolean;
  readonly description: string;
}

/** A contact property as far as a push compares it (hubspot.md §4). */
export interface PortalProperty {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly groupName: string;
  readonly type: string;
  readonly fieldType: string;
  readonly options: readonly PortalOption[];
  readonly isCalculated: boolean;
  readonly hasUniqueValue: boolean;
  readonly isDefinitionReadOnly: boolean;
  readonly areOptionsReadOnly: boolean;
}

/** A segment of contacts with its filter, as read back (hubspot.md §6). */
export interface PortalList {
  readonly listId: string;
  readonly name: string;
  readonly objectTypeId: string;
  readonly processingType: string;
  readonly filterBranch: JsonValue;
}

/** Which portal answered. */
export interface PortalAccount {
  readonly id: string;
  readonly name: string;
  readonly accountType: string;
  readonly timeZone: string;
  readonly uiDomain: string;
}

/** What a portal holds of the objects that a push may touch: handoff groups and properties, lead status, tier lists. */
export interface PortalSnapshot {
  readonly account: PortalAccount;
  readonly groups: readonly { readonly name: string; readonly label: string }[];
  readonly properties: readonly PortalProperty[];
  readonly lists: readonly PortalList[];
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * The snapshot as plain JSON whose canonical text is equal exactly when nothing that a push compares differs: sorted,
 * filters canonical, list ids kept (a list deleted and made again is a change). The caller hashes it.
 */
export function canonicalSnapshot(snapshot: PortalSnapshot): JsonValue {
  return {
    portal: snapshot.account.id,
    groups: [...snapshot.groups].sort(byName).map(({ name, label }) => ({ name, label })),
    properties: [...snapshot.properties].sort(byName).map((property) => ({
      ...property,
      options: property.options.map((option) => ({ ...option })),
    })),
    lists: [...snapshot.lists].sort(byName).map((list) => ({ ...list, filterBranch: canonicalFilter(list.filterBranch) })),
  };
}
