import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementText, type Clause } from '../../../../renderer/screens/promise/agreement-text.ts';
import { budgetMinutes, budgetParts, budgetText } from '../../../../renderer/screens/promise/budget-text.ts';
import { isKept, isThin, marketingMeasure, notMeasured, tierMeasure } from '../../../../renderer/screens/promise/clause-measure.ts';
import { ladderPlaces } from '../../../../renderer/screens/promise/ladder-places.ts';
import { addCommitment, newCommitment, nextShare, onSla, promisedShare, removeStep, removeTarget, setAcceptanceShare, setSla, setStep, setTarget } from '../../../../renderer/screens/promise/promise-edits.ts';
import { promiseFinding, unsaid } from '../../../../renderer/screens/promise/promise-finding.ts';
import { configurationSchema } from '../../../../shared/contract/schemas/configuration.ts';
import { canonicalJson } from '../../../../shared/engine/agreement/canonical-json.ts';
import { aConfiguration } from '../../../fixtures/a-proposal.ts';
import { aFigure, aSummary } from '../a-summary.ts';

const said = (clause: Clause): string => clause.map((part) => (typeof part === 'string' ? part : part.strong)).join('');

describe('a promised time', () => {
  it('is said in hours where it is whole hours, with the clock it runs on', () => {
    expect(budgetText({ budgetMinutes: 60, clock: 'business' })).toBe('1 working hour');
    expect(budgetText({ budgetMinutes: 240, clock: 'elapsed' })).toBe('4 hours');
    expect(budgetText({ budgetMinutes: 30, clock: 'business' })).toBe('30 working minutes');
  });

  it('comes back from its parts unchanged', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20_000 }), (minutes) => {
      const { value, unit } = budgetParts(minutes);
      expect(budgetMinutes(value, unit)).toBe(minutes);
    }), { numRuns: 60 });
  });
});

describe('testing a clause', () => {
  it('takes the figure of the tier with its interval and its leads', () => {
    const summary = aSummary({ figures: [aFigure('judged.compliance.hot', 0.4, { low: 0.3, high: 0.5, n: 80, leads: 32 })] });
    expect(tierMeasure(summary, 'hot')).toMatchObject({ share: 0.4, low: 0.3, high: 0.5, n: 80, figureId: 'judged.compliance.hot', leads: 32 });
  });

  it('says why where nothing is known', () => {
    expect(tierMeasure(undefined, 'hot')).toMatchObject({ share: null, honesty: 'notKnowable', reason: 'No history has been imported yet.' });
    expect(tierMeasure(aSummary(), 'hot').reason).toContain('No response clock');
    const summary = aSummary({ figures: [aFigure('judged.compliance.hot', null, { reason: 'No touches.' })] });
    expect(tierMeasure(summary, 'hot').reason).toBe('No touches.');
  });

  it('calls a clause kept or not only on 30 or more', () => {
    const measure = { ...notMeasured(''), share: 0.95, n: 40 };
    expect(isKept(measure, 0.9)).toBe(true);
    expect(isKept(measure, 0.97)).toBe(false);
    expect(isKept({ ...measure, n: 29 }, 0.9)).toBeNull();
    expect(isThin({ ...measure, n: 29 })).toBe(true);
    expect(isKept(notMeasured('why'), 0.9)).toBeNull();
  });

  it('counts weeks for a volume and leads for the rest', () => {
    const summary = aSummary({ figures: [aFigure('actual.commitment.a', 0.5), aFigure('actual.commitment.b', 0.5)] });
    expect(marketingMeasure(summary, { kind: 'volume', id: 'a', low: 1, high: 2, owner: '' }).unit).toBe('weeks');
    expect(marketingMeasure(summary, { kind: 'minimumScore', id: 'b', points: 1, share: 1, owner: '' }).unit).toBe('');
  });
});

describe('editing the promises', () => {
  const configuration = aConfiguration();

  it('starts a volume around what the proposal would hand over', () => {
    expect(newCommitment('volume', configuration, 40)).toMatchObject({ low: 34, high: 46 });
  });

  it('starts a score at the threshold and facts at the playbook', () => {
    expect(newCommitment('minimumScore', configuration, null)).toMatchObject({ points: configuration.score.mqlThreshold });
    expect(newCommitment('requiredFields', aConfiguration({ playbook: { requiredFields: ['phone'] } }), null)).toMatchObject({ fields: ['phone'] });
  });

  it('replaces the target of a tier or adds it, and can drop it', () => {
    const target = { tierId: 'hot', budgetMinutes: 30, clock: 'elapsed' as const };
    expect(setTarget(target)(configuration.sla).targets).toHaveLength(2);
    expect(setTarget({ ...target, tierId: 'new' })(configuration.sla).targets).toHaveLength(3);
    expect(removeTarget('hot')(configuration.sla).targets.map(({ tierId }) => tierId)).toEqual(['cold']);
  });

  it('promises a share of the leads, and leaves no trace in the fingerprint when it is every lead', () => {
    expect([promisedShare(90), promisedShare(100)]).toEqual([{ share: 0.9 }, {}]);
    const shared = setAcceptanceShare(90)(configuration);
    expect(shared.sla.acceptanceShare).toBe(0.9);
    expect(canonicalJson(setAcceptanceShare(100)(shared))).toBe(canonicalJson(configuration));
    const attempts = setSla({ attempts: { ...configuration.sla.attempts, ...promisedShare(80) } })(shared);
    expect(configurationSchema.parse(attempts)).toEqual(attempts);
    expect(configurationSchema.safeParse(setSla({ acceptanceShare: 0 })(configuration)).success).toBe(false);
  });

  it('keeps the ladder in the order of time', () => {
    const step = (atShare: number) => ({ atShare, action: `${atShare}`, who: '' });
    const sla = [1, 0.5, 2].reduce((now, share) => setStep(now.escalation.length, step(share))(now), configuration.sla);
    expect(sla.escalation.map(({ atShare }) => atShare)).toEqual([0.5, 1, 2]);
    expect(removeStep(1)(sla).escalation.map(({ atShare }) => atShare)).toEqual([0.5, 2]);
    expect(nextShare([])).toBe(0.5);
    expect(nextShare([step(0.5)])).toBe(1);
    expect(nextShare(sla.escalation)).toBe(2.5);
  });

  it('gives each clause an id of its own', () => {
    const volume = newCommitment('volume', configuration, 10);
    const after = onSla(addCommitment(volume))(configuration);
    expect(newCommitment('volume', after, 10).id).not.toBe(volume.id);
  });
});

