/**
 * Facts of several batches as one table. Plainly: for each lead, all facts of all batches sorted by (at, kind, subject,
 * value, owner, automated, numbers) in the unified dictionaries (the total order of domain.md §8; an event's own id decides
 * no order), where a fact that several batches tell counts as often as the batch that tells it most often says, events with
 * an id or numbers as `tell-events-once.ts` says, a stage whose setter nobody said as `settle-setters.ts` says, and what no row
 * told gives way to what is told (`settle-derived.ts`).
 */
import { compareText } from './compare-ids.ts';
import { FACT } from './history.ts';
import type { Facts, History } from './history.ts';
import { GONE, settleLead, type KnownStatus } from './settle-derived.ts';
import { settleSetters } from './settle-setters.ts';
import { keepAlike, settleIds } from './tell-events-once.ts';
import { areTextsComparable } from './text-ids.ts';

/** Where the codes of one batch went; `lead`, `deal` and `owner` by old index, fields by old index to place and codes. */
export interface BatchCodes {
  readonly lead: Uint32Array;
  readonly fieldPlace: Uint16Array;
  readonly fieldCodes: readonly Uint32Array[];
  readonly types: Uint32Array;
  readonly assets: Uint32Array;
  readonly owner: Uint32Array;
  readonly deal: Uint32Array;
}

interface Gathered extends Omit<Facts, 'offsets' | 'derived' | 'subject' | 'attributes' | 'ids'> {
  readonly subject: Uint16Array;
  readonly batch: Uint8Array;
  /** A byte each. */
  readonly derived: Uint8Array;
  /** Empty where no batch has ids or numbers. */
  readonly ids: Float64Array;
  /** By the merged names of attributes. */
  readonly amounts: readonly Float64Array[];
}

/** The batch column holds the number of a batch in 8 bits. */
export const MOST_BATCHES = 255;

/** Merges the facts; `dealLead` says which lead each merged deal belongs to now. */
export function mergeFacts(histories: readonly History[], codes: readonly BatchCodes[], leads: number, dealLead: Uint32Array): { facts: Facts; repeated: number } {
  const names = [...new Set(histories.flatMap(({ facts: { attributes = [] } }) => attributes.map(({ name }) => name)))].sort(compareText);
  const { rows, starts } = gather(histories, codes, leads, dealLead, names);
  if (histories.some(({ facts: { derived } }) => derived !== undefined)) {
    const status = statusOf(histories, codes, leads);
    for (let lead = 0; lead < leads; lead++) settleLead(rows, starts[lead]!, starts[lead + 1]!, lead, status);
  }
  if (rows.ids.length > 0) for (let lead = 0; lead < leads; lead++) settleIds(rows, starts[lead]!, starts[lead + 1]!);
  const order = sortWithinLeads(rows, starts);
  for (let lead = 0; lead < leads; lead++) settleSetters(rows, order, starts[lead]!, starts[lead + 1]!);
  const keep = rows.ids.length > 0 ? keepToldLead : keepLead;
  const kept = new Uint32Array(order.length);
  const offsets = new Uint32Array(leads + 1);
  let length = 0;
  for (let lead = 0; lead < leads; lead++) {
    length = keep(rows, order, starts[lead]!, starts[lead + 1]!, kept, length);
    offsets[lead + 1] = length;
  }
  return { facts: pick(rows, kept.subarray(0, length), offsets, names), repeated: order.length - length };
}

/** For each batch the merged leads whose status it knows. */
function statusOf(histories: readonly History[], codes: readonly BatchCodes[], leads: number): KnownStatus {
  return histories.map(({ roles, fields }, batch) => {
    const columns = fields.filter(({ name, isFromHistoryOnly }) => isFromHistoryOnly !== true && roles.states?.includes(name));
    if (columns.length === 0) return null;
    const known = new Uint8Array(leads);
    for (const { current } of columns) current.forEach((code, lead) => code !== 0 && (known[codes[batch]!.lead[lead]!] = 1));
    return known;
  });
}

