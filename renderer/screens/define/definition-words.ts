import type { Configuration, Definition, FurtherDefinitionKind } from '../../../shared/engine/model/configuration.ts';
import type { DefinedWord } from '../../state/ui-store.ts';

/** Every word that a proposal can define. */
export type Word = DefinedWord;

/** The words in the order in which a lead meets them. */
export const WORDS: readonly Word[] = ['mql', 'handRaise', 'sal', 'sql', 'reject', 'recycle', 'disqualify'];

/** The words that the engine cannot do without; the others stand in a proposal only once somebody writes them. */
const NEEDED: readonly Word[] = ['mql', 'sql', 'handRaise', 'disqualify'];

/** Whether a word may be taken out of a proposal. */
export const isFurther = (word: Word): word is FurtherDefinitionKind => !NEEDED.includes(word);

/** Each word: its name, the question that the room answers, and what the criteria decide. */
export const DEFINITION_WORDS: Readonly<Record<Word, { readonly name: string; readonly question: string; readonly effect: string }>> = {
  mql: { name: 'MQL', question: 'When is a lead ready to be handed to sales?', effect: 'A lead becomes an MQL when these hold and its score reaches the threshold.' },
  sal: { name: 'SAL', question: 'When has sales accepted a lead?', effect: 'Printed in the agreement; makes acceptance something that can be measured.' },
  sql: { name: 'SQL', question: 'When does sales take a lead as its own?', effect: 'Printed in the agreement; counted here, not used by scoring or routing.' },
  handRaise: { name: 'Hand-raise', question: 'What counts as a lead asking for a talk?', effect: 'A hand-raise is an MQL whatever its score, unless it is disqualified.' },
  reject: { name: 'Reject', question: 'When may sales give a lead back?', effect: 'Printed in the agreement; counted here, not used by scoring or routing.' },
  recycle: { name: 'Recycle', question: 'When does a lead go back to marketing, to come again?', effect: 'Printed in the agreement; counted here, not used by scoring or routing.' },
  disqualify: { name: 'Disqualify', question: 'Who is never handed over, whatever the score?', effect: 'A disqualified lead is never an MQL, not even as a hand-raise.' },
};

/** What stands for a further word before anybody wrote it. */
const UNWRITTEN: Definition = { text: '', criteria: { kind: 'constant', value: false }, ownerTeam: 'sales', agreedBy: [] };

type Definitions = Configuration['definitions'];

/** A word as the proposal has it, blank when nobody wrote it yet. */
export const definitionOf = (definitions: Definitions, word: Word): Definition => definitions[word] ?? UNWRITTEN;

/** Whether a word stands in the proposal. */
export const isWritten = (definitions: Definitions, word: Word): boolean => definitions[word] !== undefined;

/** Agreed means that marketing and sales both said so. */
export const isAgreed = ({ agreedBy }: Pick<Definition, 'agreedBy'>): boolean => agreedBy.includes('marketing') && agreedBy.includes('sales');

const NUMBERS = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'];

/** How many of the written words both teams agreed to, as the sentence of the screen. */
export function agreementSentence(definitions: Definitions): string {
  const written = WORDS.filter((word) => isWritten(definitions, word));
  const agreed = written.filter((word) => isAgreed(definitionOf(definitions, word))).length;
  const all = (NUMBERS[written.length] ?? String(written.length)).toLowerCase();
  if (agreed === written.length) return `Both teams mean the same by all ${all} words.`;
  return `${NUMBERS[agreed] ?? agreed} of the ${all} words ${agreed < 2 ? 'is' : 'are'} agreed by both teams${agreed === 0 ? ' yet' : ''}.`;
}
