import { describe, expect, it } from 'vitest';
import type { Participant } from '../../../../shared/engine/model/workshop.ts';
import { choiceNote, firstChoice, ratersOf } from '../../../../renderer/screens/blind/raters-model.ts';
import type { Round } from '../../../../renderer/screens/blind/blind-words.ts';

const person = (id: string, team: Participant['team']): Participant => ({ id, name: id, team, role: '', canSign: false });
const PEOPLE = [person('mia', 'marketing'), person('max', 'marketing'), person('sal', 'sales'), person('eva', 'revops')];

describe('who answers a blind round', () => {
  it('is everybody of marketing and sales at first', () => {
    expect(ratersOf(PEOPLE, firstChoice(PEOPLE, null))).toEqual(['mia', 'max', 'sal'].map((participantId) => ({ kind: 'person', participantId })));
  });

  it('is both teams as one where nobody is in the list of people', () => {
    expect(ratersOf([], firstChoice([], null))).toEqual([{ kind: 'team', team: 'marketing' }, { kind: 'team', team: 'sales' }]);
  });

  it('is in a second round whoever answered the first', () => {
    const seat = (participantId: string | null, team: Participant['team']) => ({ id: '', label: '', team, isTeam: participantId === null, participantId, isListed: true, answered: 0, isLocked: true, isOpen: false });
    const before: Pick<Round, 'seats'> = { seats: [seat('mia', 'marketing'), seat(null, 'sales')] };
    expect(ratersOf(PEOPLE, firstChoice(PEOPLE, { id: '', number: 1, status: 'revealed', startedAt: 0, revealedAt: 1, revision: 1, seed: 1, drawn: { cases: 10, leads: 1, strata: [], notes: [] }, teamKappa: null, ...before }))).toEqual([{ kind: 'person', participantId: 'mia' }, { kind: 'team', team: 'sales' }]);
  });

  it('must be two, should be of both teams, and better an odd number', () => {
    const all = firstChoice(PEOPLE, null);
    expect(choiceNote(PEOPLE, all)).toEqual({ isRefused: false, sentence: 'Marketing has an even number of people: a tie counts as no majority.' });
    expect(choiceNote(PEOPLE, { ...all, out: new Set(['max']) })).toBeNull();
    expect(choiceNote(PEOPLE, { ...all, out: new Set(['sal']) })?.sentence).toMatch(/Nobody of sales answers/);
    expect(choiceNote(PEOPLE, { ...all, out: new Set(['max', 'sal']) })).toMatchObject({ isRefused: true });
    expect(choiceNote(PEOPLE, { modes: { marketing: 'out', sales: 'out', revops: 'out' }, out: new Set() })?.sentence).toMatch(/nobody is chosen/);
  });
});
