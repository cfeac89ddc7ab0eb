import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import { compareConfigurations } from '../../../shared/engine/agreement/compare-configurations.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { aConfiguration } from '../../documents/a-configuration.ts';

const plain = aConfiguration();
const names = ({ tiers }: Configuration) => ({ value: (_: string, value: unknown) => tiers.classes.find(({ id }) => id === value)?.name ?? String(value) });
const changes = (after: Configuration, before = plain) => compareConfigurations(before, after, names).map(({ path, before: was, after: is }) => `${path.join(' > ')}: ${was ?? '-'} => ${is ?? '-'}`);

describe('comparing two configurations', () => {
  it('says where and what, in the words of the room', () => {
    const targets = plain.sla.targets.map((target) => (target.tierId === 'hot' ? { ...target, budgetMinutes: 30 } : target));
    expect(changes({ ...plain, sla: { ...plain.sla, targets }, score: { ...plain.score, mqlThreshold: 5000 } })).toEqual([
      'score > mql threshold: 54 => 50',
      'sla > targets > Hot > budget minutes: 60 => 30',
    ]);
  });

  it('says what came and went as one change each', () => {
    const [first, second, ...rest] = plain.sla.marketing;
    if (first === undefined || second === undefined) throw new Error('The fixture lost its promises.');
    const found = changes({ ...plain, sla: { ...plain.sla, marketing: [first, ...rest, { kind: 'rejectAnswer', id: 'n', withinDays: 5, share: 0.9, owner: 'Mia' }] } });
    expect(found).toEqual([
      'sla > marketing > minimumScore: kind: minimumScore; points: 54; share: 0.8; owner: Lucie Moreau => -',
      'sla > marketing > rejectAnswer: - => kind: rejectAnswer; within days: 5; share: 0.9; owner: Mia',
    ]);
  });

  it('says that an order changed', () => {
    const rules = [...plain.routing.rules].reverse();
    expect(changes({ ...plain, routing: { ...plain.routing, rules } })).toEqual(['routing > rules > order: Large companies in DACH, The rest => The rest, Large companies in DACH']);
  });

  it('is empty exactly when the canonical JSON is the same, whatever leaf is changed', () => {
    const leaves: (readonly (string | number)[])[] = [];
    const collect = (value: unknown, path: readonly (string | number)[]): void => {
      if (typeof value === 'object' && value !== null) for (const [key, part] of Object.entries(value)) collect(part, [...path, key]);
      else if (path[0] !== 'format') leaves.push(path);
    };
    collect(plain, []);
    fc.assert(fc.property(fc.constantFrom(...leaves), fc.oneof(fc.integer(), fc.string()), (path, given) => {
      const copy = structuredClone(plain) as unknown as Record<string, unknown>; // walked by keys that were just read off it
      const last = path.at(-1) ?? '';
      const holder = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
      const old = holder[last];
      if (typeof old === 'string' && ['kind', 'op', 'measure'].includes(String(last))) return;
      holder[last] = typeof old === 'number' ? Number(given) || 7 : typeof old === 'boolean' ? !old : String(given);
      const after = copy as unknown as Configuration; // the same shape with another leaf
      expect(compareConfigurations(plain, after, names).length > 0).toBe(canonicalJson(after) !== canonicalJson(plain));
    }), { numRuns: process.env['BATON_FULL'] === '1' ? 5000 : 150 });
  });

  it('is empty when the keys stand in another order', () => {
    const turned = JSON.parse(JSON.stringify(plain, (_, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value))) as Configuration; // the same configuration
    expect(changes(turned)).toEqual([]);
  });
});
