import { describe, expect, it } from 'vitest';
import { asOfCode, visibleFacts } from '../../../shared/engine/history/as-of-lead.ts';
import { FACT } from '../../../shared/engine/history/history.ts';
import { describeDistribution } from '../../../shared/engine/scoring/distribution.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { FactSpec } from '../../fixtures/a-history.ts';

const everyKind: FactSpec[] = [
  { kind: 'deal', at: 5, event: 'won' },
  { kind: 'owner', at: 5, owner: 'rep' },
  { kind: 'stage', at: 5, to: 'sql' },
  { kind: 'engagement', at: 5, type: 'page' },
  { kind: 'property', at: 5, field: 'size', value: 20 },
];

describe('as-of reader', () => {
  const history = aHistory({ leads: [{ id: 'a', createdAt: 0, fields: { size: 20 }, facts: everyKind }] });
  const kinds = (at: number, isBefore = false) => visibleFacts(history, 0, at, isBefore).map((fact) => fact.kind);

  it('shows properties and engagements of the instant itself, never its outcomes', () => {
    expect(kinds(5)).toEqual([FACT.property, FACT.engagement]);
  });
  it('shows nothing of the instant just before it, everything after it', () => {
    expect(kinds(5, true)).toEqual([]);
    expect(kinds(6)).toEqual([0, 1, 2, 3, 4]);
  });
  it('shows everything to a table without times', () => {
    expect(kinds(NaN)).toHaveLength(5);
    expect(kinds(Infinity)).toHaveLength(5);
  });
  it('does not lend today\'s value to the past of a field with a history', () => {
    expect(asOfCode(history, 0, visibleFacts(history, 0, 4), 0)).toBe(0);
    expect(asOfCode(history, 0, visibleFacts(history, 0, 5), 0)).toBe(1);
  });
});

describe('leak canary', () => {
  it('a field written only after the deal says nothing as of the MQL and everything at the end', () => {
    const leads = Array.from({ length: 40 }, (_, i) => {
      const won: FactSpec[] = [{ kind: 'deal', at: 50, event: 'won' }, { kind: 'property', at: 60, field: 'contract', value: 'signed' }];
      const lost: FactSpec[] = [{ kind: 'deal', at: 50, event: 'lost' }, { kind: 'property', at: 60, field: 'contract', value: 'void' }];
      return { id: `lead-${i}`, createdAt: 0, facts: [{ kind: 'stage' as const, at: 10, to: 'mql' as const }, ...(i % 3 === 0 ? won : lost)] };
    });
    const leaky = aConfiguration({ groups: [aGroup({ category: 'fit', rules: [{ kind: 'table', id: 'c', name: 'Contract', field: 'contract', rows: [{ values: ['signed'], points: 5_000 }] }] })] });
    const aucAt = (moment: 'actualMql' | 'end') => describeDistribution(aHistory({ leads }), leaky, fixedZone('UTC', 0), { moment, outcome: 'won', binWidth: 10 }).auc;
    expect(aucAt('actualMql')).toBe(0.5);
    expect(aucAt('end')).toBe(1);
  });
});