/** All facts of all batches, recoded, by merged lead; within a lead batch after batch. */
function gather(histories: readonly History[], codes: readonly BatchCodes[], leads: number, dealLead: Uint32Array, names: readonly string[]): { rows: Gathered; starts: Uint32Array } {
  const starts = new Uint32Array(leads + 1);
  const owners = histories.map((history, batch) => ownersOfRows(history, codes[batch]!, dealLead));
  for (const ofRows of owners) for (let row = 0; row < ofRows.length; row++) starts[ofRows[row]! + 1]!++;
  for (let lead = 0; lead < leads; lead++) starts[lead + 1]! += starts[lead]!;
  const next = starts.slice();
  const hasTexts = areTextsComparable(histories.map(({ facts: { ids } }) => ids));
  const rows = emptyRows(starts[leads]!, names.length, names.length > 0 || histories.some(({ facts: { ids } }) => ids !== undefined));
  owners.forEach((ofRows, batch) => {
    const { facts } = histories[batch]!;
    const amounts = names.map((name) => facts.attributes?.find((attribute) => attribute.name === name)?.values);
    for (let row = 0; row < ofRows.length; row++) {
      const at = next[ofRows[row]!]!++;
      copyFact(facts, row, codes[batch]!, rows, at, batch);
      if (facts.ids !== undefined) rows.ids[at] = hasTexts ? facts.ids[row]! : Math.max(0, facts.ids[row]!);
      for (let i = 0; i < amounts.length; i++) rows.amounts[i]![at] = amounts[i]?.[row] ?? NaN;
    }
  });
  return { rows, starts };
}

/** The merged lead of each row; a deal's facts go to the lead that the deal belongs to now. */
function ownersOfRows({ facts }: History, { lead: newLead, deal }: BatchCodes, dealLead: Uint32Array): Uint32Array {
  const { offsets, kind, value } = facts;
  const owners = new Uint32Array(offsets[newLead.length]!);
  for (let lead = 0; lead < newLead.length; lead++) {
    const to = newLead[lead]!;
    for (let row = offsets[lead]!; row < offsets[lead + 1]!; row++) owners[row] = kind[row] === FACT.deal ? dealLead[deal[value[row]!]!]! : to;
  }
  return owners;
}

function emptyRows(size: number, attributes: number, hasIds: boolean): Gathered {
  return {
    at: new Float64Array(size), kind: new Uint8Array(size), subject: new Uint16Array(size), value: new Uint32Array(size),
    owner: new Uint16Array(size), automated: new Uint8Array(size), batch: new Uint8Array(size), derived: new Uint8Array(size),
    ids: new Float64Array(hasIds ? size : 0), amounts: Array.from({ length: attributes }, () => new Float64Array(size)),
  };
}

function copyFact(facts: Facts, row: number, codes: BatchCodes, to: Gathered, at: number, batch: number): void {
  const kind = facts.kind[row]!;
  const subject = facts.subject[row]!;
  const value = facts.value[row]!;
  const owner = facts.owner[row]!;
  to.at[at] = facts.at[row]!;
  to.kind[at] = kind;
  to.subject[at] = kind === FACT.property ? codes.fieldPlace[subject]! : kind === FACT.engagement ? codes.types[subject]! : subject;
  to.value[at] = kind === FACT.property ? codes.fieldCodes[subject]![value]! : kind === FACT.engagement ? codes.assets[value]! : kind === FACT.deal ? codes.deal[value]! : value;
  to.owner[at] = owner === 0 ? 0 : codes.owner[owner - 1]! + 1;
  to.automated[at] = facts.automated[row]!;
  to.batch[at] = batch;
  to.derived[at] = (facts.derived?.[row >> 3] ?? 0) >> (row & 7) & 1;
}

