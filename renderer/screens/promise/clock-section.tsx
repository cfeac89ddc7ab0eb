import type { JSX } from 'react';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { setSla } from './promise-edits.ts';
import { TouchesEditor } from './touches-editor.tsx';
import { usePeople } from './use-people.ts';

/** What starts and stops the clock, who owns the moment, and from when to when it holds. */
export function ClockSection({ configuration }: { readonly configuration: Configuration }): JSX.Element {
  const { edit } = useProposal();
  const people = usePeople('revops');
  const { sla } = configuration;
  return (
    <section className="clock-section" aria-label="How the clock runs">
      <TouchesEditor title="Touches that count" who="person" matches={sla.touches} onChange={(touches) => edit('Touches that count', setSla({ touches }))} />
      <TouchesEditor title="Automation that looks like a touch" who="any" matches={sla.automatedTouches} onChange={(automatedTouches) => edit('Automated touches', setSla({ automatedTouches }))} />
      <div className="clock-dates">
        <TextField label="Who owns the moment between trigger and first touch" value={sla.momentOwner} list={people} placeholder="Nobody yet" onCommit={(momentOwner) => edit('Owner of the moment', setSla({ momentOwner }))} />
        <TextField label="In force from" type="date" value={sla.effectiveFrom} onCommit={(effectiveFrom) => edit('In force from', setSla({ effectiveFrom }))} />
        <TextField label="Reviewed on" type="date" value={sla.reviewOn} onCommit={(reviewOn) => edit('Review date', setSla({ reviewOn }))} />
      </div>
    </section>
  );
}
