import { memo, useCallback, type JSX } from 'react';
import type { Sla } from '../../../shared/engine/model/configuration.ts';
import type { EventMatch } from '../../../shared/engine/model/expression.ts';
import { TextField } from '../../components/text-field.tsx';
import { useEdit } from '../../state/use-proposal.ts';
import { setSla } from './promise-edits.ts';
import { TouchesEditor } from './touches-editor.tsx';
import { usePeople } from './use-people.ts';

/** What starts and stops the clock, who owns the moment, and from when to when it holds. */
export const ClockSection = memo(function ClockSection({ sla }: { readonly sla: Sla }): JSX.Element {
  const edit = useEdit();
  const people = usePeople('revops');
  const setTouches = useCallback((touches: readonly EventMatch[]) => edit('Touches that count', setSla({ touches })), [edit]);
  const setAutomated = useCallback((automatedTouches: readonly EventMatch[]) => edit('Automated touches', setSla({ automatedTouches })), [edit]);
  return (
    <section className="clock-section" aria-label="How the clock runs">
      <TouchesEditor title="Touches that count" who="person" matches={sla.touches} onChange={setTouches} />
      <TouchesEditor title="Automation that looks like a touch" who="any" matches={sla.automatedTouches} onChange={setAutomated} />
      <div className="clock-dates">
        <TextField label="Who owns the moment between trigger and first touch" value={sla.momentOwner} list={people} placeholder="Nobody yet" onCommit={(momentOwner) => edit('Owner of the moment', setSla({ momentOwner }))} />
        <TextField label="In force from" type="date" value={sla.effectiveFrom} onCommit={(effectiveFrom) => edit('In force from', setSla({ effectiveFrom }))} />
        <TextField label="Reviewed on" type="date" value={sla.reviewOn} onCommit={(reviewOn) => edit('Review date', setSla({ reviewOn }))} />
      </div>
    </section>
  );
});
