import type { Reply } from '../../shared/contract/reply.ts';

/** A reply as it came over a transport; anything that is not one becomes a refusal with a sentence. */
export function readReply<T>(value: unknown): Reply<T> {
  // The host parses every output with the contract before it sends it; here only the envelope is looked at.
  if (typeof value === 'object' && value !== null && 'ok' in value) return value as Reply<T>;
  return { ok: false, error: { code: 'internal', message: 'Baton sent an answer that cannot be read. Everything that was saved is safe; start Baton again.' } };
}

/** The refusal when nothing answers. */
export const unreachable = (): { readonly ok: false; readonly error: { readonly code: 'internal'; readonly message: string } } => ({
  ok: false,
  error: { code: 'internal', message: 'Baton does not answer. Everything that was saved is safe; start Baton again and reload this page.' },
});
