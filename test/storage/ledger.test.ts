import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLedger, saveLedger, stepLedger } from '../../electron/storage/ledger.ts';
import { openWorkshop } from '../../electron/storage/open-workshop.ts';
import { EMPTY_LEDGER, withEntry, withGapStatus, withoutEntry, type LedgerEntry } from '../../shared/engine/gaps/ledger.ts';

const entry = (id: string, text = id): LedgerEntry => ({ id, text, who: ['Ada'], at: 5, refersTo: { kind: 'gap', id: 'G01', label: 'No owner' }, isDone: false });

const aLedger = () => openWorkshop(join(mkdtempSync(join(tmpdir(), 'baton-ledger-')), 'w.baton'), true, () => Promise.resolve());

describe('the ledger of a workshop', () => {
  it('starts empty, keeps what is said, and refuses what another window overtook', async () => {
    const database = await aLedger();
    expect(await readLedger(database)).toEqual({ ledger: EMPTY_LEDGER, revision: 0, lastEdit: '', canUndo: false, canRedo: false });
    const decided = withEntry(EMPTY_LEDGER, 'decisions', entry('a'));
    expect(await saveLedger(database, 0, { ledger: decided, label: 'Decide', at: 5 })).toBe(true);
    expect(await saveLedger(database, 0, { ledger: EMPTY_LEDGER, label: 'Overtaken', at: 6 })).toBe(false);
    expect(await readLedger(database)).toEqual({ ledger: decided, revision: 1, lastEdit: 'Decide', canUndo: true, canRedo: false });
  });

  it('takes back to the very first, does again, and forgets what was taken back once something new is said', async () => {
    const database = await aLedger();
    const one = withEntry(EMPTY_LEDGER, 'decisions', entry('a'));
    const two = withGapStatus(one, { ruleId: 'G01', status: 'accepted', by: 'Ada', at: 6, note: '', found: '3 of 9' });
    await saveLedger(database, 0, { ledger: one, label: 'Decide', at: 5 });
    await saveLedger(database, 1, { ledger: two, label: 'Accept', at: 6 });
    await stepLedger(database, 2, -1);
    await stepLedger(database, 3, -1);
    expect(await readLedger(database)).toMatchObject({ ledger: EMPTY_LEDGER, canUndo: false, canRedo: true });
    await stepLedger(database, 4, 1);
    expect((await readLedger(database)).ledger).toEqual(one);
    await saveLedger(database, 5, { ledger: withoutEntry(one, 'a'), label: 'Take off', at: 7 });
    expect(await readLedger(database)).toMatchObject({ canRedo: false, ledger: EMPTY_LEDGER });
  });

  it('changes an entry in its place, and says one thing of a gap at a time', () => {
    const both = withEntry(withEntry(EMPTY_LEDGER, 'parked', entry('a')), 'parked', entry('b'));
    expect(withEntry(both, 'parked', entry('a', 'Anew')).parked.map(({ text }) => text)).toEqual(['Anew', 'b']);
    const said = (status: 'accepted' | 'fixed') => ({ ruleId: 'G01', status, by: '', at: 1, note: '', found: '' });
    expect(withGapStatus(withGapStatus(both, said('accepted')), said('fixed')).gaps).toEqual([said('fixed')]);
  });
});
