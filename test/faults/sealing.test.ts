import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRoom, type Room } from './a-room.ts';

let room: Room;
let proposalId: string;
let clock = Date.UTC(2026, 10, 26, 16);

beforeAll(async () => {
  room = await aRoom({ isFull: true, now: () => (clock += 1000) });
  proposalId = await room.proposalId();
  const people = [['m', 'Mia', 'marketing'], ['s', 'Sam', 'sales'], ['r', 'Rae', 'revops'], ['n', ' ', 'sales']] as const;
  await room.call('workshop.saveParticipants', { participants: people.map(([id, name, team]) => ({ id, name, team, role: 'Lead', canSign: true })) });
});
afterAll(async () => {
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

const frozen = async () => room.call('agreement.freezeProposal', { proposalId, seenRevision: (await room.call('proposal.getProposal', { proposalId })).revision });
const sign = (agreementId: string, participantId: string) => room.call('agreement.signAgreement', { agreementId, participantId, method: 'typed', statement: 'I agree.' });

async function exported(agreementId: string, name: string): Promise<string> {
  const path = join(room.folder, name);
  await room.call('agreement.exportPdf', { agreementId, path });
  return path;
}

describe('sealing', () => {
  it('waits for both teams, happens once for a set of signatures, and again for a later signer of the same configuration', async () => {
    const { id, configHash } = await frozen();
    await sign(id, 'm');
    expect((await room.refusal('agreement.sealAgreement', { agreementId: id })).message).toMatch(/both signed it/);
    await sign(id, 's');
    const twice = await Promise.all([room.host.call('agreement.sealAgreement', { agreementId: id }, room.workshopId), room.host.call('agreement.sealAgreement', { agreementId: id }, room.workshopId)]);
    expect(twice.every(({ ok }) => ok)).toBe(true);
    const first = readFileSync(await exported(id, 'first.pdf'));
    expect(Buffer.compare(first, readFileSync(await exported(id, 'again.pdf')))).toBe(0);
    await sign(id, 'r');
    const later = readFileSync(await exported(id, 'later.pdf'));
    expect(Buffer.compare(first, later)).not.toBe(0);
    const { agreement } = await room.call('agreement.getAgreement', { agreementId: id });
    expect(agreement.seals.map(({ signatures }) => signatures)).toEqual([2, 3]);
    for (const name of ['first.pdf', 'later.pdf']) {
      const verdict = await room.call('agreement.verifyPdf', { path: join(room.folder, name) });
      expect(verdict).toMatchObject({ isValid: true, kind: 'valid', isOwnFile: true, trail: { isWhole: true }, agreement: { version: agreement.version } });
      expect(configHash.startsWith((verdict.fingerprint ?? '').replaceAll(' ', ''))).toBe(true);
    }
  });

  it('leaves a trail of who did what, bound to each other', async () => {
    const { entries, isWhole } = await room.call('agreement.listTrail', {});
    expect(isWhole).toBe(true);
    expect(entries.map(({ deed, who }) => `${who} ${deed}`)).toEqual(['the facilitator frozen', 'Mia signed, typed', 'Sam signed, typed', 'this laptop sealed', 'Rae signed, typed', 'this laptop sealed']);
  });

  it('is refused under a clock that was never set, as is signing, and by a signer without a name', async () => {
    const { id } = await frozen();
    expect((await room.refusal('agreement.signAgreement', { agreementId: id, participantId: 'n', method: 'typed', statement: 'I agree.' })).message).toMatch(/has no name/);
    const right = clock;
    clock = 0;
    expect((await room.refusal('agreement.signAgreement', { agreementId: id, participantId: 'm', method: 'typed', statement: 'I agree.' })).message).toMatch(/says 1 Jan 1970.*Set the clock/);
    clock = right;
    expect((await sign(id, 'm')).signatures).toHaveLength(1);
  });
});

describe('what was drawn and decided', () => {
  it('stays on the pages as it was when the agreement was frozen, byte for byte, whatever is drawn and decided later', async () => {
    const map = await room.call('map.createMap', { name: 'Content leads', templateId: (await room.call('map.listTemplates', {}))[0]?.id ?? '' });
    const park = async (text: string) => room.call('decision.saveEntry', { seenRevision: (await room.call('decision.getLedger', {})).revision, list: 'parked', id: null, text, who: [], refersTo: { kind: 'nothing', id: '', label: '' }, isDone: false });
    await park('Partner leads?');
    const { id } = await frozen();
    const { record } = await room.call('agreement.getAgreement', { agreementId: id });
    expect(record).toMatchObject({ maps: [{ kind: 'asIs', name: 'Content leads' }], parked: [{ text: 'Partner leads?' }] });
    expect(record?.gaps.length).toBeGreaterThan(0);
    const first = readFileSync(await exported(id, 'as-frozen.pdf'));
    await park('A second calendar?');
    await room.call('map.renameMap', { mapId: map.id, seenRevision: map.revision, name: 'Another map' });
    expect(Buffer.compare(first, readFileSync(await exported(id, 'as-frozen-still.pdf')))).toBe(0);
  });
});

describe('checking a file', () => {
  it('tells what changed in the proposal since, and where', async () => {
    const { id } = await frozen();
    await sign(id, 'm');
    await sign(id, 's');
    const path = await exported(id, 'before-the-edit.pdf');
    await room.edit((configuration) => ({ ...configuration, sla: { ...configuration.sla, acceptanceDays: 9 } }));
    const verdict = await room.call('agreement.verifyPdf', { path });
    expect(verdict).toMatchObject({ isValid: true, changes: [{ path: ['sla', 'acceptance days'], after: '9' }] });
    const compared = await room.call('agreement.compareRevisions', { from: { agreementId: id }, to: { proposalId } });
    expect(compared).toMatchObject({ isSame: false, changes: verdict.changes });
    expect((await room.call('agreement.compareRevisions', { from: { agreementId: id }, to: { agreementId: id } })).isSame).toBe(true);
    expect((await room.refusal('push.planPush', { agreementId: id })).message).not.toBe('');
  });

  it('refuses what is no agreement in words', async () => {
    const text = room.file('letter.pdf', 'Dear all');
    expect(await room.call('agreement.verifyPdf', { path: text })).toMatchObject({ isValid: false, kind: 'notPdf' });
    const bytes = readFileSync(join(room.folder, 'first.pdf'));
    bytes[9000] = (bytes[9000] ?? 0) ^ 4;
    const broken = join(room.folder, 'broken.pdf');
    writeFileSync(broken, bytes);
    expect(await room.call('agreement.verifyPdf', { path: broken })).toMatchObject({ isValid: false, kind: 'broken', isOwnFile: false });
    expect((await room.refusal('agreement.verifyPdf', { path: join(room.folder, 'nowhere.pdf') })).code).toBe('notFound');
    expect((await room.refusal('agreement.verifyPdf', {})).message).toMatch(/Name the PDF/);
  });
});

/** A PNG of one pixel of a colour type: 2 is plain colour, 6 has an alpha channel. */
function aPng(colourType: 2 | 6): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, colourType, 0, 0, 0]);
  const pixel = deflateSync(Buffer.from(colourType === 2 ? [0, 10, 20, 30] : [0, 10, 20, 30, 128]));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', pixel), chunk('IEND', Buffer.alloc(0))]);
}

