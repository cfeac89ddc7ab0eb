import { FACT } from '../../shared/engine/history/history.ts';
import { compareIds } from './dictionary.ts';
import { NO_FILE, type FactTable } from './fact-table.ts';

/** The rows of a fact table in the history's order, by lead. */
export interface OrderedFacts {
  /** Row numbers of the table, leads one after the other. */
  readonly rows: Uint32Array;
  readonly offsets: Uint32Array;
  /** File numbers of rows that repeated another exactly and were dropped. */
  readonly dropped: number[];
}

/** Codes of a table's row in the sorted dictionaries. */
export interface Recoded {
  readonly lead: Uint32Array;
  readonly subject: Uint32Array;
  readonly value: Uint32Array;
  readonly owner: Uint32Array;
}

/**
 * The total order of domain.md §8: by time, kind, the source's id of the event where there is one, then stage order, key
 * and value. It does not depend on the order of rows; exact repeats collapse.
 */
export function orderFacts(table: FactTable, codes: Recoded, leadCount: number): OrderedFacts {
  const starts = new Uint32Array(leadCount + 1);
  for (let i = 0; i < table.length; i++) starts[(codes.lead[i] ?? 0) + 1]!++;
  for (let lead = 0; lead < leadCount; lead++) starts[lead + 1]! += starts[lead]!;
  const next = starts.slice();
  const grouped = new Uint32Array(table.length);
  for (let i = 0; i < table.length; i++) grouped[next[codes.lead[i]!]!++] = i;
  const compare = comparator(table, codes);
  const rows = new Uint32Array(table.length);
  const offsets = new Uint32Array(leadCount + 1);
  const dropped: number[] = [];
  let length = 0;
  for (let lead = 0; lead < leadCount; lead++) {
    const own = Array.from(grouped.subarray(starts[lead], starts[lead + 1])).sort(compare);
    let previous = -1;
    for (const row of own) {
      if (previous >= 0 && isRepeat(table, previous, row)) dropped.push(table.file[row] ?? NO_FILE);
      else rows[length++] = row;
      previous = row;
    }
    offsets[lead + 1] = length;
  }
  return { rows: rows.slice(0, length), offsets, dropped };
}

function comparator(table: FactTable, codes: Recoded): (a: number, b: number) => number {
  const { at, kind, id, automated, file } = table;
  const { subject, value, owner } = codes;
  return (a, b) =>
    at[a]! - at[b]! ||
    kind[a]! - kind[b]! ||
    (kind[a] === FACT.engagement && id[a] !== id[b] ? compareIds(id[a]!, id[b]!) : 0) ||
    subject[a]! - subject[b]! ||
    value[a]! - value[b]! ||
    owner[a]! - owner[b]! ||
    automated[a]! - automated[b]! ||
    file[a]! - file[b]!;
}

/** Equal in everything but the file that they came from. */
function isRepeat(table: FactTable, a: number, b: number): boolean {
  return table.at[a] === table.at[b] && table.kind[a] === table.kind[b] && table.id[a] === table.id[b] && table.subject[a] === table.subject[b] &&
    table.value[a] === table.value[b] && table.owner[a] === table.owner[b] && table.automated[a] === table.automated[b];
}
