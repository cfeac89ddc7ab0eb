import type { JSX, ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { Finding } from '../../components/finding.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useUi } from '../../state/ui-store.ts';
import { BlindView } from '../blind/blind-view.tsx';
import { DefinitionEditor } from './definition-editor.tsx';
import { DefinitionList } from './definition-list.tsx';
import { DefinitionRoom } from './definition-room.tsx';
import { TwoDraftsView } from './two-drafts-view.tsx';
import { agreementSentence, definitionOf, type Word } from './definition-words.ts';

const VIEWS = [{ value: 'blind', label: 'Blind exercise' }, { value: 'words', label: 'Definitions' }, { value: 'drafts', label: 'Two drafts' }] as const;

/** What both teams mean: first judged in secret on real leads, then written down. */
export function DefineScreen(): JSX.Element {
  const view = useUi((state) => state.defineView);
  const set = useUi((state) => state.set);
  const tabs = <SegmentedControl label="Part of defining" value={view} segments={VIEWS} onChange={(defineView) => set({ defineView })} />;
  if (view === 'blind') return <BlindView tabs={tabs} />;
  return view === 'drafts' ? <TwoDraftsView tabs={tabs} /> : <DefinitionsView tabs={tabs} />;
}

/** The words that both teams write down, from MQL to disqualify, each as wording and as criteria. */
function DefinitionsView({ tabs }: { readonly tabs: ReactNode }): JSX.Element {
  const { configuration, proposal } = useProposal();
  const isRoom = useUi((state) => state.isRoom);
  const word = useUi((state) => state.defineWord);
  const set = useUi((state) => state.set);
  const setWord = (defineWord: Word): void => set({ defineWord });
  if (configuration === null || proposal === null) return <EmptyState isHead frame="columns" sentence="Reading the proposal." />;
  return (
    <div className="screen-body">
      <Finding sentence={agreementSentence(configuration.definitions)} muted={`Wording for people, criteria for the replay, in ${proposal.name}. What is written here is printed in the agreement and pushed as it stands.`} controls={tabs} />
      {isRoom ? <DefinitionRoom word={word} onChoose={setWord} /> : <div className="screen-columns">
        <DefinitionList word={word} onChoose={setWord} />
        <DefinitionEditor key={word} word={word} definition={definitionOf(configuration.definitions, word)} />
      </div>}
    </div>
  );
}
