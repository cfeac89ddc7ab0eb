import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '../../shared/contract/contract.ts';
import { aRoom, expectSentence, type Room } from './a-room.ts';

let room: Room;
let proposalId: string;
beforeAll(async () => {
  room = await aRoom({ isFull: true });
  proposalId = await room.proposalId();
  await people(['m', 'Mia', 'marketing'], ['s', 'Sam', 'sales'], ['t', 'Tom', 'sales'], ['r', 'Rae', 'revops']);
});
afterAll(async () => {
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

const people = (...list: (readonly [id: string, name: string, team: 'marketing' | 'sales' | 'revops'])[]) =>
  room.call('workshop.saveParticipants', { participants: list.map(([id, name, team]) => ({ id, name, team, role: 'Lead', canSign: true })) });

async function frozen(): Promise<OutputOf<'agreement.freezeProposal'>> {
  const { revision } = await room.call('proposal.getProposal', { proposalId });
  return room.call('agreement.freezeProposal', { proposalId, seenRevision: revision });
}

type Signing = InputOf<'agreement.signAgreement'>;
const typed = (agreementId: string, participantId: string): Signing => ({ agreementId, participantId, method: 'typed', statement: 'I agree.' });
const drawn = (agreementId: string, participantId: string, strokes: [number, number][][], size = 300): Signing => ({
  agreementId, participantId, method: 'drawn', drawing: { width: size, height: size / 3, strokes }, statement: 'I agree.',
});
const wave: [number, number][] = Array.from({ length: 40 }, (_, n) => [n * 6, 50 + 30 * Math.sin(n / 3)]);

describe('a signature', () => {
  it.each<[string, Partial<Signing>, string, RegExp]>([
    ['without a drawing', { method: 'drawn' }, 'invalidInput', /too short to be a signature/],
    ['of one dot', { method: 'drawn', drawing: { width: 300, height: 100, strokes: [[[5, 5]]] } }, 'invalidInput', /too short to be a signature/],
    ['of one dot that was held', { method: 'drawn', drawing: { width: 300, height: 100, strokes: [Array.from({ length: 500 }, () => [5, 5])] } }, 'invalidInput', /too short to be a signature/],
    ['of empty strokes', { method: 'drawn', drawing: { width: 300, height: 100, strokes: [[], [], []] } }, 'invalidInput', /too short/],
    ['on a box of no size', { method: 'drawn', drawing: { width: 1e-320, height: 1e-320, strokes: [wave] } }, 'invalidInput', /too short/],
    ['of somebody unknown', { participantId: 'nobody' }, 'notFound', /not among the people/],
    ['on an agreement that is not there', { agreementId: 'nothing' }, 'notFound', /not in this workshop/],
    ['with 20,000 characters of statement', { statement: 'I agree. '.repeat(2_300) }, 'invalidInput', /statement: must have at most 2000 characters/],
    ['without a statement', { statement: '' }, 'invalidInput', /statement: must have at least 1 character/],
    ['with points that are no numbers', { method: 'drawn', drawing: { width: 300, height: 100, strokes: [[[Number.NaN, 1]]] } }, 'invalidInput', /drawing/],
  ])('%s is refused in words and not stored', async (_what, change, code, says) => {
    const { id } = await frozen();
    const failure = await room.refusal('agreement.signAgreement', { ...typed(id, 'm'), ...change });
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(says);
    expect((await room.call('agreement.getAgreement', { agreementId: id })).agreement).toMatchObject({ status: 'frozen', signatures: [] });
  });

  it('that leaves its box is drawn inside it, and prints', async () => {
    const { id } = await frozen();
    await room.call('agreement.signAgreement', drawn(id, 'm', [[...wave, [1e9, -1e9], [-5, 900], [1e300, 1e300]]]));
    await room.call('agreement.signAgreement', typed(id, 's'));
    const { agreement } = await room.call('agreement.getAgreement', { agreementId: id });
    for (const [x, y] of agreement.signatures[0]?.drawing?.strokes.flat() ?? []) expect(x >= 0 && x <= 300 && y >= 0 && y <= 100).toBe(true);
    expect((await room.call('agreement.exportPdf', { agreementId: id })).pages).toBeGreaterThan(2);
  });

  it('given twice at once counts once, and both teams at once complete it', async () => {
    const { id } = await frozen();
    const twice = await Promise.all(['m', 'm', 's', 't'].map((who) => room.host.call('agreement.signAgreement', typed(id, who), room.workshopId)));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(3);
    for (const reply of twice) if (!reply.ok) expect(reply.error.message).toBe('Mia has signed this agreement already.');
    expect((await room.call('agreement.getAgreement', { agreementId: id })).agreement).toMatchObject({ status: 'signed' });
  });

  it('of one team alone completes nothing, and nothing unsigned is pushed', async () => {
    const { id } = await frozen();
    for (const who of ['s', 't', 'r']) await room.call('agreement.signAgreement', typed(id, who));
    expect((await room.call('agreement.getAgreement', { agreementId: id })).agreement.status).toBe('partlySigned');
    expect((await room.refusal('push.planPush', { agreementId: id })).message).toMatch(/not signed by both teams/);
  });

  it('stays when its person is taken off the list', async () => {
    const { id } = await frozen();
    await room.call('agreement.signAgreement', typed(id, 'm'));
    await people(['s', 'Sam', 'sales']);
    expect((await room.call('agreement.getAgreement', { agreementId: id })).agreement.signatures).toMatchObject([{ name: 'Mia', team: 'marketing' }]);
    expect((await room.call('agreement.signAgreement', typed(id, 's'))).status).toBe('signed');
    await people(['m', 'Mia', 'marketing'], ['s', 'Sam', 'sales'], ['t', 'Tom', 'sales'], ['r', 'Rae', 'revops']);
  });
});

describe('two windows', () => {
  it('that edit what both saw save one edit, and tell the other', async () => {
    const { revision, configuration } = await room.call('proposal.getProposal', { proposalId });
    const edits = [1, 2, 3].map((n) => room.host.call('proposal.editProposal', { proposalId, seenRevision: revision, configuration: { ...configuration, playbook: { ...configuration.playbook, recycle: `Edit ${n}` } }, label: `Edit ${n}` }, room.workshopId));
    const steps = [room.host.call('proposal.undoEdit', { proposalId, seenRevision: revision }, room.workshopId)];
    const replies = await Promise.all([...edits, ...steps]);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    for (const reply of replies) {
      if (reply.ok) continue;
      expectSentence(reply.error);
      expect(['stale', 'refused']).toContain(reply.error.code);
    }
    expect((await room.call('proposal.getProposal', { proposalId })).revision).toBe(revision + 1);
  });
});

describe('the document', () => {
  it.each([
    ['a Thai name', 'สมชาย', /U\+0E/],
    ['a Chinese name', '李雷', /U\+/],
    ['a name with a picture', 'Mia 🎉', /U\+1F389/],
    ['a name in Hindi', 'मीरा', /U\+09/],
  ])('with %s is refused, names the character and the place, and writes nothing', async (_what, name, says) => {
    await people(['m', name, 'marketing'], ['s', 'Sam', 'sales']);
    const path = join(room.folder, 'refused.pdf');
    const { code, message } = await room.refusal('agreement.exportPdf', { proposalId, path });
    expect(code).toBe('refused');
    expect(message).toMatch(says);
    expect(message).toMatch(/cannot be printed/);
    expect(existsSync(path)).toBe(false);
  });

  it('writes nothing when its job is cancelled', async () => {
    const path = join(room.folder, 'cancelled.pdf');
    const made = room.host.call('agreement.exportPdf', { proposalId, path, jobId: 'pages' }, room.workshopId);
    while (!(await room.call('app.cancelJob', { jobId: 'pages' })).wasRunning) await turn();
    expect(await made).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(existsSync(path)).toBe(false);
  });

  it('prints Arabic and Hebrew names, each in its own face', async () => {
    await people(['m', 'ليلى حسن', 'marketing'], ['s', 'דוד בן', 'sales']);
    expect((await room.call('agreement.exportPdf', { proposalId, path: join(room.folder, 'right-to-left.pdf') })).pages).toBeGreaterThan(2);
  });

  it('prints Greek, Cyrillic and composed letters, and control characters do not break it', async () => {
    await people(['m', 'Ζωή Łukasz Дарья José O’Neil', 'marketing'], ['s', 'Sam\u0000\u0007\u200b Tab\tLine\nTwo', 'sales']);
    const reply = await room.host.call('agreement.exportPdf', { proposalId, path: join(room.folder, 'letters.pdf') }, room.workshopId);
    if (!reply.ok) expectSentence(reply.error);
    await people(['m', 'Ζωή Łukasz Дарья José O’Neil', 'marketing'], ['s', 'Sam', 'sales']);
    expect((await room.call('agreement.exportPdf', { proposalId, path: join(room.folder, 'letters.pdf') })).pages).toBeGreaterThan(2);
  });

  it('names what it needs, refuses what is not there, and leaves no half file', async () => {
    expect((await room.refusal('agreement.exportPdf', {})).message).toMatch(/Name the agreement or the proposal/);
    expect((await room.refusal('agreement.exportPdf', { agreementId: 'x' })).code).toBe('notFound');
    expect((await room.refusal('agreement.exportPdf', { proposalId: 'x' })).code).toBe('notFound');
    expect((await room.refusal('agreement.exportPdf', { proposalId, path: room.folder })).message).toMatch(/folder/);
    expect((await room.refusal('agreement.exportPdf', { proposalId, path: join(room.folder, 'letters.pdf', 'x.pdf') })).message).toMatch(/is a file, not a folder/);
    expect(readdirSync(room.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('says so when it may not be written, or the disk is full, and keeps the file from before', async (context) => {
    const place = mkdtempSync(join(tmpdir(), 'baton-mount-'));
    const mount = (options: string): void => void execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'ignore' });
    const unmount = (): void => void execFileSync('umount', [place]);
    context.onTestFinished(() => rmSync(place, { recursive: true, force: true }));
    try {
      mount('size=64k,ro');
    } catch {
      return context.skip('mounting a small file system is not allowed here');
    }
    try {
      expect((await room.refusal('agreement.exportPdf', { proposalId, path: join(place, 'sla.pdf') })).message).toMatch(/may not write here/);
      unmount();
      mount('size=16k');
      expect((await room.refusal('agreement.exportPdf', { proposalId, path: join(place, 'sla.pdf') })).code).toBe('diskFull');
      expect(readdirSync(place)).toEqual([]);
    } finally {
      unmount();
    }
  });
});
