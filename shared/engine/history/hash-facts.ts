import { compareText } from './compare-ids.ts';
import { compareAmounts } from './event-attribute.ts';
import { FACT } from './history.ts';
import type { HistoryParts } from './history-parts.ts';
import { packTexts } from './packed-texts.ts';

const BLOCK_ROWS = 1 << 15;
/** Words of a fact without its amounts. */
const PLAIN_WORDS = 6;

/** For every fact's codes their rank among the names that facts use. */
interface FactRanks {
  readonly fieldRank: ReadonlyMap<number, number>;
  readonly valueRanks: ReadonlyMap<number, Uint32Array>;
  readonly types: Uint32Array;
  readonly assets: Uint32Array;
  readonly owners: Uint32Array;
  readonly deals: Uint32Array;
}

/**
 * The facts' part of a history's hash: names that facts use, sorted, then 24 bytes a fact, lead by lead, and 8 more for each
 * number that engagements carry. Properties and engagements of one instant go by rank, then by those numbers: their order in
 * a history follows columns, files and event ids, which say nothing. `fieldOrder` holds the fields that count; facts of
 * others are left out.
 */
export function* hashFacts(parts: HistoryParts, order: Uint32Array, fieldOrder: readonly number[], valueRanks: ReadonlyMap<number, Uint32Array>): Generator<Uint8Array> {
  const { facts } = parts;
  const [types, assets] = [new Uint8Array(parts.eventTypes.length), new Uint8Array(parts.assets.length)];
  const [owners, deals] = [new Uint8Array(parts.owners.length), new Uint8Array(parts.deals.length)];
  for (let row = 0; row < facts.kind.length; row++) {
    const kind = facts.kind[row];
    if (kind === FACT.engagement) {
      types[facts.subject[row]!] = 1;
      assets[facts.value[row]!] = 1;
    } else if (kind === FACT.deal) {
      deals[facts.value[row]!] = 1;
    }
    if ((kind === FACT.engagement || kind === FACT.owner) && facts.owner[row]! > 0) owners[facts.owner[row]! - 1] = 1;
  }
  const dealNames = parts.deals.map(({ extId, amountMinor, currency }) => JSON.stringify([extId, amountMinor, currency]));
  const ranked = [ranksOf(parts.eventTypes, types), ranksOf(parts.assets, assets), ranksOf(parts.owners.map(({ extId }) => extId), owners), ranksOf(dealNames, deals)] as const;
  for (const { names } of ranked) yield packTexts([JSON.stringify(names)]).bytes;
  const attributes = [...(facts.attributes ?? [])].sort((a, b) => compareText(a.name, b.name));
  if (attributes.length > 0) yield packTexts([JSON.stringify(attributes.map(({ name }) => name))]).bytes;
  const fieldRank = new Map(fieldOrder.map((field, rank) => [field, rank]));
  yield* rowsInOrder(parts, order, { fieldRank, valueRanks, types: ranked[0].rank, assets: ranked[1].rank, owners: ranked[2].rank, deals: ranked[3].rank }, attributes.map(({ values }) => values));
}

function ranksOf(names: readonly string[], used: Uint8Array): { names: string[]; rank: Uint32Array } {
  const sorted = [...new Set(names.filter((_, code) => used[code] === 1))].sort(compareText);
  const rankOf = new Map(sorted.map((name, rank) => [name, rank]));
  return { names: sorted, rank: Uint32Array.from(names, (name) => rankOf.get(name) ?? 0) };
}

function* rowsInOrder({ facts, leadIds }: HistoryParts, order: Uint32Array, ranks: FactRanks, amounts: readonly Float64Array[]): Generator<Uint8Array> {
  const leads = leadIds.offsets.length - 1;
  const block = new FactBlock(amounts);
  const counts = new Uint32Array(leads);
  for (let place = 0; place < leads; place++) {
    const lead = order.length === 0 ? place : order[place]!;
    const before = block.length;
    for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row++) block.add(facts, row, ranks);
    block.endLead(before);
    counts[place] = block.length - before;
    if (block.length < BLOCK_ROWS) continue;
    yield block.bytes();
    block.length = 0;
  }
  yield block.bytes();
  yield new Uint8Array(counts.buffer);
}

