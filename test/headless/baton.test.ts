import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT } from '../../shared/contract/contract.ts';
import { holdFile } from '../../electron/storage/hold-file.ts';
import { parseArguments } from '../../electron/headless/parse-arguments.ts';

const SCRIPT = join(import.meta.dirname, '../../electron/headless/baton.ts');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as a script would; the reply is what it printed. */
function baton(...words: string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...words], (error, stdout) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout }));
  });
}

const reply = (text: string): { ok: boolean; value: Record<string, string>; error: { code: string; message: string } } => JSON.parse(text) as never; // the test looks at what it needs

describe('baton on the command line', { timeout: 120_000 }, () => {
  it('lists every procedure with one line each', async () => {
    const { code, text } = await baton('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(CONTRACT)) expect(text).toMatch(new RegExp(`^ +${name.replace('.', '\\.')} `, 'm'));
  });

  it('makes a workshop, works on it by id, and on a saved file by path', async () => {
    const data = join(folder, 'data');
    const input = { title: 'Handoff', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 };
    const created = await baton('workshop.createWorkshop', JSON.stringify(input), '--data', data);
    expect(created.code).toBe(0);
    const id = reply(created.text).value['id'] ?? '';
    const file = join(folder, 'copy.baton');
    expect((await baton('workshop.saveCopy', JSON.stringify({ path: file }), '--workshop', id, `--data=${data}`)).code).toBe(0);
    const request = join(folder, 'request.json');
    writeFileSync(request, JSON.stringify({ title: 'Review' }));
    expect(reply((await baton('workshop.updateWorkshop', `@${request}`, '--workshop', file)).text)).toMatchObject({ ok: true, value: { title: 'Review' } });
    expect(reply((await baton('workshop.getWorkshop', '--workshop', file)).text).value).toMatchObject({ workshop: { title: 'Review' } });
    expect(reply((await baton('workshop.getWorkshop', '--workshop', id, '--data', data)).text).value).toMatchObject({ workshop: { title: 'Handoff' } });
  });

  it('refuses with exit 1 and a sentence: a wrong name, wrong JSON, a missing or held file', async () => {
    const held = join(folder, 'copy.baton');
    const before = readFileSync(held);
    const lock = holdFile(held);
    const cases: [string, string[]][] = [
      ['notFound', ['workshop.fly', '{}', '--data', folder]],
      ['invalidInput', ['app.getStatus', '{nope', '--data', folder]],
      ['invalidInput', ['workshop.createWorkshop', '{}', '--data', folder]],
      ['notFound', ['workshop.createWorkshop', `@${join(folder, 'none.json')}`, '--data', folder]],
      ['notFound', ['app.getStatus', '--data', held]],
      ['refused', ['workshop.getWorkshop', '--workshop', `${folder}/`]],
      ['invalidInput', ['workshop.getWorkshop', '--data', folder]],
      ['notFound', ['workshop.getWorkshop', '--workshop', join(folder, 'none.baton')]],
      ['locked', ['workshop.updateWorkshop', '{"title":"x"}', '--workshop', held]],
    ];
    const replies: Awaited<ReturnType<typeof baton>>[] = [];
    for (const [, words] of cases) replies.push(await baton(...words)); // one after the other: two at once on one data folder refuse each other
    lock.release();
    expect(replies.map(({ code, text }) => [code, reply(text).error.code])).toEqual(cases.map(([code]) => [1, code]));
    expect(readFileSync(held).equals(before)).toBe(true);
  });
});

describe('parseArguments', () => {
  it('says which word it does not know', () => {
    expect(parseArguments(['app.getStatus', '--color', 'red'])).toEqual({ kind: 'wrong', message: 'There is no flag --color. baton --help shows how.' });
    expect(parseArguments(['app.getStatus', '--data'])).toMatchObject({ kind: 'wrong' });
    expect(parseArguments(['app.getStatus', '{}', 'more'])).toMatchObject({ kind: 'wrong' });
    expect(parseArguments([])).toEqual({ kind: 'help' });
  });
});
