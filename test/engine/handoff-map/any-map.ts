import fc from 'fast-check';
import { EDGE_KINDS, FIRST_LANES, type EdgeKind, type HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { aMap, anEdge, aStep } from '../../fixtures/a-map.ts';

/** Maps of up to 24 steps in any lanes, some placed, some not, two in one place included; edges of any kind, cycles and loops included. */
export const anyMap: fc.Arbitrary<HandoffMap> = fc.integer({ min: 0, max: 24 }).chain((count) =>
  fc.record({
    steps: fc.tuple(...Array.from({ length: count }, () => fc.record({ lane: fc.nat(3), place: fc.option(fc.record({ column: fc.nat(6), row: fc.nat(2) })) }))),
    edges: edgesBetween(count),
  }).map(({ steps, edges }) => aMap(
    steps.map(({ lane, place }, at) => aStep(`s${at}`, FIRST_LANES[lane]?.id, place)),
    edges.map(({ from, to, kind }) => anEdge(`s${from}`, `s${to}`, kind)),
  )));

function edgesBetween(steps: number): fc.Arbitrary<{ readonly from: number; readonly to: number; readonly kind: EdgeKind }[]> {
  if (steps === 0) return fc.constant([]);
  const end = fc.nat(steps - 1);
  return fc.uniqueArray(fc.record({ from: end, to: end, kind: fc.constantFrom(...EDGE_KINDS) }), { maxLength: 40, selector: ({ from, to }) => `${from} ${to}` });
}

export const RUNS = process.env['BATON_FULL'] === '1' ? 5000 : 120;
