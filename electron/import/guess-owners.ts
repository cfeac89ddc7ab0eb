import type { Vocabulary } from '../../shared/contract/schemas/import.ts';
import type { HistoryOwner } from '../../shared/engine/history/history.ts';
import { compareText } from '../../shared/engine/history/compare-ids.ts';
import type { LookedAt } from './guess-vocabulary.ts';
import { readRows } from './read-rows.ts';
import type { FileMapping } from '../../shared/contract/schemas/import.ts';

/** Somebody whom a text in an owner column may mean. */
export interface OwnerCandidate {
  readonly ownerId: string;
  readonly name: string;
  readonly email: string;
}

/** A text that names an owner, in how many cells, and whom it means by id, name or e-mail; null: nobody of them. */
export interface OwnerValue {
  readonly value: string;
  readonly count: number;
  readonly ownerId: string | null;
}

/** So many texts are shown; the rest are rarer. */
const MOST = 300;

/** The owners that an owners' file lists. */
export async function lookAtOwners(path: string, mapping: FileMapping): Promise<OwnerCandidate[]> {
  const owners: OwnerCandidate[] = [];
  const cells = new Map<string, number>();
  await readRows(path, mapping, {
    onHeader: (header) => mapping.columns.forEach(({ column, target }) => cells.has(target) || cells.set(target, header.indexOf(column))),
    onRow(row, _line, fault) {
      if (fault !== null || owners.length >= 5_000) return;
      const text = (target: string): string => row[cells.get(target) ?? -1]?.trim() ?? '';
      const name = text('name') || [text('firstName'), text('lastName')].filter((part) => part !== '').join(' ');
      const ownerId = text('ownerId') || name;
      if (ownerId !== '') owners.push({ ownerId, name: name || ownerId, email: text('email') });
    },
  });
  return owners;
}

/** Every text of the owner columns with whom it means, those that mean nobody first, and a proposal for these. */
export function guessOwners(files: readonly LookedAt[], ownerProperty: string, candidates: readonly (OwnerCandidate | HistoryOwner)[]): { ownerValues: OwnerValue[]; owners: NonNullable<Vocabulary['owners']> } {
  const known = candidates.map((one) => ('extId' in one ? { ownerId: one.extId, name: one.name, email: one.email } : one));
  const byText = new Map<string, string>();
  for (const part of ['ownerId', 'name', 'email'] as const) for (const one of known) if (one[part] !== '' && !byText.has(keyOf(one[part]))) byText.set(keyOf(one[part]), one.ownerId);
  const counts = new Map<string, number>();
  const count = (values: ReadonlyMap<string, number>): void => values.forEach((times, value) => value.trim() !== '' && counts.set(value.trim(), (counts.get(value.trim()) ?? 0) + times));
  for (const { mapping, looks, properties } of files) {
    if (mapping.kind !== 'owners') for (const { column } of mapping.columns.filter(({ target }) => target === 'owner')) count(looks.get(column)?.counts ?? new Map<string, number>());
    count(properties.get(ownerProperty) ?? new Map<string, number>());
  }
  const all = [...counts].map(([value, times]): OwnerValue => ({ value, count: times, ownerId: byText.get(keyOf(value)) ?? null }));
  all.sort((a, b) => Number(a.ownerId !== null) - Number(b.ownerId !== null) || b.count - a.count || compareText(a.value, b.value));
  const owners = all.flatMap(({ value, ownerId }) => {
    const likely = ownerId === null ? likelyOwner(value, known) : null;
    return likely === null ? [] : [{ value, ownerId: likely }];
  });
  return { ownerValues: known.length === 0 ? [] : all.slice(0, MOST), owners };
}

const keyOf = (text: string): string => text.trim().toLowerCase();

/** The one owner with the same words in another order, or whose address begins with them: "Lee, Kim", "kim.lee". */
function likelyOwner(value: string, owners: readonly OwnerCandidate[]): string | null {
  const wanted = wordsOf(value);
  if (wanted === '') return null;
  const found = new Set(owners.filter(({ name, email }) => wordsOf(name) === wanted || (email !== '' && wordsOf(email.split('@')[0] ?? '') === wanted)).map(({ ownerId }) => ownerId));
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

/** The words of a name in the order of the alphabet, signs aside. */
const wordsOf = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').sort().join(' ');
