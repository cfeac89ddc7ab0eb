import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstCrossings } from '../../../../shared/engine/scoring/batch/first-crossings.ts';
import { firstAt, risingScores } from '../../../../shared/engine/scoring/batch/rising-scores.ts';
import { findCrossings } from '../../../../shared/engine/scoring/find-crossings.ts';
import { createLeadEvaluator } from '../../../../shared/engine/scoring/lead-evaluator.ts';
import type { History } from '../../../../shared/engine/history/history.ts';
import type { Configuration } from '../../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../../shared/engine/model/expression.ts';
import type { ScoreGroup, ScoreRule } from '../../../../shared/engine/model/score-model.ts';
import { DAY } from '../../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../../shared/engine/time/zone-table.ts';
import { aConfiguration } from '../../../fixtures/a-configuration.ts';
import { aHistory } from '../../../fixtures/a-history.ts';
import { ALWAYS, NEVER } from '../../../fixtures/a-proposal.ts';
import { randomConfiguration, randomHistory } from '../../../fixtures/random-history.ts';

const UTC = fixedZone('UTC', 0);
const dayOf = (at: number) => Math.floor(at / DAY);

/** The earliest of all crossings of each lead. */
function plainly(history: History, configuration: Configuration) {
  const { lead, at, total } = findCrossings(history, configuration, createLeadEvaluator(history, configuration, dayOf), UTC);
  return history.leadIds.map((_, own) => {
    const places = [...lead.keys()].filter((i) => lead[i] === own).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
    return places[0] === undefined ? [NaN, NaN] : [at[places[0]], total[places[0]]];
  });
}

describe('first crossings', () => {
  it('are the first of all crossings, on any history and configuration', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, fc.constantFrom(false, true), (history, configuration, isSimple) => {
        // Half of the runs have a rule that lets instants be passed over.
        const simple: Configuration = { ...configuration, score: { ...configuration.score, mql: {} }, definitions: { ...configuration.definitions, handRaise: { ...configuration.definitions.handRaise, criteria: { kind: 'event', match: { type: 'form' }, measure: 'count', op: 'ge', n: 2 } } } };
        const chosen = isSimple ? simple : configuration;
        const found = firstCrossings(history, chosen, dayOf, UTC);
        expect(history.leadIds.map((_, lead) => [found.at[lead], found.total[lead]])).toEqual(plainly(history, chosen));
      }),
      { numRuns: 800 },
    );
  });
  it('come when a disqualifier is lifted after the hand-raise, whatever lifts it', () => {
    const raised: Configuration = aConfiguration({ score: { mqlThreshold: 5_000 }, criteria: { mql: ALWAYS, handRaise: { kind: 'event', match: { type: 'form' }, measure: 'count', op: 'ge', n: 1 }, disqualify: { kind: 'event', match: { type: 'page' }, measure: 'count', op: 'lt', n: 1 } } });
    const history = aHistory({ leads: [{ id: 'a', facts: [{ kind: 'engagement', at: 1, type: 'form' }, { kind: 'engagement', at: DAY, type: 'page' }] }] });
    expect([...firstCrossings(history, raised, dayOf, UTC).at]).toEqual([DAY]);
    expect(plainly(history, raised)).toEqual([[DAY, 0]]);
  });
  it('are so too where instants are passed over (engagements alone for engagement, still fields for fit, nothing negative that fades), and at any threshold where scores are known to rise', () => {
    const isQuick = (rule: ScoreRule, { category }: ScoreGroup): boolean => (category === 'engagement' ? rule.kind === 'event' && rule.frequency !== 'ranges' : rule.kind === 'table' && rule.field === 'still');
    let risen = 0;
    fc.assert(
      fc.property(randomHistory, randomConfiguration, (history, random) => {
        const groups = random.score.groups.map((group) => ({
          ...group,
          rules: group.rules.filter((rule) => isQuick(rule, group)).map((rule): ScoreRule => {
            const { min: _, max: __, ...rest } = rule;
            return rest.kind === 'event' && (group.decay.kind !== 'none' || rest.withinDays !== undefined) ? { ...rest, points: Math.abs(rest.points) } : rest;
          }),
        }));
        const raise: Expression = { kind: 'event', match: { type: 'mail', assets: ['demo'] }, measure: 'count', op: 'ge', n: 3 };
        const chosen: Configuration = { ...random, score: { ...random.score, groups, mql: {} }, definitions: { ...random.definitions, handRaise: { ...random.definitions.handRaise, criteria: raise }, mql: { ...random.definitions.mql, criteria: ALWAYS }, disqualify: { ...random.definitions.disqualify, criteria: NEVER } } };
        const found = firstCrossings(history, chosen, dayOf, UTC);
        expect(history.leadIds.map((_, lead) => [found.at[lead], found.total[lead]])).toEqual(plainly(history, chosen));
        const rising = risingScores(history, chosen, dayOf);
        if (rising === null) return;
        risen += 1;
        for (const mqlThreshold of [chosen.score.mqlThreshold, 0, 700, 2_500]) {
          expect(firstAt(rising, mqlThreshold)).toEqual(firstCrossings(history, { ...chosen, score: { ...chosen.score, mqlThreshold } }, dayOf, UTC));
        }
      }),
      { numRuns: 1_000 },
    );
    expect(risen).toBeGreaterThan(500);
  });
});
