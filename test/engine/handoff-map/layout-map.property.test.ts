import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../../shared/engine/handoff-map/layout/place-labels.ts';
import { layoutMap } from '../../../shared/engine/handoff-map/layout/layout-map.ts';
import type { Box } from '../../../shared/engine/handoff-map/layout/scene.ts';
import { freePlace, placeSteps, tidyMap } from '../../../shared/engine/handoff-map/place-steps.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { anyMap, RUNS } from './any-map.ts';

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const pairs = <T>(items: readonly T[]): (readonly [T, T])[] => items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const));
const inPlaces = (map: HandoffMap): HandoffMap => {
  const places = placeSteps(map);
  return { ...map, steps: map.steps.map((step) => ({ ...step, place: places.get(step.id) ?? null })) };
};

describe('the layout of any map', () => {
  it('gives every step a place of its own in its lane', () => {
    fc.assert(fc.property(anyMap, (map) => {
      const places = placeSteps(map);
      const taken = map.steps.map(({ id, laneId }) => `${laneId} ${places.get(id)?.column} ${places.get(id)?.row}`);
      expect(new Set(taken).size).toBe(map.steps.length);
    }), { numRuns: RUNS });
  });

  it('moves no step that stood when another is added', () => {
    fc.assert(fc.property(anyMap, fc.nat(3), fc.nat(6), (map, lane, column) => {
      const placed = inPlaces(map);
      const laneId = placed.lanes[lane]?.id ?? '';
      const added = { ...placed, steps: [...placed.steps, { ...(placed.steps[0] ?? { contextIn: [], contextOut: [], name: '' }), id: 'new', laneId, place: freePlace(placed, laneId, column) } as HandoffMap['steps'][number]] }; // with a first step it is one; without one only id, lane and place are looked at
      const after = placeSteps(added);
      for (const { id, place } of placed.steps) expect(after.get(id)).toEqual(place);
    }), { numRuns: RUNS });
  });

  it('draws each step inside its lane and no two over each other', () => {
    fc.assert(fc.property(anyMap, (map) => {
      const { steps, lanes } = layoutMap(map);
      for (const step of map.steps) {
        const box = steps.get(step.id);
        const lane = lanes.find(({ id }) => id === step.laneId);
        expect(box !== undefined && lane !== undefined && box.y >= lane.y && box.y + box.height <= lane.y + lane.height).toBe(true);
      }
      expect(pairs([...steps.values()]).filter(([a, b]) => overlap(a, b))).toEqual([]);
    }), { numRuns: RUNS });
  });

  it('draws every edge at right angles from a side of its first step to a side of its last, and through no step between', () => {
    fc.assert(fc.property(anyMap, (map) => {
      const { steps, edges } = layoutMap(map);
      for (const { id, from, to } of map.edges) {
        const points = edges.get(id)?.points ?? [];
        const [source, target] = [steps.get(from), steps.get(to)];
        expect(points.length).toBeGreaterThan(1);
        for (const [at, point] of points.entries()) if (at > 0) expect(point.x === points[at - 1]?.x || point.y === points[at - 1]?.y).toBe(true);
        const isOn = (box: Box | undefined, x = NaN, y = NaN): boolean => box !== undefined && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
        expect(isOn(source, points[0]?.x, points[0]?.y) && isOn(target, points.at(-1)?.x, points.at(-1)?.y)).toBe(true);
        const pieces = points.slice(1).map((b, at) => ({ a: points[at] ?? b, b }));
        const through = [...steps.values()].filter((box) => box.id !== from && box.id !== to && pieces.some(({ a, b }) => overlap(box, { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.max(0.1, Math.abs(a.x - b.x)), height: Math.max(0.1, Math.abs(a.y - b.y)) })));
        expect(through.map((box) => box.id)).toEqual([]);
      }
    }), { numRuns: RUNS });
  });

  it('is the same for the same map, and stays when what is drawn is made fixed', () => {
    fc.assert(fc.property(anyMap, (map) => {
      expect(layoutMap(map)).toEqual(layoutMap(structuredClone(map)));
      expect(layoutMap(inPlaces(map)).steps).toEqual(layoutMap(map).steps);
    }), { numRuns: RUNS });
  });

  it('lets time go right along ways forward once it is tidied, wherever no cycle forbids it', () => {
    fc.assert(fc.property(anyMap, (map) => {
      const forward = { ...map, edges: map.edges.filter(({ from, to, kind }) => Number(from.slice(1)) < Number(to.slice(1)) && (kind === 'flow' || kind === 'handoff')) };
      const { steps, edges } = tidyMap(forward);
      const column = new Map(steps.map(({ id, place }) => [id, place?.column ?? -1]));
      for (const { from, to } of edges) expect(column.get(from)).toBeLessThan(column.get(to) ?? -1);
    }), { numRuns: RUNS });
  });

  it('puts words over no step and no other words', () => {
    fc.assert(fc.property(anyMap, fc.array(fc.record({ said: fc.nat(160), figure: fc.nat(160) }), { minLength: 40, maxLength: 40 }), (map, sizes) => {
      const scene = layoutMap(map);
      const placed = [...placeLabels(scene, map.edges.map(({ id }, at) => [id, sizes[at] ?? { said: 0, figure: 0 }])).values()];
      const boxes = placed.flatMap(({ said, figure }) => [said, figure]).filter((box) => box !== null);
      expect(pairs(boxes).filter(([a, b]) => overlap(a, b))).toEqual([]);
      expect(boxes.filter((box) => [...scene.steps.values()].some((step) => overlap(box, step)))).toEqual([]);
    }), { numRuns: RUNS });
  });
});