describe('the look of documents', () => {
  const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
  it.each([
    ['of 30 MB', base64(Buffer.alloc(30 * 1024 * 1024)), /takes 30 MB; a logo may take 2 MB/],
    ['with a script', base64('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /carries a script/],
    ['with a script in an attribute', base64('<svg onload="alert(1)"/>'), /carries a script/],
    ['that is a drawing', base64('<svg viewBox="0 0 1 1"></svg>'), /is a drawing/],
    ['that is no picture', base64('hello'), /is no JPEG or PNG/],
    ['that is cut', base64(aPng(6).subarray(0, 48)), /cannot be read to its end/],
  ])('refuses a logo %s', async (_what, logo, says) => {
    expect((await room.refusal('agreement.saveLook', { logo: { name: 'logo', base64: logo } })).message).toMatch(says);
    expect((await room.call('agreement.getLook', {})).logo).toBeNull();
  });

  it('takes a logo from its file, without a window', async () => {
    const path = join(room.folder, 'mark.png');
    writeFileSync(path, aPng(2));
    expect((await room.call('agreement.saveLook', { colour: '#1f57a4', logo: { path } })).logo).toBe('mark.png');
    writeFileSync(path, aPng(6)); // with an alpha channel
    expect((await room.call('agreement.saveLook', { logo: { path } })).logo).toBe('mark.png');
    await room.call('agreement.exportPdf', { proposalId, path: join(room.folder, 'with-logo.pdf') });
    expect(readFileSync(join(room.folder, 'with-logo.pdf')).toString('latin1')).toMatch(/\/Subtype \/Image[\s\S]*\/Alt \(Logo of /);
    writeFileSync(path, Buffer.alloc(30 * 1024 * 1024));
    expect((await room.refusal('agreement.saveLook', { logo: { path } })).message).toMatch(/mark.png takes 30 MB/);
    expect((await room.refusal('agreement.saveLook', { logo: { path: join(room.folder, 'nowhere.png') } })).code).toBe('notFound');
    await room.call('agreement.saveLook', { colour: null, logo: null });
  });

  it('keeps paper and colour, and prints with them', async () => {
    expect(await room.call('agreement.saveLook', { paper: 'Letter', colour: '#aa3311' })).toEqual({ paper: 'Letter', colour: '#aa3311', logo: null });
    const path = join(room.folder, 'letter-paper.pdf');
    await room.call('agreement.exportPdf', { proposalId, path });
    expect(readFileSync(path).toString('latin1')).toContain('/MediaBox [0 0 612 792]');
    await room.call('agreement.saveLook', { paper: 'A4', colour: null });
  });
});

describe('a letter that no font has', () => {
  const problem = async (): Promise<string | null> => (await room.call('agreement.checkPrintable', { proposalId })).problem;
  it.each([['漢字', 'U+6F22'], ['ไทย', 'U+0E44'], ['🙂', 'U+1F642']])('is named with its place as soon as it is written, in a proposal or beside it: %s', async (text, code) => {
    expect(await problem()).toBeNull();
    const { configuration, revision } = await room.call('proposal.getProposal', { proposalId });
    const edited = { ...configuration, playbook: { ...configuration.playbook, firstDay: `Call ${text}` } };
    const saved = await room.call('proposal.editProposal', { proposalId, seenRevision: revision, configuration: edited, label: 'First day' });
    expect(await problem()).toMatch(new RegExp(`\\(${code.replace('+', '\\+')}\\).*annex A, Playbook`));
    await room.call('proposal.undoEdit', { proposalId, seenRevision: saved.revision });
    const ledger = await room.call('decision.saveEntry', { seenRevision: (await room.call('decision.getLedger', {})).revision, list: 'decisions', id: null, text });
    expect(await problem()).toMatch(/annex F, Gaps and decisions/);
    await room.call('decision.undoEdit', { seenRevision: ledger.revision });
  });
});

describe('the agreement as text', () => {
  it('is the canonical configuration, Markdown, HTML and a schema', async () => {
    const { id, configHash } = await frozen();
    const made = async (format: 'json' | 'schema' | 'markdown' | 'html'): Promise<string> => {
      const path = join(room.folder, `sla.${format}`);
      await room.call('agreement.exportText', { agreementId: id, format, path });
      return readFileSync(path, 'utf8');
    };
    const { createHash } = await import('node:crypto');
    expect(createHash('sha256').update(await made('json')).digest('hex')).toBe(configHash);
    expect(await made('markdown')).toMatch(/^# Service level agreement[\s\S]*## 5 Marketing promises/);
    expect(await made('html')).toMatch(/<h2>6 Sales promises<\/h2>/);
    expect(JSON.parse(await made('schema'))).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Baton configuration' });
  });
});

describe.skipIf(spawnSync('pdftotext', ['-v']).error !== undefined)('what leaves the workshop (needs poppler-utils)', () => {
  it('names no lead, in no page and no attachment', async () => {
    const { revision } = await room.call('decision.getLedger', {});
    await room.call('decision.saveEntry', { seenRevision: revision, list: 'parked', id: null, text: 'Why was this one never called?', who: ['Sam'], refersTo: { kind: 'lead', id: '1', label: 'First1 Last1' }, isDone: false });
    const { id } = await frozen();
    await sign(id, 'm');
    await sign(id, 's');
    await exported(id, 'whole.pdf');
    for (const sheet of ['sponsor', 'repCard'] as const) await room.call('agreement.exportSummary', { agreementId: id, sheet, path: join(room.folder, `${sheet}.pdf`) });
    execFileSync('pdfdetach', ['-saveall', '-o', room.folder, join(room.folder, 'whole.pdf')]);
    const pages = ['whole', 'sponsor', 'repCard'].map((name) => execFileSync('pdftotext', [join(room.folder, `${name}.pdf`), '-'], { encoding: 'utf8' }));
    const attached = ['configuration', 'evidence', 'day-record', 'audit-trail'].map((name) => readFileSync(join(room.folder, `baton-${name}.json`), 'utf8'));
    expect(pages.join('\n')).toContain('Service level agreement');
    expect(pages[0]).toMatch(/Why was this one never called\?\s+Sam\s+a lead/);
    for (const text of [...pages, ...attached]) expect(text).not.toMatch(/First\d|Last\d|client\.example|Firm \d/);
  });
});
