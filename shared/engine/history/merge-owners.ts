import { compareIds, compareText } from './compare-ids.ts';
import type { HistoryOwner } from './history.ts';

/** The owners of several batches as one list in the order of ids, and for each batch where its owners went. */
export interface MergedOwners {
  readonly owners: readonly HistoryOwner[];
  readonly newIndex: readonly Uint32Array[];
}

/** Unifies owners by id; a later batch's known values win, and its owners file decides whether somebody is still active. */
export function mergeOwners(batches: readonly (readonly HistoryOwner[])[]): MergedOwners {
  const byId = new Map<string, HistoryOwner>();
  for (const owners of batches) {
    for (const owner of owners) {
      const known = byId.get(owner.extId);
      byId.set(owner.extId, mergeOwner(known ?? owner, owner));
    }
  }
  const owners = [...byId.values()].sort((a, b) => compareIds(a.extId, b.extId) || compareText(a.name, b.name));
  const indexOf = new Map(owners.map((owner, index) => [owner.extId, index]));
  return { owners, newIndex: batches.map((each) => Uint32Array.from(each, ({ extId }) => indexOf.get(extId) ?? 0)) };
}

/** An owner whom only rows name and no owners file explains; such a one knows nothing that could win. */
export function isUnexplained({ extId, name, email, territory, workStart, dayCap, inactiveFrom }: HistoryOwner): boolean {
  return name === extId && email === '' && territory === '' && workStart === null && dayCap === null && inactiveFrom === null;
}

function mergeOwner(earlier: HistoryOwner, later: HistoryOwner): HistoryOwner {
  if (isUnexplained(later) && !isUnexplained(earlier)) return earlier;
  if (isUnexplained(earlier) && earlier !== later) return mergeOwner(later, later); // the same keys in the same order, whoever won
  return {
    extId: later.extId,
    name: later.name || earlier.name,
    email: later.email || earlier.email,
    zone: later.zone || earlier.zone,
    territory: later.territory || earlier.territory,
    workStart: later.workStart ?? earlier.workStart,
    workEnd: later.workEnd ?? earlier.workEnd,
    dayCap: later.dayCap ?? earlier.dayCap,
    inactiveFrom: later.inactiveFrom,
  };
}
