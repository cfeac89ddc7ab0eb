import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHistory, encodeHistory } from '../../../shared/engine/history/history-segments.ts';
import { touchLikeEvents } from '../../../shared/engine/history/touch-like-events.ts';
import { aHistory, type LeadSpec } from '../../fixtures/a-history.ts';

const text = fc.string({ unit: 'binary', maxLength: 8 });
const lead: fc.Arbitrary<Omit<LeadSpec, 'id'>> = fc.record(
  {
    createdAt: fc.integer({ min: 0, max: 2e12 }),
    fields: fc.dictionary(fc.constantFrom('Country', 'Größe', 'toString'), text.filter((value) => value !== ''), { noNullPrototype: true }),
    facts: fc.array(fc.record({ kind: fc.constant('engagement' as const), at: fc.integer({ min: 0, max: 2e12 }), type: text, asset: text, automated: fc.boolean(), owner: fc.constantFrom('7', 'ü'), amounts: fc.dictionary(fc.constantFrom('minutes', 'Beträge'), fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { noNullPrototype: true }), id: fc.constantFrom(0, 12, -5, 2 ** 52) }), { maxLength: 4 }),
    excluded: fc.boolean(),
  },
  { requiredKeys: ['facts'] },
);

describe('a stored history', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 5 }), (leads) => {
        const history = aHistory({ leads: leads.map((one, index) => ({ ...one, id: `lead ${index} ☃` })) });
        const back = decodeHistory(encodeHistory(history));
        expect(back).toEqual(history);
        expect(touchLikeEvents(back)).toEqual(touchLikeEvents(history));
      }),
      { numRuns: 50 },
    );
  });
  it('can be laid over bytes that do not begin at a boundary of eight', () => {
    const history = aHistory({ leads: [{ id: '1', createdAt: 5 }] });
    const shifted = new Map([...encodeHistory(history)].map(([name, bytes]) => {
      const larger = new Uint8Array(bytes.length + 1);
      larger.set(bytes, 1);
      return [name, larger.subarray(1)] as const;
    }));
    expect(decodeHistory(shifted)).toEqual(history);
  });
  it('of the layout before, whose codes of facts were wide, is read as well', () => {
    const history = aHistory({ leads: [{ id: '1', createdAt: 5, facts: [{ kind: 'engagement', at: 6, type: 'Call', asset: 'a', owner: '7' }, { kind: 'stage', at: 7, to: 'mql' }] }] });
    const segments = new Map(encodeHistory(history));
    const { subject, value, owner } = history.facts;
    segments.set('facts.subject', new Uint8Array(Uint16Array.from(subject).buffer)).set('facts.value', new Uint8Array(Uint32Array.from(value).buffer)).set('facts.owner', new Uint8Array(Uint16Array.from(owner).buffer));
    segments.set('head', Uint8Array.from(String.fromCharCode(...(segments.get('head') ?? [])).replace('"layout":3', '"layout":2'), (char) => char.charCodeAt(0)));
    const { facts } = decodeHistory(segments);
    expect([[...facts.subject], [...facts.value], [...facts.owner]]).toEqual([[...subject], [...value], [...owner]]);
    expect(facts.owner).toBeInstanceOf(Uint16Array);
  });
  it('says which part is missing or that it was written by another version', () => {
    const segments = encodeHistory(aHistory({ leads: [{ id: '1' }] }));
    const head = segments.get('head') ?? new Uint8Array();
    const newer = Uint8Array.from(String.fromCharCode(...head).replace(/"layout":\d+/, '"layout":9'), (char) => char.charCodeAt(0));
    expect(() => decodeHistory(new Map([...segments, ['head', newer]]))).toThrow('layout 9');
    segments.delete('facts.at');
    expect(() => decodeHistory(segments)).toThrow('facts.at');
  });
});
