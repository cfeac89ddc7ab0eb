import type { JSX } from 'react';
import { NumberField } from '../../components/number-field.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { CONFIDENCES, type Confidence, type MapNotes } from '../../../shared/engine/model/handoff-map.ts';
import { useOwners } from './use-owners.ts';

const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = { said: 'Said', seen: 'Seen', measured: 'Measured' };
const HOUR = 3_600_000;

type Change = (label: string, fields: Partial<MapNotes>) => void;

/** Who owns it: a role, and one person by name. */
export function OwnerFields({ notes, onChange }: { readonly notes: MapNotes; readonly onChange: Change }): JSX.Element {
  const owners = useOwners();
  const owner = notes.ownerPersonId === null ? undefined : owners.find(({ id }) => id === notes.ownerPersonId);
  const lost = notes.ownerPersonId === null || owners.length === 0 ? null : owner === undefined ? 'This person is not in the workshop. Choose somebody else.' : owner.hasLeft ? 'This person has left. Choose somebody else.' : null;
  return (
    <div className="form-stack">
      <TextField label="Owner, as a role" value={notes.ownerRole} placeholder="Nobody named" onCommit={(ownerRole) => onChange('Name an owner role', { ownerRole })} />
      <SelectField
        label="Owner, one person" value={notes.ownerPersonId ?? 'none'} error={lost}
        choices={[{ value: 'none', label: 'Nobody named' }, ...owners.map(({ id, name }) => ({ value: id, label: name })), ...(owner === undefined && notes.ownerPersonId !== null ? [{ value: notes.ownerPersonId, label: 'No longer here' }] : [])]}
        onCommit={(id) => onChange('Name an owner', { ownerPersonId: id === 'none' ? null : id })}
      />
    </div>
  );
}

/** When it starts, what must be true, how long it may take, and what follows when it is missed. */
export function TermFields({ notes, onChange }: { readonly notes: MapNotes; readonly onChange: Change }): JSX.Element {
  return (
    <div className="form-stack">
      <TextField label="System" value={notes.system} onCommit={(system) => onChange('Name the system', { system })} />
      <TextField label="Trigger: what starts it" value={notes.trigger} onCommit={(trigger) => onChange('Write the trigger', { trigger })} />
      <TextField label="Entry criteria" value={notes.entryCriteria} rows={2} onCommit={(entryCriteria) => onChange('Write entry criteria', { entryCriteria })} />
      <TextField label="Exit criteria" value={notes.exitCriteria} rows={2} onCommit={(exitCriteria) => onChange('Write exit criteria', { exitCriteria })} />
      <div className="map-target">
        <NumberField label="Target" width={96} value={notes.targetMs === null ? null : notes.targetMs / HOUR} min={0} max={8760} step={0.5} unit="h" allowEmpty onCommit={(hours) => onChange('Set a target', { targetMs: hours === null ? null : Math.round(hours * HOUR) })} />
        <SegmentedControl label="Clock of the target" value={notes.targetClock} segments={[{ value: 'business', label: 'Working' }, { value: 'elapsed', label: 'Elapsed' }]} onChange={(targetClock) => onChange('Choose the clock', { targetClock })} />
      </div>
      <TextField label="When it is missed" value={notes.onMiss} onCommit={(onMiss) => onChange('Say what follows a miss', { onMiss })} />
    </div>
  );
}

/** How it is known. */
export function EvidenceFields({ notes, onChange }: { readonly notes: MapNotes; readonly onChange: Change }): JSX.Element {
  return (
    <div className="form-stack">
      <SegmentedControl label="How it is known" value={notes.confidence} segments={CONFIDENCES.map((value) => ({ value, label: CONFIDENCE_WORDS[value] }))} onChange={(confidence) => onChange('Say how it is known', { confidence })} />
      <ListField label="Evidence, one a line" items={notes.evidence} onCommit={(evidence) => onChange('Note evidence', { evidence })} />
    </div>
  );
}

/** A list typed one entry a line. */
export function ListField({ label, items, onCommit, placeholder }: { readonly label: string; readonly items: readonly string[]; readonly onCommit: (items: string[]) => void; readonly placeholder?: string }): JSX.Element {
  return (
    <TextField
      label={label} rows={Math.min(6, Math.max(2, items.length + 1))} value={items.join('\n')} {...(placeholder === undefined ? {} : { placeholder })}
      onCommit={(text) => onCommit(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))}
    />
  );
}
