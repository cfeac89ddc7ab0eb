import { useMemo } from 'react';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { addStep } from './map-edits.ts';
import { useMapUi } from './map-ui.ts';

/** The map with the step that is being named, which is saved only with its name. */
export function useShownMap(map: HandoffMap): HandoffMap {
  const mode = useMapUi((state) => state.mode);
  const draft = mode.kind === 'naming' ? mode.draft : null;
  return useMemo(() => (draft === null || map.steps.some(({ id }) => id === draft.id) ? map : addStep(draft)(map)), [map, draft]);
}
