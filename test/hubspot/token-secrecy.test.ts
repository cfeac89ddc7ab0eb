import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { aRehearsal } from './a-rehearsal.ts';

const FAULTS = ['rateLimit', 'dailyLimit', 'serverError', 'errorAfterWrite', 'silenceAfterWrite', 'silence'] as const;

describe('the key of a portal', () => {
  it.each(FAULTS)('is in no journal, note, message, memory or log when the portal answers with %s', async (kind) => {
    const logged = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) => vi.spyOn(console, level).mockImplementation(() => {}));
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    rehearsal.portal.setFaults([{ kind, times: 2, onlyWrites: true }]);
    const result = await rehearsal.apply(plan);
    const everything = JSON.stringify([plan, result, rehearsal.journal, rehearsal.exchanges, rehearsal.requests, rehearsal.portal.dumpState(), logged.map((spy) => spy.mock.calls)]);
    expect(rehearsal.journal.length).toBeGreaterThan(0);
    expect(everything).not.toContain(rehearsal.portal.token);
    expect(everything.toLowerCase()).not.toContain('bearer');
    for (const spy of logged) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('the sources of the push', () => {
  const folder = join(import.meta.dirname, '../../electron/hubspot');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

  it('call fetch in one place, spell versions in one place, and log nowhere', () => {
    const using = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
    expect(using(/\bfetch\(|\?\? fetch\b/)).toEqual(['transport.ts']);
    expect(using(/2026-09|\/v3\b/)).toEqual(['paths.ts']);
    expect(using(/console\.|process\.std/)).toEqual([]);
  });

  it('listen on 127.0.0.1 only', () => {
    const listening = files.flatMap(({ text }) => text.match(/\.listen\([^)]*/g) ?? []);
    expect(listening).toEqual([".listen(0, '127.0.0.1', ("]);
  });
});
