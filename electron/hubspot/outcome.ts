/** How a request ended, as a value. Messages are sentences for people and never hold a token. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly status: number; readonly correlationId: string | null }
  /** The portal said no; nothing changed there. `status` 404 means that there is no such object. */
  | { readonly kind: 'refused'; readonly status: number; readonly category: string; readonly message: string; readonly correlationId: string | null }
  /** Too many requests, and waiting did not help; nothing changed. `daily` lasts until the portal's midnight. */
  | { readonly kind: 'rateLimited'; readonly policy: 'burst' | 'daily'; readonly message: string; readonly correlationId: string | null }
  /** The portal could not be asked; nothing changed. */
  | { readonly kind: 'unavailable'; readonly message: string }
  /** A write whose answer was lost: it may or may not have taken effect. Read before anything else. */
  | { readonly kind: 'unknown'; readonly message: string }
  | { readonly kind: 'cancelled' };

/** An outcome that carries no value. */
export type Failed = Exclude<Outcome<never>, { readonly kind: 'ok' }>;

/** A failed outcome on its way through a library that only knows exceptions. */
export class OutcomeError extends Error {
  readonly outcome: Failed;
  constructor(outcome: Failed) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

/** The sentence of a failed outcome. */
export const messageOf = (outcome: Failed): string => (outcome.kind === 'cancelled' ? 'Cancelled.' : outcome.message);
