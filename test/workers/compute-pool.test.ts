import { afterAll, describe, expect, it } from 'vitest';
import { createComputePool } from '../../electron/workers/compute-pool.ts';
import type { PopulationRule } from '../../shared/engine/history/population.ts';
import { aConfiguration } from '../fixtures/a-configuration.ts';
import { aHistory } from '../fixtures/a-history.ts';

const pool = createComputePool(() => undefined);
afterAll(() => pool.close());

const history = aHistory({ leads: Array.from({ length: 10 }, (_, i) => ({ id: `L${i}`, createdAt: i, fields: { country: i < 4 ? 'DE' : 'FR' } })) });
const settings = { configuration: aConfiguration(), absences: [], zones: new Map(), clientZone: 'UTC', currentResponseMinutes: null };
const leaveOut = (country: string): PopulationRule => ({ leaveOut: { kind: 'compare', field: 'country', op: 'eq', value: country }, testPatterns: [], internalDomains: [], leavesOutBulkImports: false, leavesOutExistingCustomers: false, leavesOutDuplicates: false });
const judged = async (): Promise<number> => (await pool.call('h', 'judgeModel', { settings, moment: 'end', outcome: 'won', horizonDays: null, seed: 1 })).leads;
const scored = async (): Promise<number> => (await pool.call('h', 'getDistribution', { settings, moment: 'end', outcome: 'won', binWidth: 10 })).leads;

describe('the threads that compute', () => {
  it('judge the leads that count, whether that was said before or after they were first asked', async () => {
    await pool.load('h', history);
    await pool.call('h', 'populate', { rule: leaveOut('DE'), acceptedBy: [], zone: null });
    expect([await judged(), await scored()]).toEqual([6, 6]);
    await pool.call('h', 'populate', { rule: leaveOut('FR'), acceptedBy: [], zone: null });
    expect([await judged(), await scored()]).toEqual([4, 4]);
  });

  it('judge the new history after another was loaded in its place', async () => {
    await pool.load('h', aHistory({ leads: [{ id: 'only', createdAt: 1 }] }));
    expect(await judged()).toBe(1);
  });

  it('answer two questions at once on a history that they have not loaded yet', async () => {
    await pool.load('h', history);
    expect(await Promise.all([judged(), judged()])).toEqual([10, 10]);
  });

  it('have nothing to say about a history that was forgotten', async () => {
    pool.forget('h');
    await expect(judged()).rejects.toMatchObject({ code: 'COMPUTE_LOST' });
  });
});
