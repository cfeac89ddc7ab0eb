import type { ScoreModel } from '../../../shared/engine/model/score-model.ts';
import { countText, decimalText, plural } from '../../components/figure-text.ts';
import { mqlCells, mqlKind } from './matrix-edits.ts';

/** What decides in this model, as the beginning of a sentence: "At 54 points", "With the cells A1 and A2". */
export function ruleWords(score: ScoreModel, threshold: number): string {
  const kind = mqlKind(score.mql);
  if (kind === 'threshold') return `At ${decimalText(threshold)} points`;
  if (kind === 'rule') return 'By its own rule';
  const cells = mqlCells(score.mql) ?? [];
  if (cells.length === 0) return 'Without any cell';
  return cells.length === 1 ? `With the cell ${cells[0] ?? ''}` : `With the cells ${cells.slice(0, -1).join(', ')} and ${cells.at(-1) ?? ''}`;
}

/** Why no threshold of points divides the leads of this model, in a few words; null where one does. */
export function withoutThreshold(score: ScoreModel): string | null {
  const kind = mqlKind(score.mql);
  if (kind === 'threshold') return null;
  return kind === 'rule' ? 'no threshold: a rule of its own decides' : 'no threshold: the cell decides';
}

/** The sentence of the screen: what a week brings by the saved model or the tried threshold; before that is known, how many reach it. */
export function scoreSentence({ score, threshold, isTrying, perWeek, capacity, reaching }: {
  readonly score: ScoreModel;
  readonly threshold: number;
  readonly isTrying: boolean;
  readonly perWeek: number | null;
  readonly capacity: number | null;
  readonly reaching: number | null;
}): string {
  if (!isTrying && !score.groups.some((group) => group.rules.length > 0)) return 'No rule gives points yet.';
  if (perWeek !== null) {
    const figure = perWeek >= 20 ? countText(perWeek) : decimalText(perWeek);
    return `${ruleWords(score, threshold)} marketing hands over ${figure} leads a week${capacity === null ? '' : `; sales can work ${countText(capacity)}`}.`;
  }
  if (mqlKind(score.mql) !== 'threshold') return `${ruleWords(score, threshold)} a lead becomes an MQL.`;
  if (reaching === null) return `${decimalText(threshold)} points or more make an MQL.`;
  // As long as the sentence at rest, so that the chart stays where it is under the hand.
  return `At ${decimalText(threshold)} points ${plural(reaching, 'lead')} reach the threshold; it is saved at ${decimalText(score.mqlThreshold / 100)}.`;
}
