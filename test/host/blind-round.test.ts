import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { writeSmallClient } from '../fixtures/small-client.ts';

const PEOPLE = [['mia', 'marketing'], ['max', 'marketing'], ['mo', 'marketing'], ['sal', 'sales'], ['sue', 'sales']] as const;
type Verdict = InputOf<'blind.answerCase'>['verdict'];

let folder: string;
let host: HeadlessHost;
let workshopId: string;
let proposalId: string;

const open = () => createHeadlessHost({ dataFolder: join(folder, 'data') });
async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await host.call(name, input, workshopId);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
async function refused<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<{ code: string; message: string }> {
  const reply = await host.call(name, input, workshopId);
  return reply.ok ? { code: 'done', message: '' } : reply.error;
}
const round = async () => (await call('blind.listRounds', {})).at(-1)!;
const seatOf = async (label: string) => (await round()).seats.find((seat) => seat.label === label)!.id;
const people = (ids: readonly string[]) => ids.map((participantId) => ({ kind: 'person' as const, participantId }));

/** Answers the cases that are left, and locks unless told otherwise. */
async function vote(label: string, verdictOf: (caseNumber: number) => Verdict, { isOpen = false, only = Infinity, note = '' } = {}): Promise<string> {
  const roundId = (await round()).id;
  const seatId = await seatOf(label);
  const { sitting, answered } = await call('blind.takeSeat', { roundId, seatId });
  const cases = (await call('blind.listCases', { roundId })).filter(({ number }) => !answered.includes(number)).slice(0, only);
  for (const { number } of cases) await call('blind.answerCase', { roundId, seatId, sitting, caseNumber: number, verdict: verdictOf(number), confidence: 4, reasons: ['Good fit'], note });
  if (only === Infinity) await call('blind.lockSeat', { roundId, seatId, sitting, isOpen });
  return sitting;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-blind-'));
  host = await open();
  const created = await host.call('workshop.createWorkshop', { title: 'Handoff', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
  workshopId = created.ok ? created.value.id : '';
  proposalId = (await call('proposal.listProposals', {}))[0]?.id ?? '';
  await call('workshop.saveParticipants', { participants: PEOPLE.map(([id, team]) => ({ id, name: id, team, role: '', canSign: false })) });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a blind round', () => {
  it('cannot begin without a history, and says where it comes from', async () => {
    expect(await call('blind.previewRound', { proposalId })).toBeNull();
    expect((await refused('blind.startRound', { proposalId, raters: people(['mia', 'sal']) })).message).toContain('Prepare');
    const staged = await Promise.all(writeSmallClient(folder).map((path) => call('import.stageFile', { path })));
    const { files, vocabulary } = await call('import.inspectFiles', { fileIds: staged.map(({ fileId }) => fileId) });
    await call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary });
    expect(await call('blind.previewRound', { proposalId, cases: 12 })).toMatchObject({ cases: 12, leads: 40 });
  });

  it.each<[string, InputOf<'blind.startRound'>['raters'], RegExp]>([
    ['nobody', [], /needs two raters, and nobody was chosen/],
    ['one', people(['mia']), /only one was chosen/],
    ['somebody who is not there', people(['mia', 'gone']), /no longer in the list/],
    ['somebody twice', people(['mia', 'mia']), /stands among the raters twice/],
    ['a team as one and a person of it', [{ kind: 'team', team: 'sales' }, ...people(['sal'])], /as one and person by person/],
  ])('does not begin with %s', async (_name, raters, sentence) => {
    expect((await refused('blind.startRound', { proposalId, raters })).message).toMatch(sentence);
  });

  it('tells nobody what was answered before the reveal, through no procedure', async () => {
    await call('blind.startRound', { proposalId, raters: people(PEOPLE.map(([id]) => id)), cases: 10 });
    await vote('mia', () => 'disqualify', { note: 'a secret of mia', isOpen: true });
    await vote('max', () => 'workNow', { only: 4, note: 'a secret of max' });
    const { id: roundId } = await round();
    const seen = JSON.stringify([await call('blind.listRounds', {}), await call('blind.listCases', { roundId }), await call('blind.takeSeat', { roundId, seatId: await seatOf('max') }), await call('workshop.getWorkshop', {})]);
    for (const hidden of ['workNow', 'disqualify', 'secret', 'Good fit', '"leadId"', '"isOpen":true']) expect(seen).not.toContain(hidden);
    expect(await refused('blind.getResult', { roundId, proposalId })).toMatchObject({ code: 'locked' });
    expect((await round()).seats.map(({ answered, isLocked }) => [answered, isLocked])).toEqual([[10, true], [4, false], [0, false], [0, false], [0, false]]);
  });

  it('survives a restart: what was answered is kept and sealed, the rest goes on', async () => {
    await host.close();
    host = await open();
    const { id: roundId } = await round();
    const seatId = await seatOf('max');
    const { sitting, answered } = await call('blind.takeSeat', { roundId, seatId });
    expect(answered).toEqual([1, 2, 3, 4]);
    expect(await refused('blind.answerCase', { roundId, seatId, sitting, caseNumber: 2, verdict: 'nurture' })).toMatchObject({ code: 'stale', message: expect.stringContaining('earlier sitting') as string });
    expect((await refused('blind.lockSeat', { roundId, seatId, sitting })).message).toMatch(/6 cases are not answered yet, the first is case 5/);
    await vote('max', (number) => (number < 8 ? 'workNow' : 'nurture'), { isOpen: true });
  });

  it('lets the later of two windows go on, and says so in the other', async () => {
    const { id: roundId } = await round();
    const seatId = await seatOf('mo');
    const first = await call('blind.takeSeat', { roundId, seatId });
    const second = await call('blind.takeSeat', { roundId, seatId });
    expect((await refused('blind.answerCase', { roundId, seatId, sitting: first.sitting, caseNumber: 1, verdict: 'nurture' })).message).toMatch(/in another window/);
    await call('blind.answerCase', { roundId, seatId, sitting: second.sitting, caseNumber: 1, verdict: 'nurture' });
    await call('blind.answerCase', { roundId, seatId, sitting: second.sitting, caseNumber: 1, verdict: 'workNow' });
    expect(await refused('blind.answerCase', { roundId, seatId, sitting: second.sitting, caseNumber: 11, verdict: 'nurture' })).toMatchObject({ code: 'notFound' });
  });

  it('can be opened only when everybody has locked, and a locked ballot cannot be opened or changed', async () => {
    const { id: roundId, revision } = await round();
    expect((await refused('blind.revealRound', { roundId, seenRevision: revision })).message).toBe('mo, sal, sue have not locked yet. Pass the laptop on, or take them out of the round.');
    expect((await refused('blind.takeSeat', { roundId, seatId: await seatOf('mia') })).message).toMatch(/mia has locked/);
    expect(await refused('blind.startRound', { proposalId, raters: people(['mia', 'sal']) })).toMatchObject({ code: 'refused', message: expect.stringContaining('open already') as string });
  });

  it('goes on without somebody who left, also from a window that saw an older state', async () => {
    const { id: roundId, revision } = await round();
    await call('workshop.saveParticipants', { participants: PEOPLE.filter(([id]) => id !== 'mo').map(([id, team]) => ({ id, name: id, team, role: '', canSign: false })) });
    expect((await round()).seats.find(({ label }) => label === 'mo')).toMatchObject({ isListed: false });
    const seatId = await seatOf('mo');
    expect(await refused('blind.removeSeat', { roundId, seatId, seenRevision: revision - 1 })).toMatchObject({ code: 'stale', message: expect.stringContaining('another window') as string });
    expect((await call('blind.removeSeat', { roundId, seatId, seenRevision: revision })).seats).toHaveLength(4);
    expect(await refused('blind.takeSeat', { roundId, seatId })).toMatchObject({ code: 'notFound' });
  });

  it('reveals agreement, the draft and the end of each case, and single ballots only where nobody else shows by them', async () => {
    await vote('sal', (number) => (number < 6 ? 'workNow' : 'nurture'), { isOpen: true, note: 'quoted' });
    await vote('sue', (number) => (number < 6 ? 'workNow' : 'disqualify'), { note: 'never quoted' });
    const { id: roundId, revision } = await round();
    expect(await call('blind.revealRound', { roundId, seenRevision: revision })).toMatchObject({ status: 'revealed', teamKappa: { draws: expect.any(Number) as number } });
    const result = await call('blind.getResult', { roundId, proposalId });
    expect(result).toMatchObject({ raters: 4, raterMethod: 'fleiss', closed: [expect.stringContaining('One person of sales')] });
    expect(result.cases.map(({ entropy }) => entropy)).toEqual(result.cases.map(({ entropy }) => entropy).toSorted((a, b) => b - a));
    const [first] = result.cases;
    expect(first).toMatchObject({ leadId: expect.any(String) as string, draft: expect.any(String) as string, outcome: { end: expect.any(String) as string } });
    expect(first?.individuals.map(({ label }) => label)).toEqual(['mia', 'max']);
    expect(JSON.stringify(result)).not.toContain('quoted');
    expect(JSON.stringify(result)).toContain('a secret of mia');
    expect(result.comparisons.find(({ who }) => who === 'draft')).toMatchObject({ cases: 10, matches: 10 });
  });

  it('takes a consent back at any time', async () => {
    const { id: roundId } = await round();
    await call('blind.closeSeat', { roundId, seatId: await seatOf('max') });
    const result = await call('blind.getResult', { roundId, proposalId });
    expect(result.cases.flatMap(({ individuals }) => individuals)).toEqual([]);
    expect(result.closed).toHaveLength(2);
  });

  it('stays as it is: nothing is answered, taken out or given up after the reveal, and undo does not reach it', async () => {
    const { id: roundId, revision } = await round();
    const seatId = await seatOf('sal');
    expect(await refused('blind.removeSeat', { roundId, seatId, seenRevision: revision })).toMatchObject({ code: 'refused' });
    expect(await refused('blind.discardRound', { roundId, seenRevision: revision })).toMatchObject({ code: 'refused' });
    expect(await refused('blind.revealRound', { roundId, seenRevision: revision })).toMatchObject({ code: 'stale', message: expect.stringContaining('it was revealed') as string });
    expect((await call('proposal.getProposal', { proposalId })).canUndo).toBe(false);
  });
});

