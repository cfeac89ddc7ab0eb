import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOptions, uniqueLabels } from '../../../shared/engine/hubspot-plan/merge-options.ts';
import { anOption } from './a-snapshot.ts';

const options = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('Hot', 'Warm', 'Cold', 'hot', 'New')), { selector: ([value]) => value, maxLength: 5 })
  .map((pairs) => pairs.map(([value, label]) => anOption(value, label)))
  .filter((list) => new Set(list.map(({ label }) => label.toLowerCase())).size === list.length);

describe('mergeOptions', () => {
  it('relabels a leftover choice that a wanted one is called like', () => {
    expect(mergeOptions([anOption('old', 'Hot')], [anOption('new', 'Hot')])).toEqual([anOption('old', 'Hot (earlier)'), anOption('new', 'Hot')]);
  });

  it('never drops a choice, keeps existing ones in front, and ends with unique values and labels', () => {
    fc.assert(fc.property(options, options, (existing, wanted) => {
      const merged = mergeOptions(existing, wanted);
      expect(merged.slice(0, existing.length).map(({ value }) => value)).toEqual(existing.map(({ value }) => value));
      expect(new Set(merged.map(({ value }) => value)).size).toBe(merged.length);
      expect(new Set(merged.map(({ label }) => label.toLowerCase())).size).toBe(merged.length);
      for (const option of wanted) expect(merged).toContainEqual(option);
    }), { numRuns: 200 });
  });

  it('changes nothing a second time', () => {
    fc.assert(fc.property(options, options, (existing, wanted) => {
      const once = mergeOptions(existing, wanted);
      expect(mergeOptions(once, wanted)).toEqual(once);
    }), { numRuns: 200 });
  });
});

describe('uniqueLabels', () => {
  it('numbers later ones of the same name', () => expect(uniqueLabels(['Hot', 'Cold', 'hot', 'Hot (2)'])).toEqual(['Hot', 'Cold', 'hot (2)', 'Hot (2) (2)']));
});
