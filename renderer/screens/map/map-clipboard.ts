import { freePlace } from '../../../shared/engine/handoff-map/place-steps.ts';
import { NO_NOTES, type HandoffMap, type MapEdge, type MapStep } from '../../../shared/engine/model/handoff-map.ts';
import { guessKind, nextId, withPlaces } from './map-edits.ts';

/** Steps and the ways between them on their way to another place or map. */
export interface MapPiece {
  readonly steps: readonly MapStep[];
  readonly edges: readonly MapEdge[];
}

/** How a copied piece names itself among other text. */
const MARK = 'baton-map-piece';

/** More lines than this are cut off, and told. */
export const MOST_LINES = 1000;

/** The selected steps as text for the clipboard, with the ways between them. */
export function copyPiece(map: HandoffMap, stepIds: readonly string[]): string {
  const ids = new Set(stepIds);
  const piece: MapPiece = { steps: withPlaces(map).steps.filter(({ id }) => ids.has(id)), edges: map.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
  return JSON.stringify({ [MARK]: 1, ...piece });
}

/** What a paste brought: the map with it, the new steps, and a sentence when something could not be taken whole. */
export interface Pasted {
  readonly map: HandoffMap;
  readonly stepIds: readonly string[];
  readonly label: string;
  readonly told: string | null;
}

/** Text out of the clipboard as steps: a copied piece as it was, else one step a line, deeper lines led to by the line above them. */
export function pasteText(map: HandoffMap, text: string, laneId: string): Pasted | null {
  const piece = pieceIn(text);
  if (piece !== null) return pastePiece(map, piece);
  return pasteLines(map, text, laneId);
}

function pieceIn(text: string): MapPiece | null {
  if (!text.startsWith('{') || !text.includes(MARK)) return null;
  try {
    const { steps, edges } = JSON.parse(text) as Partial<MapPiece>; // copied out of a map; the host checks what comes of it
    return Array.isArray(steps) && Array.isArray(edges) ? { steps, edges } : null;
  } catch {
    return null;
  }
}

function pastePiece(given: HandoffMap, piece: MapPiece): Pasted {
  let map = withPlaces(given);
  const renamed = new Map<string, string>();
  for (const step of piece.steps) {
    const id = nextId('s', map.steps);
    const laneId = map.lanes.some((lane) => lane.id === step.laneId) ? step.laneId : map.lanes[0]?.id ?? '';
    renamed.set(step.id, id);
    map = { ...map, steps: [...map.steps, { ...step, id, laneId, place: freePlace(map, laneId, step.place?.column ?? 0, step.place?.row ?? 0) }] };
  }
  for (const edge of piece.edges) {
    const [from, to] = [renamed.get(edge.from), renamed.get(edge.to)];
    if (from !== undefined && to !== undefined) map = { ...map, edges: [...map.edges, { ...edge, id: nextId('e', map.edges), from, to }] };
  }
  return { map, stepIds: [...renamed.values()], label: `Paste ${counted(piece.steps.length, 'step')}`, told: null };
}

/** One step a line in the order of the lines; a line is led to by the nearest line above that is less deep, or equally deep. */
function pasteLines(given: HandoffMap, text: string, laneId: string): Pasted | null {
  const lines = text.split(/\r\n|\r|\n/).map((line) => ({ depth: depthOf(line), name: nameOf(line) })).filter(({ name }) => name !== '');
  const taken = lines.slice(0, Math.min(MOST_LINES, Math.max(0, 2000 - given.steps.length)));
  if (taken.length === 0) return null;
  const map = withPlaces(given);
  const first = Number(nextId('s', map.steps).slice(1));
  const firstEdge = Number(nextId('e', map.edges).slice(1));
  const lanes = new Map(map.lanes.map(({ id, name }) => [name.toLowerCase(), id]));
  const steps: MapStep[] = [];
  const edges: { readonly from: string; readonly to: string }[] = [];
  const open: { readonly depth: number; readonly id: string }[] = [];
  for (const [at, { depth, name }] of taken.entries()) {
    const id = `s${first + at}`;
    const said = laneIn(name, lanes);
    steps.push({ ...NO_NOTES, id, laneId: said?.laneId ?? laneId, name: (said?.name ?? name).slice(0, 300), contextIn: [], contextOut: [], place: null });
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) > depth) open.pop();
    const before = open.at(-1);
    if (before !== undefined) edges.push({ from: before.id, to: id });
    if (before?.depth === depth) open.pop();
    open.push({ depth, id });
  }
  const drawn: HandoffMap = { ...map, steps: [...map.steps, ...steps] };
  const made = edges.map(({ from, to }, at): MapEdge => ({ ...NO_NOTES, id: `e${firstEdge + at}`, from, to, kind: guessKind(drawn, from, to), automatic: false, said: '', contextPassed: [] }));
  const left = lines.length - taken.length;
  return {
    map: withPlaces({ ...drawn, edges: [...map.edges, ...made] }), stepIds: steps.map(({ id }) => id), label: `Paste ${counted(steps.length, 'line')} as steps`,
    told: left > 0 ? `${counted(taken.length, 'line')} became steps; ${counted(left, 'line')} more did not fit. Undo takes all of them back; paste the rest into another map.` : taken.length >= 50 ? `${counted(taken.length, 'line')} became steps. Undo takes all of them back.` : null,
  };
}

/** "Sales: first call" names its lane. */
function laneIn(name: string, lanes: ReadonlyMap<string, string>): { readonly laneId: string; readonly name: string } | null {
  const [lane, ...rest] = name.split(':');
  const laneId = rest.length === 0 ? undefined : lanes.get((lane ?? '').trim().toLowerCase());
  return laneId === undefined ? null : { laneId, name: rest.join(':').trim() };
}

/** Two blanks or one tab are one step deeper. */
function depthOf(line: string): number {
  const indent = /^[\t ]*/.exec(line)?.[0] ?? '';
  return [...indent].reduce((depth, blank) => depth + (blank === '\t' ? 2 : 1), 0);
}

/** A line without its bullet or number. */
const nameOf = (line: string): string => line.trim().replace(/^([-*•]|\d+[.)])\s+/, '').trim();

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