describe('a second round', () => {
  it('brings fresh leads, with teams that answer as one; giving it up uses its leads up', async () => {
    const before = (await call('blind.getResult', { roundId: (await round()).id, proposalId })).cases.map(({ leadId }) => leadId);
    const raters = (['marketing', 'sales'] as const).map((team) => ({ kind: 'team' as const, team }));
    const given = await call('blind.startRound', { proposalId, raters, cases: 10 });
    await call('blind.discardRound', { roundId: given.id, seenRevision: given.revision });
    expect(await refused('blind.listCases', { roundId: given.id })).toMatchObject({ code: 'notFound' });
    const second = await call('blind.startRound', { proposalId, raters, cases: 10 });
    expect([second.number, second.drawn.leads]).toEqual([2, 20]);
    for (const label of ['Marketing', 'Sales']) await vote(label, (number) => (number % 2 === 0 ? 'workNow' : 'nurture'), { note: `${label} as one` });
    await call('blind.revealRound', { roundId: second.id, seenRevision: (await round()).revision });
    const result = await call('blind.getResult', { roundId: second.id, proposalId });
    expect(result).toMatchObject({ raterMethod: 'cohen', teamKappa: { value: 1 }, sameVerdicts: 10, closed: [] });
    expect(JSON.stringify(result)).toContain('Sales as one');
    expect(result.cases.filter(({ leadId }) => before.includes(leadId))).toEqual([]);
    expect((await call('blind.listRounds', {})).map(({ number, teamKappa }) => [number, teamKappa !== null])).toEqual([[1, true], [2, true]]);
  });

  it('says so when there are no fresh leads left', async () => {
    const raters = people(['mia', 'sal']);
    const third = await call('blind.startRound', { proposalId, raters, cases: 20 });
    expect(third.drawn).toMatchObject({ cases: 10, notes: expect.arrayContaining([expect.stringMatching(/^Only 10 leads can be a case/)]) as string[] });
    await call('blind.discardRound', { roundId: third.id, seenRevision: third.revision });
    expect((await refused('blind.startRound', { proposalId, raters })).message).toMatch(/Every lead with an MQL moment was a case before/);
  });
});
