import { useMemo, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { HANDOFF_STEPS } from '../../../shared/engine/discovery/handoff-steps.ts';
import { proposedMeaning } from '../../../shared/engine/discovery/step-meaning.ts';
import { STEP_NAMES } from '../../../shared/engine/discovery/step-names.ts';
import { reviewMap } from '../../../shared/engine/handoff-map/review-map.ts';
import { teamOfRole } from '../../../shared/engine/gaps/said-owners.ts';
import { OWNER_TEAMS, type HandoffMap, type MapStep, type OwnerTeam, type StepMeaning } from '../../../shared/engine/model/handoff-map.ts';
import { useCall } from '../../state/use-call.ts';
import { TEAM_NAMES } from '../blind/blind-words.ts';
import { GapsHere } from '../gaps/measured-way.tsx';
import { EdgePanel } from './edge-panel.tsx';
import { changeStep, moveSteps, remove, withChosen } from './map-edits.ts';
import { NOTHING_SELECTED, selectEdge, showOnMap, useMapUi } from './map-ui.ts';
import { EvidenceFields, ListField, OwnerFields, TermFields } from './note-fields.tsx';
import { useMapActions } from './use-map-actions.ts';
import { useMapOverlay } from './use-map-overlay.ts';
import { useOwners } from './use-owners.ts';
import { useOpenMap, type OpenMap } from './use-map.ts';

/** About what is chosen on the map: one step, one way, several steps, or nothing. */
export function StepPanel(): JSX.Element {
  const open = useOpenMap();
  const { stepIds: chosen, edgeId } = useMapUi((state) => state.selection);
  const stepIds = chosen.filter((id) => open.index.step(id) !== undefined); // undo may have taken some away
  const edge = edgeId === null ? undefined : open.map.edges.find(({ id }) => id === edgeId);
  if (edge !== undefined) return <EdgePanel key={edge.id} edge={edge} />;
  const step = open.index.step(stepIds[0] ?? '');
  if (stepIds.length > 1) return <SeveralSteps open={open} stepIds={stepIds} />;
  return step === undefined ? <NothingChosen map={open.map} /> : <OneStep key={step.id} open={open} step={step} />;
}

/** What to do first, and what is worth a look on the map as it stands. */
function NothingChosen({ map }: { readonly map: HandoffMap }): JSX.Element {
  const owners = useOwners();
  const remarks = useMemo(() => reviewMap(map, { known: new Set(owners.map(({ id }) => id)), left: new Set(owners.filter(({ hasLeft }) => hasLeft).map(({ id }) => id)) }), [map, owners]);
  return (
    <>
      <Section title="Nothing chosen"><p className="ink2">Press a step or a way to say more about it.</p></Section>
      {remarks.length > 0 && (
        <Section title="Worth a look">
          <ul className="map-remarks">
            {remarks.map(({ sentence, stepId }) => (
              <li key={`${stepId ?? ''} ${sentence}`}>{stepId === null ? sentence : <button type="button" onClick={() => showOnMap({ stepId })}>{sentence}</button>}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function SeveralSteps({ open, stepIds }: { readonly open: OpenMap; readonly stepIds: readonly string[] }): JSX.Element {
  const actions = useMapActions(open);
  return (
    <Section title={`${stepIds.length} steps chosen`}>
      <div className="form-stack">
        <LaneField open={open} laneId="" onMove={(lanes) => open.edit(`Move ${stepIds.length} steps`, moveSteps(stepIds, { lanes }))} stepIds={stepIds} />
        <Button icon="trash" keys="Delete" onClick={actions.removeSelected}>Remove them</Button>
      </div>
    </Section>
  );
}

function LaneField({ open, laneId, stepIds, onMove }: { readonly open: OpenMap; readonly laneId: string; readonly stepIds: readonly string[]; readonly onMove: (lanes: number) => void }): JSX.Element {
  const { lanes } = open.map;
  const from = laneId === '' ? open.index.step(stepIds[0] ?? '')?.laneId : laneId;
  return (
    <SelectField
      label="Lane" value={laneId} choices={lanes.map(({ id, name }) => ({ value: id, label: name }))}
      onCommit={(id) => onMove(lanes.findIndex((lane) => lane.id === id) - lanes.findIndex((lane) => lane.id === from))}
    />
  );
}

function OneStep({ open, step }: { readonly open: OpenMap; readonly step: MapStep }): JSX.Element {
  const actions = useMapActions(open);
  const change = (label: string, fields: Partial<MapStep>): void => open.edit(`${label}: ${step.name}`, changeStep(step.id, fields));
  const { moment } = open.map;
  const overlay = useMapOverlay();
  return (
    <>
      <Section title="Step">
        <div className="form-stack">
          <TextField label="Name" value={step.name} onCommit={(name) => change('Rename', { name: name.trim() })} />
          <LaneField open={open} laneId={step.laneId} stepIds={[step.id]} onMove={(lanes) => open.edit(`Move ${step.name} to another lane`, moveSteps([step.id], { lanes }))} />
          <MeaningField step={step} onChange={(chosen) => open.edit(`In the history: ${step.name}`, withChosen(step.id, 'meaning', chosen))} />
          <div className="map-moment-ends" role="group" aria-label="The moment">
            <Button aria-pressed={moment?.triggerStepId === step.id} look={moment?.triggerStepId === step.id ? 'filled' : 'outline'} keys="[" onClick={() => actions.mark('trigger')}>Begins here</Button>
            <Button aria-pressed={moment?.touchStepId === step.id} look={moment?.touchStepId === step.id ? 'filled' : 'outline'} keys="]" onClick={() => actions.mark('touch')}>First touch</Button>
          </div>
        </div>
      </Section>
      <GapsHere id={step.id} overlay={overlay} />
      <Section title="Owner">
        <div className="form-stack">
          <OwnerFields notes={step} onChange={change} />
          {step.ownerPersonId === null && step.ownerRole.trim() !== '' && <TeamField map={open.map} step={step} onChange={(team) => open.edit(`Team of the owner: ${step.name}`, withChosen(step.id, 'ownerTeam', team))} />}
        </div>
      </Section>
      <Section title="Terms"><TermFields notes={step} onChange={change} /></Section>
      <Section title="Facts about the lead">
        <div className="form-stack">
          <ListField label="Needed here, one a line" items={step.contextIn} onCommit={(contextIn) => change('Facts needed', { contextIn })} />
          <ListField label="Known after it, one a line" items={step.contextOut} onCommit={(contextOut) => change('Facts known', { contextOut })} />
        </div>
      </Section>
      <Section title="Evidence"><EvidenceFields notes={step} onChange={change} /></Section>
      <WaysOut open={open} step={step} />
      <Section><Button look="quiet" icon="trash" onClick={() => { open.edit(`Remove ${step.name}`, remove([step.id])); useMapUi.setState({ selection: NOTHING_SELECTED }); }}>Remove the step</Button></Section>
    </>
  );
}

/** What the step is in the history, so that measured figures stand where they belong; its own words only propose it. */
function MeaningField({ step, onChange }: { readonly step: MapStep; readonly onChange: (chosen: StepMeaning | null) => void }): JSX.Element {
  const proposed = proposedMeaning(step);
  return (
    <SelectField
      label="In the history it is" value={step.meaning ?? 'proposed'}
      choices={[
        { value: 'proposed', label: proposed === null ? 'Not chosen' : `${STEP_NAMES[proposed]}, by its words` },
        ...HANDOFF_STEPS.map((value) => ({ value, label: STEP_NAMES[value] })),
        { value: 'nothing', label: 'Nothing that it records' },
      ]}
      onCommit={(chosen) => onChange(chosen === 'proposed' ? null : chosen)}
    />
  );
}

/** Which team a role is in, where no person is named: whose move a step is cannot be told from a job's title. */
function TeamField({ map, step, onChange }: { readonly map: HandoffMap; readonly step: MapStep; readonly onChange: (team: OwnerTeam | null) => void }): JSX.Element {
  const people = useCall('workshop.getWorkshop', {}).data?.participants ?? [];
  const told = teamOfRole(step.ownerRole, map, people);
  return (
    <SelectField
      label="Team of that role" value={step.ownerTeam ?? 'told'}
      choices={[{ value: 'told', label: told === null ? 'Not chosen' : `${TEAM_NAMES[told]}, by its name` }, ...OWNER_TEAMS.map((value) => ({ value, label: TEAM_NAMES[value] }))]}
      onCommit={(chosen) => onChange(chosen === 'told' ? null : chosen)}
    />
  );
}

function WaysOut({ open, step }: { readonly open: OpenMap; readonly step: MapStep }): JSX.Element | null {
  const ways = [...open.index.into(step.id), ...open.index.out(step.id)];
  if (ways.length === 0) return null;
  return (
    <Section title="Ways">
      <ul className="map-ways">
        {ways.map((edge) => (
          <li key={edge.id}>
            <button type="button" className="map-way" onClick={() => selectEdge(edge.id)}>
              <span className="ink3">{edge.to === step.id ? 'From' : 'To'}</span>
              <span>{open.index.step(edge.to === step.id ? edge.from : edge.to)?.name || 'a step without a name'}</span>
              <span className="ink3">{edge.kind}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
