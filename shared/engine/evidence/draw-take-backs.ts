import { quantile } from '../metrics/quantile.ts';
import type { SeededRandom } from '../metrics/seeded-random.ts';
import { countInWords } from '../model/count-in-words.ts';
import { setStage } from '../replay/play-history.ts';
import type { Played } from '../replay/played.ts';
import { routeWithTakeBacks } from '../routing/route-leads.ts';
import { findAnswerCases, type AnswerCase } from './draw-answers.ts';
import { drawnTakeBacks } from './drawn-take-backs.ts';
import type { Response, Responses } from './response-samples.ts';

/** Draws under a policy that takes leads back from whoever lets them lie: each routes all leads anew, by the answers that it draws. */
export interface TakeBackDraws {
  /** The answers of one draw: whoever has a lead in the end, and what he answered it with. */
  casesOf(random: SeededRandom): readonly AnswerCase[];
  /** What the draws so far came to, in a sentence. */
  inWords(): string;
}

/** Whoever had a lead before answers it no more; an answer is drawn anew for each who gets it (domain.md §7, C1 runs on, C2 begins again). */
export function createTakeBackDraws(played: Played, samples: Responses, needed: number): TakeBackDraws {
  const { input, proposed } = played;
  const stage = setStage(input);
  const { tier } = stage.crossings;
  const before = stage.crossings.count - proposed.count; // decided before the chosen period
  const drawn = drawnTakeBacks(input.configuration, stage.clocks, tier, samples, needed);
  const [taken, toManager]: [number[], number[]] = [[], []];
  return {
    casesOf(random) {
      const answers: Response[] = [];
      const takenAt = drawn(random, (turn, answer) => void (answers[turn] = answer));
      const { decisions, takenBack, toManager: left } = routeWithTakeBacks({ ...stage.routing, crossings: stage.crossings, takenAt });
      taken.push(new Set(takenBack.flatMap(({ turn }) => (turn < before ? [] : [turn]))).size);
      toManager.push(left.subarray(before).reduce((sum, flag) => sum + flag, 0));
      const cut = { rep: decisions.rep.subarray(before), assignedAt: decisions.assignedAt.subarray(before) };
      return findAnswerCases(played, cut, (i) => (answers[before + i] === undefined ? [] : [answers[before + i]!]));
    },
    inWords: () => `A lead that is let lie goes to the next person, who answers it from then on: ${rangeOf(taken)} of ${countInWords(proposed.count)} are taken back, ${rangeOf(toManager)} are left with the manager and count as not kept.`,
  };
}

function rangeOf(counts: readonly number[]): string {
  const [low, median, high] = [0.05, 0.5, 0.95].map((p) => countInWords(Math.round(quantile(counts, p) ?? 0)));
  return `${median} (${low} to ${high} in nine draws of ten)`;
}
