import type { Truth } from '../expressions/truth.ts';

/** What a rep had been given when somebody looked: on his own day, in his week, in 30 days, and open. */
export interface DeskCounts {
  readonly onDay: number;
  readonly inWeek: number;
  readonly in30: number;
  readonly open: number;
}

/** What decisions looked at; told to whoever explains them. Rules after the deciding one are not looked at. */
export interface RoutingWitness {
  /** False: it reads neither counts nor scores, which then are left empty, and need not be told of rules that are not true. */
  readonly isDetailed: boolean;
  /** A decision is looked at, at its trigger or again from the hold queue; what follows belongs to it. */
  looks(turn: number, at: number): void;
  /** An owner who might keep the lead; `standing` (an index into `STANDINGS`) says whether he can take it. */
  kept(keptBy: number, rep: number, standing: number): void;
  rule(rule: number, truth: Truth): void;
  /** A pool that is outside its own hours, so that nobody in it was asked. */
  closed(rule: number, pool: number): void;
  member(rule: number, pool: number, member: number, standing: number, counts: DeskCounts): void;
  /** Who was picked, and by member the number that decided (see the pool's strategy). */
  picked(rule: number, pool: number, member: number, score: readonly number[]): void;
  /** The lead was put into the hold queue. */
  held(rule: number): void;
}
