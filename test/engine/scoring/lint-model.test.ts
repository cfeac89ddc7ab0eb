import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import type { ScoreGroup, ScoreModel } from '../../../shared/engine/model/score-model.ts';
import { leadMoment } from '../../../shared/engine/expressions/evaluate-expression.ts';
import { lintModel } from '../../../shared/engine/scoring/lint-model.ts';
import { modelBounds } from '../../../shared/engine/scoring/score-bounds.ts';
import { scoreLead } from '../../../shared/engine/scoring/score-lead.ts';
import { suggestPoints } from '../../../shared/engine/scoring/suggest-points.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory, type LeadSpec } from '../../fixtures/a-history.ts';
import { anInstant, randomConfiguration, randomHistory } from '../../fixtures/random-history.ts';

const page = (at: number, asset: string) => ({ kind: 'engagement' as const, at, type: 'page', asset });
const history = aHistory({ leads: [{ id: 'a', createdAt: 0, fields: { size: 10, 'Close Date': 'x' }, facts: [page(0, '/home'), page(1, '/product'), page(2, '/blog')] }] });
const size = (points: number, over: Partial<ScoreGroup> = {}) => aGroup({ id: 'fit', name: 'Company', category: 'fit', rules: [{ kind: 'ranges', id: 's', name: 'Size', field: 'size', rows: [{ from: 1, points }] }], ...over });
const visits = (over: Partial<ScoreGroup> = {}, points = 500) => aGroup({ id: 'web', name: 'Web', decay: { kind: 'halfLife', days: 14 }, rules: [{ kind: 'event', id: 'v', name: 'Visit', match: { type: 'page' }, frequency: 'every', points }], ...over });
const kinds = (groups: ScoreGroup[], score: Partial<ScoreModel> = {}) => lintModel(history, aConfiguration({ groups, score: { totalMin: 0, totalMax: 10_000, mqlThreshold: 3_000, ...score } })).map(({ kind, groupId, ruleId }) => [kind, groupId, ruleId].filter((part) => part !== null).join(' '));

describe('lint of a model', () => {
  it('has nothing to say of a sound model but that HubSpot knows no half-life', () => {
    expect(kinds([size(2_000), visits({ max: 5_000 }, 900)])).toEqual(['notPushable web']);
  });
  it.each<[string, ScoreGroup[], Partial<ScoreModel>, string[]]>([
    ['no rules', [aGroup()], {}, ['noRules']],
    ['only fit', [size(4_000)], {}, ['onlyFit']],
    ['only behaviour', [visits({ decay: { kind: 'window', days: 30 } })], {}, ['onlyBehaviour']],
    ['no decay', [size(2_000), visits({ decay: { kind: 'none' } }, 900)], {}, ['noDecay']],
    ['decay and a time frame in one group', [size(2_000), visits({ rules: [{ kind: 'event', id: 'v', name: 'Visit', match: { type: 'page' }, frequency: 'every', points: 900, withinDays: 7 }] })], {}, ['decayAndWindow web', 'notPushable web']],
    ['a threshold that nobody reaches', [size(2_000), visits({ max: 900 })], {}, ['unreachableThreshold', 'homepageBeatsReader', 'notPushable web']],
    ['a threshold that everybody reaches', [size(2_000), visits({}, 900)], { mqlThreshold: 0 }, ['everybodyReaches', 'notPushable web']],
    ['a rule that overflows its group', [size(2_000, { max: 1_500 }), visits({}, 900)], {}, ['overflow fit s', 'notPushable web']],
    ['a least that lies above the most', [size(2_000, { min: 1_000, max: 500 }), visits({}, 900)], { totalMin: 500, totalMax: 400, mqlThreshold: 400 }, ['crossedLimits fit', 'crossedLimits', 'everybodyReaches', 'homepageBeatsReader', 'overflow fit s', 'notPushable web']],
    ['a home page that beats a reader', [size(4_000), visits({}, 100)], {}, ['homepageBeatsReader', 'notPushable web']],
    ['a field written after the outcome', [size(2_000, { rules: [{ kind: 'table', id: 'c', name: 'Closed', field: 'Close Date', rows: [{ values: ['x'], points: 2_000 }] }] }), visits({}, 900)], {}, ['notPushable web', 'writtenAfterOutcome fit c'].sort().reverse()],
    ['a field and an activity that are not there', [size(2_000, { rules: [{ kind: 'table', id: 't', name: 'T', field: 'region', rows: [{ values: ['x'], points: 2_000 }] }] }), visits({ rules: [{ kind: 'event', id: 'v', name: 'Visit', match: { type: 'call' }, frequency: 'every', points: 900 }] })], {}, ['homepageBeatsReader', 'brokenRule fit t', 'notPushable web', 'brokenRule web v']],
    ['unreachable and unnamed cells', [size(2_000), visits({}, 900)], { matrix: { fitFrom: [3_000, 1_000], engagementFrom: [1_000], cells: [{ cell: 'B1', tierId: 'hot' }, { cell: 'B2', tierId: 'hot' }, { cell: 'C1', tierId: 'warm' }] } }, ['unreachableCell', 'cellWithoutTier', 'notPushable web']],
    ['a fourth band', [size(2_000), visits({}, 900)], { matrix: { fitFrom: [1_500, 1_000, 500], engagementFrom: [1_000], cells: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'D1', 'D2'].map((cell) => ({ cell, tierId: 'hot' })) } }, ['notPushable', 'notPushable web']],
  ])('names %s', (_, groups, score, expected) => expect(kinds(groups, score)).toEqual(expected));

  it('says what happened and what to do', () => {
    const [finding] = lintModel(history, aConfiguration({ groups: [size(4_000), visits({}, 100)], score: { totalMin: 0, totalMax: 10_000, mqlThreshold: 3_000 } }));
    expect(finding?.sentence).toMatch(/^One visit of \/home by the ideal company scores 41; three times \/product and two returns within a week score 4\.\d+ where nothing else is known\. Give interest/);
  });
});

