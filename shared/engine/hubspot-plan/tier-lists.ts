import type { Configuration } from '../model/configuration.ts';
import { uniqueLabels } from './merge-options.ts';
import type { JsonValue } from './push-operation.ts';

/** Contacts, as lists name them. */
export const CONTACT_TYPE_ID = '0-1';

/** A segment that the agreement needs: its contacts follow the filter by themselves. */
export interface WantedList {
  readonly tierId: string;
  readonly name: string;
  readonly filterBranch: JsonValue;
}

/** One list per tier, in the tiers' order; names are unique in a portal, so equal tier names get a number. */
export function tierLists({ tiers }: Pick<Configuration, 'tiers'>): WantedList[] {
  const names = uniqueLabels(tiers.classes.map((tier) => `Handoff tier ${tier.name} (Baton)`));
  return tiers.classes.map((tier, i) => ({
    tierId: tier.id,
    name: names[i] ?? tier.name,
    filterBranch: holdsTier(tier.id),
  }));
}

/** "hx_tier is this tier", in the only shape that the portal's own screens can open: OR of AND of filters (hubspot.md §6). */
function holdsTier(tierId: string): JsonValue {
  const filter = {
    filterType: 'PROPERTY',
    property: 'hx_tier',
    operation: { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: [tierId], includeObjectsWithNoValueSet: false },
  };
  return {
    filterBranchType: 'OR',
    filterBranchOperator: 'OR',
    filters: [],
    filterBranches: [{ filterBranchType: 'AND', filterBranchOperator: 'AND', filterBranches: [], filters: [filter] }],
  };
}
