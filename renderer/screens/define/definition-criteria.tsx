import type { JSX } from 'react';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { Section } from '../../components/side-panel.tsx';
import { DEFINITION_WORDS, type Word } from './definition-words.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import { HoldsFor } from './holds-for.tsx';

/** The criteria of a word, with the leads that each of them holds for beside it and the whole below. */
export function DefinitionCriteria({ word, criteria, onChange }: { readonly word: Word; readonly criteria: Expression; readonly onChange: (criteria: Expression) => void }): JSX.Element {
  const { name, effect } = DEFINITION_WORDS[word];
  return (
    <Section title="Criteria" note={effect}>
      <ExpressionEditor label={`Criteria of ${name}`} value={criteria} onChange={onChange} isLarge />
      <HoldsFor word={word} isLarge />
    </Section>
  );
}
