import { describe, expect, it } from 'vitest';
import { mergeHistories } from '../../../shared/engine/history/merge-histories.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { aHistory, type LeadSpec } from '../../fixtures/a-history.ts';

const lead = (id: string, createdAt: number, mail: string, name = 'Ann'): LeadSpec => ({ id, createdAt, fields: { mail, name } });
const batch = (...leads: LeadSpec[]): History => aHistory({ leads, roles: { email: 'mail', name: 'name' } });
/** The ids that are left out, and of each batch how many repeat others. */
const joined = (batches: readonly History[], leavesOut: readonly boolean[]) => {
  const { history, repeated } = mergeHistories(batches, undefined, leavesOut);
  return { out: history.leadIds.filter((_, i) => history.excluded[i] === 1), found: repeated.map(({ count }) => count) };
};
const first = batch(lead('1', 5, 'ann@x.example'), lead('2', 6, 'bo@x.example', 'Bo'));

describe('people who come in two imports', () => {
  it('count once, as the record that was created first', () => {
    expect(joined([first, batch(lead('9', 8, ' ANN@x.example', 'ann'))], [true, true])).toEqual({ out: ['9'], found: [0, 1] });
    expect(joined([first, batch(lead('9', 3, 'ann@x.example'))], [true, true])).toEqual({ out: ['1'], found: [0, 1] });
  });
  it('are counted and kept where the later import was told so', () => {
    const again = batch(lead('9', 8, 'ann@x.example'));
    expect(joined([first, again], [true, false])).toEqual({ out: [], found: [0, 1] });
    expect(joined([first, again], [false, true])).toEqual({ out: ['9'], found: [0, 1] });
    expect(joined([first, again, batch(lead('10', 9, 'ann@x.example'))], [true, false, true])).toEqual({ out: ['10'], found: [0, 1, 1] });
  });
  it('are no two people where a lead comes again under its id, the name differs or there is no address', () => {
    expect(joined([first, batch(lead('1', 5, 'ann@x.example'), lead('8', 5, 'bo@x.example', 'Bea'), lead('7', 5, '', 'Bo'))], [true, true])).toEqual({ out: [], found: [0, 0] });
  });
  it('are nobody\'s finding within one import: that found its own', () => {
    expect(joined([batch(lead('1', 5, 'a@x.example'), lead('2', 6, 'a@x.example')), batch()], [true, true])).toEqual({ out: [], found: [0, 0] });
  });
});
