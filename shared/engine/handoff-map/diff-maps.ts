import { STEP_NAMES } from '../discovery/step-names.ts';
import { groupBy } from '../expressions/group-by.ts';
import type { HandoffMap, MapEdge, MapStep } from '../model/handoff-map.ts';
import { MapIndex } from './map-index.ts';
import { WAY_WORDS } from './outline-of-map.ts';

/** One field that differs, as words; of `Owner` the ids of the people, whose names the caller knows. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** A step or a way that is only in the first map (`removed`), only in the second (`added`), or in both with other fields. */
export interface MapChange {
  readonly what: 'step' | 'edge';
  readonly change: 'added' | 'removed' | 'changed';
  /** Its id in the first map, and in the second. */
  readonly beforeId: string | null;
  readonly afterId: string | null;
  readonly name: string;
  readonly fields: readonly FieldChange[];
}

/** What differs between two maps, steps first; `same` counts the steps and ways without any difference. Where they stand is no difference. */
export interface MapDiff {
  readonly changes: readonly MapChange[];
  readonly same: number;
}

/**
 * Steps are one step when they have one id, else when a name occurs once among what is left of either map; edges are one
 * when they join the same steps, the first of a kind with the first of that kind, then the rest in order.
 */
export function diffMaps(before: HandoffMap, after: HandoffMap): MapDiff {
  const [old, now] = [new MapIndex(before), new MapIndex(after)];
  const pairs = pairSteps(before.steps, after.steps);
  const steps = pairs.map(([a, b]) => changeOf('step', a, b, (b ?? a)?.name ?? '', a === null || b === null ? [] : fieldsOf(stepWords(before, old, a), stepWords(after, now, b))));
  const stands = new Map(pairs.flatMap(([a, b]) => (a === null || b === null ? [] : [[a.id, b.id] as const])));
  const edges = pairEdges(before.edges, after.edges, stands).map(([a, b]) =>
    changeOf('edge', a, b, edgeName(b === null ? old : now, b ?? a), a === null || b === null ? [] : fieldsOf(edgeWords(a), edgeWords(b))));
  const all = [...steps, ...edges];
  const changes = all.filter(({ change, fields }) => change !== 'changed' || fields.length > 0);
  return { changes, same: all.length - changes.length };
}

type Pair<T> = readonly [T, T] | readonly [T, null] | readonly [null, T];

function changeOf(what: MapChange['what'], a: { readonly id: string } | null, b: { readonly id: string } | null, name: string, fields: readonly FieldChange[]): MapChange {
  return { what, change: a === null ? 'added' : b === null ? 'removed' : 'changed', beforeId: a?.id ?? null, afterId: b?.id ?? null, name, fields };
}

function pairSteps(before: readonly MapStep[], after: readonly MapStep[]): Pair<MapStep>[] {
  const byId = new Map(after.map((step) => [step.id, step]));
  const oldIds = new Set(before.map(({ id }) => id));
  const freeOld = onceByName(before.filter(({ id }) => !byId.has(id)));
  const freeNew = onceByName(after.filter(({ id }) => !oldIds.has(id)));
  const partner = (step: MapStep): MapStep | null => byId.get(step.id) ?? (freeOld.get(nameKey(step)) === step ? freeNew.get(nameKey(step)) ?? null : null);
  const pairs: Pair<MapStep>[] = before.map((step) => [step, partner(step)]);
  const taken = new Set(pairs.map(([, step]) => step));
  return [...pairs, ...after.filter((step) => !taken.has(step)).map((step) => [null, step] as const)];
}

const nameKey = ({ name }: MapStep): string => name.trim().toLowerCase();

/** Steps whose name nobody shares, by that name. */
function onceByName(steps: readonly MapStep[]): Map<string, MapStep> {
  const found = groupBy(steps, nameKey);
  return new Map([...found].flatMap(([name, [first, ...more]]) => (first === undefined || more.length > 0 || name === '' ? [] : [[name, first] as const])));
}

function pairEdges(before: readonly MapEdge[], after: readonly MapEdge[], stands: ReadonlyMap<string, string>): Pair<MapEdge>[] {
  const free = groupBy(after, ({ from, to }) => `${from} ${to}`);
  const partners = new Map<MapEdge, MapEdge>();
  for (const isStrict of [true, false]) {
    for (const edge of before) {
      const between = partners.has(edge) ? undefined : free.get(`${stands.get(edge.from) ?? ''} ${stands.get(edge.to) ?? ''}`);
      const found = between?.find(({ kind }) => !isStrict || kind === edge.kind);
      if (found === undefined) continue;
      partners.set(edge, found);
      between?.splice(between.indexOf(found), 1);
    }
  }
  return [...before.map((edge): Pair<MapEdge> => [edge, partners.get(edge) ?? null]), ...[...free.values()].flat().map((edge) => [null, edge] as const)];
}

function edgeName(index: MapIndex, edge: MapEdge | null): string {
  return edge === null ? '' : `${index.step(edge.from)?.name ?? ''} ${WAY_WORDS[edge.kind]} ${index.step(edge.to)?.name ?? ''}`;
}

type Words = Readonly<Record<string, string>>;

function fieldsOf(before: Words, after: Words): FieldChange[] {
  return Object.keys(before).flatMap((field) => (before[field] === after[field] ? [] : [{ field, before: before[field] ?? '', after: after[field] ?? '' }]));
}

const stepWords = ({ moment }: HandoffMap, index: MapIndex, step: MapStep): Words => ({
  Name: step.name, Lane: index.lane(step.laneId)?.name ?? '', ...noteWords(step), 'Facts needed': step.contextIn.join(', '), 'Facts known after it': step.contextOut.join(', '),
  'The moment': [moment?.triggerStepId === step.id ? 'begins here' : '', moment?.touchStepId === step.id ? 'first touch' : ''].filter((end) => end !== '').join(', '),
  'Owner team': step.ownerTeam ?? '',
  'In the history': step.meaning === undefined ? '' : step.meaning === 'nothing' ? 'Nothing it records' : STEP_NAMES[step.meaning],
});

const edgeWords = (edge: MapEdge): Words => ({
  Kind: edge.kind, By: edge.automatic ? 'a system' : 'a person', Said: edge.said, ...noteWords(edge), 'Facts that travel': edge.contextPassed.join(', '),
});

const noteWords = (notes: MapStep | MapEdge): Words => ({
  'Owner role': notes.ownerRole, Owner: notes.ownerPersonId ?? '', System: notes.system, Trigger: notes.trigger, 'Entry criteria': notes.entryCriteria, 'Exit criteria': notes.exitCriteria,
  Target: notes.targetMs === null ? '' : `${notes.targetMs / 60_000} min, ${notes.targetClock}`, 'On miss': notes.onMiss, Evidence: notes.evidence.join('; '), Confidence: notes.confidence,
});
