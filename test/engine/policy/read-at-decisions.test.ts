import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRUE } from '../../../shared/engine/expressions/truth.ts';
import { AsOfCursor } from '../../../shared/engine/history/as-of-cursor.ts';
import { compareText } from '../../../shared/engine/history/compare-ids.ts';
import { orderOfMoments } from '../../../shared/engine/history/order-of-moments.ts';
import { readOwnerNeeds } from '../../../shared/engine/policy/mismatches.ts';
import { setPolicyStage } from '../../../shared/engine/policy/play-policy.ts';
import { findRuleTruths } from '../../../shared/engine/policy/rule-truths.ts';
import { codesAt } from '../../../shared/engine/replay/codes-at.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { anInstant, randomConfiguration, randomExpression, randomHistory } from '../../fixtures/random-history.ts';
import { inputOf } from '../replay/a-replay.ts';

const RUNS = process.env['BATON_FULL'] === '1' ? 2000 : 100;
const someExpressions = fc.array(randomExpression, { maxLength: 3 });

describe('what is read at every decision', () => {
  it('is what an evaluator says that is moved to each of them: true rules, territories, segments, skills', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, someExpressions, someExpressions, someExpressions, fc.constantFrom('proposed' as const, 'actual' as const), (history, random, whens, segments, skills, which) => {
        const named = (all: typeof whens) => all.map((when, i) => ({ id: `n${i}`, name: `n${i}`, when }));
        const routing = { ...random.routing, rules: named(whens).map((rule) => ({ ...rule, poolId: '', onExhausted: 'next' as const })), segments: named(segments), skills: named(skills) };
        const stage = setPolicyStage(inputOf(history, { ...random, routing }), which);
        const { evaluator, routing: { crossings }, dayOf, input } = stage;
        const [truths, needs] = [findRuleTruths(stage), readOwnerNeeds(input, dayOf, crossings)];
        const compiled = [whens, segments, skills].map((all) => all.map((one) => evaluator.compile(one)));
        for (let turn = 0; turn < crossings.count; turn += 1) {
          evaluator.moveTo(crossings.lead[turn]!, crossings.at[turn]!);
          const [rules = [], own = [], asked = []] = compiled.map((all) => all.flatMap((one, place) => (evaluator.test(one) === TRUE ? [place] : [])));
          expect(truths.profiles[truths.of[turn]!]?.rules).toEqual(rules);
          expect([needs.territory[turn], needs.segment[turn], needs.skills.flatMap((column, place) => (column[turn] === 1 ? [place] : []))]).toEqual([evaluator.territory(), own[0] ?? -1, asked]);
          expect(crossings.tier[turn]).toBe(evaluator.tier());
        }
        expect(truths.profiles.map(({ n }) => n)).toEqual(truths.profiles.map((_, place) => truths.of.reduce((sum, of) => (of === place ? sum + 1 : sum), 0)));
      }),
      { numRuns: RUNS },
    );
  });

  it('holds for the codes of every field, in whatever order moments stand', () => {
    fc.assert(
      fc.property(randomHistory, fc.array(fc.tuple(fc.nat(3), anInstant), { maxLength: 12 }), (history, asked) => {
        const moments = { count: asked.length, lead: Uint32Array.from(asked, ([lead]) => lead % history.leadIds.length), at: Float64Array.from(asked, ([, at]) => at) };
        const fields = [...history.fields.keys(), -1];
        const [codes, cursor] = [codesAt(history, moments, fields), new AsOfCursor(history)];
        for (let i = 0; i < moments.count; i += 1) {
          cursor.moveTo(moments.lead[i]!, moments.at[i]!);
          expect(codes.map((codeOf) => codeOf(i))).toEqual(fields.map((field) => cursor.codeOf(field)));
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the order of moments', () => {
  const instants = fc.array(fc.oneof(anInstant, fc.integer({ min: 0, max: 3 }), fc.double({ min: 0, max: 10 * DAY, noNaN: true })), { maxLength: 40 });

  it('is by instant, then id, then lead, however many there are and however far apart', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(1, 1e6, 1e9), fc.array(fc.nat(4), { minLength: 40, maxLength: 40 }), (given, stretch, leads) => {
        const [at, lead] = [Float64Array.from(given, (one) => one * stretch), Uint32Array.from(given, (_, i) => leads[i] ?? 0)];
        const ids = ['b', 'a', 'c', 'a', 'd'];
        const plain = [...at.keys()].sort((a, b) => at[a]! - at[b]! || compareText(ids[lead[a]!]!, ids[lead[b]!]!) || lead[a]! - lead[b]! || a - b);
        expect([...orderOfMoments(lead, at, ids)]).toEqual(plain);
      }),
      { numRuns: RUNS },
    );
  });
});
