import { playPolicy, setPolicyStage } from '../policy/play-policy.ts';
import { reviewPolicy, type PolicyReview } from '../policy/review-policy.ts';
import type { ReplayInput, ReplayResult } from '../replay/replay-result.ts';
import { runReplay } from '../replay/run-replay.ts';
import { historyWithin, type Period } from './history-within.ts';
import { poolsFollowed } from './pools-followed.ts';
import { reviewClauses, type ClauseReview, type Evidence } from './review-clauses.ts';
import { reviewDrift, type Drift } from './review-drift.ts';

/** Everything that a review depends on; `replay` has the agreed configuration and the whole history. */
export interface ReviewInput {
  readonly replay: ReplayInput;
  readonly period: Period;
  /** What was frozen with the agreement; null: nothing. */
  readonly then: Evidence | null;
  /** UTC ms. */
  readonly today: number;
}

/** An agreement looked at again (product.md, "Review"). */
export interface AgreementReview {
  readonly handoffs: number;
  readonly clauses: readonly ClauseReview[];
  readonly routing: PolicyReview;
  /** Of the handoffs for which a rule names a pool: those whose owner was in it. */
  readonly followed: { readonly n: number; readonly of: number; readonly set: string };
  readonly drift: Drift;
  readonly warnings: readonly string[];
}

/** A review with the leads behind its numbers, by the name of a set or the id of a figure, and the replay that rows are told from. */
export interface ReviewWithLeads {
  readonly review: AgreementReview;
  readonly sets: { get(name: string): Uint32Array | undefined };
  readonly replayed: ReplayResult;
}

/** Measures every clause on the handoffs of the period, plays the agreed routing on them, and compares them with those before. */
export function reviewAgreement({ replay, period, then, today }: ReviewInput): ReviewWithLeads {
  const { configuration } = replay;
  const input: ReplayInput = { ...replay, history: historyWithin(replay.history, period) };
  const replayed = runReplay(input);
  const stage = setPolicyStage(input, 'actual');
  const play = playPolicy(stage);
  const routing = reviewPolicy(play, today, new Set(replay.zones.keys()));
  const { n, of, elsewhere } = poolsFollowed(play);
  return {
    replayed,
    sets: { get: (name) => (name === 'followed.not' ? elsewhere : (replayed.sets.get(name) ?? routing.sets.get(name))) },
    review: {
      handoffs: stage.actual.count,
      clauses: reviewClauses(configuration, then, replayed.summary),
      routing: routing.review,
      followed: { n, of, set: 'followed.not' },
      drift: reviewDrift(replay.history, configuration, stage.evaluator, period),
      warnings: replayed.summary.warnings,
    },
  };
}
