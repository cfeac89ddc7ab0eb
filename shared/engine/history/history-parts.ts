import type { Codes, Facts, FieldColumn, FieldRoles, History, HistoryDeal, HistoryLevel, HistoryOwner } from './history.ts';
import { packTexts, type PackedTexts } from './packed-texts.ts';

/** A field as it is stored: texts packed, codes narrow, and `numbers` empty for text, where every number is NaN. */
export interface FieldParts {
  readonly name: string;
  readonly type: FieldColumn['type'];
  readonly personal: boolean;
  readonly hasHistory: boolean;
  readonly isFromHistoryOnly?: true;
  readonly values: PackedTexts;
  readonly numbers: Float64Array;
  readonly current: Codes;
}

/** A history as it is stored and hashed: the same columns without a text of their own for every value. */
export interface HistoryParts {
  readonly leadIds: PackedTexts;
  readonly createdAt: Float64Array;
  readonly fields: readonly FieldParts[];
  readonly eventTypes: readonly string[];
  readonly assets: readonly string[];
  readonly owners: readonly HistoryOwner[];
  readonly deals: readonly HistoryDeal[];
  readonly facts: Facts;
  readonly roles: FieldRoles;
  readonly level: HistoryLevel;
  readonly from: number;
  readonly to: number;
  readonly excluded: Uint8Array;
}

/** An empty column of codes for a dictionary of so many values. */
export function codesFor(values: number, length: number): Codes {
  return values <= 0x100 ? new Uint8Array(length) : values <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);
}

/** The same codes in as few bytes as the largest of them needs; in shared memory where they were. */
export function narrowed(codes: Codes): Codes {
  let most = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i]! > most) most = codes[i]!;
  const width = most < 0x100 ? 1 : most < 0x1_0000 ? 2 : 4;
  if (width >= codes.BYTES_PER_ELEMENT) return codes;
  const bytes = codes.length * width;
  const buffer = codes.buffer instanceof SharedArrayBuffer ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  const narrow = width === 1 ? new Uint8Array(buffer) : new Uint16Array(buffer);
  narrow.set(codes);
  return narrow;
}

/** Packs a history that is in memory. */
export function partsOf(history: History): HistoryParts {
  return {
    ...history,
    leadIds: packTexts(history.leadIds),
    fields: history.fields.map((field) => {
      const current = codesFor(field.values.length, field.current.length);
      current.set(field.current);
      return {
        name: field.name,
        type: field.type,
        personal: field.personal,
        hasHistory: field.hasHistory,
        ...(field.isFromHistoryOnly === undefined ? {} : { isFromHistoryOnly: field.isFromHistoryOnly }),
        values: packTexts(field.values),
        numbers: field.type === 'text' ? new Float64Array(0) : field.numbers,
        current,
      };
    }),
  };
}
