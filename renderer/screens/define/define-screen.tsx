import { useState, type JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { Finding } from '../../components/finding.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useUi } from '../../state/ui-store.ts';
import { DefinitionEditor } from './definition-editor.tsx';
import { DefinitionList } from './definition-list.tsx';
import { DefinitionRoom } from './definition-room.tsx';
import { agreementSentence, definitionOf, type Word } from './definition-words.ts';

/** The words that both teams write down, from MQL to disqualify, each as wording and as criteria. */
export function DefineScreen(): JSX.Element {
  const { configuration, proposal } = useProposal();
  const isRoom = useUi((state) => state.isRoom);
  const [word, setWord] = useState<Word>('mql');
  if (configuration === null || proposal === null) return <EmptyState isHead frame="columns" sentence="Reading the proposal." />;
  return (
    <div className="screen-body">
      <Finding sentence={agreementSentence(configuration.definitions)} muted={`Wording for people, criteria for the replay, in ${proposal.name}. What is written here is printed in the agreement and pushed as it stands.`} />
      {isRoom ? <DefinitionRoom word={word} onChoose={setWord} /> : <div className="screen-columns">
        <DefinitionList word={word} onChoose={setWord} />
        <DefinitionEditor key={word} word={word} definition={definitionOf(configuration.definitions, word)} />
      </div>}
    </div>
  );
}
