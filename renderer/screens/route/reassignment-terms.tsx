import type { JSX } from 'react';
import type { Routing } from '../../../shared/engine/model/configuration.ts';
import type { Reassignment } from '../../../shared/engine/model/routing-policy.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { withoutKey } from './routing-edits.ts';

/** At the breach, twice, then a manager. */
const USUAL: Reassignment = { atShare: 1, most: 2, manager: '' };

/** What becomes of a lead whose owner lets it lie past its target. */
export function ReassignmentTerms({ reassignment, change }: { readonly reassignment: Reassignment | undefined; readonly change: (label: string, recipe: (now: Routing) => Routing) => void }): JSX.Element {
  const set = (next: Partial<Reassignment>): void => change('Leads that are let lie', (now) => ({ ...now, reassignment: { ...USUAL, ...now.reassignment, ...next } }));
  return (
    <Section title="A lead that is let lie" note={reassignment === undefined ? 'stays where it is' : undefined}>
      <div className="route-fields">
        <CheckBox label="Goes to somebody else, never back to its last owner" isChecked={reassignment !== undefined} onChange={(isOn) => (isOn ? set({}) : change('Leads that are let lie', (now) => withoutKey(now, 'reassignment')))} />
        {reassignment !== undefined && (
          <>
            <NumberField label="After so many times its target" value={reassignment.atShare} min={1} max={100} onCommit={(atShare) => set({ atShare: atShare ?? 1 })} hint="1 is the moment of the breach" />
            <NumberField label="At most so often" value={reassignment.most} min={1} max={20} onCommit={(most) => set({ most: Math.round(most ?? 2) })} />
            <TextField label="Then it waits for" value={reassignment.manager} placeholder="A manager" onCommit={(manager) => set({ manager })} />
          </>
        )}
      </div>
    </Section>
  );
}
