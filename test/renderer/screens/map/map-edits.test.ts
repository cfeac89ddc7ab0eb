import { beforeEach, describe, expect, it, vi } from 'vitest';
import { layoutMap } from '../../../../shared/engine/handoff-map/layout/layout-map.ts';
import { brokenPart } from '../../../../shared/engine/handoff-map/check-map.ts';
import type { HandoffMap } from '../../../../shared/engine/model/handoff-map.ts';
import { neighbour } from '../../../../renderer/map/neighbour.ts';
import { snapAt } from '../../../../renderer/map/snap.ts';
import { fitBox, isSeen, reveal, toPlane, zoomAt } from '../../../../renderer/map/viewport.ts';
import { factsWithFields, factInWords } from '../../../../renderer/screens/map/fact-fields.ts';
import { copyPiece, pasteText } from '../../../../renderer/screens/map/map-clipboard.ts';
import { roomBox } from '../../../../renderer/screens/map/use-camera.ts';
import { addLane, addStep, connect, markMoment, moveSteps, nextId, placeStep, remove, removeLane, withChosen } from '../../../../renderer/screens/map/map-edits.ts';
import { mapFinding } from '../../../../renderer/screens/map/map-finding.ts';
import { pressKey, type KeyPorts } from '../../../../renderer/screens/map/map-keys.ts';
import { NOTHING_SELECTED, selectSteps, useMapUi } from '../../../../renderer/screens/map/map-ui.ts';
import { saidBand } from '../../../../shared/format/said-band.ts';
import { laneAndName, type MapActions } from '../../../../renderer/screens/map/use-map-actions.ts';
import { MapIndex } from '../../../../shared/engine/handoff-map/map-index.ts';
import { aMap, aStep, CONTENT_MAP } from '../../../fixtures/a-map.ts';

const stepOf = (map: HandoffMap, id: string) => map.steps.find((step) => step.id === id);

describe('editing a map', () => {
  it('adds the next step right of the one before it, in its lane, with the way between them', () => {
    const map = addStep({ id: 's1', after: 'open', name: 'Reads it' })(CONTENT_MAP);
    expect(stepOf(map, 's1')).toMatchObject({ laneId: 'sales', place: { column: 3, row: 1 } }); // the first call stands in row 0
    expect(map.edges.at(-1)).toMatchObject({ from: 'open', to: 's1', kind: 'flow' });
  });
  it('takes a way into sales for a handoff and one back to marketing for a recycle, once', () => {
    const map = connect('nurture', 'open')(connect('open', 'nurture')(CONTENT_MAP));
    expect(map.edges.slice(-2).map(({ kind }) => kind)).toEqual(['recycle', 'handoff']);
    expect(connect('nurture', 'open')(map)).toBe(map);
  });
  it('makes a handoff of the way when its step moves over to sales, unless its kind was chosen', () => {
    expect(moveSteps(['owner'], { lanes: 1 })(CONTENT_MAP).edges.map(({ kind }) => kind)).toEqual(['handoff', 'flow', 'flow', 'recycle']);
    const chosen = { ...CONTENT_MAP, edges: CONTENT_MAP.edges.map((edge) => (edge.id === 'score-owner' ? { ...edge, kind: 'escalate' as const } : edge)) };
    expect(moveSteps(['owner'], { lanes: 1 })(chosen).edges[0]?.kind).toBe('escalate');
  });
  it('swaps two steps of a lane, and looks for a free place in another', () => {
    const swapped = placeStep('score', 'system', { column: 1, row: 0 })(CONTENT_MAP);
    expect([stepOf(swapped, 'score')?.place, stepOf(swapped, 'owner')?.place]).toEqual([{ column: 1, row: 0 }, { column: 0, row: 0 }]);
    expect(stepOf(placeStep('score', 'sales', { column: 2, row: 0 })(CONTENT_MAP), 'score')).toMatchObject({ laneId: 'sales', place: { column: 2, row: 1 } });
  });
  it('takes a step off with its ways and with the moment that it bounds', () => {
    const map = remove(['call'])(CONTENT_MAP);
    expect([map.edges.map(({ id }) => id), map.moment, brokenPart(map)]).toEqual([['score-owner', 'owner-open'], null, null]);
    expect(markMoment('touch', 'open')(markMoment('trigger', 'owner')(map)).moment).toEqual({ triggerStepId: 'owner', touchStepId: 'open' });
  });
  it('adds lanes above that of nobody and keeps one that holds steps', () => {
    const map = addLane('Partner')(CONTENT_MAP);
    expect(map.lanes.map(({ name }) => name)).toEqual(['Marketing', 'System', 'Sales', 'Partner', 'Nobody']);
    expect(removeLane('l1')(map).lanes).toHaveLength(4);
    expect(removeLane('sales')(map)).toBe(map);
  });
  it('says what a step is in the history, and leaves it to its words again without a trace', () => {
    const chosen = withChosen('call', 'meaning', 'nothing')(withChosen('call', 'meaning', 'touch')(CONTENT_MAP));
    expect(stepOf(chosen, 'call')?.meaning).toBe('nothing');
    expect(withChosen('call', 'meaning', null)(chosen)).toEqual(CONTENT_MAP);
  });
  it('counts ids on from the highest', () => expect([nextId('s', [{ id: 's7' }, { id: 'call' }, { id: 's2' }]), nextId('e', [])]).toEqual(['s8', 'e1']));
  it('takes a lane\'s name before a colon for the lane, and all else for the name', () => {
    expect(laneAndName('sales: First call', CONTENT_MAP.lanes)).toEqual({ laneId: 'sales', name: 'First call' });
    expect(laneAndName('Note: first call', CONTENT_MAP.lanes)).toEqual({ laneId: null, name: 'Note: first call' });
  });
});

