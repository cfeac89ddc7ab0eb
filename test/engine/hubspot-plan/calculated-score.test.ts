import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../../electron/hubspot/simulator/parse-formula.ts';
import { calculatedScore } from '../../../shared/engine/hubspot-plan/formulas/calculated-score.ts';
import { planPush } from '../../../shared/engine/hubspot-plan/plan-push.ts';
import { afterOf } from '../../../shared/engine/hubspot-plan/push-operation.ts';
import { evaluateLead } from '../../../shared/engine/scoring/evaluate-lead.ts';
import { valueOf } from '../../../shared/engine/expressions/evaluate-expression.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { anInstant, randomConfiguration, randomHistory } from '../../fixtures/random-history.ts';
import { aConfiguration } from './a-configuration.ts';
import { aProperty, aSnapshot } from './a-snapshot.ts';
import { evaluateFormula } from './evaluate-formula.ts';

const RUNS = process.env['BATON_FULL'] === '1' ? 4_000 : 250;
const TYPES = { still: 'string', moving: 'string', size: 'number', yes: 'bool' } as const;
const fields = Object.entries(TYPES).map(([name, type]) => ({ name, label: name, type, options: [] }));
const dayOf = (at: number) => Math.floor(at / DAY);
const hundredths = (value: unknown): number => Math.round(Number(value) * 100);

describe('the portable score', () => {
  it('computes exactly the fit, the total and the tier of the plain definition, or says that it cannot', () => {
    const seen = { fit: 0, tier: 0 };
    fc.assert(
      fc.property(randomHistory, randomConfiguration, anInstant, (history, configuration, at) => {
        const formulas = calculatedScore(configuration, { fields });
        history.leadIds.forEach((_, lead) => {
          const { moment, score, tier } = evaluateLead(history, configuration, lead, at, dayOf);
          const held = (name: string) => {
            const own: { readonly [name: string]: number } = { hx_fit: score.fit / 100, hx_engagement: score.engagement / 100, hx_score: score.total / 100 };
            if (own[name] !== undefined) return own[name];
            const value = valueOf(name, moment) ?? null;
            if (value === null) return null;
            const type = fields.find((field) => field.name === name)?.type;
            return type === 'number' ? value.number : type === 'bool' ? value.number === 1 : value.text;
          };
          if (formulas.fit !== null) {
            seen.fit += 1;
            expect(hundredths(evaluateFormula(parseFormula(formulas.fit), held))).toBe(score.fit);
          }
          expect(hundredths(evaluateFormula(parseFormula(formulas.total), held))).toBe(score.total);
          if (formulas.tier !== null) {
            seen.tier += 1;
            expect(evaluateFormula(parseFormula(formulas.tier), held)).toBe(configuration.tiers.classes[tier]?.id);
          }
        });
      }),
      { numRuns: RUNS },
    );
    expect(seen.fit).toBeGreaterThan(20);
    expect(seen.tier).toBeGreaterThan(20);
  });
});

describe('a plan with a calculated score', () => {
  const field = { name: 'size', label: 'size', type: 'string', options: [] };
  const snapshot = aSnapshot({ abilities: { workflows: true, validations: true }, fields: [field] });
  const plan = (own = snapshot, score: 'draft' | 'calculated' = 'calculated') => planPush(aConfiguration(), own, { fingerprint: 'f', words: 'w' }, { sequenceId: null, score });
  const idsOf = (own = snapshot) => plan(own).map(({ id }) => id);

  it('makes what a formula names before the formula, and neither rules on values nor a tier workflow', () => {
    const ids = idsOf();
    expect(ids.filter((id) => /^property:hx_(fit|engagement|score|tier)$/.test(id))).toEqual(['property:hx_fit', 'property:hx_engagement', 'property:hx_score', 'property:hx_tier']);
    expect(ids.some((id) => id.startsWith('validation:') || id === 'workflow:tier' || id === 'switchOn:tier')).toBe(false);
    const fit = plan().find(({ id }) => id === 'property:hx_fit');
    expect(afterOf(fit ?? plan()[0]!, 'calculationFormula')).toBe('min(40, min(40, max(0, (if (is_present(string(size)) and (string(size) = "large" or string(size) = "huge")) then 25 elseif (is_present(string(size)) and string(size) = "small") then 5.5 else 0 endif))))');
    expect(fit).toMatchObject({ change: 'New number on contacts, calculated by the portal' });
  });

  it('stands in for the beta where the portal lacks it, and says what remains by hand', () => {
    const byHand = plan(snapshot, 'draft').find(({ id }) => id === 'manual:finish-calculated');
    expect(byHand?.change).toMatch(/does not have the beta.*"Handoff fit", "Handoff score" and "Handoff tier" are calculated/);
    expect(byHand?.steps.join('\n')).toContain('add "Read prices"');
  });

  it('is built by hand where the portal has no room for it, and refuses to turn filled properties into formulas', () => {
    const full = { ...snapshot, abilities: { ...snapshot.abilities, calculations: 2 } };
    expect(plan(full).find(({ id }) => id === 'manual:scoring')?.change).toContain('takes only 2 more calculated properties, 3 are needed');
    const filled = { ...snapshot, properties: [...snapshot.properties, aProperty({ name: 'hx_score', type: 'number', fieldType: 'number' })] };
    expect(plan(filled).find(({ id }) => id === 'property:hx_score')).toMatchObject({ status: 'failed', message: expect.stringContaining('whose values a formula would replace') });
  });

  it('leaves the fit to people where a rule of it is about what a lead did', () => {
    const { score } = aConfiguration();
    const [fit, engagement] = score.groups;
    const own = { ...score, groups: [{ ...fit!, rules: [...fit!.rules, ...engagement!.rules] }, engagement!] };
    expect(calculatedScore(aConfiguration({ score: own }), { fields: [field] })).toMatchObject({ fit: null, total: expect.stringContaining('elseif is_present(hx_fit) then'), tier: expect.stringContaining('"t-warm"') });
  });
});
