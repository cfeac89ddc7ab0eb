import type { JSX } from 'react';
import type { Rep } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { RepFields, type RepChange } from './rep-fields.tsx';
import { changeReps, onRouting } from './routing-edits.ts';

/** Several people of the roster changed alike, each change as one step that can be undone. */
export function PeopleEditor({ people, onClose }: { readonly people: readonly Rep[]; readonly onClose: () => void }): JSX.Element {
  const { edit } = useProposal();
  const ids = new Set(people.map(({ id }) => id));
  const change: RepChange = (label, recipe) => edit(`${label} of ${plural(people.length, 'person', 'people')}`, onRouting(changeReps(ids, recipe)));
  return (
    <Section title={plural(people.length, 'person', 'people')} note="what is set here is set for all of them" actions={<Button look="quiet" icon="cross" aria-label="Close the people" onClick={onClose} />}>
      <div className="route-fields"><RepFields people={people} change={change} /></div>
    </Section>
  );
}
