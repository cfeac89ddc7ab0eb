import { notValid } from './portal-refusal.ts';
import { rehearsedObject } from './rehearsed-object.ts';
import type { RehearsalState } from './rehearsal-state.ts';

type Branch = {
  readonly filterBranchType: string;
  readonly filterBranches: readonly Branch[];
  readonly filters: readonly { readonly property: string; readonly operation: { readonly operationType: string; readonly operator: string; readonly values?: unknown } }[];
};

/** The operators that the rehearsal portal knows, by kind of operation (hubspot.md §6). */
const OPERATORS: { readonly [operationType: string]: readonly string[] } = {
  ENUMERATION: ['IS_ANY_OF', 'IS_NONE_OF', 'IS_EXACTLY', 'IS_NOT_EXACTLY', 'CONTAINS_ALL', 'DOES_NOT_CONTAIN_ALL', 'HAS_EVER_BEEN_ANY_OF', 'HAS_NEVER_BEEN_ANY_OF'],
  NUMBER: ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO', 'IS_GREATER_THAN', 'IS_GREATER_THAN_OR_EQUAL_TO', 'IS_LESS_THAN', 'IS_LESS_THAN_OR_EQUAL_TO'],
  ALL_PROPERTY: ['IS_KNOWN', 'IS_UNKNOWN', 'IS_BLANK', 'IS_NOT_BLANK'],
  BOOL: ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO'],
  NUMBER_RANGED: ['IS_BETWEEN', 'IS_NOT_BETWEEN'],
  STRING: ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO', 'CONTAINS', 'DOES_NOT_CONTAIN', 'STARTS_WITH', 'ENDS_WITH'],
  MULTISTRING: ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO', 'CONTAINS', 'CONTAINS_EXACTLY', 'DOES_NOT_CONTAIN', 'DOES_NOT_CONTAIN_EXACTLY', 'STARTS_WITH', 'ENDS_WITH'],
};

/** Which properties a kind of operation can compare. */
const TYPES: { readonly [operationType: string]: string } = { ENUMERATION: 'enumeration', NUMBER: 'number', NUMBER_RANGED: 'number', BOOL: 'bool', STRING: 'string', MULTISTRING: 'string' };

/** Refuse a filter that the portal's screens could not open or that compares what it cannot. */
export function checkFilter(state: RehearsalState, objectTypeId: string, filter: unknown): void {
  const root = filter as Branch; // the request schema has checked its shape
  if (root.filterBranchType !== 'OR' || root.filterBranches.some((branch) => branch.filterBranchType !== 'AND')) {
    throw notValid('A filter must be an OR branch that holds AND branches', 'ListError.INVALID_FILTER_BRANCH');
  }
  const { properties } = rehearsedObject(state, objectTypeId);
  for (const { property: name, operation } of filtersOf(root)) {
    const property = properties.find((each) => each.name === name && each.archivedAt === null);
    if (property === undefined) throw notValid(`The property ${name} does not exist`, 'ListError.PROPERTY_NOT_FOUND');
    if (OPERATORS[operation.operationType]?.includes(operation.operator) !== true) {
      throw notValid(`${operation.operationType} does not know ${operation.operator}`, 'ListError.INVALID_OPERATOR');
    }
    const needed = TYPES[operation.operationType];
    if (needed !== undefined && property.type !== needed) throw notValid(`${operation.operationType} cannot compare ${name}, which is of type ${property.type}`, 'ListError.INVALID_OPERATION');
  }
}

const filtersOf = (branch: Branch): Branch['filters'] => [...branch.filters, ...branch.filterBranches.flatMap(filtersOf)];
