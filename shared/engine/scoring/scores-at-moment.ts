import type { History } from '../history/history.ts';
import type { Points } from '../model/score-model.ts';
import type { Crossings } from './find-crossings.ts';
import type { LeadEvaluator } from './lead-evaluator.ts';
import { stateEntries } from './state-entries.ts';

/** `best`: each lead at its highest evaluation; `actualMql`: at its first recorded MQL instant; `end`: as the history ends. */
export type ScoreMoment = 'best' | 'actualMql' | 'end';

/** The leads that have such a moment and count, in the history's order: index, instant (NaN: a snapshot), total in hundredths. */
export interface MomentScores {
  readonly leads: Uint32Array;
  readonly at: Float64Array;
  readonly totals: Float64Array;
}

/** The score of every lead that counts at one moment; leads without a recorded MQL are absent from `actualMql`. */
export function scoresAtMoment(history: History, evaluator: LeadEvaluator, crossings: Crossings, moment: ScoreMoment): MomentScores {
  const leads: number[] = [];
  const at: number[] = [];
  const totals: Points[] = [];
  for (let lead = 0; lead < history.createdAt.length; lead++) {
    if (history.excluded[lead] === 1) continue;
    const instant = momentOf(history, crossings, lead, moment);
    if (instant === undefined) continue;
    leads.push(lead);
    at.push(instant);
    if (moment === 'best') {
      totals.push(crossings.bestTotal[lead] ?? NaN);
    } else {
      evaluator.moveTo(lead, instant);
      totals.push(evaluator.totals().total);
    }
  }
  return { leads: Uint32Array.from(leads), at: Float64Array.from(at), totals: Float64Array.from(totals) };
}

function momentOf(history: History, crossings: Crossings, lead: number, moment: ScoreMoment): number | undefined {
  if (moment === 'end') return history.to;
  return moment === 'best' ? crossings.bestAt[lead] : stateEntries(history, lead, 'mql')[0];
}
