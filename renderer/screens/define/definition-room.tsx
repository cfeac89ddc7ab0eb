import type { JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { DefinitionKind } from '../../../shared/engine/model/configuration.ts';
import { Icon } from '../../components/icon.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { DEFINITION_KINDS, DEFINITION_WORDS } from './definition-words.ts';
import { HoldsFor } from './holds-for.tsx';
import { useExpressionOptions } from './use-expression-options.ts';

/** One word at a time for the whole room: its wording, its criteria, for how many leads it holds, who agreed. */
export function DefinitionRoom({ kind, onChoose }: { readonly kind: DefinitionKind; readonly onChoose: (kind: DefinitionKind) => void }): JSX.Element | null {
  const { configuration } = useProposal();
  const options = useExpressionOptions();
  if (configuration === null) return null;
  const definition = configuration.definitions[kind];
  return (
    <div className="definition-room" tabIndex={0} role="group" aria-label={DEFINITION_WORDS[kind].name}>
      <SegmentedControl label="Word" value={kind} onChange={onChoose} segments={DEFINITION_KINDS.map((one) => ({ value: one, label: DEFINITION_WORDS[one].name }))} />
      <p className="statement">{definition.text === '' ? DEFINITION_WORDS[kind].question : definition.text}</p>
      <p className="ink2">{expressionInWords(definition.criteria, options.words)}</p>
      <HoldsFor kind={kind} isLarge />
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
