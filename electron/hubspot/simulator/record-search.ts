import { notValid } from './portal-refusal.ts';
import type { RecordTable, StoredRecord } from './records.ts';

/** A search as it is sent (hubspot.md §3). */
export interface Search {
  readonly filterGroups?: readonly { readonly filters: readonly Filter[] }[];
  readonly properties?: readonly string[];
  readonly limit?: number;
  readonly after?: string | number;
}
interface Filter { readonly propertyName: string; readonly operator: string; readonly value?: string | number; readonly values?: readonly string[] }

/** No more than these are given, whatever the total. */
const CAP = 10_000;
const PAGE = 200;

/** New records are found a moment later. */
const LAG_MS = 5_000;

/**
 * Records that fit, oldest first. Windows of creation are cut out by halving, so that a search in a large table costs what
 * it finds; any other filter is tried on each record of the window.
 */
export function searchRecords<R>(table: RecordTable, { filterGroups = [], properties = [], limit = 10, after = 0 }: Search, now: number, present: (record: StoredRecord, properties: readonly string[]) => R) {
  if (limit > PAGE) throw notValid(`The limit is ${PAGE}`);
  const from = Number(after);
  if (from + limit > CAP) throw notValid(`Paging past ${CAP} results is not supported`, 'SEARCH_TOO_DEEP');
  if (filterGroups.length > 5 || filterGroups.some(({ filters }) => filters.length > 6)) throw notValid('Too many filters');
  const filters = filterGroups[0]?.filters ?? [];
  const bound = (operators: readonly string[], otherwise: number): number => {
    const filter = filters.find(({ propertyName, operator }) => propertyName === 'createdate' && operators.includes(operator));
    return filter === undefined ? otherwise : Number(filter.value);
  };
  const start = firstAt(table, bound(['GTE'], Number.NEGATIVE_INFINITY));
  const end = firstAt(table, Math.min(bound(['LT'], Number.POSITIVE_INFINITY), now - LAG_MS));
  const others = filters.filter(({ propertyName }) => propertyName !== 'createdate');
  const found = others.length === 0 ? null : indices(start, end).filter((index) => others.every((filter) => fits(table.at(index), filter)));
  const total = found === null ? Math.max(0, end - start) : found.length;
  const page = Array.from({ length: Math.max(0, Math.min(limit, total - from)) }, (_, i) => present(table.at(found === null ? start + from + i : (found[from + i] ?? 0)), properties));
  return { total, results: page, ...(from + limit < total ? { paging: { next: { after: String(from + limit) } } } : {}) };
}

/** The first record created at or after an instant. */
function firstAt(table: RecordTable, instant: number): number {
  let [low, high] = [0, table.size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (table.at(middle).createdAt < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

const indices = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

function fits({ properties, id }: StoredRecord, { propertyName, operator, value, values = [] }: Filter): boolean {
  const held = propertyName === 'hs_object_id' ? id : (properties[propertyName] ?? '');
  switch (operator) {
    case 'EQ':
      return held === String(value);
    case 'IN':
      return values.includes(held);
    case 'HAS_PROPERTY':
      return held !== '';
    case 'NOT_HAS_PROPERTY':
      return held === '';
    default:
      throw notValid(`Operator ${operator} is not supported here`);
  }
}
