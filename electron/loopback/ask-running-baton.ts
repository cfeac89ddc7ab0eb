import { z } from 'zod';
import type { LockNote } from './data-lock.ts';

const PATIENCE_MS = 30_000;
const replySchema = z.object({ address: z.string() });

/** The address of the Baton that has this data folder open, with a fresh ticket; null when it does not answer as one. */
export async function askRunningBaton(by: LockNote, sample: boolean): Promise<string | null> {
  if (by.port === null) return null;
  try {
    const reply = await fetch(`http://127.0.0.1:${by.port}/ticket`, {
      method: 'POST',
      headers: { authorization: `Bearer ${by.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sample }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return reply.ok ? replySchema.parse(await reply.json()).address : null;
  } catch {
    return null;
  }
}
