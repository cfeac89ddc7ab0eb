import { describe, expect, it } from 'vitest';
import { countCriteria } from '../../../shared/engine/scoring/count-criteria.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { aConfiguration } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const isGerman: Expression = { kind: 'compare', field: 'country', op: 'eq', value: 'DE' };
const asked: Expression = { kind: 'event', match: { type: 'form' }, measure: 'count', op: 'ge', n: 1 };

describe('counting leads beside each criterion', () => {
  const history = aHistory({
    leads: [
      { id: 'a', fields: { country: 'DE' }, facts: [{ kind: 'engagement', at: DAY, type: 'form' }] },
      { id: 'b', fields: { country: 'FR' }, facts: [{ kind: 'engagement', at: DAY, type: 'page' }] },
      { id: 'c', facts: [{ kind: 'engagement', at: DAY, type: 'page' }] },
    ],
  });

  it('counts each by itself, with unknown apart from no', () => {
    const counts = countCriteria(history, aConfiguration({}), fixedZone('UTC', 0), { criteria: [isGerman, asked, { kind: 'not', of: isGerman }], moment: 'end' });
    expect(counts).toEqual([{ holds: 1, fails: 1, unknown: 1 }, { holds: 1, fails: 2, unknown: 0 }, { holds: 1, fails: 1, unknown: 1 }]);
  });

  it('has nothing to count without criteria', () => {
    expect(countCriteria(history, aConfiguration({}), fixedZone('UTC', 0), { criteria: [], moment: 'best' })).toEqual([]);
  });
});