describe('pasting', () => {
  it('brings copied steps back with the ways between them, under new ids and in free places', () => {
    const pasted = pasteText(CONTENT_MAP, copyPiece(CONTENT_MAP, ['open', 'call']), 'marketing');
    expect(pasted?.stepIds).toEqual(['s1', 's2']);
    expect(pasted?.map.edges.slice(4).map(({ from, to }) => [from, to])).toEqual([['s1', 's2']]);
    expect(pasted === null ? 'nothing' : brokenPart(pasted.map)).toBeNull();
    expect(new Set(pasted?.map.steps.map(({ laneId, place }) => `${laneId} ${place?.column} ${place?.row}`)).size).toBe(7);
  });
  it('makes a step of every line: one after the other where they are as deep, led to by the line above where deeper', () => {
    const pasted = pasteText(aMap([]), '- Form\n  Sales: First call\n    Decides\n2. Scored\n\n', 'system');
    expect(pasted?.map.steps.map(({ name, laneId }) => [name, laneId])).toEqual([['Form', 'system'], ['First call', 'sales'], ['Decides', 'system'], ['Scored', 'system']]);
    expect(pasted?.map.edges.map(({ from, to, kind }) => [from, to, kind])).toEqual([['s1', 's2', 'handoff'], ['s2', 's3', 'flow'], ['s1', 's4', 'flow']]);
    expect([pasted?.label, pasted?.told]).toEqual(['Paste 4 lines as steps', null]);
  });
  it('takes a thousand lines and tells how many more did not fit', () => {
    const lines = Array.from({ length: 1200 }, (_, at) => `Step ${at}`).join('\n');
    const pasted = pasteText(aMap([]), lines, 'sales');
    expect(pasted?.stepIds).toHaveLength(1000);
    expect(pasted?.told).toBe('1000 lines became steps; 200 lines more did not fit. Undo takes all of them back; paste the rest into another map.');
    expect(pasted === null ? 'nothing' : brokenPart(pasted.map)).toBeNull();
  });
  it('takes nothing from an empty clipboard, and text that only looks like a copied piece as lines', () => {
    expect(pasteText(CONTENT_MAP, ' \n\t\n', 'sales')).toBeNull();
    expect(pasteText(aMap([]), '{"baton-map-piece": broken', 'sales')?.stepIds).toHaveLength(1);
  });
});

describe('the keys of the canvas', () => {
  const scene = layoutMap(CONTENT_MAP);
  const calls: string[] = [];
  const actions = new Proxy({}, { get: (_, name) => (...given: unknown[]) => void calls.push([String(name), ...given.map((one) => JSON.stringify(one))].join(' ')) }) as MapActions; // every action only notes that it was called
  const ports: KeyPorts = { scene, actions, zoom: vi.fn(), fit: vi.fn(), find: vi.fn() };
  const press = (key: string, held: Partial<Record<'altKey' | 'shiftKey' | 'ctrlKey', boolean>> = {}) => pressKey({ key, altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, ...held }, ports);
  beforeEach(() => {
    calls.length = 0;
    useMapUi.setState({ selection: NOTHING_SELECTED, mode: { kind: 'choosing' } });
  });
  it('choose the first step, then the nearest in the direction of the arrow', () => {
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) press(key);
    expect(useMapUi.getState().selection.stepIds).toEqual(['open']);
    expect([neighbour(scene, 'call', 'up'), neighbour(scene, 'score', 'left')]).toEqual(['nurture', null]);
  });
  it('move a step across lanes with Alt, and choose several with Shift', () => {
    selectSteps('open');
    press('ArrowRight', { shiftKey: true });
    press('ArrowUp', { altKey: true });
    expect([useMapUi.getState().selection.stepIds, calls]).toEqual([['open', 'call'], ['move {"lanes":-1}']]);
  });
  it('connect by choosing the other end with arrows; Escape gives up', () => {
    useMapUi.setState({ mode: { kind: 'connecting', from: 'score', to: 'score' } });
    press('ArrowRight');
    expect(useMapUi.getState().mode).toEqual({ kind: 'connecting', from: 'score', to: 'owner' });
    press('Enter');
    press('Escape');
    expect([calls, useMapUi.getState().mode.kind]).toEqual([['finishConnecting'], 'choosing']);
  });
  it('leave what they do not mean to others', () => expect([press('q'), press('z', { ctrlKey: true }), press('n', { altKey: true }), press('n')]).toEqual([false, false, false, true]));
});

