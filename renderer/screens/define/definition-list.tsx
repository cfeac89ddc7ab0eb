import type { JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { definitionOf, DEFINITION_WORDS, isAgreed, isWritten, WORDS, type Word } from './definition-words.ts';
import { HoldsFor } from './holds-for.tsx';

/** The words as a list: each with its wording, how many leads it holds for, and whether both teams mean it. */
export function DefinitionList({ word, onChoose }: { readonly word: Word; readonly onChoose: (word: Word) => void }): JSX.Element {
  const { configuration } = useProposal();
  return (
    <nav className="definition-list scrolls" aria-label="Definitions">
      {configuration !== null && WORDS.map((one) => {
        const definition = definitionOf(configuration.definitions, one);
        const isThere = isWritten(configuration.definitions, one);
        return (
          <button key={one} type="button" className={classNames('definition-item', one === word && 'row-selected')} aria-current={one === word ? 'true' : undefined} onClick={() => onChoose(one)}>
            <span className="definition-head">
              <span className="strong">{DEFINITION_WORDS[one].name}</span>
              <span className="small ink3">{!isThere ? 'not in this proposal' : isAgreed(definition) ? <><Icon name="check" size={12} /> agreed</> : 'not agreed yet'}</span>
            </span>
            {isThere && <span className="definition-text serif">{definition.text === '' ? <span className="ink3">No wording yet.</span> : definition.text}</span>}
            {isThere && <HoldsFor word={one} />}
          </button>
        );
      })}
    </nav>
  );
}
