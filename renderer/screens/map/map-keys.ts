import type { KeyboardEvent } from 'react';
import { firstStep, neighbour, type Direction } from '../../map/neighbour.ts';
import type { MapScene } from '../../../shared/engine/handoff-map/layout/scene.ts';
import { NOTHING_SELECTED, selectSteps, useMapUi } from './map-ui.ts';
import type { MapActions } from './use-map-actions.ts';

/** What the keys of the canvas need besides the map's actions. */
export interface KeyPorts {
  readonly scene: MapScene;
  readonly actions: MapActions;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly find: () => void;
}

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** Does what a key means on the canvas; false for keys that mean nothing here. */
export function pressKey(event: Key, ports: KeyPorts): boolean {
  const direction = ARROWS[event.key];
  if (direction !== undefined) return pressArrow(direction, event, ports);
  if (event.ctrlKey || event.metaKey) return pressWithMod(event.key.toLowerCase(), ports);
  return event.altKey ? false : pressPlain(event.key, ports);
}

function pressArrow(direction: Direction, event: Key, { scene, actions }: KeyPorts): boolean {
  const { mode, selection } = useMapUi.getState();
  if (mode.kind === 'connecting') {
    const to = neighbour(scene, mode.to, direction);
    if (to !== null) useMapUi.setState({ mode: { ...mode, to } });
    return true;
  }
  if (event.altKey) {
    const by = direction === 'left' || direction === 'up' ? -1 : 1;
    if (selection.stepIds.length > 0) actions.move(direction === 'left' || direction === 'right' ? { columns: by } : event.shiftKey ? { rows: by } : { lanes: by });
    return true;
  }
  const from = selection.stepIds.at(-1);
  const next = from === undefined ? firstStep(scene) : neighbour(scene, from, direction);
  if (next === null) return true;
  if (event.shiftKey) selectSteps(...selection.stepIds.filter((id) => id !== next), next);
  else selectSteps(next);
  return true;
}

function pressWithMod(key: string, { actions, find }: KeyPorts): boolean {
  if (key === 'a') actions.selectAll();
  else if (key === 'f') find();
  else return false;
  return true;
}

function pressPlain(key: string, { scene, actions, zoom, fit }: KeyPorts): boolean {
  const { mode, selection, search } = useMapUi.getState();
  const [selected] = selection.stepIds;
  switch (key) {
    case 'Escape':
      if (mode.kind === 'choosing' && selected === undefined && selection.edgeId === null && search === null) return false; // what lies over the map closes
      useMapUi.setState(mode.kind === 'choosing' ? { selection: NOTHING_SELECTED, search: null } : { mode: { kind: 'choosing' } });
      return true;
    case 'Enter':
    case 'F2':
      if (mode.kind === 'connecting') actions.finishConnecting();
      else if (selected !== undefined) actions.rename(selected);
      return true;
    case 'Delete':
    case 'Backspace':
      actions.removeSelected();
      return true;
    case 'Home':
    case 'End': {
      const id = key === 'Home' ? firstStep(scene) : [...scene.steps.values()].toSorted((a, b) => b.x - a.x)[0]?.id;
      if (id != null) selectSteps(id);
      return true;
    }
    case '+': zoom(1.25); return true;
    case '-': zoom(0.8); return true;
    case '0': fit(); return true;
    case '[': actions.mark('trigger'); return true;
    case ']': actions.mark('touch'); return true;
    default: return pressLetter(key.toLowerCase(), actions);
  }
}

function pressLetter(key: string, actions: MapActions): boolean {
  if (key === 'n') actions.startStep();
  else if (key === 'c') actions.startConnecting();
  else if (key === 'e') actions.nextEdge();
  else if (key === 'k') actions.nextKind();
  else return false;
  return true;
}

/** The keys of the canvas for the list of keys. */
export const MAP_KEYS: readonly (readonly [string, string])[] = [
  ['N', 'Add the next step after the chosen one; a lane’s name and a colon before the name put it there'],
  ['Enter', 'Name the chosen step; with Shift while naming, add the next one at once'],
  ['C', 'Connect: arrows choose the other step, Enter draws the way'],
  ['Arrow', 'Choose the step in that direction; with Shift, several'],
  ['Alt ↑↓', 'Move to another lane; with Shift, up or down inside the lane'],
  ['Alt ←→', 'Move along time'],
  ['E', 'Choose the next way that leaves the step; K changes its kind'],
  ['[ ]', 'The moment begins here; it ends here'],
  ['Delete', 'Remove what is chosen'],
  ['Mod C', 'Copy what is chosen; cut and paste as everywhere, also lines of text, one step a line'],
  ['Mod A', 'Choose every step'],
  ['Mod F', 'Search the map'],
  ['+ − 0', 'Larger, smaller, the whole map'],
];
