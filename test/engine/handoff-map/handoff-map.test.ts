import { describe, expect, it } from 'vitest';
import { brokenPart } from '../../../shared/engine/handoff-map/check-map.ts';
import { diffMaps } from '../../../shared/engine/handoff-map/diff-maps.ts';
import { factsOfEdge } from '../../../shared/engine/handoff-map/facts-of-edge.ts';
import { layoutMap } from '../../../shared/engine/handoff-map/layout/layout-map.ts';
import { pathOfLine } from '../../../shared/engine/handoff-map/layout/path-of-line.ts';
import { fitText, textWidth } from '../../../shared/engine/handoff-map/layout/text-width.ts';
import { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import { momentOfMap } from '../../../shared/engine/handoff-map/moment-of-map.ts';
import { outlineText } from '../../../shared/engine/handoff-map/outline-of-map.ts';
import { saidStretches } from '../../../shared/engine/handoff-map/said-moment.ts';
import { reviewMap } from '../../../shared/engine/handoff-map/review-map.ts';
import { placeSteps } from '../../../shared/engine/handoff-map/place-steps.ts';
import { aMap, anEdge, aStep, CONTENT_MAP } from '../../fixtures/a-map.ts';

const named = (ownerRole: string) => ({ ...CONTENT_MAP, edges: CONTENT_MAP.edges.map((edge) => (edge.kind === 'handoff' ? { ...edge, ownerRole } : edge)) });

describe('the moment of a map', () => {
  it('goes from the trigger to the first touch, and a handoff without a named owner is nobody\'s', () => {
    expect(momentOfMap(CONTENT_MAP)?.stretches.map(({ edge, owner }) => [edge.id, owner])).toEqual([['score-owner', 'system'], ['owner-open', 'nobody'], ['open-call', 'sales']]);
  });
  it('gives the handoff to the lane that it leads into once somebody is named', () => {
    expect(momentOfMap(named('Inside sales'))?.stretches[1]?.owner).toBe('sales');
  });
  it('is not there without both ends, and empty where no way leads from one to the other', () => {
    expect(momentOfMap({ ...CONTENT_MAP, moment: null })).toBeNull();
    expect(momentOfMap({ ...CONTENT_MAP, moment: { triggerStepId: 'gone', touchStepId: 'call' } })).toBeNull();
    expect(momentOfMap({ ...CONTENT_MAP, edges: [] })?.stretches).toEqual([]);
  });
  it('ends in a cycle too, and takes no way back', () => {
    const cycle = aMap([aStep('a'), aStep('b'), aStep('c')], [anEdge('a', 'b'), anEdge('b', 'a'), anEdge('a', 'c', 'recycle'), anEdge('b', 'c')], { moment: { triggerStepId: 'a', touchStepId: 'c' } });
    expect(momentOfMap(cycle)?.stretches.map(({ edge }) => edge.id)).toEqual(['a-b', 'b-c']);
  });
  it('has the lengths that the room named, neighbours of one owner joined', () => {
    const index = new MapIndex(CONTENT_MAP);
    const moment = momentOfMap(CONTENT_MAP, index);
    expect(moment === null ? null : saidStretches(moment, index)).toEqual([{ owner: 'system', ms: 3_600_000 }, { owner: 'nobody', ms: null }, { owner: 'sales', ms: 14_400_000 }]);
    const owned = named('Rep');
    const joined = momentOfMap(owned);
    expect(joined === null ? null : saidStretches(joined, new MapIndex(owned))).toEqual([{ owner: 'system', ms: 3_600_000 }, { owner: 'sales', ms: 14_400_000 }]);
  });
});

describe('a map', () => {
  it('knows which facts travel along an edge and which stay behind, whatever their case', () => {
    const edge = CONTENT_MAP.edges[1];
    expect(edge === undefined ? null : factsOfEdge(new MapIndex(CONTENT_MAP), edge)).toEqual({ travels: ['Name'], leftBehind: ['Product', 'Pages visited'] });
  });
  it('is read as an outline from left to right, with who is not named', () => {
    expect(outlineText(CONTENT_MAP).split('\n').slice(2, 6)).toEqual(['score (System, the moment begins)', '\tgoes on to owner', 'owner (System)', '\thands over to open; nobody is named for it; with Name; without Product, Pages visited']);
  });
  it.each([
    ['two steps with one id', aMap([aStep('a'), aStep('a')]), 'same id'],
    ['a step in no lane', aMap([aStep('a', 'moon')]), 'stands in a lane'],
    ['a way to nowhere', aMap([aStep('a')], [anEdge('a', 'b')]), 'begins or ends'],
    ['a moment without its step', aMap([aStep('a')], [], { moment: { triggerStepId: 'a', touchStepId: 'b' } }), 'The moment'],
    ['no lane', aMap([], [], { lanes: [] }), 'no lane'],
    ['too many steps', aMap(Array.from({ length: 2001 }, (_, at) => aStep(`s${at}`))), '2001 steps'],
  ])('is not kept with %s', (_what, map, reason) => expect(brokenPart(map)).toContain(reason));
  it.each([['without edges', aMap([aStep('a'), aStep('b')])], ['with a cycle', aMap([aStep('a'), aStep('b')], [anEdge('a', 'b'), anEdge('b', 'a'), anEdge('a', 'a')])], ['with two steps of one name', aMap([aStep('a', 'sales', null, { name: 'Call' }), aStep('b', 'sales', null, { name: 'Call' })])], ['without anything', aMap([])]])('is drawn %s', (_what, map) => {
    expect(brokenPart(map)).toBeNull();
    const scene = layoutMap(map);
    expect([scene.steps.size, scene.edges.size]).toEqual([map.steps.length, map.edges.length]);
    expect([...scene.edges.values()].every((line) => pathOfLine(line).startsWith('M'))).toBe(true);
  });
});

describe('what is worth a look on a map', () => {
  const nobody = { known: new Set<string>(), left: new Set<string>() };
  const sentences = (map: Parameters<typeof reviewMap>[0], owners = nobody) => reviewMap(map, owners).map(({ sentence }) => sentence);
  it('is nothing on one that is drawn through', () => expect(sentences(CONTENT_MAP)).toEqual([]));
  it.each([
    ['no way', aMap([aStep('a')]), 'No way leads'],
    ['no moment', aMap([aStep('a'), aStep('b')], [anEdge('a', 'b')]), 'where the moment begins'],
    ['two steps of one name', aMap([aStep('a', 'sales', null, { name: 'Call' }), aStep('b', 'sales', null, { name: 'call ' })]), 'called “Call”'],
    ['a step that stands alone', aMap([aStep('a'), aStep('b'), aStep('c')], [anEdge('a', 'b')]), '“c” stands alone'],
    ['a circle that nothing leaves', aMap([aStep('a'), aStep('b'), aStep('c')], [anEdge('a', 'b'), anEdge('b', 'c'), anEdge('c', 'b')]), 'round in a circle'],
  ])('names %s', (_what, map, words) => expect(sentences(map).join(' ')).toContain(words));
  it('names owners who have left, and those who are not in the workshop once somebody is', () => {
    const map = aMap([aStep('a', 'sales', null, { ownerPersonId: 'gone' }), aStep('b', 'sales', null, { ownerPersonId: 'rep' })], [anEdge('a', 'b')], { moment: { triggerStepId: 'a', touchStepId: 'b' } });
    expect(sentences(map)).toEqual([]);
    expect(sentences(map, { known: new Set(['ann', 'rep']), left: new Set(['rep']) })).toEqual(['“a” is owned by somebody who is not in this workshop.', '“b” is owned by somebody who has left.']);
  });
});

describe('the drawing', () => {
  it('hatches the stretch of a handoff that nobody owns, and nothing once somebody is named', () => {
    expect(layoutMap(CONTENT_MAP).nobody.map(({ edgeIds }) => edgeIds)).toEqual([['owner-open']]);
    expect(layoutMap(named('Rep')).nobody).toEqual([]);
  });
  it('draws the lane of nobody only once a step stands in it', () => {
    expect(layoutMap(CONTENT_MAP).lanes.map(({ kind }) => kind)).toEqual(['marketing', 'system', 'sales']);
    expect(layoutMap(aMap([aStep('a', 'nobody')])).lanes.map(({ kind }) => kind)).toContain('nobody');
  });
  it('leaves a gap where lines cross', () => {
    const crossing = aMap(
      [aStep('a', 'marketing', { column: 1, row: 0 }), aStep('b', 'sales', { column: 1, row: 0 }), aStep('c', 'system', { column: 0, row: 0 }), aStep('d', 'system', { column: 2, row: 0 })],
      [anEdge('a', 'b'), anEdge('c', 'd')],
    );
    const scene = layoutMap(crossing);
    const gaps = [...scene.edges.values()].flatMap((line) => line.gaps);
    expect(gaps).toHaveLength(1);
    expect(pathOfLine(scene.edges.get('c-d') ?? { points: [], gaps: [] }).match(/M/g)).toHaveLength(2);
  });
  it('places the steps after one another where nobody placed them, below each other where they compete', () => {
    const places = placeSteps(aMap([aStep('a'), aStep('b'), aStep('c'), aStep('d', 'sales')], [anEdge('a', 'b'), anEdge('a', 'c'), anEdge('b', 'd'), anEdge('d', 'a', 'recycle')]));
    expect(Object.fromEntries(places)).toEqual({ a: { column: 0, row: 0 }, b: { column: 1, row: 1 }, c: { column: 1, row: 0 }, d: { column: 2, row: 0 } });
  });
  it('measures words as their font has them, and cuts what does not fit', () => {
    expect(textWidth('Score', 10)).toBeCloseTo(5.81 + 5.03 + 5.6 + 3.67 + 5.49, 5);
    expect(fitText('Stage set to MQL', 60, 12)).toBe('Stage set…');
    expect(textWidth(fitText('Stage set to MQL', 60, 12), 12)).toBeLessThanOrEqual(60);
  });
});

describe('two maps', () => {
  it('do not differ where a step was only moved', () => {
    const moved = { ...CONTENT_MAP, steps: CONTENT_MAP.steps.map((step) => ({ ...step, place: null })) };
    expect(diffMaps(CONTENT_MAP, moved)).toEqual({ changes: [], same: 9 });
  });
  it('are compared by name where ids differ, unless a name stands twice', () => {
    const before = aMap([aStep('a', 'sales', null, { name: 'Call' }), aStep('b', 'sales', null, { name: 'Twice' }), aStep('c', 'sales', null, { name: 'Twice' })]);
    const after = aMap([aStep('x', 'marketing', null, { name: 'call ' }), aStep('y', 'sales', null, { name: 'Twice' })]);
    expect(diffMaps(before, after).changes.map(({ change, beforeId, afterId }) => [change, beforeId, afterId])).toEqual([['changed', 'a', 'x'], ['removed', 'b', null], ['removed', 'c', null], ['added', null, 'y']]);
  });
  it('differ where the moment begins or ends, and in what a step is in the history', () => {
    const after = { ...CONTENT_MAP, moment: null, steps: CONTENT_MAP.steps.map((step) => (step.id === 'call' ? { ...step, meaning: 'touch' as const } : step)) };
    const fields = diffMaps(CONTENT_MAP, after).changes.flatMap(({ fields: of }) => of.map(({ field, before, after: now }) => [field, before, now]));
    expect(fields).toContainEqual(['In the history', '', 'First touch']);
    expect(fields.filter(([field]) => field === 'The moment').map(([, before, now]) => [before, now])).toEqual([['begins here', ''], ['first touch', '']]);
  });
  it('tell one of two parallel ways from the other by its kind', () => {
    const steps = [aStep('a'), aStep('b')];
    const before = aMap(steps, [anEdge('a', 'b', 'flow', { id: '1' }), anEdge('a', 'b', 'reject', { id: '2' })]);
    const after = aMap(steps, [anEdge('a', 'b', 'reject', { id: '3' })]);
    expect(diffMaps(before, after).changes.map(({ change, beforeId }) => [change, beforeId])).toEqual([['removed', '1']]);
  });
});
