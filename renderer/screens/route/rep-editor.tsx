import type { JSX } from 'react';
import type { Rep } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { dayStart, toDayField } from '../zone-fields.ts';
import { RepFields } from './rep-fields.tsx';
import { onRouting, removeRep, setRep, withOptional } from './routing-edits.ts';

/** One person of the roster. The name can be changed once names are unmasked. */
export function RepEditor({ rep, onClose }: { readonly rep: Rep; readonly onClose: () => void }): JSX.Element {
  const { edit } = useProposal();
  const names = useNames();
  const shown = names.rep(rep.name);
  const change = (label: string, recipe: (now: Rep) => Rep): void => edit(`${label} of a person`, onRouting((now) => {
    const current = now.roster.find((one) => one.id === rep.id);
    return current === undefined ? now : setRep(recipe(current))(now);
  }));
  return (
    <>
      <Section title={shown} actions={<Button look="quiet" icon="cross" aria-label="Close the person" onClick={onClose} />}>
        <div className="route-fields">
          {names.isMasked
            ? <p className="small ink3">The name can be changed once names are unmasked.</p>
            : <TextField label="Name" value={rep.name} onCommit={(name) => change('Name', (now) => ({ ...now, name }))} />}
          <TextField label="Owner id in the history" value={rep.extId} onCommit={(extId) => change('Owner id', (now) => ({ ...now, extId }))} hint="Ties this person to what happened." />
          <RepFields people={[rep]} change={change} />
          <TextField label="Active from" type="date" value={rep.activeFrom === undefined ? '' : toDayField(rep.activeFrom, rep.zone)} onCommit={(day) => change('Active from', (now) => withOptional(now, 'activeFrom', dayStart(day, now.zone)))} />
          <TextField label="Active to" type="date" value={rep.activeTo === undefined ? '' : toDayField(rep.activeTo, rep.zone)} onCommit={(day) => change('Active to', (now) => withOptional(now, 'activeTo', dayStart(day, now.zone)))} hint="From this day on nothing is assigned." />
        </div>
      </Section>
      <Section><Button icon="trash" onClick={() => { edit('Remove a person', onRouting(removeRep(rep.id))); onClose(); }}>Remove from the roster</Button></Section>
    </>
  );
}
