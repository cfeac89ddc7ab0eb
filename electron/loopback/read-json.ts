import type { IncomingMessage } from 'node:http';

/** A JSON body, or the status and sentence why it was not taken. */
export type JsonBody = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: 400 | 413 | 415; readonly sentence: string };

/** The largest call: a drawn signature of fifty thousand points stays under it. */
export const LARGEST_CALL = 4 * 1024 * 1024;

/** Reads a JSON body of at most `LARGEST_CALL` bytes; a longer one is not read to its end. */
export async function readJson(request: IncomingMessage): Promise<JsonBody> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return { ok: false, status: 415, sentence: 'Calls are JSON (content-type application/json).' };
  }
  const tooLarge = { ok: false, status: 413, sentence: `A call may hold ${LARGEST_CALL / 1024 / 1024} MB; files go to /files.` } as const;
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_CALL) return tooLarge;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_CALL) return tooLarge;
    parts.push(part);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown };
  } catch {
    return { ok: false, status: 400, sentence: 'The body is no JSON.' };
  }
}
