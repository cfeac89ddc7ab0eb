import { plural } from '../../components/figure-text.ts';
import type { MarkKind } from '../../components/honesty-mark.tsx';
import { mapFinding } from './map-finding.ts';
import { KIND_NAMES } from './map-picker.tsx';
import { measuredFinding } from '../gaps/measured-finding.ts';
import { useMapUi } from './map-ui.ts';
import { useMapOverlay } from './use-map-overlay.ts';
import { useOpenMap } from './use-map.ts';

/** The head of the screen: its sentence, the mark where it was measured, and one muted line. */
export interface MapHeadWords {
  readonly sentence: string;
  readonly mark?: MarkKind;
  readonly muted: string;
}

export function useFinding(): MapHeadWords {
  const { map } = useOpenMap();
  const { name, kind, steps, edges } = map;
  const layer = useMapUi((state) => state.layer);
  const { moment } = useMapOverlay();
  const drawn = `${name}, ${KIND_NAMES[kind]}: ${plural(steps.length, 'step')} and ${plural(edges.length, 'way')} between them`;
  const isMeasured = moment !== null && kind === 'asIs' && layer !== 'said' && map.moment !== null; // a map of what should be has no past
  const measured = !isMeasured ? null : measuredFinding(moment);
  if (measured === null) return { sentence: mapFinding(map), muted: `${drawn}, as the room says it.` };
  return { sentence: measured, mark: 'observed', muted: `${drawn}, as the room says it. The wait is the median of all handoffs with a logged touch, day and night.` };
}
