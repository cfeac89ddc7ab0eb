import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TRUE } from '../../../shared/engine/expressions/truth.ts';
import { createNeedsMatcher } from '../../../shared/engine/routing/lead-needs.ts';
import { findRuleClasses } from '../../../shared/engine/routing/rule-classes.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { anInstant, randomConfiguration, randomExpression, randomHistory } from '../../fixtures/random-history.ts';

it('a class has every rule that may be true for its leads, those that are true of all of them settled, whatever rules ask for', () => {
  let [settled, open] = [0, 0];
  fc.assert(
    fc.property(randomHistory, randomConfiguration, fc.array(randomExpression, { minLength: 1, maxLength: 5 }), fc.array(anInstant, { minLength: 1, maxLength: 3 }), (history, random, whens, instants) => {
      const rules = whens.map((when, i) => ({ id: `r${i}`, name: `r${i}`, when, poolId: '', onExhausted: 'next' as const }));
      const configuration = { ...random, routing: { ...random.routing, rules } };
      const evaluator = createLeadEvaluator(history, configuration, (at) => Math.floor(at / DAY));
      const classes = findRuleClasses(configuration.routing, history, evaluator, createNeedsMatcher(configuration.routing, evaluator));
      const compiled = whens.map((when) => evaluator.compile(when));
      if (classes === null) throw new Error('so few values always make classes');
      for (const at of instants) {
        for (let lead = 0; lead < history.leadIds.length; lead += 1) {
          const own = classes.of(lead, at);
          evaluator.moveTo(lead, at);
          const areTrue = [...own.rules].filter((rule, i) => own.isOpen[i] === 0 || evaluator.test(compiled[rule]!) === TRUE);
          expect(areTrue).toEqual([...compiled.keys()].filter((rule) => evaluator.test(compiled[rule]!) === TRUE));
          settled += own.isOpen.filter((flag) => flag === 0).length;
          open += own.isOpen.filter((flag) => flag === 1).length;
        }
      }
    }),
    { numRuns: process.env['BATON_FULL'] === '1' ? 2000 : 200 },
  );
  expect([settled > 50, open > 50]).toEqual([true, true]);
});
