import type { JsonValue } from './push-operation.ts';

/**
 * One line of the push's journal. `sending` is written before a request leaves, the others after: `answered`,
 * `lost` (a write without an answer), `reread` (what the portal holds after all), `skipped` (already as agreed).
 */
export interface JournalEntry {
  readonly at: number;
  readonly operationId: string;
  readonly phase: 'sending' | 'answered' | 'lost' | 'reread' | 'skipped';
  readonly status: number | null;
  readonly correlationId: string | null;
  readonly message: string;
  /** What the portal held before, and what was sent or found; null where there is nothing. */
  readonly before: { readonly [field: string]: JsonValue } | null;
  readonly after: { readonly [field: string]: JsonValue } | null;
}
