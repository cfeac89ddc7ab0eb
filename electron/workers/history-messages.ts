import type { PersonalLeftover } from '../../shared/engine/history/pseudonymise.ts';
import type { RepeatedPeople } from '../../shared/engine/history/repeated-across.ts';
import type { StoredColumns } from './compute-messages.ts';

/** A history that is made: its columns and its hash. */
export interface MadeColumns {
  readonly segments: StoredColumns;
  readonly hash: string;
}

/** A history out of several, with the people whom each of them repeats of others. */
export interface MadeTogether extends MadeColumns {
  readonly repeated: readonly RepeatedPeople[];
}

/** How people are replaced: a key of 64 hex digits, what a pseudonym begins with, and how far it reaches. */
export interface Pseudonyms {
  readonly key: string;
  readonly prefix: string;
  readonly scope: 'everywhere' | 'personalColumns';
}

/** A history without people: how many values were replaced, and what looks personal and stayed. */
export interface MadeAnonymous extends MadeColumns {
  readonly replaced: number;
  readonly leftovers: readonly PersonalLeftover[];
}

/** What the thread is sent: the one thing that it does. */
export type HistoryOrder =
  | { readonly kind: 'merge'; readonly batches: readonly StoredColumns[]; readonly leavesOut: readonly boolean[] }
  | { readonly kind: 'pseudonymise'; readonly segments: StoredColumns; readonly pseudonyms: Pseudonyms };

/** The name of the error of a damaged history. */
export const UNREADABLE = 'UnreadableHistory';

/** What it says; after `done` it ends by itself. `range`: what a history cannot hold; `layout`: of another version. */
export type HistoryMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly value: MadeTogether | MadeAnonymous }
  | { readonly kind: 'failed'; readonly why: 'range' | 'layout' | 'unreadable' | 'other'; readonly layout: number; readonly message: string; readonly stack: string };
