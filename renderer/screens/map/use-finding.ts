import { plural } from '../../components/figure-text.ts';
import type { MarkKind } from '../../components/honesty-mark.tsx';
import { mapFinding } from './map-finding.ts';
import { KIND_NAMES } from './map-picker.tsx';
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
  return { sentence: mapFinding(map), muted: `${name}, ${KIND_NAMES[kind]}: ${plural(steps.length, 'step')} and ${plural(edges.length, 'way')} between them, as the room says it.` };
}
