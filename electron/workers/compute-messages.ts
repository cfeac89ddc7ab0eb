import type { ComputeFunctions } from '../../shared/engine/compute/compute-functions.ts';
import type { History } from '../../shared/engine/history/history.ts';

/** A history as it is stored; in shared memory its columns are not copied on their way to the thread. */
export type StoredColumns = ReadonlyMap<string, Uint8Array>;

/** What the compute thread is asked. `key` names the history; `id` ties the answer to the question. */
export type ComputeRequest =
  | { readonly id: number; readonly kind: 'load'; readonly key: string; readonly history: History | StoredColumns }
  | { readonly id: number; readonly kind: 'forget'; readonly key: string }
  | { readonly id: number; readonly kind: 'call'; readonly key: string; readonly name: keyof ComputeFunctions; readonly input: unknown };

/** What it answers. */
export type ComputeAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly stack: string };
