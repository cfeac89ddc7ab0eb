import { codesFor } from '../../shared/engine/history/history-parts.ts';
import type { Codes } from '../../shared/engine/history/history.ts';

/** Columns of a finished history lie in memory that threads share, so that nobody has to copy them. */
export const sharedFloats = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8));
export const sharedWords = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4));
export const sharedHalves = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(length * 2));
export const sharedBytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));

/** Codes in as few bytes as a dictionary of so many values needs. */
export function sharedCodes(values: number, length: number): Codes {
  const width = codesFor(values, 0).BYTES_PER_ELEMENT;
  return width === 1 ? sharedBytes(length) : width === 2 ? sharedHalves(length) : sharedWords(length);
}
