import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingFromPad, drawnBox, pointCount, strokePath } from '../../../../renderer/screens/sign/drawing-from-pad.ts';
import { signRefusal } from '../../../../renderer/screens/sign/sign-refusal.ts';
import { candidateNote, candidateToOpen, missingTeams, newestOf, signersInOrder, signFinding } from '../../../../renderer/screens/sign/signing-state.ts';
import { statementOf } from '../../../../renderer/screens/sign/statement.ts';
import { drawingSchema, type Agreement, type Signature } from '../../../../shared/contract/areas/agreement.ts';

const signature = (team: string): Signature => ({ participantId: team, name: team, team, role: '', method: 'typed', drawing: null, statement: '', at: 0, deviceZone: 'UTC' });
const agreement = (over: Partial<Agreement> = {}): Agreement => ({
  id: 'a', proposalId: 'p', proposalName: 'Proposal A', version: 2, status: 'frozen', frozenAt: 0, configHash: 'c', fingerprint: '', words: '', signatures: [], seals: [], isCurrent: true, ...over,
});

describe('a drawn signature', () => {
  it('becomes strokes inside its box that the contract accepts', () => {
    const point = fc.record({ x: fc.double({ min: -50, max: 500, noNaN: true }), y: fc.double({ min: -50, max: 500, noNaN: true }) });
    fc.assert(fc.property(fc.array(fc.record({ points: fc.array(point, { maxLength: 20 }) }), { maxLength: 6 }), (strokes) => {
      const drawing = drawingFromPad(strokes, 400, 150);
      expect(drawingSchema.safeParse(drawing).success).toBe(true);
      for (const [x, y] of drawing.strokes.flat()) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(400);
        expect(y).toBeLessThanOrEqual(150);
      }
    }), { numRuns: 40 });
  });

  it('keeps a dot visible and drops empty strokes', () => {
    const drawing = drawingFromPad([{ points: [{ x: 5, y: 5 }] }, { points: [] }], 100, 50);
    expect(drawing.strokes).toEqual([[[5, 5], [5.5, 5]]]);
    expect(pointCount(drawing)).toBe(2);
  });

  it('is drawn through its points and framed by them', () => {
    const drawing = { width: 100, height: 50, strokes: [[[10, 10], [20, 20], [30, 10]] as [number, number][]] };
    expect(strokePath(drawing.strokes[0] ?? [])).toBe('M10 10Q20 20 25 15L30 10');
    expect(drawnBox(drawing)).toBe('6 6 28 18');
    expect(drawnBox({ width: 100, height: 50, strokes: [] })).toBe('0 0 100 50');
  });
});

describe('signing', () => {
  const drawing = drawingFromPad([{ points: Array.from({ length: 12 }, (_, i) => ({ x: i, y: i })) }], 100, 50);
  const ready = { isRead: true, method: 'drawn' as const, drawing, typed: '', name: 'Vera Kessler' };

  it('asks for the tick first, then for a real drawing', () => {
    expect(signRefusal(ready)).toBeNull();
    expect(signRefusal({ ...ready, isRead: false })).toContain('Tick the statement');
    expect(signRefusal({ ...ready, drawing: null })).toContain('Sign in the box');
    expect(signRefusal({ ...ready, drawing: drawingFromPad([{ points: [{ x: 1, y: 1 }] }], 10, 10) })).toContain('too short');
  });

  it('takes the typed name whatever its case and spaces, and no other', () => {
    expect(signRefusal({ ...ready, method: 'typed', typed: ' vera  kessler ' })).toBeNull();
    expect(signRefusal({ ...ready, method: 'typed', typed: 'Vera' })).toContain('Vera Kessler');
  });

  it('says for which side a person signs', () => {
    expect(statementOf('marketing')).toContain('for marketing');
    expect(statementOf('revops')).not.toContain('for ');
  });
});

describe('the sentence of the Sign screen', () => {
  it('follows the agreement from nothing to signed, and says when the proposal has changed', () => {
    expect(signFinding(null, false)).toContain('Nothing is frozen yet');
    expect(signFinding(agreement(), false)).toBe('Version 2 is frozen and waits for its signatures.');
    expect(signFinding(agreement({ signatures: [signature('marketing')], status: 'partlySigned' }), false)).toBe('Version 2 waits for sales.');
    expect(signFinding(agreement({ signatures: [signature('revops')], status: 'partlySigned' }), false)).toBe('Version 2 waits for marketing and sales.');
    expect(signFinding(agreement({ status: 'signed' }), false)).toBe('Version 2 is signed by marketing and sales.');
    expect(signFinding(agreement({ status: 'signed' }), true)).toBe('Version 2 is signed; the proposal has changed since.');
  });

  it('knows who is missing and which agreement counts', () => {
    expect(missingTeams(agreement({ signatures: [signature('sales')] }))).toEqual(['marketing']);
    const list = [agreement({ id: 'old', status: 'superseded' }), agreement({ id: 'other', proposalId: 'q' }), agreement({ id: 'mine' })];
    expect(newestOf(list, 'p')?.id).toBe('mine');
    expect(newestOf(list, 'x')).toBeNull();
  });

  it('puts marketing first, then sales, and leaves out who does not sign', () => {
    const person = (id: string, team: 'marketing' | 'sales' | 'revops', canSign = true) => ({ id, name: id, team, role: '', canSign });
    expect(signersInOrder([person('r', 'revops'), person('s', 'sales'), person('m', 'marketing'), person('x', 'sales', false)]).map(({ id }) => id)).toEqual(['m', 's', 'r']);
  });
});

describe('the pinned candidate', () => {
  it('is opened where another proposal is shown, until it is signed', () => {
    expect(candidateToOpen('p', 'q', [])).toBe('p');
    expect(candidateToOpen('p', 'q', [agreement()])).toBe('p');
    expect(candidateToOpen('p', 'q', [agreement({ status: 'signed' })])).toBeNull();
    expect(candidateToOpen('p', 'q', [agreement({ status: 'signed', isCurrent: false })])).toBe('p');
    expect(candidateToOpen('p', 'p', [])).toBeNull();
    expect(candidateToOpen(null, 'q', [])).toBeNull();
  });

  it('is named, whether it is the one that is read or not', () => {
    const [a, b] = [{ id: 'a', name: 'Proposal A' }, { id: 'b', name: 'Stricter' }];
    expect(candidateNote(a, a)).toBe('Proposal A, pinned as the candidate, read in the order of the printed page.');
    expect(candidateNote(a, b)).toContain('The room pinned Stricter as its candidate');
    expect(candidateNote(a, null)).not.toContain('candidate');
  });
});
