import { z } from 'zod';

/** The closed set of refusals that cross the wire; the message is a sentence for people, with the way out. */
export const ERROR_CODES = [
  'invalidInput', 'notFound', 'refused', 'stale', 'locked', 'unreadableFile', 'tooNew', 'diskFull',
  'portalUnavailable', 'cancelled', 'unavailableHere', 'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What went wrong: what happened, to what, and what to do next. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** Every reply of every procedure, on every transport. Nothing throws across the wire. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** The schema of a failure, for transports that must check what they received. */
export const failureSchema = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

/** A successful reply. */
export const ok = <T>(value: T): Reply<T> => ({ ok: true, value });

/** A refusal with its sentence. */
export const fail = (code: ErrorCode, message: string, details?: Failure['details']): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: details === undefined ? { code, message } : { code, message, details },
});
