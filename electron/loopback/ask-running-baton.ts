import { z } from 'zod';
import type { LockNote } from './data-lock.ts';

const PATIENCE_MS = 30_000;
const replySchema = z.object({ address: z.string() });

/** What the Baton of a note says: its address with a fresh ticket, nothing (busy or starting), or nobody is there. */
export type Answer = { readonly kind: 'address'; readonly address: string } | { readonly kind: 'silent' } | { readonly kind: 'gone' };

/** Asks the Baton that has this data folder open. A number of a process says little: after a restart another may have it. */
export async function askRunningBaton(by: LockNote, sample: boolean): Promise<Answer> {
  if (by.port === null) return { kind: 'silent' };
  try {
    const reply = await fetch(`http://127.0.0.1:${by.port}/ticket`, {
      method: 'POST',
      headers: { authorization: `Bearer ${by.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sample }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return reply.ok ? { kind: 'address', address: replySchema.parse(await reply.json()).address } : { kind: 'gone' };
  } catch (error) {
    return isRefused(error) ? { kind: 'gone' } : { kind: 'silent' };
  }
}

/** Nobody listens on the port. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}
