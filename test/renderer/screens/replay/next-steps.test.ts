import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../../../renderer/screens/replay/next-steps.ts';
import { aConfiguration, aGroup } from '../../../fixtures/a-configuration.ts';

const { score } = aConfiguration({ groups: [aGroup({ rules: [{ kind: 'event', id: 'v', name: 'Visit', match: { type: 'visit' }, frequency: 'every', points: 900 }] })] });
const withPoints = (points: number) => ({ ...score, groups: score.groups.map((group) => ({ ...group, rules: group.rules.map((rule) => (rule.kind === 'event' ? { ...rule, points } : rule)) })) });

describe('the next steps of a hand', () => {
  it('go on as the last one went, deep in a rule too', () => {
    expect(nextSteps({ ...score, fitMax: 4000 }, { ...score, fitMax: 3900 }).map(({ fitMax }) => fitMax)).toEqual([3800, 3700]);
    expect(nextSteps(withPoints(900), withPoints(1000))).toEqual([withPoints(1100), withPoints(1200)]);
  });

  it('cannot be foreseen where two numbers or a word changed, or nothing', () => {
    expect(nextSteps(score, { ...score, fitMax: 1, engagementMax: 2 })).toEqual([]);
    expect(nextSteps(score, { ...score, groups: score.groups.map((group) => ({ ...group, name: 'Other' })) })).toEqual([]);
    expect(nextSteps(score, { ...score, groups: [] })).toEqual([]);
    expect(nextSteps(score, structuredClone(score))).toEqual([]);
  });
});
