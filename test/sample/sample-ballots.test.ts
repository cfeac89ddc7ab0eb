import { describe, expect, it } from 'vitest';
import { sampleBallot } from '../../electron/sample/sample-ballots.ts';

const facts = (over: { title?: string; staff?: string; deeds?: { type: string; asset: string; times: number; lastDaysBefore: number }[] }) => ({
  number: 1, deeds: over.deeds ?? [],
  traits: [{ name: 'Job Title', value: over.title ?? 'Consultant', isToday: true }, { name: 'Employees', value: over.staff ?? '20', isToday: true }, { name: 'Industry', value: 'Chemicals', isToday: true }],
});
const reads = [{ type: 'Page viewed', asset: 'Pricing', times: 2, lastDaysBefore: 0 }, { type: 'Document downloaded', asset: 'White paper', times: 3, lastDaysBefore: 1 }];

describe('the ballots of the sample', () => {
  it('are the same every time', () => {
    expect(sampleBallot('Ann', 'sales', facts({}))).toEqual(sampleBallot('Ann', 'sales', facts({})));
  });

  it('show marketing believing in what a lead does, and sales in who it is', () => {
    const [reader, fit] = [facts({ deeds: reads }), facts({ title: 'Plant engineer', staff: '900' })];
    const wouldWork = (team: string, lead: typeof reader): boolean => sampleBallot('Ann', team, lead).verdict === 'workNow';
    expect([wouldWork('marketing', reader), wouldWork('sales', reader)]).toEqual([true, false]);
    expect([wouldWork('marketing', fit), wouldWork('sales', fit)]).toEqual([false, true]);
  });

  it('stay within what a ballot may hold', () => {
    for (const name of ['Ann', 'Ben', 'Cleo']) {
      const { confidence, reasons } = sampleBallot(name, 'sales', facts({ deeds: reads }));
      expect(Number.isInteger(confidence) && confidence >= 1 && confidence <= 5).toBe(true);
      expect(reasons.length).toBeLessThanOrEqual(2);
    }
  });
});
