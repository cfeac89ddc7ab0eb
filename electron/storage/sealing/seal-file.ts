import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import sodium from 'libsodium-wrappers-sumo';
import { boundBytes, encodeHeader, HEADER_BYTES, decodeHeader } from './seal-header.ts';
import { DAMAGED_SEAL, WRONG_PASSPHRASE, type SealFailure, type SealKey } from './seal-key.ts';

/** Plain bytes in one piece of the stream. */
const PIECE = 1 << 20;
const sealedPiece = (): number => PIECE + sodium.crypto_secretstream_xchacha20poly1305_ABYTES;

/** Writes `plain` sealed to `target` in one rename, after reading it back whole. The plain file stays. */
export async function sealFile(plain: string, target: string, key: SealKey): Promise<void> {
  await sodium.ready;
  const part = `${target}.part`;
  try {
    await writeAll(part, (out) => readAll(plain, (file) => sealInto(file, out, key)));
    const failure = await unsealPieces(part, key, async () => undefined);
    if (failure !== null) throw new Error('a sealed file did not read back; the disk or the memory is unreliable');
    await rename(part, target);
    await syncFolder(dirname(target));
  } finally {
    await rm(part, { force: true });
  }
}

/** Writes what is sealed in `sealed` to `target`; null when all of it was there and whole, else nothing is left behind. */
export async function unsealFile(sealed: string, target: string, key: SealKey): Promise<SealFailure | null> {
  await sodium.ready;
  const part = `${target}.part`;
  try {
    const failure = await writeAll(part, (out) => unsealPieces(sealed, key, async (message) => void (await out.write(message))));
    if (failure === null) await rename(part, target);
    return failure;
  } finally {
    await rm(part, { force: true });
  }
}

async function sealInto(file: FileHandle, out: FileHandle, key: SealKey): Promise<void> {
  const { state, header: stream } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key.key);
  const draft = { cost: key.cost, salt: key.salt, stream, check: new Uint8Array(sodium.crypto_secretstream_xchacha20poly1305_ABYTES) };
  const check = sodium.crypto_secretstream_xchacha20poly1305_push(state, '', boundBytes(encodeHeader(draft)), sodium.crypto_secretstream_xchacha20poly1305_TAG_PUSH);
  await out.write(encodeHeader({ ...draft, check }));
  const { size } = await file.stat();
  const piece = new Uint8Array(PIECE);
  for (let at = 0, isLast = false; !isLast; at += PIECE) {
    isLast = at + PIECE >= size;
    const { bytesRead } = await file.read(piece, 0, PIECE, at);
    if (bytesRead !== Math.min(PIECE, size - at)) throw new Error('a file changed while it was being sealed');
    const tag = isLast ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    await out.write(sodium.crypto_secretstream_xchacha20poly1305_push(state, piece.subarray(0, bytesRead), null, tag));
  }
}

async function unsealPieces(sealed: string, key: SealKey, onMessage: (message: Uint8Array) => Promise<void>): Promise<SealFailure | null> {
  return readAll(sealed, async (file) => {
    const bytes = new Uint8Array(sealedPiece());
    await file.read(bytes, 0, HEADER_BYTES, 0);
    const header = decodeHeader(bytes.subarray(0, HEADER_BYTES));
    if (header === null) return DAMAGED_SEAL;
    const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header.stream, key.key);
    if (sodium.crypto_secretstream_xchacha20poly1305_pull(state, header.check, boundBytes(encodeHeader(header))) === false) return WRONG_PASSPHRASE;
    const { size } = await file.stat();
    for (let at = HEADER_BYTES; at < size; at += bytes.length) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
      const opened = bytesRead < sodium.crypto_secretstream_xchacha20poly1305_ABYTES ? false : sodium.crypto_secretstream_xchacha20poly1305_pull(state, bytes.subarray(0, bytesRead), null);
      if (opened === false) return DAMAGED_SEAL;
      const isLast = at + bytesRead >= size;
      if ((opened.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL) !== isLast) return DAMAGED_SEAL;
      await onMessage(opened.message);
      if (isLast) return null;
    }
    return DAMAGED_SEAL; // not one piece
  });
}

async function readAll<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** On the disk, not only in its cache, when it returns. */
async function writeAll<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'w', 0o600);
  try {
    const result = await work(file);
    await file.sync();
    return result;
  } finally {
    await file.close();
  }
}

/** The rename is on the disk before the plain file is wiped. Windows cannot sync a folder and orders renames itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
