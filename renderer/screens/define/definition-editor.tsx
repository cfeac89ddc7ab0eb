import type { JSX } from 'react';
import type { Definition } from '../../../shared/engine/model/configuration.ts';
import type { Team } from '../../../shared/engine/model/workshop.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { DefinitionRevisions } from './definition-revisions.tsx';
import { definitionOf, DEFINITION_WORDS, isFurther, isWritten, type Word } from './definition-words.ts';
import { DefinitionCriteria } from './definition-criteria.tsx';
import { useExpressionOptions } from './use-expression-options.ts';

const OWNERS = [{ value: 'marketing', label: 'Marketing' }, { value: 'sales', label: 'Sales' }, { value: 'revops', label: 'RevOps' }] as const;
const SIDES = [{ team: 'marketing', name: 'Marketing' }, { team: 'sales', name: 'Sales' }, { team: 'revops', name: 'RevOps' }] as const;

/** One word: its wording and criteria; beside them who owns it, who agreed, and how it came to this. A change of either takes the agreement back. */
export function DefinitionEditor({ word, definition }: { readonly word: Word; readonly definition: Definition }): JSX.Element {
  const { edit } = useProposal();
  const words = DEFINITION_WORDS[word];
  const change = (label: string, next: Partial<Definition>): void => edit(`${label} of ${words.name}`, (now) => ({ ...now, definitions: { ...now.definitions, [word]: { ...definitionOf(now.definitions, word), ...next } } }));
  return (
    <div className="main-column definition-editor scrolls" tabIndex={0} role="group" aria-label={words.name}>
      <div className="definition-work">
        <Section>
          <p className="statement">{words.question}</p>
          <TextField label="Wording" rows={3} voice value={definition.text} placeholder="Write it as both teams would say it." onCommit={(text) => change('Wording', { text, agreedBy: [] })} />
        </Section>
        <DefinitionCriteria word={word} criteria={definition.criteria} onChange={(criteria) => change('Criteria', { criteria, agreedBy: [] })} />
      </div>
      <DefinitionSide word={word} definition={definition} onOwner={(ownerTeam) => change('Owner', { ownerTeam })} />
    </div>
  );
}

function DefinitionSide({ word, definition, onOwner }: { readonly word: Word; readonly definition: Definition; readonly onOwner: (team: Team) => void }): JSX.Element {
  const { configuration, edit } = useProposal();
  const options = useExpressionOptions();
  const { name } = DEFINITION_WORDS[word];
  // From what is now, not from what was drawn: two ticks in quick succession both count.
  const agree = (team: Team, isIn: boolean): void =>
    edit(`Agreement of ${name}`, (now) => {
      const known = definitionOf(now.definitions, word);
      const others = known.agreedBy.filter((one) => one !== team);
      return { ...now, definitions: { ...now.definitions, [word]: { ...known, agreedBy: isIn ? [...others, team] : others } } };
    });
  const takeOut = (): void => edit(`Take ${name} out`, (now) => ({ ...now, definitions: Object.fromEntries(Object.entries(now.definitions).filter(([key]) => key !== word)) as typeof now.definitions })); // only a further word is taken out
  const isOut = configuration === null || !isWritten(configuration.definitions, word);
  return (
    <div className="definition-side">
      <Section title="Whose word it is">
        <div className="definition-owner">
          <SelectField label="Owner" value={definition.ownerTeam} choices={OWNERS} onCommit={onOwner} />
          <fieldset className="agreed-by">
            <legend className="field-label">Agreed by</legend>
            {SIDES.map(({ team, name: side }) => <CheckBox key={team} label={<span className={`side side-${team}`}>{side}</span>} isChecked={definition.agreedBy.includes(team)} onChange={(isIn) => agree(team, isIn)} />)}
          </fieldset>
        </div>
        <p className="small ink3">A change of wording or criteria takes the ticks away, so that nobody has agreed to something else.</p>
        {isFurther(word) && !isOut && <div className="definition-out"><Button look="quiet" icon="trash" onClick={takeOut}>Take {name} out of the proposal</Button></div>}
      </Section>
      <DefinitionRevisions word={word} options={options} />
    </div>
  );
}
