import { useMemo } from 'react';
import { tidyMap } from '../../../shared/engine/handoff-map/place-steps.ts';
import { EDGE_KINDS, type MapPlace } from '../../../shared/engine/model/handoff-map.ts';
import { useUi } from '../../state/ui-store.ts';
import { pasteText } from './map-clipboard.ts';
import { addStep, changeEdge, changeStep, connect, markMoment, moveSteps, nextId, placeStep, remove } from './map-edits.ts';
import { NOTHING_SELECTED, selectEdge, selectSteps, useMapUi } from './map-ui.ts';
import type { OpenMap } from './use-map.ts';

/** A name, and the lane that it names before a colon: "Sales: first call". */
export function laneAndName(typed: string, lanes: readonly { readonly id: string; readonly name: string }[]): { readonly laneId: string | null; readonly name: string } {
  const at = typed.indexOf(':');
  const lane = at < 0 ? undefined : lanes.find(({ name }) => name.toLowerCase() === typed.slice(0, at).trim().toLowerCase());
  return lane === undefined ? { laneId: null, name: typed.trim() } : { laneId: lane.id, name: typed.slice(at + 1).trim() };
}

/** Everything that can be done to the open map, for keys, pointers, menus and panels alike. */
export interface MapActions {
  readonly startStep: (where?: { readonly laneId: string; readonly place: MapPlace }) => void;
  readonly rename: (stepId: string) => void;
  /** Ends naming; an empty name gives a new step up. Returns the id of the step that was named. */
  readonly finishNaming: (typed: string, isGivenUp: boolean) => string | null;
  readonly startConnecting: () => void;
  readonly finishConnecting: () => void;
  readonly connect: (from: string, to: string) => void;
  readonly move: (by: { readonly lanes?: number; readonly columns?: number; readonly rows?: number }) => void;
  readonly place: (stepId: string, laneId: string, place: MapPlace) => void;
  readonly removeSelected: () => void;
  readonly selectAll: () => void;
  readonly nextEdge: () => void;
  readonly nextKind: () => void;
  readonly mark: (end: 'trigger' | 'touch') => void;
  readonly paste: (text: string) => void;
  readonly tidy: () => void;
}

export function useMapActions(open: OpenMap): MapActions {
  return useMemo(() => actionsOf(open), [open]);
}

function actionsOf(open: OpenMap): MapActions {
  const { map, index, edit } = open;
  const ui = useMapUi.getState;
  const set = useMapUi.setState;
  const nameOf = (id: string): string => index.step(id)?.name ?? '';
  return {
    ...namingActions(open),
    startConnecting: () => {
      const [from] = ui().selection.stepIds;
      const other = map.steps.find(({ id }) => id !== from);
      if (from !== undefined && other !== undefined) set({ mode: { kind: 'connecting', from, to: from } });
    },
    finishConnecting: () => {
      const { mode } = ui();
      if (mode.kind !== 'connecting') return;
      set({ mode: { kind: 'choosing' } });
      if (mode.to !== mode.from) edit(`Connect ${nameOf(mode.from)} and ${nameOf(mode.to)}`, connect(mode.from, mode.to));
      selectSteps(mode.to);
    },
    connect: (from, to) => edit(`Connect ${nameOf(from)} and ${nameOf(to)}`, connect(from, to)),
    move: (by) => edit(by.lanes === undefined ? 'Move along time' : 'Move to another lane', moveSteps(ui().selection.stepIds, by)),
    place: (stepId, laneId, place) => edit(`Move ${nameOf(stepId)}`, placeStep(stepId, laneId, place)),
    removeSelected: () => {
      const { stepIds, edgeId } = ui().selection;
      if (stepIds.length === 0 && edgeId === null) return;
      edit(edgeId !== null ? 'Remove a way' : stepIds.length === 1 ? `Remove ${nameOf(stepIds[0] ?? '')}` : `Remove ${stepIds.length} steps`, remove(stepIds, edgeId === null ? [] : [edgeId]));
      const [before] = index.into(stepIds[0] ?? '');
      set({ selection: before === undefined || stepIds.includes(before.from) ? NOTHING_SELECTED : { stepIds: [before.from], edgeId: null } });
    },
    selectAll: () => selectSteps(...map.steps.map(({ id }) => id)),
    nextEdge: () => {
      const { stepIds, edgeId } = ui().selection;
      const here = edgeId === null ? stepIds[0] : map.edges.find(({ id }) => id === edgeId)?.from;
      const ways = here === undefined ? map.edges : index.out(here);
      const next = ways[(ways.findIndex(({ id }) => id === edgeId) + 1) % Math.max(1, ways.length)];
      if (next !== undefined) selectEdge(next.id);
    },
    nextKind: () => {
      const edge = map.edges.find(({ id }) => id === ui().selection.edgeId);
      if (edge === undefined) return;
      const kind = EDGE_KINDS[(EDGE_KINDS.indexOf(edge.kind) + 1) % EDGE_KINDS.length] ?? 'flow';
      edit(`Make a way a ${kind}`, changeEdge(edge.id, { kind }));
    },
    mark: (end) => {
      const [stepId] = ui().selection.stepIds;
      if (stepId !== undefined) edit(end === 'trigger' ? `Let the moment begin at ${nameOf(stepId)}` : `Let the moment end at ${nameOf(stepId)}`, markMoment(end, stepId));
    },
    paste: (text) => {
      const lane = index.lane(index.step(ui().selection.stepIds[0] ?? '')?.laneId ?? '')?.id ?? map.lanes[0]?.id ?? '';
      const pasted = pasteText(map, text, lane);
      if (pasted === null) return;
      edit(pasted.label, () => pasted.map);
      selectSteps(...pasted.stepIds);
      if (pasted.told !== null) useUi.getState().set({ notice: pasted.told });
    },
    tidy: () => edit('Lay the map out anew', tidyMap),
  };
}

function namingActions({ map, index, edit }: OpenMap): Pick<MapActions, 'startStep' | 'rename' | 'finishNaming'> {
  const set = useMapUi.setState;
  return {
    startStep: (where) => {
      const { selection } = useMapUi.getState();
      const [selected] = selection.stepIds;
      const after = where === undefined && selected !== undefined && index.step(selected) !== undefined ? selected : null;
      const draft = { id: nextId('s', map.steps), after, ...where };
      set({ view: 'drawing', selection: { stepIds: [draft.id], edgeId: null }, mode: { kind: 'naming', stepId: draft.id, draft } });
    },
    rename: (stepId) => set({ mode: { kind: 'naming', stepId, draft: null } }),
    finishNaming: (typed, isGivenUp) => {
      const { mode } = useMapUi.getState();
      if (mode.kind !== 'naming') return null;
      set({ mode: { kind: 'choosing' } });
      const { laneId, name } = laneAndName(typed, map.lanes);
      const { draft, stepId } = mode;
      if (isGivenUp || (draft !== null && name === '')) {
        if (draft !== null) set({ selection: draft.after === null ? NOTHING_SELECTED : { stepIds: [draft.after], edgeId: null } });
        return null;
      }
      if (draft !== null) edit(`Add ${name}`, addStep({ ...draft, name, ...(laneId === null ? {} : { laneId }) }));
      else if (name !== index.step(stepId)?.name || laneId !== null) edit(`Rename to ${name}`, changeStep(stepId, { name, ...(laneId === null ? {} : { laneId }) }));
      return stepId;
    },
  };
}
