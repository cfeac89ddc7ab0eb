import type { HandoffMap, MapEdge, MapStep } from '../model/handoff-map.ts';
import { factsOfEdge } from './facts-of-edge.ts';
import { MapIndex } from './map-index.ts';

/** One step of the outline and the ways that leave it, each as words. */
export interface OutlineStep {
  readonly step: MapStep;
  readonly lane: string;
  readonly ways: readonly { readonly edge: MapEdge; readonly words: string }[];
  readonly isTrigger: boolean;
  readonly isTouch: boolean;
}

/** The words for what an edge does, before the name of the step that it leads to. */
export const WAY_WORDS = { flow: 'goes on to', handoff: 'hands over to', reject: 'rejects to', recycle: 'recycles to', escalate: 'escalates to' } as const;

/** A map as a list to be read: steps as they stand from left to right, then down through the lanes; unplaced ones last. */
export function outlineOfMap(map: HandoffMap, index: MapIndex = new MapIndex(map)): OutlineStep[] {
  const laneAt = new Map(map.lanes.map(({ id }, at) => [id, at]));
  const order = (step: MapStep): readonly number[] => [step.place?.column ?? Infinity, laneAt.get(step.laneId) ?? 0, step.place?.row ?? Infinity];
  const sorted = map.steps.map((step, at) => ({ step, key: [...order(step), at] })).toSorted((a, b) => compareKeys(a.key, b.key));
  return sorted.map(({ step }) => ({
    step,
    lane: index.lane(step.laneId)?.name ?? '',
    ways: index.out(step.id).map((edge) => ({ edge, words: wayInWords(index, edge) })),
    isTrigger: map.moment?.triggerStepId === step.id,
    isTouch: map.moment?.touchStepId === step.id,
  }));
}

function wayInWords(index: MapIndex, edge: MapEdge): string {
  const { travels, leftBehind } = factsOfEdge(index, edge);
  const parts = [
    `${WAY_WORDS[edge.kind]} ${nameOf(index.step(edge.to))}`,
    edge.said === '' ? '' : `said: "${edge.said}"`,
    edge.kind === 'handoff' && edge.ownerRole === '' && edge.ownerPersonId === null ? 'nobody is named for it' : '',
    edge.ownerRole === '' ? '' : `owned by ${edge.ownerRole}`,
    travels.length === 0 ? '' : `with ${travels.join(', ')}`,
    // Of a way about whose facts nobody said anything, none is known to stay behind.
    leftBehind.length === 0 || (edge.kind !== 'handoff' && travels.length === 0) ? '' : `without ${leftBehind.join(', ')}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

const nameOf = (step: MapStep | undefined): string => (step === undefined || step.name === '' ? 'a step without a name' : step.name);

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [at, key] of a.entries()) {
    const other = b[at] ?? 0;
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}

/** The outline as plain text, one step a line with its ways indented below; ends with a line break. */
export function outlineText(map: HandoffMap): string {
  const lines = outlineOfMap(map).flatMap(({ step, lane, ways, isTrigger, isTouch }) => {
    const marks = [isTrigger ? 'the moment begins' : '', isTouch ? 'first touch' : ''].filter((mark) => mark !== '');
    const about = [lane, step.system, step.ownerRole, ...marks].filter((part) => part !== '');
    return [`${nameOf(step)} (${about.join(', ')})`, ...ways.map(({ words }) => `\t${words}`)];
  });
  return [map.name, '', ...lines, ''].join('\n');
}
