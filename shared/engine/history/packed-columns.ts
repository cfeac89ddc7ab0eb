/**
 * The bytes behind a column's texts. A stored history keeps its texts packed; what reads a few of them, or looks through
 * all of them, works on the bytes, so that a million names never become a million strings. Plainly: the value of a code
 * is `column.values[code]`, the id of a lead is `history.leadIds[lead]`.
 */
import type { FieldColumn, History } from './history.ts';
import { packTexts, unpackText, type PackedTexts } from './packed-texts.ts';

const ofColumns = new WeakMap<FieldColumn, PackedTexts>();
const ofHistories = new WeakMap<History, PackedTexts>();

/** Remembers the bytes that a column's values lie in. */
export const keepPackedValues = (column: FieldColumn, packed: PackedTexts): void => void ofColumns.set(column, packed);
/** Remembers the bytes that a history's ids lie in. */
export const keepPackedIds = (history: History, packed: PackedTexts): void => void ofHistories.set(history, packed);

/** Lets a history with the same ids have the same bytes. */
export function sharePackedIds(from: History, to: History): void {
  const packed = ofHistories.get(from);
  if (packed !== undefined) ofHistories.set(to, packed);
}

/** The values of a column as bytes; packed once for a column that was made in memory. */
export function packedValues(column: FieldColumn): PackedTexts {
  let packed = ofColumns.get(column);
  if (packed === undefined) ofColumns.set(column, (packed = packTexts(column.values)));
  return packed;
}

/** The ids of a history as bytes. */
export function packedIds(history: History): PackedTexts {
  let packed = ofHistories.get(history);
  if (packed === undefined) ofHistories.set(history, (packed = packTexts(history.leadIds)));
  return packed;
}

/** How many values a column's dictionary has, the unknown one included. */
export const valueCount = (column: FieldColumn): number => (ofColumns.get(column)?.offsets.length ?? column.values.length + 1) - 1;

/** The text of a code; '' beyond the dictionary. */
export function valueAt(column: FieldColumn, code: number): string {
  const packed = ofColumns.get(column);
  return packed === undefined ? (column.values[code] ?? '') : textAt(packed, code);
}

/** The id of a lead; '' where there is none. */
export function leadIdAt(history: History, lead: number): string {
  const packed = ofHistories.get(history);
  return packed === undefined ? (history.leadIds[lead] ?? '') : textAt(packed, lead);
}

/** The text at a place; '' beyond the last. */
export const textAt = ({ offsets, bytes }: PackedTexts, place: number): string => (place + 1 < offsets.length ? unpackText(bytes, offsets[place]!, offsets[place + 1]!) : '');

/** The first place of a text; -1 where it is not. */
export function placeOfText(texts: PackedTexts, wanted: string): number {
  const { bytes: sought, offsets: [, size = 0] } = packTexts([wanted]);
  const { offsets, bytes } = texts;
  for (let place = 0; place + 1 < offsets.length; place++) {
    const start = offsets[place]!;
    if (offsets[place + 1]! - start !== size) continue;
    let same = 0;
    while (same < size && bytes[start + same] === sought[same]) same++;
    if (same === size) return place;
  }
  return -1;
}
