import type { Configuration } from '../model/configuration.ts';
import type { Figure, Honesty } from '../model/honesty.ts';
import type { ReplaySummary } from '../replay/replay-result.ts';
import { clausesOf, type Clause } from '../sla/clauses.ts';

/** What a period says of a clause: by its own promise, or that nobody can say yet, or ever from this history. */
export const VERDICTS = ['kept', 'broken', 'notYetKnowable', 'notKnowable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How often a clause was kept: a share of `n` with its 95 % interval; null shares say why in `reason`. */
export interface ClauseFigure {
  readonly share: number | null;
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly honesty: Honesty;
  readonly reason: string | null;
  /** The leads that it opens. */
  readonly leads: number;
}

/** One clause then and now. */
export interface ClauseReview {
  readonly clause: Clause;
  /** The share for which it was promised; 1 where it was promised for every lead. */
  readonly promised: number;
  readonly unit: 'handoffs' | 'weeks';
  /** The figure of the replay whose leads it opens; null: no figure tests this clause. */
  readonly figureId: string | null;
  /** True: those leads break it; else they keep it. */
  readonly opensBroken: boolean;
  /** As quoted at signing; null: no evidence was frozen, or none of this clause. */
  readonly then: ClauseFigure | null;
  readonly now: ClauseFigure;
  readonly verdict: Verdict;
  /** Whether the intervals then and now lie apart; null: one of the two has none. */
  readonly moved: 'better' | 'worse' | 'same' | null;
}

/** Fewer than these prove nothing: handoffs, whole weeks. */
const ENOUGH = { handoffs: 30, weeks: 4 } as const;

/** What a review reads of a replay. */
export type Evidence = Pick<ReplaySummary, 'figures' | 'slaByTier'>;

/** Every clause of an agreement, in the order of its document; `then` is what was frozen with it. */
export function reviewClauses(agreed: Pick<Configuration, 'sla' | 'tiers'>, then: Evidence | null, now: Evidence): ClauseReview[] {
  return clausesOf(agreed).map((clause) => {
    const { figureId, promised, unit, opensBroken } = measureOf(clause, agreed.sla);
    const before = then === null || figureId === null ? null : figureIn(then, clause, figureId);
    const after = (figureId === null ? null : figureIn(now, clause, figureId)) ?? NO_FIGURE;
    return { clause, promised, unit, figureId, opensBroken, then: before, now: after, verdict: verdictOf(after, promised, unit), moved: movedBetween(before, after) };
  });
}

const NO_FIGURE: ClauseFigure = { share: null, n: null, low: null, high: null, honesty: 'notKnowable', reason: 'No figure of a history tests this clause; read it at the review, lead by lead.', leads: 0 };

/** Which figure tests a clause, for which share of what. */
function measureOf({ subject }: Clause, sla: Configuration['sla']): Pick<ClauseReview, 'figureId' | 'promised' | 'unit' | 'opensBroken'> {
  switch (subject.kind) {
    case 'response':
      return { figureId: `judged.compliance.${subject.target.tierId}`, promised: subject.target.share ?? 1, unit: 'handoffs', opensBroken: false };
    case 'attempts':
      return { figureId: 'actual.attempts', promised: sla.attempts.share ?? 1, unit: 'handoffs', opensBroken: true };
    case 'acceptance':
      return { figureId: 'actual.acceptance', promised: sla.acceptanceShare ?? 1, unit: 'handoffs', opensBroken: true };
    case 'feedback':
      return { figureId: 'actual.feedback', promised: subject.feedback.share, unit: 'handoffs', opensBroken: true };
    case 'opportunity':
      return { figureId: null, promised: 1, unit: 'handoffs', opensBroken: false };
    case 'commitment': {
      const { commitment } = subject;
      const isByWeek = commitment.kind === 'volume' || commitment.kind === 'sourceMix';
      const promised = commitment.kind === 'rejects' ? 1 - commitment.most : isByWeek ? 1 : commitment.share;
      return { figureId: `actual.commitment.${commitment.id}`, promised, unit: isByWeek ? 'weeks' : 'handoffs', opensBroken: true };
    }
  }
}

function figureIn({ figures, slaByTier }: Evidence, { subject }: Clause, figureId: string): ClauseFigure | null {
  const figure: Figure | undefined = figures.find(({ id }) => id === figureId);
  if (figure !== undefined) return { share: figure.value, n: figure.n, low: figure.low, high: figure.high, honesty: figure.honesty, reason: figure.reason, leads: figure.leads };
  const tier = subject.kind === 'response' ? slaByTier.find(({ tierId }) => tierId === subject.target.tierId) : undefined;
  if (tier === undefined) return null;
  const n = tier.outcome.kept + tier.outcome.late + tier.outcome.never;
  const reason = tier.keptShare === null ? 'No response clock of this tier had run out by the end of the data.' : null;
  return { share: tier.keptShare, n, low: tier.low, high: tier.high, honesty: tier.keptShare === null ? 'notKnowable' : 'observed', reason, leads: 0 };
}

/** A promise of every lead is broken by the first one; one of a share is compared in millionths, as it was typed. */
function verdictOf({ share, n, honesty }: ClauseFigure, promised: number, unit: ClauseReview['unit']): Verdict {
  if (share === null) return honesty === 'notKnowable' && n === null ? 'notKnowable' : 'notYetKnowable';
  if ((n ?? 0) < ENOUGH[unit]) return 'notYetKnowable';
  return Math.round(share * 1e6) >= Math.round(promised * 1e6) ? 'kept' : 'broken';
}

function movedBetween(then: ClauseFigure | null, now: ClauseFigure): ClauseReview['moved'] {
  if (then === null || then.low === null || then.high === null || now.low === null || now.high === null) return null;
  return now.low > then.high ? 'better' : now.high < then.low ? 'worse' : 'same';
}
