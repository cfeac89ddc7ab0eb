import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { EdgeKind, MapEdge } from '../../../shared/engine/model/handoff-map.ts';
import { GapsHere, MeasuredWay } from '../gaps/measured-way.tsx';
import { ContextCard } from './context-card.tsx';
import { changeEdge } from './map-edits.ts';
import { EvidenceFields, ListField, OwnerFields, TermFields } from './note-fields.tsx';
import { useMapActions } from './use-map-actions.ts';
import { useMapOverlay } from './use-map-overlay.ts';
import { useOpenMap } from './use-map.ts';

const KIND_WORDS: Readonly<Record<EdgeKind, string>> = { flow: 'Goes on', handoff: 'Hands over', reject: 'Rejects', recycle: 'Recycles', escalate: 'Escalates' };

/** About one way between two steps; for a handoff also what the next person sees of the lead. */
export function EdgePanel({ edge }: { readonly edge: MapEdge }): JSX.Element {
  const open = useOpenMap();
  const actions = useMapActions(open);
  const overlay = useMapOverlay();
  const [from, to] = [open.index.step(edge.from)?.name ?? '', open.index.step(edge.to)?.name ?? ''];
  const change = (label: string, fields: Partial<MapEdge>): void => open.edit(`${label}: ${from} to ${to}`, changeEdge(edge.id, fields));
  return (
    <>
      <Section title={`${from} to ${to}`}>
        <div className="form-stack">
          <SelectField label="What it does" value={edge.kind} choices={(Object.keys(KIND_WORDS) as EdgeKind[]).map((value) => ({ value, label: KIND_WORDS[value] }))} onCommit={(kind) => change('Kind', { kind })} />
          <TextField label="Said about it" voice value={edge.said} placeholder="they get a task" onCommit={(said) => change('Note what is said', { said })} />
          <CheckBox label="A system does it by itself" isChecked={edge.automatic} onChange={(automatic) => change('By a system or a person', { automatic })} />
        </div>
      </Section>
      <MeasuredWay edgeId={edge.id} overlay={overlay} />
      <GapsHere id={edge.id} overlay={overlay} />
      <Section title="Facts that travel">
        <ListField label="One a line" items={edge.contextPassed} onCommit={(contextPassed) => change('Facts that travel', { contextPassed })} />
      </Section>
      {edge.kind === 'handoff' && <ContextCard edge={edge} />}
      <Section title="Owner"><OwnerFields notes={edge} onChange={change} /></Section>
      <Section title="Terms"><TermFields notes={edge} onChange={change} /></Section>
      <Section title="Evidence"><EvidenceFields notes={edge} onChange={change} /></Section>
      <Section><Button look="quiet" icon="trash" onClick={actions.removeSelected}>Remove the way</Button></Section>
    </>
  );
}
