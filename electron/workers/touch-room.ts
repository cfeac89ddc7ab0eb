import type { StoredColumns } from './compute-messages.ts';

/** The platform gives memory page by page when it is first written to, which takes as long as filling it. */
const PAGE_WORDS = 1024;

/**
 * Has shared memory at hand that somebody else is filling from its beginning: it goes from the end towards them. What they
 * have written stays: each touch reads and writes one word back in a step that nobody can come between.
 */
export function touchRoom(room: StoredColumns): void {
  for (const { buffer } of [...room.values()].reverse()) {
    if (!(buffer instanceof SharedArrayBuffer)) continue;
    const words = new Int32Array(buffer, 0, buffer.byteLength >> 2);
    for (let word = 0; word < words.length; word += PAGE_WORDS) Atomics.or(words, word, 0);
  }
}
