import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attemptsOf } from '../../../../renderer/screens/promise/playbook-terms.tsx';
import { applyTemplate, setClauseTerms, setMarketingStep, setTermsOf } from '../../../../renderer/screens/promise/promise-edits.ts';
import { logoRefusal } from '../../../../renderer/screens/sign/logo-picture.ts';
import { agreementTemplateSchema } from '../../../../shared/contract/schemas/sla.ts';
import { configurationSchema } from '../../../../shared/contract/schemas/configuration.ts';
import { canonicalJson } from '../../../../shared/engine/agreement/canonical-json.ts';
import { aConfiguration } from '../../../documents/a-configuration.ts';

const plain = aConfiguration();
const templates = agreementTemplateSchema.array().parse(JSON.parse(readFileSync(new URL('../../../../resources/templates/agreements.json', import.meta.url), 'utf8')));

describe('terms that may be left unsaid', () => {
  it('leave no trace in the fingerprint once they are empty again', () => {
    const said = setTermsOf({ scope: 'Inbound', reviewEveryMonths: 3 })(plain);
    expect(said.sla).toMatchObject({ scope: 'Inbound', reviewEveryMonths: 3 });
    expect(canonicalJson(setTermsOf({ scope: ' ', reviewEveryMonths: undefined })(said))).toBe(canonicalJson(plain));
    const termed = setClauseTerms({ clauseId: 'attempts', source: 'CRM', metric: '' })(plain);
    expect(termed.sla.terms).toEqual([{ clauseId: 'attempts', source: 'CRM' }]);
    expect(canonicalJson(setClauseTerms({ clauseId: 'attempts', source: '' })(termed))).toBe(canonicalJson(plain));
  });

  it('keep the ladder of marketing in the order of days', () => {
    const step = (afterDays: number) => ({ afterDays, action: `${afterDays}`, who: '' });
    const two = setMarketingStep(1, step(0))(setMarketingStep(0, step(5))(plain));
    expect(two.sla.marketingEscalation?.map(({ afterDays }) => afterDays)).toEqual([0, 5]);
    expect(setMarketingStep(0, null)(two).sla.marketingEscalation?.map(({ afterDays }) => afterDays)).toEqual([5]);
  });

  it('read attempts by day, however the line is written', () => {
    expect(attemptsOf('3: Call again\nDay 1: Call\nwrite\n\n2. ')).toEqual([{ day: 1, action: 'Call' }, { day: 1, action: 'write' }, { day: 3, action: 'Call again' }]);
  });
});

describe('a template', () => {
  it.each(templates.map((template) => [template.name, template] as const))('%s fills in what nobody said, keeps what was said, and is accepted', (_name, template) => {
    const own = setTermsOf({ scope: 'Our own words' })(plain);
    const filled = applyTemplate(template)(own);
    expect(filled.sla.scope).toBe('Our own words');
    expect(filled.sla.changeProcedure).toBe(template.sla.changeProcedure);
    expect(filled.playbook.firstHour).toBe(plain.playbook.firstHour);
    expect(configurationSchema.parse(filled)).toEqual(filled);
    expect(applyTemplate(template)(filled)).toBe(filled);
  });
});

describe('a logo', () => {
  it('is refused in words when it is too large or carries a script', () => {
    expect(logoRefusal('logo.png', 30 * 1024 * 1024, '')).toMatch(/takes 30 MB/);
    expect(logoRefusal('logo.svg', 900, '<svg><script>x</script></svg>')).toMatch(/carries a script/);
    expect(logoRefusal('logo.svg', 900, '<svg onload="x"/>')).toMatch(/carries a script/);
    expect(logoRefusal('logo.svg', 900, '<svg><path d="M0 0"/></svg>')).toBeNull();
  });
});
