/**
 * The tier of a lead whose scores are known, where tier rules ask of nothing but whether certain engagements ever came by: one
 * glance at the keys of its rows. Plainly `LeadEvaluator.tier` at the same instant.
 */
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Points } from '../../model/score-model.ts';
import { bandIndex } from '../evaluate-lead.ts';
import { cellIndex, tiersOfCells } from '../matrix-cell.ts';
import { everDid, raisingKeys } from './raising-keys.ts';
import type { RowKeys } from './row-keys.ts';

/** The marks that rows of a key leave on their lead, and what follows from all marks and the scores together. */
export interface TierMarks {
  /** By key, one bit for each tier rule that it makes true. */
  readonly ofKey: Uint32Array;
  /** The marks of a lead at an instant (UTC ms). */
  at(lead: number, instant: number): number;
  /** Index into the tiers' classes; -1 when there are none. */
  tier(marks: number, fit: Points, engagement: Points, total: Points): number;
}

/** Bits of a whole number that stay positive. */
const MOST_RULES = 31;

/** Null where a rule asks anything else. */
export function tierMarks(history: History, configuration: Configuration, keys: RowKeys): TierMarks | null {
  const { tiers, score: { matrix } } = configuration;
  const rules = tiers.rules.flatMap(({ when, tierId }) => {
    const tier = tiers.classes.findIndex(({ id }) => id === tierId);
    return tier < 0 ? [] : [{ tier, matches: everDid(when) }];
  });
  if (rules.length > MOST_RULES) return null;
  const ofKey = new Uint32Array(keys.types.length);
  for (let rule = 0; rule < rules.length; rule += 1) {
    const { matches } = rules[rule]!;
    if (matches === null) return null;
    raisingKeys(history, keys, matches).forEach((flag, key) => flag === 1 && (ofKey[key]! |= 1 << rule));
  }
  const ofCells = tiersOfCells(configuration);
  const { offsets, at } = history.facts;
  const { of } = keys;
  return {
    ofKey,
    at(lead, instant) {
      let marks = 0;
      for (let row = offsets[lead]!, stop = offsets[lead + 1]!; row < stop && at[row]! <= instant; row++) marks |= ofKey[of[row]!]!;
      return marks;
    },
    tier(marks, fit, engagement, total) {
      if (marks !== 0) return rules[31 - Math.clz32(marks & -marks)]!.tier;
      const ofCell = matrix === undefined ? -1 : ofCells[cellIndex(matrix, fit, engagement)]!;
      return ofCell >= 0 ? ofCell : bandIndex(tiers, total);
    },
  };
}