describe('lint of what the MQL rule asks for', () => {
  const between = (least: number, most: number): Expression => ({ kind: 'all', of: [{ kind: 'compare', field: 'size', op: 'ge', value: least }, { kind: 'compare', field: 'size', op: 'le', value: most }] });
  const found = (criteria: Parameters<typeof aConfiguration>[0]) =>
    lintModel(history, aConfiguration({ groups: [size(2_000), visits({ max: 5_000 }, 900)], ...criteria, score: { totalMin: 0, totalMax: 10_000, mqlThreshold: 3_000, ...criteria?.score } }))
      .filter(({ kind }) => kind === 'brokenCriterion').map(({ word, sentence }) => [word, sentence]);

  it('names a definition that contradicts itself, always holds or asks for what is not there', () => {
    expect(found({ criteria: { mql: between(20, 10) } })).toEqual([['mql', expect.stringMatching(/^The MQL criteria of Define: .* contradicts itself.* Until then no score makes an MQL\.$/)]]);
    expect(found({ criteria: { handRaise: { kind: 'any', of: [{ kind: 'compare', field: 'size', op: 'ge', value: 5 }, { kind: 'compare', field: 'size', op: 'lt', value: 5 }] } } })).toEqual([['handRaise', expect.stringMatching(/holds for every lead whose values are known.* Until then whoever is not disqualified becomes an MQL\.$/)]]);
    expect(found({ criteria: { disqualify: { kind: 'compare', field: 'region', op: 'eq', value: 'x' } } })).toEqual([['disqualify', expect.stringContaining('no field “region”')]]);
    expect(found({ criteria: { mql: { kind: 'constant', value: false }, disqualify: { kind: 'constant', value: true } } }).map(([word]) => word)).toEqual(['mql', 'disqualify']);
    expect(found({ criteria: { mql: between(10, 20) } })).toEqual([]);
  });

  it('names the same in a rule of its own and in tier rules', () => {
    expect(found({ score: { mql: { when: between(20, 10) } } })).toEqual([[undefined, expect.stringMatching(/^The rule that makes an MQL: .*contradicts itself/)]]);
    expect(found({ score: { mql: { when: { kind: 'compare', field: '@cell', op: 'in', value: [] } } } })).toEqual([[undefined, expect.stringMatching(/^No cell makes an MQL/)]]);
    const base = aConfiguration({ groups: [size(2_000)] });
    const [finding] = lintModel(history, { ...base, tiers: { ...base.tiers, rules: [{ when: between(1, 2), tierId: 'hot' }, { when: between(20, 10), tierId: 'hot' }] } });
    expect(finding).toMatchObject({ kind: 'brokenCriterion', tierRule: 1, sentence: expect.stringMatching(/^Tier rule 2: /) as unknown });
  });
});

describe('bounds of a model', () => {
  it('hold every score that a lead can have', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, anInstant, (someHistory, { score }, at) => {
        const bounds = modelBounds(score);
        const found = scoreLead(score, leadMoment(someHistory, 0, at, (instant) => Math.floor(instant / DAY)));
        for (const part of ['fit', 'engagement', 'total'] as const) expect(bounds[part].low <= found[part] && found[part] <= bounds[part].high).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('suggested points', () => {
  const leads = Array.from({ length: 200 }, (_, i): LeadSpec => {
    const isLarge = i % 2 === 0;
    const isWon = isLarge ? i % 5 !== 0 : i % 5 === 0;
    return { id: `${i}`, createdAt: 0, fields: { size: isLarge ? 100 : 1, 'Deal Stage': isWon ? 'won' : 'lost' }, facts: [{ kind: 'stage', at: DAY, to: 'mql' }, ...(isWon ? [{ kind: 'stage', at: 2 * DAY, to: 'customer' } as const] : [])] };
  });
  const group = aGroup({ id: 'fit', category: 'fit', rules: [
    { kind: 'ranges', id: 's', name: 'Size', field: 'size', rows: [{ from: 50, points: 1_000 }, { from: 0, points: 1_000 }] },
    { kind: 'when', id: 'n', name: 'Nobody', when: { kind: 'constant', value: false }, points: 700 },
    { kind: 'table', id: 'd', name: 'Deal', field: 'Deal Stage', rows: [{ values: ['won'], points: 5_000 }] },
  ] });
  it('follow the odds of the leads that meet a rule, keep the weight of the model, and leave out what knows the outcome', () => {
    const found = suggestPoints(aHistory({ leads }), aConfiguration({ groups: [group] }), fixedZone('UTC', 0), { moment: 'actualMql', outcome: 'won' });
    expect(found.rows.map(({ ruleId, row, current, suggested, conversion }) => [ruleId, row, current, suggested, conversion.hits, conversion.n])).toEqual([['s', 0, 10, 10, 80, 100], ['s', 1, 10, -10, 20, 100], ['n', null, 7, null, 0, 0]]);
    expect(found.base).toMatchObject({ hits: 100, n: 200, share: 0.5 });
    expect(found.leftOut.map(({ ruleId }) => ruleId)).toEqual(['d']);
    expect(found.inSample).toContain('In-sample');
  });
});
