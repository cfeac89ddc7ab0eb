import { describe, expect, it } from 'vitest';
import { describeNumbers } from '../../../shared/engine/history/describe-numbers.ts';
import { tabulate, type TabulateInput } from '../../../shared/engine/history/tabulate.ts';
import { runImport } from '../../import/import-fixture.ts';

const FIELDS = ['site', 'ended', 'size', 'opened', 'closed'];
const TYPES = { site: 'text', ended: 'outcome', size: 'number', opened: 'instant', closed: 'instant' } as const;
const CSV = ['id,site,ended,size,opened,closed', '1,Web,1,10,2026-01-01,2026-01-11', '2,web,0,20,2026-01-01,2026-01-02', '3,Web,1,40,2026-02-01,2026-04-02', '4,,0,,2026-05-01,', '5,Fair,0,30,,'].join('\n');
const history = (await runImport([{ content: CSV, mapping: { zone: 'UTC' }, columns: [{ column: 'id', target: 'leadId' }, ...FIELDS.map((column) => {
  const type = TYPES[column as keyof typeof TYPES];
  return type === 'outcome' ? { column, target: 'outcome' } : { column, target: 'field', type };
})] }])).history;
const ask = (input: Partial<TabulateInput>) => tabulate(history, { by: [], within: [], outcome: null, sum: '', ...input });

describe('counts by value', () => {
  it('count blank values too, most leads first', () => {
    expect(ask({ by: [{ field: 'site' }] })?.rows).toEqual([
      { values: ['Web'], leads: 2, converted: 2, sum: 0 },
      { values: [''], leads: 1, converted: 0, sum: 0 },
      { values: ['Fair'], leads: 1, converted: 0, sum: 0 },
      { values: ['web'], leads: 1, converted: 0, sum: 0 },
    ]);
  });
  it('fold the case when asked', () => {
    expect(ask({ by: [{ field: 'site', caseFolded: true }] })?.rows[0]).toEqual({ values: ['web'], leads: 3, converted: 2, sum: 0 });
  });
  it('count within values, convert by another field and add up', () => {
    expect(ask({ within: [{ field: 'site', values: ['Web', 'web'] }], outcome: { field: 'site', values: ['Web'] }, sum: 'size' })).toMatchObject({ leads: 3, converted: 2, sum: 50 });
  });
  it('cross fields and read quarters', () => {
    expect(ask({ by: [{ field: 'closed', as: 'quarter' }, { field: 'ended' }] })?.rows.map(({ values, leads }) => [...values, leads])).toEqual([['', '0', 2], ['2026Q1', '0', 1], ['2026Q1', '1', 1], ['2026Q2', '1', 1]]);
  });
  it('say how evenly the leads lie, blanks aside', () => {
    expect(ask({ by: [{ field: 'site', caseFolded: true }] })?.spread).toEqual({ rows: 2, gini: 0.25, max: 3, median: 2 });
  });
  it('are none for a field that is not there', () => {
    expect(ask({ by: [{ field: 'nowhere' }] })).toBeNull();
    expect(ask({ within: [{ field: 'nowhere', values: [''] }] })?.leads).toBe(0);
  });
});

describe('numbers described', () => {
  it('have quantiles between neighbours, a range and what lies above a limit', () => {
    expect(describeNumbers(history, { measure: { field: 'size' }, by: [], within: [], quantiles: [0.5, 0.9], above: [20] })).toEqual([{ values: [], leads: 4, unknown: 1, min: 10, max: 40, sum: 100, quantiles: [25, 37], above: [2] }]);
  });
  it('are days between two dates, or up to an instant', () => {
    const days = (measure: Parameters<typeof describeNumbers>[1]['measure']) => describeNumbers(history, { measure, by: [], within: [], quantiles: [0.5], above: [] })?.[0];
    expect(days({ from: 'opened', to: 'closed' })).toMatchObject({ leads: 3, unknown: 2, min: 1, quantiles: [10] });
    expect(days({ from: 'opened', at: Date.UTC(2026, 4, 2) })).toMatchObject({ leads: 4, min: 1, max: 121 });
  });
});
