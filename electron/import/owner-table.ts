import type { HistoryOwner } from '../../shared/engine/history/history.ts';
import { compareIds, compareText } from '../../shared/engine/history/compare-ids.ts';

/** Owners as they are met: from the owners' file, or named by a row that no owners' file explains. */
export interface OwnerTable {
  readonly owners: HistoryOwner[];
  add(owner: HistoryOwner): boolean;
  /** 1 + index of the owner with this id, name or e-mail; a new owner is made for a text that fits none. 0 for blank. */
  codeOf(text: string): { readonly code: number; readonly isUnknown: boolean };
}

export function createOwnerTable(clientZone: string): OwnerTable {
  const owners: HistoryOwner[] = [];
  const byText = new Map<string, number>();
  const strangers = new Set<string>();
  const key = (text: string): string => text.trim().toLowerCase();
  return {
    owners,
    add(owner) {
      if (byText.has(owner.extId)) return false;
      const code = owners.push(owner);
      byText.set(owner.extId, code);
      // An id is tried before a name, a name before an e-mail; of two people of one name the first id counts.
      for (const text of [key(owner.name), key(owner.email)]) if (text !== '' && !byText.has(text)) byText.set(text, code);
      return true;
    },
    codeOf(text) {
      if (text === '') return { code: 0, isUnknown: false };
      const known = byText.get(text) ?? byText.get(key(text));
      const isUnknown = known === undefined || strangers.has(key(text));
      const stranger = { extId: text, name: text, email: '', zone: clientZone, territory: '', workStart: null, workEnd: null, dayCap: null, inactiveFrom: null };
      if (known !== undefined) {
        // Of "Kim" and "KIM" the smaller text names the owner, whichever row came first.
        if (isUnknown && text < (owners[known - 1]?.extId ?? '')) owners[known - 1] = stranger;
        return { code: known, isUnknown };
      }
      const code = owners.push(stranger);
      byText.set(key(text), code);
      strangers.add(key(text));
      return { code, isUnknown };
    },
  };
}

/** Order of owners in the history. */
export const compareOwners = (a: HistoryOwner, b: HistoryOwner): number => compareIds(a.extId, b.extId) || compareText(a.name, b.name);
