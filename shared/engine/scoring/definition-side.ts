import type { Configuration, DefinitionKind, FurtherDefinitionKind } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { OutcomeKind } from './lead-outcome.ts';
import type { ScoreMoment } from './scores-at-moment.ts';

/** One side of a comparison: a proposal, and the criteria it has for the word. */
export interface DefinitionSide {
  readonly configuration: Configuration;
  readonly criteria: Expression;
}

/** What to compare; `replay`: leads that become MQL at any time by either side's whole rule; `moment`: of which the criteria hold at a moment. */
export interface ComparisonSettings {
  readonly word: DefinitionKind | FurtherDefinitionKind;
  readonly basis: 'replay' | 'moment';
  readonly moment: ScoreMoment;
  readonly outcome: OutcomeKind;
  readonly limit: number;
}

type Word = ComparisonSettings['word'];

/** Whether the MQL rule asks for a word; the others make no MQL. */
export const isInMqlRule = (word: Word): word is 'mql' | 'handRaise' | 'disqualify' => word === 'mql' || word === 'handRaise' || word === 'disqualify';

/** A side's configuration with its criteria in the word's place, where that decides who is an MQL. */
export function withCriteria({ configuration, criteria }: DefinitionSide, word: Word): Configuration {
  return isInMqlRule(word) ? { ...configuration, definitions: { ...configuration.definitions, [word]: { ...configuration.definitions[word], criteria } } } : configuration;
}
