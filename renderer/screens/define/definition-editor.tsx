import type { JSX } from 'react';
import type { Definition, DefinitionKind } from '../../../shared/engine/model/configuration.ts';
import type { Team } from '../../../shared/engine/model/workshop.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { DEFINITION_WORDS } from './definition-words.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import { HoldsFor } from './holds-for.tsx';

const OWNERS = [{ value: 'marketing', label: 'Marketing' }, { value: 'sales', label: 'Sales' }, { value: 'revops', label: 'RevOps' }] as const;
const SIDES = [{ team: 'marketing', name: 'Marketing' }, { team: 'sales', name: 'Sales' }, { team: 'revops', name: 'RevOps' }] as const;

/** One word: its wording, its criteria, who owns it, who agreed. A change of either takes the agreement back. */
export function DefinitionEditor({ kind, definition }: { readonly kind: DefinitionKind; readonly definition: Definition }): JSX.Element {
  const { edit } = useProposal();
  const words = DEFINITION_WORDS[kind];
  const change = (label: string, next: Partial<Definition>): void => edit(`${label} of ${words.name}`, (now) => ({ ...now, definitions: { ...now.definitions, [kind]: { ...now.definitions[kind], ...next } } }));
  // From what is now, not from what was drawn: two ticks in quick succession both count.
  const agree = (team: Team, isIn: boolean): void =>
    edit(`Agreement of ${words.name}`, (now) => {
      const known = now.definitions[kind];
      const others = known.agreedBy.filter((one) => one !== team);
      return { ...now, definitions: { ...now.definitions, [kind]: { ...known, agreedBy: isIn ? [...others, team] : others } } };
    });
  return (
    <div className="main-column definition-editor scrolls" tabIndex={0} role="group" aria-label={words.name}>
      <Section>
        <p className="statement">{words.question}</p>
        <TextField label="Wording" rows={4} voice value={definition.text} placeholder="Write it as both teams would say it." onCommit={(text) => change('Wording', { text, agreedBy: [] })} />
      </Section>
      <Section title="Criteria" note={words.effect}>
        <ExpressionEditor label={`Criteria of ${words.name}`} value={definition.criteria} onChange={(criteria) => change('Criteria', { criteria, agreedBy: [] })} />
        <HoldsFor kind={kind} isLarge />
      </Section>
      <Section title="Whose word it is">
        <div className="definition-owner">
          <SelectField label="Owner" width={160} value={definition.ownerTeam} choices={OWNERS} onCommit={(ownerTeam) => change('Owner', { ownerTeam })} />
          <fieldset className="agreed-by">
            <legend className="field-label">Agreed by</legend>
            {SIDES.map(({ team, name }) => <CheckBox key={team} label={<span className={`side side-${team}`}>{name}</span>} isChecked={definition.agreedBy.includes(team)} onChange={(isIn) => agree(team, isIn)} />)}
          </fieldset>
        </div>
        <p className="small ink3">A change of wording or criteria takes the ticks away, so that nobody has agreed to something else.</p>
      </Section>
    </div>
  );
}
