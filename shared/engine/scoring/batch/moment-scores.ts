/**
 * The total and the tier of leads at instants, where engagement follows from engagements alone, fit from fields without a
 * history, and tiers from marks (`tier-marks.ts`). Plainly what `createBatchEvaluator` says where it is moved to the same lead and
 * instant; no slot is filled.
 */
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { BatchEvaluator } from './batch-evaluator.ts';
import { fitCeilings } from './fit-ceilings.ts';
import { rowKeys } from './row-keys.ts';
import { tierMarks } from './tier-marks.ts';
import { TimelineScan } from './timeline-scan.ts';

/** What was read last: hundredths of a point, and an index into the tiers' classes (-1: none). */
export interface MomentScores {
  /** Reads a lead at an instant (UTC ms); false for a lead with more engagements than can be read so. */
  read(lead: number, at: number): boolean;
  readonly total: number;
  readonly tier: number;
}

/** Null where scores or tiers need more than that. */
export function createMomentScores(history: History, configuration: Configuration, evaluator: BatchEvaluator): MomentScores | null {
  const { score } = configuration;
  const keys = rowKeys(history);
  const marksOf = keys === null ? null : tierMarks(history, configuration, keys);
  const scan = keys === null || marksOf === null ? null : TimelineScan.create(history, score, keys);
  const fit = scan === null ? null : fitCeilings(history, score, evaluator);
  if (keys === null || marksOf === null || scan === null || fit === null) return null;
  const { offsets, at: instants } = history.facts;
  const { of } = keys;
  const { ofKey } = marksOf;
  const found = {
    total: NaN,
    tier: -1,
    read(lead: number, at: number): boolean {
      scan.start();
      let marks = 0;
      for (let row = offsets[lead]!, stop = offsets[lead + 1]!; row < stop && instants[row]! <= at; row += 1) {
        const key = of[row]!;
        if (key === 0) continue; // no engagement; those of the instant itself are seen
        marks |= ofKey[key]!;
        if (!scan.push(key, instants[row]!)) return false;
      }
      const engagement = scan.engagement(at);
      found.total = Math.min(Math.max(fit[lead]! + engagement, score.totalMin), score.totalMax);
      found.tier = marksOf.tier(marks, fit[lead]!, engagement, found.total);
      return true;
    },
  };
  return found;
}
