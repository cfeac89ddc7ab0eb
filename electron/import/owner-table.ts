import type { HistoryOwner } from '../../shared/engine/history/history.ts';
import type { Vocabulary } from '../../shared/contract/schemas/import.ts';
import { compareIds, compareText } from '../../shared/engine/history/compare-ids.ts';

/** Owners as they are met: from the owners' file, or named by a row that no owners' file explains. */
export interface OwnerTable {
  readonly owners: HistoryOwner[];
  add(owner: HistoryOwner): boolean;
  /** The owner with this id, name or e-mail; nobody is made. */
  find(text: string): HistoryOwner | undefined;
  /** 1 + index of the owner with this id, name or e-mail; a new owner is made for a text that fits none. 0 for blank. */
  codeOf(text: string): { readonly code: number; readonly isUnknown: boolean };
}

/** `known` are the owners of the history that is there: they are met like those of an owners' file, but only when a row names them;
 * `meant` says whom a text means that neither id, name nor e-mail tell. */
export function createOwnerTable(clientZone: string, known: readonly HistoryOwner[] = [], meant: Vocabulary['owners'] = []): OwnerTable {
  const owners: HistoryOwner[] = [];
  const byText = new Map<string, number>();
  const strangers = new Set<string>();
  const key = (text: string): string => text.trim().toLowerCase();
  const idOf = new Map(meant.map(({ value, ownerId }) => [key(value), ownerId]));
  let knownByText: ReadonlyMap<string, HistoryOwner> | null = null;
  const findKnown = (text: string): HistoryOwner | undefined => {
    knownByText ??= byEveryText(known, key);
    return knownByText.get(text) ?? knownByText.get(key(text));
  };
  const add = (owner: HistoryOwner): boolean => {
    if (byText.has(owner.extId)) return false;
    const code = owners.push(owner);
    byText.set(owner.extId, code);
    // An id is tried before a name, a name before an e-mail; of two people of one name the first id counts.
    for (const text of [key(owner.name), key(owner.email)]) if (text !== '' && !byText.has(text)) byText.set(text, code);
    return true;
  };
  return {
    owners,
    add,
    find(text) {
      const met = byText.get(text) ?? byText.get(key(text));
      return met === undefined ? findKnown(text) : owners[met - 1];
    },
    codeOf(written) {
      if (written === '') return { code: 0, isUnknown: false };
      const text = idOf.get(key(written)) ?? written;
      const met = byText.get(text) ?? byText.get(key(text));
      const isUnknown = met === undefined || strangers.has(key(text));
      const stranger = { extId: text, name: text, email: '', zone: clientZone, territory: '', workStart: null, workEnd: null, dayCap: null, inactiveFrom: null };
      if (met !== undefined) {
        // Of "Kim" and "KIM" the smaller text names the owner, whichever row came first.
        if (isUnknown && text < (owners[met - 1]?.extId ?? '')) owners[met - 1] = stranger;
        return { code: met, isUnknown };
      }
      const before = findKnown(text);
      if (before !== undefined) {
        if (!byText.has(before.extId)) add(before);
        byText.set(key(text), byText.get(before.extId) ?? 0);
        return { code: byText.get(before.extId) ?? 0, isUnknown: false };
      }
      const code = owners.push(stranger);
      byText.set(key(text), code);
      strangers.add(key(text));
      return { code, isUnknown };
    },
  };
}

/** Owners by id, name and e-mail; an id counts before a name, a name before an e-mail. */
function byEveryText(owners: readonly HistoryOwner[], key: (text: string) => string): ReadonlyMap<string, HistoryOwner> {
  const found = new Map<string, HistoryOwner>(owners.map((owner) => [owner.extId, owner]));
  for (const part of ['name', 'email'] as const) {
    for (const owner of owners) if (owner[part] !== '' && !found.has(key(owner[part]))) found.set(key(owner[part]), owner);
  }
  return found;
}

/** Order of owners in the history. */
export const compareOwners = (a: HistoryOwner, b: HistoryOwner): number => compareIds(a.extId, b.extId) || compareText(a.name, b.name);
