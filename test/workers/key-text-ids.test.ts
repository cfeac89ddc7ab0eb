import { describe, expect, it } from 'vitest';
import { keyTextIds } from '../../electron/workers/key-text-ids.ts';
import { workOnHistory } from '../../electron/workers/work-on-history.ts';
import { decodeHistory, encodeHistory } from '../../shared/engine/history/history-segments.ts';
import { leadDetail } from '../../shared/engine/history/lead-detail.ts';
import { mergeHistories } from '../../shared/engine/history/merge-histories.ts';
import type { History } from '../../shared/engine/history/history.ts';
import { areTextsComparable } from '../../shared/engine/history/text-ids.ts';
import { runImport } from '../import/import-fixture.ts';

const [KEY, OTHER] = ['ab'.repeat(32), 'cd'.repeat(32)];
const leads = { content: 'id,created\n1,2026-01-01' };
const columns = [['event', 'eventId'], ['lead', 'leadId'], ['at', 'at'], ['type', 'type'], ['asset', 'asset']].map(([column = '', target = '']) => ({ column, target }));
const imported = async (...rows: readonly string[]): Promise<History> => (await runImport([leads, { name: 'events.csv', kind: 'events' as const, columns, content: ['event,lead,at,type,asset', ...rows].join('\n') }])).history;
const withoutPeople = (history: History, key: string): History => decodeHistory(workOnHistory({ kind: 'pseudonymise', segments: encodeHistory(history), pseudonyms: { key, prefix: 'p-', scope: 'everywhere' } }, () => undefined).segments);
const timeline = (...batches: readonly History[]): (string | undefined)[] => (leadDetail(mergeHistories(batches).history, { leadId: '1' })?.timeline ?? []).map(({ what }) => what);

describe('events whose ids are texts, imported without personal data', () => {
  const asWas = imported('ann@x.example,1,2026-01-02,Visit,Home', 'b-2,1,2026-01-03,Visit,Home');
  const asIs = imported('ann@x.example,1,2026-01-02,Visit,Prices', 'b-3,1,2026-01-03,Visit,Home');
  const truth = ['Visit, Prices', 'Visit, Home', 'Visit, Home'];

  it('are joined by their ids as those with personal data are', async () => {
    expect(timeline(await asWas, await asIs)).toEqual(truth);
    expect(timeline(withoutPeople(await asWas, KEY), withoutPeople(await asIs, KEY))).toEqual(truth);
  });
  it('keep nothing of the id that could be tried out without the key', async () => {
    const [plain, keyed, other] = [await asWas, withoutPeople(await asWas, KEY), withoutPeople(await asWas, OTHER)].map(({ facts: { ids = [] } }) => [...ids]);
    expect(plain?.every((id) => id < 0)).toBe(true);
    expect(new Set([...(plain ?? []), ...(keyed ?? []), ...(other ?? [])]).size).toBe(6);
  });
  it('are joined by what is told of them where the ids are not under one key', async () => {
    for (const late of [withoutPeople(await asIs, OTHER), await asIs]) expect(timeline(withoutPeople(await asWas, KEY), late)).toEqual(['Visit, Home', 'Visit, Prices', 'Visit, Home']);
  });
  it('leave whole numbers as they are', () => {
    const ids = Float64Array.from([0, 8, 2 ** 40, -1, -1, -(2 ** 53)]);
    const keyed = keyTextIds(ids, KEY);
    expect([...keyed.subarray(0, 3)]).toEqual([0, 8, 2 ** 40]);
    expect(keyed[3]).toBe(keyed[4]);
    expect(keyed[5]).not.toBe(keyed[4]);
    expect(keyed.every(Number.isSafeInteger)).toBe(false);
    expect(areTextsComparable([keyed, keyTextIds(ids.slice(3), KEY)])).toBe(true);
    expect(areTextsComparable([keyed, keyTextIds(ids, OTHER)])).toBe(false);
    expect(areTextsComparable([keyed, ids])).toBe(false);
  });
});