describe('what stands over and under a map', () => {
  it('says who owns the moment, or what is missing to say so', () => {
    expect(mapFinding(CONTENT_MAP)).toBe('Nobody owns 1 of the 3 stretches between the trigger and the first touch.');
    expect(mapFinding({ ...CONTENT_MAP, edges: CONTENT_MAP.edges.map((edge) => ({ ...edge, ownerRole: 'Rep' })) })).toBe('Every stretch from “score” to “call” has an owner.');
    expect(mapFinding({ ...CONTENT_MAP, moment: null })).toContain('does not say yet where the moment begins');
    expect(mapFinding({ ...CONTENT_MAP, edges: CONTENT_MAP.edges.slice(0, 1) })).toBe('No way leads from “score” to “call”.');
    expect([mapFinding(aMap([])), mapFinding(aMap([aStep('a')]))]).toEqual(['Nothing is drawn on this map yet.', 'One step stands on the map, and no way leads on.']);
  });
  it('draws a stretch without a length as long as the others are on average, and tells', () => {
    const band = saidBand(CONTENT_MAP, new MapIndex(CONTENT_MAP));
    const plain = (text: string | undefined) => text?.replace(/\s/g, ' ');
    expect(band?.stretches.map((stretch) => ({ ...stretch, text: plain(stretch.text) }))).toEqual([{ owner: 'system', ms: 3_600_000, text: '1 h' }, { owner: 'nobody', ms: 9_000_000, text: '' }, { owner: 'sales', ms: 14_400_000, text: '4 h' }]);
    expect([plain(band?.figure), band?.notes]).toEqual(['5 h', ['as the room says it', '1 part without a length']]);
  });
  it('finds the field of a fact by its letters, and says what cannot be known as of the handoff', () => {
    const fields = [{ name: 'email', availability: 'history' as const, knownAtHandoff: 0.5 }, { name: 'Job Title', availability: 'currentOnly' as const, knownAtHandoff: null }];
    expect(factsWithFields(['E-mail', 'Pages visited', 'Title'], fields).map(factInWords)).toEqual(['email, known at the handoff', 'no field of the history has this name', 'Job Title: only today’s value is there']);
  });
});

describe('the view', () => {
  it('keeps the point under the pointer while it zooms', () => {
    const view = { x: 10, y: -20, zoom: 0.8 };
    const at = { x: 300, y: 200 };
    const before = toPlane(view, at);
    const after = toPlane(zoomAt(view, 1.5, at), at);
    expect([after.x, after.y]).toEqual([expect.closeTo(before.x, 9), expect.closeTo(before.y, 9)]);
  });
  it('shows a map whole but not larger than asked, and moves no further than needed to show a step', () => {
    expect(fitBox({ x: 0, y: 0, width: 400, height: 100 }, { width: 1008, height: 508 }, 1)).toEqual({ zoom: 1, x: -0, y: -0 });
    const view = { x: 0, y: 0, zoom: 1 };
    expect(reveal(view, { x: 100, y: 100, width: 50, height: 50 }, { width: 800, height: 600 })).toEqual(view);
    expect(reveal(view, { x: 900, y: 100, width: 50, height: 50 }, { width: 800, height: 600 })).toEqual({ x: -190, y: 0, zoom: 1 });
  });
  it('knows when nothing of a map is in sight', () => {
    const [map, window] = [{ width: 900, height: 400 }, { width: 800, height: 600 }];
    expect([{ x: 0, y: 0, zoom: 1 }, { x: -899, y: 0, zoom: 1 }, { x: -899, y: 0, zoom: 0.5 }, { x: 0, y: 600, zoom: 1 }].map((view) => isSeen(view, map, window))).toEqual([true, true, false, false]);
  });
  it('snaps to the cell under a step, and to new columns beyond the last', () => {
    const scene = layoutMap(CONTENT_MAP);
    const box = scene.steps.get('open');
    if (box === undefined) throw new Error('The step is not drawn.');
    expect(snapAt(scene, { x: box.x + 30, y: box.y + 30 })).toMatchObject({ laneId: 'sales', place: { column: 2, row: 0 }, box: { x: box.x, y: box.y } });
    expect(snapAt(scene, { x: scene.width + 200, y: 20 })).toMatchObject({ laneId: 'marketing', place: { column: 5, row: 0 } });
  });
});

describe('what the room sees first', () => {
  const drawn = { map: CONTENT_MAP, scene: layoutMap(CONTENT_MAP, 1.9) };
  const whole = { x: 0, y: 0, width: drawn.scene.width, height: 700 };
  const seen = (width: number) => roomBox(drawn, 700, { width, height: 700 });

  it('is the whole map where the window is wide enough for it, and the moment alone where it is not', () => {
    expect(seen(4 * whole.width)).toEqual(whole);
    expect(CONTENT_MAP.moment).not.toBeNull();
    expect(seen(whole.width / 4)).not.toEqual(whole);
  });
});
