import { useRef, useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { MenuButton, type MenuEntry } from '../../components/menu-button.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { MapKind } from '../../../shared/engine/model/handoff-map.ts';
import { useCall } from '../../state/use-call.ts';
import type { Maps } from './use-maps.ts';
import { useOpenMap } from './use-map.ts';

export const KIND_NAMES: Readonly<Record<MapKind, string>> = { asIs: 'as is', toBe: 'to be' };

/** Which map is open; new ones, copies, names, and files that bring one in. */
export function MapPicker({ all }: { readonly all: Maps }): JSX.Element {
  const { stored, map } = useOpenMap();
  const templates = useCall('map.listTemplates', {}).data ?? [];
  const [isNaming, setNaming] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const listed = all.maps ?? [];
  const entries: MenuEntry[] = [
    ...listed.map((one): MenuEntry => ({ kind: 'action', label: `${one.name}, ${KIND_NAMES[one.kind]}`, isOn: one.id === stored.id, onChoose: () => all.choose(one.id) })),
    { kind: 'line' },
    { kind: 'action', label: map.kind === 'asIs' ? 'Copy as “to be”' : 'Copy', onChoose: () => void all.create({ name: map.kind === 'asIs' ? `${map.name}, to be` : `${map.name}, copy`, kind: 'toBe', copyOf: stored.id }) },
    { kind: 'action', label: 'Rename…', onChoose: () => setNaming(true) },
    { kind: 'action', label: 'Put away', onChoose: () => void all.remove({ ...stored, name: map.name, kind: map.kind, steps: map.steps.length, edges: map.edges.length }) },
    { kind: 'heading', label: 'New map' },
    { kind: 'action', label: 'Empty', onChoose: () => void all.create({ name: 'New map' }) },
    ...templates.map((template): MenuEntry => ({ kind: 'action', label: template.name, onChoose: () => void all.create({ name: template.name, templateId: template.id }) })),
    { kind: 'action', label: 'From a map file…', onChoose: () => file.current?.click() },
  ];
  return (
    <>
      <MenuButton width={260} opener={<Button look="quiet" iconAfter="chevronDown" aria-label={`Map: ${map.name}`}>{map.name}</Button>} entries={entries} />
      <span className="map-kind">{KIND_NAMES[map.kind]}</span>
      <MapFileInput input={file} onText={(text) => void all.bringIn(text)} />
      {isNaming && <NameDialog onClose={() => setNaming(false)} />}
    </>
  );
}

/** The unseen field that chooses a map file. */
export function MapFileInput({ input, onText }: { readonly input: React.RefObject<HTMLInputElement | null>; readonly onText: (text: string) => void }): JSX.Element {
  return (
    <input
      ref={input} type="file" accept=".json,application/json" className="visually-hidden" tabIndex={-1} aria-label="Map file"
      onChange={(event) => {
        const [chosen] = event.target.files ?? [];
        event.target.value = '';
        if (chosen !== undefined) void chosen.text().then(onText);
      }}
    />
  );
}

function NameDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { map, edit } = useOpenMap();
  const [name, setName] = useState(map.name);
  const [kind, setKind] = useState(map.kind);
  const save = (): void => {
    if (name.trim() !== '') edit(`Rename the map to ${name.trim()}`, (now) => (now.name === name.trim() && now.kind === kind ? now : { ...now, name: name.trim(), kind }));
    onClose();
  };
  return (
    <Dialog title="Name of the map" isOpen onClose={onClose} width={400} actions={<><Button look="quiet" onClick={onClose}>Cancel</Button><Button look="filled" onClick={save}>Rename</Button></>}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }} className="form-stack">
        <TextField label="Name" value={name} onCommit={setName} commitAtOnce autoFocus />
        <SegmentedControl label="Kind of map" value={kind} segments={[{ value: 'asIs', label: 'As it is' }, { value: 'toBe', label: 'As it should be' }]} onChange={setKind} />
      </form>
    </Dialog>
  );
}