describe('the ladder', () => {
  it('never puts two rungs closer than the gap, nor any outside of the line', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0.01, max: 5, noNaN: true }), { minLength: 1, maxLength: 5 }), (shares) => {
      const places = ladderPlaces([0, ...shares.sort((a, b) => a - b)], 0.15);
      expect(places[0]).toBe(0);
      places.slice(1).forEach((place, index) => expect(place - (places[index] ?? 0)).toBeGreaterThanOrEqual(0.15 - 1e-9));
      expect(places.at(-1)).toBeLessThanOrEqual(1 + 1e-9);
    }), { numRuns: 60 });
  });

  it('is to scale where there is room', () => {
    expect(ladderPlaces([0, 0.5, 1, 2], 0.1)).toEqual([0, 0.25, 0.5, 1]);
  });
});

describe('what the screen says', () => {
  it('states the hottest promise that can be tested', () => {
    const summary = aSummary({ figures: [aFigure('judged.compliance.hot', 0.5, { n: 12 }), aFigure('judged.compliance.cold', 0.25, { n: 200 })] });
    expect(promiseFinding(aConfiguration(), summary)).toEqual({ sentence: 'Sales touched 25\u2009% of Cold leads within 8 working hours.', mark: 'observed' });
    expect(promiseFinding(aConfiguration(), undefined).sentence).toContain('untested');
    expect(promiseFinding(aConfiguration({ sla: { targets: [] } }), summary).sentence).toBe('Sales promises no response time yet.');
  });

  it('lists what nobody has said yet, and nothing more once it is said', () => {
    expect(unsaid(aConfiguration())).toContain('who owns the moment');
    const full = aConfiguration({ sla: {
      salesOwner: 'A', momentOwner: 'B', effectiveFrom: '2026-12-01', reviewOn: '2027-02-01', escalation: [{ atShare: 1, action: 'a', who: 'b' }],
      marketing: [{ kind: 'volume', id: 'v', low: 1, high: 2, owner: 'C' }],
    } });
    expect(unsaid(full)).toEqual([]);
  });

  it('reads the agreement in the order of the page, with names instead of ids', () => {
    const sections = agreementText(aConfiguration({ sla: { marketing: [{ kind: 'volume', id: 'v', low: 40, high: 54, owner: '' }], salesOwner: 'Rae' } }));
    expect(sections.map(({ title }) => title)).toEqual(['Definitions', 'Marketing promises', 'Sales promises', 'How the clock runs', 'Who receives a lead', 'When a promise is about to fail', 'Feedback', 'From when, until when', 'Open points']);
    expect(said(sections[1]?.clauses[0] ?? [])).toBe('Marketing hands over 40 to 54 MQLs a week. Nobody answers for it.');
    expect(said(sections[2]?.clauses[0] ?? [])).toBe('A lead of tier Hot gets a first touch within 1 working hour, by a person.');
    expect(sections.flatMap(({ clauses }) => clauses.map(said)).join(' ')).not.toContain('undefined');
  });

  it('reads for how many of the leads a promise holds', () => {
    const { sla } = aConfiguration();
    const targets = sla.targets.map((target) => ({ ...target, share: 0.9 }));
    const clauses = agreementText(aConfiguration({ sla: { targets, attempts: { n: 4, withinDays: 5, share: 0.8 }, acceptanceDays: 2, acceptanceShare: 0.95 } }))[2]?.clauses.map(said) ?? [];
    expect(clauses[0]).toBe('At least 90\u00a0% of the leads of tier Hot get a first touch within 1 working hour, by a person.');
    expect(clauses.at(-3)).toBe('At least 80\u00a0% of the leads get four attempts in 5 working days before they go back.');
    expect(clauses.at(-2)).toBe('Sales accepts or rejects at least 95\u00a0% of the leads within 2 working days of their assignment, and gives a reason when it rejects.');
  });

  it('reads the whole MQL rule aloud, hand-raises too, and ends each sentence once', () => {
    const configuration = aConfiguration();
    const { definitions } = configuration;
    const never = { kind: 'constant', value: false } as const;
    const mqlOf = (handRaise: typeof definitions.handRaise): string => said(agreementText({ ...configuration, definitions: { ...definitions, mql: { ...definitions.mql, text: 'It fits.', criteria: { kind: 'constant', value: true } }, handRaise } })[0]?.clauses[0] ?? []);
    expect(mqlOf(definitions.handRaise)).toContain('An MQL: It fits (50 points or more, or a hand-raise whatever its score).');
    expect(mqlOf({ ...definitions.handRaise, criteria: never })).toContain('An MQL: It fits (50 points or more).');
  });
});
