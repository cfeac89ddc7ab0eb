import { createCipheriv, createHmac } from 'node:crypto';
import { KEY_NAMES, keyedId } from '../../shared/engine/history/text-ids.ts';

const BLOCK_BYTES = 16;
/** So many ids at once. */
const TOGETHER = 1 << 14;

/**
 * Ids of events whose texts nobody can try out without the client's key (64 hex digits), the same for the same text as long as
 * the key is the same. A block cipher under a key of its own stands for HMAC here: of ten million ids that would take minutes.
 */
export function keyTextIds(ids: Float64Array, key: string): Float64Array {
  const derived = (use: string): Buffer => createHmac('sha256', Buffer.from(key, 'hex')).update(use).digest();
  const name = derived('name of the key of event ids').readUInt32LE(0) % KEY_NAMES;
  const cipher = createCipheriv('aes-256-ecb', derived('event ids'), null).setAutoPadding(false);
  const keyed = ids.slice();
  const block = Buffer.alloc(TOGETHER * BLOCK_BYTES);
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const count = Math.min(TOGETHER, ids.length - from);
    for (let i = 0; i < count; i++) block.writeDoubleLE(ids[from + i]!, i * BLOCK_BYTES);
    const made = cipher.update(block.subarray(0, count * BLOCK_BYTES));
    for (let i = 0; i < count; i++) if (ids[from + i]! < 0) keyed[from + i] = keyedId(name, made.readUIntLE(i * BLOCK_BYTES, 5));
  }
  return keyed;
}