/** Row numbers, each lead's in the total order; equal facts stand batch after batch. */
function sortWithinLeads(rows: Gathered, starts: Uint32Array): Uint32Array {
  const order = new Uint32Array(rows.at.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  for (let lead = 0; lead + 1 < starts.length; lead++) {
    const [start, stop] = [starts[lead]!, starts[lead + 1]!];
    if (stop - start < LONG) insertionSort(rows, order, start, stop);
    else order.subarray(start, stop).sort((a, b) => compareRows(rows, a, b) || rows.batch[a]! - rows.batch[b]!);
  }
  return order;
}

/** Leads with more facts than this are rare; theirs are sorted by the library, which allocates. */
const LONG = 64;

function insertionSort(rows: Gathered, order: Uint32Array, start: number, stop: number): void {
  for (let i = start + 1; i < stop; i++) {
    const row = order[i]!;
    let j = i - 1;
    // Stable: equal rows keep the order of batches in which they were gathered.
    for (; j >= start && compareRows(rows, order[j]!, row) > 0; j--) order[j + 1] = order[j]!;
    order[j + 1] = row;
  }
}

function compareRows({ at, kind, subject, value, owner, automated }: Gathered, a: number, b: number): number {
  return at[a]! - at[b]! || kind[a]! - kind[b]! || subject[a]! - subject[b]! || value[a]! - value[b]! || owner[a]! - owner[b]! || automated[a]! - automated[b]!;
}

/** Keeps of each group of equal facts as many as the batch with most of them has; returns the new length of `kept`. */
function keepLead(rows: Gathered, order: Uint32Array, start: number, stop: number, kept: Uint32Array, length: number): number {
  let most = 0;
  let ofBatch = 0;
  for (let i = start; i < stop; i++) {
    const row = order[i]!;
    if (rows.kind[row] === GONE) continue;
    const isSame = i > start && compareRows(rows, order[i - 1]!, row) === 0;
    if (!isSame) most = 0;
    ofBatch = isSame && rows.batch[order[i - 1]!] === rows.batch[row] ? ofBatch + 1 : 1;
    if (ofBatch <= most) continue;
    most = ofBatch;
    kept[length++] = row;
  }
  return length;
}

/** The same where engagements have ids or numbers: those that agree in all else stand together. */
function keepToldLead(rows: Gathered, order: Uint32Array, start: number, stop: number, kept: Uint32Array, length: number): number {
  let end = length;
  for (let first = start, next = start; first < stop; first = next) {
    while (next < stop && compareRows(rows, order[first]!, order[next]!) === 0) next++;
    if (rows.kind[order[first]!] !== FACT.engagement) end = keepLead(rows, order, first, next, kept, end);
    else if (next - first === 1) kept[end++] = order[first]!;
    else for (const row of keepAlike(rows, [...order.subarray(first, next)])) kept[end++] = row;
  }
  return end;
}

function pick(rows: Gathered, kept: Uint32Array, offsets: Uint32Array, names: readonly string[]): Facts {
  const facts = { offsets, ...emptyRows(kept.length, names.length, false) };
  const derived = new Uint8Array((kept.length + 7) >> 3);
  for (let i = 0; i < kept.length; i++) {
    const row = kept[i]!;
    facts.at[i] = rows.at[row]!;
    facts.kind[i] = rows.kind[row]!;
    facts.subject[i] = rows.subject[row]!;
    facts.value[i] = rows.value[row]!;
    facts.owner[i] = rows.owner[row]!;
    facts.automated[i] = rows.automated[row]!;
    if (rows.derived[row] === 1) derived[i >> 3]! |= 1 << (i & 7);
  }
  const { batch: _batch, ids: _ids, amounts, ...columns } = facts;
  amounts.forEach((column, index) => kept.forEach((row, i) => (column[i] = rows.amounts[index]![row]!)));
  return { ...columns, derived, ...(names.length === 0 ? {} : { attributes: names.map((name, index) => ({ name, values: amounts[index]! })) }) };
}
