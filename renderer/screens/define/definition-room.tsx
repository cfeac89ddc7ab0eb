import type { JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import { Icon } from '../../components/icon.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { definitionOf, DEFINITION_WORDS, isWritten, WORDS, type Word } from './definition-words.ts';
import { HoldsFor } from './holds-for.tsx';
import { useExpressionOptions } from './use-expression-options.ts';

/** One word at a time for the whole room: its wording, its criteria, for how many leads it holds, who agreed. */
export function DefinitionRoom({ word, onChoose }: { readonly word: Word; readonly onChoose: (word: Word) => void }): JSX.Element | null {
  const { configuration } = useProposal();
  const options = useExpressionOptions();
  if (configuration === null) return null;
  const definition = definitionOf(configuration.definitions, word);
  return (
    <div className="definition-room" tabIndex={0} role="group" aria-label={DEFINITION_WORDS[word].name}>
      <SegmentedControl label="Word" value={word} onChange={onChoose} segments={WORDS.filter((one) => isWritten(configuration.definitions, one) || one === word).map((one) => ({ value: one, label: DEFINITION_WORDS[one].name }))} />
      <p className="statement">{definition.text === '' ? DEFINITION_WORDS[word].question : definition.text}</p>
      <p className="ink2">{expressionInWords(definition.criteria, options.words)}</p>
      <HoldsFor word={word} isLarge />
      <div className="definition-said">
        {(['marketing', 'sales'] as const).map((team) => (
          <span key={team} className="outcome">
            {definition.agreedBy.includes(team) ? <Icon name="check" /> : <Icon name="minus" />}
            <span className={`side side-${team}`}>{team === 'marketing' ? 'Marketing' : 'Sales'}</span>
            <span className="ink2">{definition.agreedBy.includes(team) ? 'agreed' : 'not yet'}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