/** Some leads' facts, 24 bytes each: instant; kind and automation; subject; value; owner; then the amounts. */
class FactBlock {
  length = 0;
  private readonly amounts: readonly Float64Array[];
  private readonly size: number;
  private words: Uint32Array<ArrayBuffer>;
  private doubles: Float64Array;

  constructor(amounts: readonly Float64Array[]) {
    this.amounts = amounts;
    this.size = PLAIN_WORDS + amounts.length * 2;
    this.words = new Uint32Array(BLOCK_ROWS * this.size * 2);
    this.doubles = new Float64Array(this.words.buffer);
  }

  add(facts: HistoryParts['facts'], row: number, { fieldRank, valueRanks, types, assets, owners, deals }: FactRanks): void {
    const kind = facts.kind[row]!;
    const subject = facts.subject[row]!;
    const value = facts.value[row]!;
    const owner = facts.owner[row]!;
    if (kind === FACT.property && !fieldRank.has(subject)) return;
    if ((this.length + 1) * this.size > this.words.length) this.grow();
    const at = this.length++ * this.size;
    this.doubles[at >> 1] = facts.at[row]!;
    for (let i = 0; i < this.amounts.length; i++) {
      const amount = this.amounts[i]![row]!;
      this.doubles[((at + PLAIN_WORDS) >> 1) + i] = Number.isNaN(amount) ? NaN : amount; // one NaN among many
    }
    if (kind === FACT.engagement) this.set(at, kind | (facts.automated[row]! << 8), types[subject]!, assets[value]!, owner === 0 ? 0 : owners[owner - 1]! + 1);
    else if (kind === FACT.property) this.set(at, kind, fieldRank.get(subject) ?? 0, valueRanks.get(subject)?.[value] ?? 0, 0);
    else if (kind === FACT.owner) this.set(at, kind, 0, 0, owner === 0 ? 0 : owners[owner - 1]! + 1);
    else this.set(at, kind, subject, kind === FACT.deal ? deals[value]! : 0, 0);
  }

  private set(at: number, kind: number, subject: number, value: number, owner: number): void {
    this.words[at + 2] = kind;
    this.words[at + 3] = subject;
    this.words[at + 4] = value;
    this.words[at + 5] = owner;
  }

  /** Puts the properties and engagements of each instant, from a row on, into the order of their ranks. */
  endLead(first: number): void {
    for (let row = first + 1; row < this.length; row++) {
      for (let at = row; at > first && this.isBefore(at, at - 1); at--) this.swap(at, at - 1);
    }
  }

  private isBefore(a: number, b: number): boolean {
    const { words, doubles, size } = this;
    const left = a * size;
    const right = b * size;
    if (doubles[left >> 1] !== doubles[right >> 1]) return false;
    const kind = words[left + 2]! & 255;
    if (kind !== (words[right + 2]! & 255) || (kind !== FACT.property && kind !== FACT.engagement)) return false;
    for (const word of [3, 4, 5, 2]) {
      const difference = words[left + word]! - words[right + word]!;
      if (difference !== 0) return difference < 0;
    }
    for (let word = PLAIN_WORDS; word < size; word += 2) {
      const difference = compareAmounts(doubles[(left + word) >> 1]!, doubles[(right + word) >> 1]!);
      if (difference !== 0) return difference < 0;
    }
    return false;
  }

  private swap(a: number, b: number): void {
    const { words, size } = this;
    for (let word = 0; word < size; word++) {
      const kept = words[a * size + word]!;
      words[a * size + word] = words[b * size + word]!;
      words[b * size + word] = kept;
    }
  }

  private grow(): void {
    const words = new Uint32Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
    this.doubles = new Float64Array(words.buffer);
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.words.buffer, 0, this.length * this.size * 4);
  }
}
