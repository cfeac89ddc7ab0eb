import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { describeDistribution } from '../../../shared/engine/scoring/distribution.ts';
import { previewModel, type ModelEdit } from '../../../shared/engine/scoring/preview-model.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const UTC = fixedZone('UTC', 0);
const history = aHistory({ leads: Array.from({ length: 90 }, (_, i) => ({ id: `lead-${i}`, createdAt: 0, facts: Array.from({ length: i % 9 }, (__, day) => ({ kind: 'engagement' as const, at: (day + 1) * DAY, type: 'visit' })) })) });
const saved = aConfiguration({
  groups: [aGroup({ decay: { kind: 'linear', ratePercent: 10, periodDays: 2, granularity: 'step' }, rules: [{ kind: 'event', id: 'v', name: 'Visit', match: { type: 'visit' }, frequency: 'every', points: 900 }] })],
  score: { totalMin: 0, totalMax: 10_000, mqlThreshold: 3_000 },
});
const settings = { moment: 'end', outcome: 'won', binWidth: 10, limit: 50 } as const;
const withPoints = (points: number): ModelEdit => ({
  tiers: saved.tiers,
  score: { ...saved.score, groups: saved.score.groups.map((group) => ({ ...group, rules: group.rules.map((rule) => (rule.kind === 'event' ? { ...rule, points } : rule)) })) },
});

describe('preview of an edit', () => {
  it('shows what saving it would show', () => {
    for (const points of [900, 1_200, 300, 1_200]) {
      const edit = withPoints(points);
      const preview = previewModel(history, UTC, saved, edit, settings);
      const whole = describeDistribution(history, { ...saved, ...edit }, UTC, settings);
      if (preview.kind !== 'preview') throw new Error(preview.reason);
      expect(preview.bins).toEqual(whole.bins);
      expect(preview.tiers).toEqual(whole.tiers);
      expect(preview.mqls - preview.mqlsBefore).toBe(preview.gained - preview.lost);
    }
  });
  it('names who moves by a lower threshold, with the score', () => {
    const preview = previewModel(history, UTC, saved, { tiers: saved.tiers, score: { ...saved.score, mqlThreshold: 2_000 } }, settings);
    expect(preview).toMatchObject({ kind: 'preview', lost: 0, rows: expect.arrayContaining([expect.objectContaining({ change: 'gained' })]) as unknown });
  });
  it('shows the tiers too where a tier rule looks at the score', () => {
    const byScore: Configuration = { ...saved, tiers: { ...saved.tiers, rules: [{ when: { kind: 'all', of: [{ kind: 'compare', field: '@score', op: 'ge', value: 40 }, { kind: 'event', match: { type: 'visit' }, measure: 'count', op: 'ge', n: 3 }] }, tierId: saved.tiers.classes[0]?.id ?? '' }] } };
    for (const points of [900, 1_500]) {
      const edit = { tiers: byScore.tiers, score: withPoints(points).score };
      const preview = previewModel(history, UTC, byScore, edit, settings);
      if (preview.kind !== 'preview') throw new Error(preview.reason);
      expect(preview.tiers).toEqual(describeDistribution(history, { ...byScore, ...edit }, UTC, settings).tiers);
      expect(preview.tiers[0]?.leads).toBeGreaterThan(0);
    }
  });
  it('says when an edit needs the whole history', () => {
    const asks: Configuration['score'] = { ...saved.score, groups: saved.score.groups.map((group) => ({ ...group, decay: { kind: 'none' } })) };
    expect(previewModel(history, UTC, saved, { tiers: saved.tiers, score: asks }, settings)).toMatchObject({ kind: 'whole', reason: expect.stringContaining('not only its points') as unknown });
    const byCell: Configuration['score'] = { ...saved.score, mql: { when: { kind: 'compare', field: '@fit', op: 'ge', value: 3 } } };
    expect(previewModel(history, UTC, saved, { tiers: saved.tiers, score: byCell }, settings)).toMatchObject({ kind: 'whole' });
  });
});
