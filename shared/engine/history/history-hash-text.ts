import { canonicalTexts, compareBytes, pick } from './canonical-texts.ts';
import { compareText } from './compare-ids.ts';
import { hashFacts } from './hash-facts.ts';
import { FACT, type History } from './history.ts';
import { partsOf, type HistoryParts } from './history-parts.ts';
import { packTexts, type PackedTexts } from './packed-texts.ts';

/**
 * The bytes whose SHA-256 identifies a history, piece by piece: a head, the leads in the order of their ids, then column by
 * column the values that are used, in the order of the first lead that has them, with every lead's rank, then the facts lead
 * by lead. Ranks stand for values, so it does not depend on the order of rows or files, and it leaves out personal fields and
 * owners' names, so that forgetting a person does not change it (domain.md §2.1). Which leads count is the population's to
 * say: it is printed beside every figure and is no part of the history's identity either.
 */
export function* historyHashText(history: History): Generator<Uint8Array> {
  for (const piece of historyHashBytes(partsOf(history))) yield piece.slice();
}

/** The same of a history that is packed already. Each piece is overwritten by the next one: a large history has thousands of them. */
export function* historyHashBytes(parts: HistoryParts): Generator<Uint8Array> {
  const fields = parts.fields.map((field, index) => ({ field, index })).filter(({ field }) => !field.personal);
  fields.sort((a, b) => compareText(a.field.name, b.field.name) || a.index - b.index);
  const owners = parts.owners.map((owner) => [owner.extId, owner.zone, owner.territory, owner.workStart, owner.workEnd, owner.dayCap, owner.inactiveFrom]);
  owners.sort((a, b) => compareText(String(a[0]), String(b[0])));
  yield packTexts([JSON.stringify(['baton-history', 3, fields.map(({ field }) => [field.name, field.type, field.hasHistory]), owners])]).bytes;
  const order = leadOrder(parts.leadIds);
  const ids = pickOrSame(parts.leadIds, order);
  yield bytesOf(ids.offsets);
  yield ids.bytes;
  yield bytesOf(order.length === 0 ? parts.createdAt : Float64Array.from(order, (lead) => parts.createdAt[lead]!));
  const ranks = new Map<number, Uint32Array>();
  const block = new Uint32Array(BLOCK);
  for (const { field, index } of fields) {
    const current = order.length === 0 ? field.current : order.map((lead) => field.current[lead]!);
    const { rank, sorted } = canonicalTexts(field.values, current, namedByFacts(parts, index));
    ranks.set(index, rank);
    yield bytesOf(sorted.offsets);
    yield sorted.bytes;
    for (let first = 0; first < current.length; first += BLOCK) {
      const ranked = block.subarray(0, Math.min(BLOCK, current.length - first));
      for (let i = 0; i < ranked.length; i++) ranked[i] = rank[current[first + i]!]!;
      yield bytesOf(ranked);
    }
  }
  yield* hashFacts(parts, order, fields.map(({ index }) => index), ranks);
}

/** Ranks are handed over by so many, so that a large history needs no second memory. */
const BLOCK = 1 << 15;

const bytesOf = (column: Float64Array | Uint32Array): Uint8Array => new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
const pickOrSame = (texts: PackedTexts, order: Uint32Array): PackedTexts => (order.length === 0 ? texts : pick(texts, order));

/** The leads by id: whole numbers by size and before everything else, then by bytes. Empty when they stand in that order. */
function leadOrder({ offsets, bytes }: PackedTexts): Uint32Array {
  const count = offsets.length - 1;
  const isNumber = new Uint8Array(count);
  for (let lead = 0; lead < count; lead++) isNumber[lead] = isDigits(bytes, offsets[lead]!, offsets[lead + 1]!) ? 1 : 0;
  const compare = (a: number, b: number): number => {
    if (isNumber[a] !== isNumber[b]) return isNumber[b]! - isNumber[a]!;
    const longer = isNumber[a] === 1 ? offsets[a + 1]! - offsets[a]! - (offsets[b + 1]! - offsets[b]!) : 0;
    return longer || compareBytes(bytes, offsets[a]!, offsets[a + 1]!, offsets[b]!, offsets[b + 1]!);
  };
  for (let lead = 1; lead < count; lead++) {
    if (compare(lead - 1, lead) > 0) return Uint32Array.from({ length: count }, (_, place) => place).sort(compare);
  }
  return new Uint32Array(0);
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return false;
  return end > start;
}

function namedByFacts({ fields, facts }: HistoryParts, index: number): Uint8Array {
  const field = fields[index]!;
  const used = new Uint8Array(field.values.offsets.length - 1);
  if (!field.hasHistory) return used;
  for (let row = 0; row < facts.kind.length; row++) {
    if (facts.kind[row] === FACT.property && facts.subject[row] === index) used[facts.value[row]!] = 1;
  }
  return used;
}
