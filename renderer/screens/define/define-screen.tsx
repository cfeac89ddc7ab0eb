import { useState, type JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { DefinitionKind } from '../../../shared/engine/model/configuration.ts';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Finding } from '../../components/finding.tsx';
import { Icon } from '../../components/icon.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useUi } from '../../state/ui-store.ts';
import { DEFINITION_KINDS, DEFINITION_WORDS, isAgreed } from './definition-words.ts';
import { DefinitionEditor } from './definition-editor.tsx';
import { HoldsFor } from './holds-for.tsx';
import { DefinitionRoom } from './definition-room.tsx';
import { useExpressionOptions } from './use-expression-options.ts';

const COUNTS = ['None of the four words is agreed by both teams yet.', 'One of the four words is agreed by both teams.', 'Two of the four words are agreed by both teams.', 'Three of the four words are agreed by both teams.', 'Both teams mean the same by all four words.'];

/** The words that both teams write down: MQL, SQL, hand-raise, disqualify, each as wording and as criteria. */
export function DefineScreen(): JSX.Element {
  const { configuration, proposal } = useProposal();
  const isRoom = useUi((state) => state.isRoom);
  const [kind, setKind] = useState<DefinitionKind>('mql');
  if (configuration === null || proposal === null) return <EmptyState isHead frame="columns" sentence="Reading the proposal." />;
  const agreed = DEFINITION_KINDS.filter((one) => isAgreed(configuration.definitions[one])).length;
  return (
    <div className="screen-body">
      <Finding sentence={COUNTS[agreed] ?? ''} muted={`Wording for people, criteria for the replay, in ${proposal.name}. What is written here is printed in the agreement and pushed as it stands.`} />
      {isRoom ? <DefinitionRoom kind={kind} onChoose={setKind} /> : <div className="screen-columns">
        <DefinitionList kind={kind} onChoose={setKind} />
        <DefinitionEditor key={kind} kind={kind} definition={configuration.definitions[kind]} />
      </div>}
    </div>
  );
}

function DefinitionList({ kind, onChoose }: { readonly kind: DefinitionKind; readonly onChoose: (kind: DefinitionKind) => void }): JSX.Element {
  const { configuration } = useProposal();
  const options = useExpressionOptions();
  return (
    <nav className="definition-list" aria-label="Definitions">
      {configuration !== null && DEFINITION_KINDS.map((one) => {
        const definition = configuration.definitions[one];
        return (
          <button key={one} type="button" className={classNames('definition-item', one === kind && 'row-selected')} aria-current={one === kind ? 'true' : undefined} onClick={() => onChoose(one)}>
            <span className="definition-head">
              <span className="strong">{DEFINITION_WORDS[one].name}</span>
              <span className="small ink3">{isAgreed(definition) ? <><Icon name="check" size={12} /> agreed</> : 'not agreed yet'}</span>
            </span>
            <span className="definition-text serif">{definition.text === '' ? <span className="ink3">No wording yet.</span> : definition.text}</span>
            <span className="small ink2">{expressionInWords(definition.criteria, options.words)}</span>
            <HoldsFor kind={one} />
          </button>
        );
      })}
    </nav>
  );
}
