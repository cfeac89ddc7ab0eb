import { describe, expect, it } from 'vitest';
import { configurationSchema } from '../../../shared/contract/schemas/configuration.ts';
import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import { clausesOf } from '../../../shared/engine/sla/clauses.ts';
import { clauseInWords, plainWords } from '../../../shared/format/clause-in-words.ts';
import { aConfiguration } from '../../documents/a-configuration.ts';

const plain = aConfiguration();
const withSla = (sla: Partial<typeof plain.sla>) => ({ ...plain, sla: { ...plain.sla, ...sla } });

describe('clauses', () => {
  it('stand in the order of the page, marketing first, each with an id of its own', () => {
    const ids = clausesOf(withSla({ feedback: { share: 0.95, cadence: 'weekly', text: 'outcomes' }, opportunity: 'a budget is known' })).map(({ id }) => id);
    expect(ids).toEqual(['marketing.m1', 'marketing.m2', 'marketing.m3', 'response.hot', 'response.warm', 'response.cold', 'attempts', 'acceptance', 'feedback', 'opportunity']);
  });

  it('lack a source and a consequence until somebody says them, for the clause or for the side', () => {
    const [volume] = clausesOf(plain);
    expect(volume?.lacks).toEqual(['source', 'consequence']);
    const [said] = clausesOf(withSla({ consequences: { marketing: 'the gap is closed' }, terms: [{ clauseId: 'marketing.m1', source: 'CRM' }] }));
    expect(said).toMatchObject({ lacks: [], consequence: 'the gap is closed', terms: { source: 'CRM' } });
    expect(clausesOf(withSla({ salesOwner: ' ' })).find(({ id }) => id === 'attempts')?.lacks).toContain('owner');
    expect(clausesOf(withSla({ salesOwner: '', terms: [{ clauseId: 'attempts', owner: 'Ines' }] })).find(({ id }) => id === 'attempts')?.owner).toBe('Ines');
  });

  it('of every kind read as a sentence and are accepted by the schema', () => {
    const configuration = withSla({
      marketing: [
        ...plain.sla.marketing,
        { kind: 'sourceMix', id: 'm4', sources: ['Paid', 'Events'], low: 0.2, high: 0.5, owner: '' },
        { kind: 'rejects', id: 'm5', reasons: ['bad fit'], most: 0.1, owner: '' },
        { kind: 'rejectAnswer', id: 'm6', withinDays: 1, share: 0.9, owner: '' },
      ],
    });
    const words = clausesOf(configuration).map((clause) => plainWords(clauseInWords(clause, configuration.sla)).replaceAll('\u00a0', ' '));
    expect(words.slice(3, 6)).toEqual([
      'Each week 20 % to 50 % of the leads handed over come from Paid or Events.',
      'At most 10 % of the leads handed over are rejected or disqualified for bad fit.',
      'Marketing says within 1 working day what becomes of a rejected lead, for at least 90 % of them.',
    ]);
    expect(configurationSchema.parse(configuration)).toEqual(configuration);
  });

  it('leave the fingerprint of a configuration alone that says nothing of them', () => {
    expect(canonicalJson(configurationSchema.parse(JSON.parse(canonicalJson(plain))))).toBe(canonicalJson(plain));
  });
});
