import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { aRoom } from './a-room.ts';

/** Kills in the middle of each deed; ten times as many in the full run: 30 of an import. */
const TIMES = process.env['BATON_FULL'] === '1' ? 10 : 1;
const VICTIM = join(import.meta.dirname, 'a-victim.ts');

let folder: string;
let dataFolder: string;
let workshopId: string;
let paths: string[];
let hashes: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-kill-'));
  dataFolder = join(folder, 'data');
  paths = ['one.csv', 'two.csv'].map((name, n) => {
    const rows = Array.from({ length: 8_000 }, (_, i) => `${i},2026-0${n + 1}-02,p${i}@c.example,${i % 97},${'note '.repeat(20)}${i}`);
    const path = join(folder, name);
    writeFileSync(path, `Record ID,Create Date,Email,Employees,Note\n${rows.join('\n')}\n`);
    return path;
  });
  const room = await aRoom({ dataFolder });
  workshopId = room.workshopId;
  hashes = [];
  for (const path of paths) hashes.push((await room.bringIn([path])).historyHash);
  const { id: agreementId } = await room.call('agreement.freezeProposal', { proposalId: await room.proposalId(), seenRevision: 1 });
  await room.call('workshop.saveParticipants', { participants: (['marketing', 'sales'] as const).map((team) => ({ id: team, name: team, team, role: '', canSign: true })) });
  for (const participantId of ['marketing', 'sales']) await room.call('agreement.signAgreement', { agreementId, participantId, method: 'typed', statement: 'I agree.' });
  await room.leave();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the victim, kills it `delay` ms after it said `cue`, and gives everything that it said. */
async function killed(deed: 'import' | 'edit' | 'push', cue: string, delay: number): Promise<string[]> {
  const child = spawn(process.execPath, [VICTIM, dataFolder, workshopId, deed, ...paths], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let timer: NodeJS.Timeout | null = null;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes(cue)) timer ??= setTimeout(() => child.kill('SIGKILL'), delay);
  });
  const signal = await new Promise((resolve) => child.once('close', (_code, name) => resolve(name)));
  expect(signal).toBe('SIGKILL');
  return said.split('\n');
}

/** Opens the workshop anew and hands it to the test, after SQLite has found it whole. */
async function reopened<T>(look: (host: HeadlessHost) => Promise<T>): Promise<T> {
  const mistakes: unknown[] = [];
  const host = await createHeadlessHost({ dataFolder, log: (error) => mistakes.push(error) });
  try {
    return await look(host);
  } finally {
    await host.close();
    const database = new Database(join(dataFolder, 'workshops', workshopId, 'workshop.sqlite'));
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
    expect(mistakes).toEqual([]);
  }
}

/** As many moments, evenly over the first 700 ms, or as long as the deed takes. */
const moments = (kills: number, span = 700): number[][] => Array.from({ length: kills }, (_, n) => [Math.round((n + 0.5) * (span / kills))]);

describe('a process that is killed', () => {
  it.each(moments(TIMES))('%i ms into the first push leaves a plan that completes, with everything made once', async (delay) => {
    const path = join(dataFolder, 'workshops', workshopId, 'workshop.sqlite');
    const before = new Database(path);
    before.exec('DELETE FROM push_plan; DELETE FROM rehearsal_portal');
    before.close();
    await killed('push', 'pushing', delay / 3);
    await reopened(async (host) => {
      const plan = await host.call('push.getPlan', {}, workshopId);
      const planId = (plan.ok && plan.value?.id) || '';
      const applied = await host.call('push.applyPlan', { planId }, workshopId);
      if (!applied.ok) throw new Error(applied.error.message);
      // What is switched on is a step of its own, which nobody confirmed here.
      expect(applied.value.operations.filter(({ group, status }) => group !== 'switchOn' && !['done', 'unchanged', 'byHand'].includes(status))).toEqual([]);
      expect(await host.call('push.verifyPush', { planId }, workshopId)).toMatchObject({ ok: true, value: { isEqual: true } });
    });
    const after = new Database(path, { readonly: true });
    const { lists } = JSON.parse(after.prepare('SELECT state FROM rehearsal_portal').pluck().get() as string) as { lists: { name: string }[] }; // the one column just selected
    after.close();
    const names = Object.values(lists).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(moments(3 * TIMES, 1500))('%i ms into an import leaves the history from before or the one after, whole', async (delay) => {
    await killed('import', 'importing', delay);
    await reopened(async (host) => {
      const health = await host.call('history.getHealth', {}, workshopId);
      if (!health.ok) throw new Error(health.error.message);
      expect(hashes).toContain(health.value?.hash);
      expect(health.value?.leads).toBe(8_000);
      const batch = await host.call('import.getLastBatch', {}, workshopId);
      expect(batch.ok && batch.value?.historyHash).toBe(health.value?.hash);
    });
  });

  it.each(moments(TIMES))('%i ms into editing keeps every edit that was answered, and undo works', async (delay) => {
    const said = await killed('edit', 'edited', delay);
    const answered = Math.max(...said.filter((line) => line.startsWith('edited ')).map((line) => Number(line.slice(7))));
    await reopened(async (host) => {
      const listed = await host.call('proposal.listProposals', {}, workshopId);
      const proposalId = (listed.ok && listed.value[0]?.id) || '';
      const found = await host.call('proposal.getProposal', { proposalId }, workshopId);
      if (!found.ok) throw new Error(found.error.message);
      expect(found.value.revision).toBeGreaterThanOrEqual(answered);
      expect(found.value.configuration.playbook.firstDay).toMatch(new RegExp(`^As of ${found.value.revision - 1}\\.`));
      const undone = await host.call('proposal.undoEdit', { proposalId, seenRevision: found.value.revision }, workshopId);
      expect(undone.ok).toBe(true);
      await host.call('proposal.redoEdit', { proposalId, seenRevision: found.value.revision + 1 }, workshopId);
    });
  });
});
