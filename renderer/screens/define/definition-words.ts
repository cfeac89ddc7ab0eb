import type { Definition, DefinitionKind } from '../../../shared/engine/model/configuration.ts';

/** The four words in the order in which a room comes to them. */
export const DEFINITION_KINDS: readonly DefinitionKind[] = ['mql', 'sql', 'handRaise', 'disqualify'];

/** Each word: its name, the question that the room answers, and what the criteria decide. */
export const DEFINITION_WORDS: Readonly<Record<DefinitionKind, { readonly name: string; readonly question: string; readonly effect: string }>> = {
  mql: { name: 'MQL', question: 'When is a lead ready to be handed to sales?', effect: 'A lead becomes an MQL when these hold and its score reaches the threshold.' },
  sql: { name: 'SQL', question: 'When does sales take a lead as its own?', effect: 'Printed in the agreement; counted here, not used by scoring or routing.' },
  handRaise: { name: 'Hand-raise', question: 'What counts as a lead asking for a talk?', effect: 'A hand-raise is an MQL whatever its score, unless it is disqualified.' },
  disqualify: { name: 'Disqualify', question: 'Who is never handed over, whatever the score?', effect: 'A disqualified lead is never an MQL, not even as a hand-raise.' },
};

/** Agreed means that marketing and sales both said so. */
export const isAgreed = ({ agreedBy }: Pick<Definition, 'agreedBy'>): boolean => agreedBy.includes('marketing') && agreedBy.includes('sales');
