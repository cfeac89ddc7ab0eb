import type { PackedTexts } from './packed-texts.ts';
import { comparePacked } from './text-order.ts';

const inOrder = new WeakSet<PackedTexts>();
/** Remembers of stored ids that they were found to be in order when they were stored. */
export const keepIdsInOrder = (ids: PackedTexts): void => void inOrder.add(ids);

/** Whether ids rise as `compareIds` orders them (plainly: `compareIds(id, next) <= 0` for each): whole numbers by size first, then texts. */
export function idsAreInOrder(ids: PackedTexts): boolean {
  if (inOrder.has(ids)) return true;
  const { offsets } = ids;
  const count = offsets.length - 1;
  let wasNumber = count === 0 || isDigits(ids, 0);
  for (let place = 1; place < count; place++) {
    const isNumber = isDigits(ids, place);
    if (isNumber && !wasNumber) return false;
    if (isNumber === wasNumber) {
      const longer = isNumber ? offsets[place + 1]! - offsets[place]! - (offsets[place]! - offsets[place - 1]!) : 0;
      if (longer < 0 || (longer === 0 && comparePacked(ids, place - 1, place) > 0)) return false;
    }
    wasNumber = isNumber;
  }
  return true;
}

function isDigits({ offsets, bytes }: PackedTexts, place: number): boolean {
  const end = offsets[place + 1]!;
  for (let i = offsets[place]!; i < end; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return false;
  return offsets[place] !== end;
}
