import { closeSync, openSync, readSync } from 'node:fs';
import sodium from 'libsodium-wrappers-sumo';
import type { SealCost } from './seal-key.ts';

const MAGIC = Buffer.from('BATOSEAL', 'latin1');
const VERSION = 1;
const SALT_AT = 12;
const STREAM_AT = 28;
const CHECK_AT = 52;
const SUM_AT = 69;
/** Everything before the first piece of the stream. */
export const HEADER_BYTES = 85;

/** What stands before the encrypted stream. */
export interface SealHeader {
  readonly cost: SealCost;
  readonly salt: Uint8Array;
  /** Where the stream of pieces starts from (the nonce). */
  readonly stream: Uint8Array;
  /** An empty message: opens with the right key only. */
  readonly check: Uint8Array;
}

/** The header as bytes: magic, version, passes, MiB, salt, stream header, check, checksum. */
export function encodeHeader({ cost, salt, stream, check }: SealHeader): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.set(MAGIC, 0);
  bytes[8] = VERSION;
  bytes[9] = cost.passes;
  bytes.writeUInt16LE(cost.memoryMiB, 10);
  bytes.set(salt, SALT_AT);
  bytes.set(stream, STREAM_AT);
  bytes.set(check, CHECK_AT);
  bytes.set(checksum(bytes), SUM_AT);
  return new Uint8Array(bytes);
}

/** The bytes that every piece's key is bound to: what comes before the stream header. */
export const boundBytes = (header: Uint8Array): Uint8Array => header.slice(0, STREAM_AT);

/** The header in these bytes; null when it is damaged or of another version. Costs beyond reason are no header of ours. */
export function decodeHeader(bytes: Uint8Array): SealHeader | null {
  const buffer = Buffer.from(bytes);
  if (buffer.length < HEADER_BYTES || !startsSealed(buffer) || buffer[8] !== VERSION) return null;
  if (!buffer.subarray(SUM_AT, HEADER_BYTES).equals(checksum(buffer))) return null;
  const cost = { passes: buffer[9] ?? 0, memoryMiB: buffer.readUInt16LE(10) };
  if (cost.passes < 1 || cost.passes > 20 || cost.memoryMiB < 8 || cost.memoryMiB > 1024) return null;
  const part = (from: number, to: number): Uint8Array => new Uint8Array(buffer.subarray(from, to));
  return { cost, salt: part(SALT_AT, STREAM_AT), stream: part(STREAM_AT, CHECK_AT), check: part(CHECK_AT, SUM_AT) };
}

const checksum = (bytes: Uint8Array): Uint8Array => sodium.crypto_generichash(HEADER_BYTES - SUM_AT, bytes.subarray(0, SUM_AT), null);

const startsSealed = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC);

/** True when a file begins as sealed ones do; a file that cannot be read is none. */
export function isSealedFile(path: string): boolean {
  return startsSealed(Buffer.from(firstBytes(path, MAGIC.length)));
}

/** Up to `count` bytes from the start of a file; none when it cannot be read. */
export function firstBytes(path: string, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  try {
    const file = openSync(path, 'r');
    try {
      return bytes.subarray(0, readSync(file, bytes, 0, count, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return bytes.subarray(0, 0);
  }
}
