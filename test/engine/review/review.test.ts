import { describe, expect, it } from 'vitest';
import type { History } from '../../../shared/engine/history/history.ts';
import { runReplay } from '../../../shared/engine/replay/run-replay.ts';
import { findHandoffs } from '../../../shared/engine/replay/find-handoffs.ts';
import { configurationChanges } from '../../../shared/engine/review/configuration-changes.ts';
import { historyWithin } from '../../../shared/engine/review/history-within.ts';
import { reviewAgreement } from '../../../shared/engine/review/review-agreement.ts';
import { reviewClauses } from '../../../shared/engine/review/review-clauses.ts';
import { ALWAYS, aRep, where, type ConfigurationSpec } from '../../fixtures/a-proposal.ts';
import { aHistory, type LeadSpec } from '../../fixtures/a-history.ts';
import { DAY, HOUR, MONDAY, aProposal, call, demo, inputOf, owned, stage } from '../replay/a-replay.ts';

/** Handed to ann at an instant, touched so many hours later (null: never). */
const lead = (id: string, at: number, hours: number | null, fields: Record<string, string | number> = {}, more: LeadSpec['facts'] = []): LeadSpec => ({
  id, createdAt: at - HOUR, fields: { country: 'NO', size: 10, source: 'web', ...fields }, facts: [demo(at), stage(at, 'mql'), owned(at, 'ann'), ...(hours === null ? [] : [call(at + hours * HOUR)]), ...(more ?? [])],
});
/** So many leads on working days from an instant on. */
const leadsFrom = (stem: string, from: number, n: number, hours: (i: number) => number | null, fields: (i: number) => Record<string, string | number> = () => ({})): LeadSpec[] =>
  Array.from({ length: n }, (_, i) => lead(`${stem} ${String(i).padStart(3, '0')}`, from + Math.floor(i / 5) * 7 * DAY + (i % 5) * DAY, hours(i), fields(i)));
const historyOf = (leads: LeadSpec[]): History => ({ ...aHistory({ leads, types: { country: 'text', size: 'number', source: 'text' }, owners: [{ extId: 'ann' }, { extId: 'bob' }] }), roles: { name: null, email: null, company: null, source: 'source', rejectReason: null, outcome: null } });
const SIGNED = MONDAY + 70 * DAY;
const spec: ConfigurationSpec = { sla: { targets: [{ tierId: 'hot', budgetMinutes: 240, clock: 'business', share: 0.8 }], marketing: [] } };

describe('a history since an instant', () => {
  const repeated = lead('twice', MONDAY, 1, {}, [stage(MONDAY + 2 * DAY, 'sql'), stage(MONDAY + 9 * DAY, 'mql')]);
  const history = historyOf([lead('early', MONDAY, 1), repeated, lead('again', MONDAY, 1, {}, [stage(MONDAY + 8 * DAY, 'mql')]), lead('late', MONDAY + 8 * DAY, 1)]);
  const triggersOf = (of: History): string[] => {
    const { count, lead: leads, at } = findHandoffs(of, aProposal().sla);
    return Array.from({ length: count }, (_, i) => `${of.leadIds[leads[i] ?? -1]} ${((at[i] ?? 0) - MONDAY) / DAY}`);
  };
  it('counts the handoffs from then on, and a repeated stage as none', () => {
    expect(triggersOf(historyWithin(history, { from: MONDAY + 7 * DAY, to: Infinity }))).toEqual(['twice 9', 'late 8']);
  });
  it('counts every handoff when it begins before the first', () => {
    const whole = historyWithin(history, { from: 0, to: Infinity });
    expect(triggersOf(whole)).toEqual(triggersOf(history));
    expect(whole.from).toBe(history.from);
  });
  it('knows nothing after its end', () => {
    const cut = historyWithin(history, { from: 0, to: MONDAY + 3 * DAY });
    expect(triggersOf(cut)).toEqual(['early 0', 'twice 0', 'again 0']);
    expect([Math.max(...cut.facts.at), cut.to]).toEqual([MONDAY + 2 * DAY, MONDAY + 3 * DAY]);
    expect([...cut.excluded]).toEqual([0, 0, 0, 1]);
  });
  it('replays to the figures of a history that ends there', () => {
    const all = [...leadsFrom('a', MONDAY, 20, (i) => i % 3), ...leadsFrom('b', MONDAY + 40 * DAY, 20, () => 1)];
    const to = MONDAY + 39 * DAY;
    const ended = { ...historyOf(all.filter(({ createdAt }) => (createdAt ?? 0) <= to)), to };
    const [one, other] = [historyWithin(historyOf(all), { from: 0, to }), ended].map((history_) => runReplay(inputOf(history_, aProposal(spec))).summary.figures.filter(({ id }) => /^(actual|judged)\./.test(id)));
    expect(one).toEqual(other);
  });
});

describe('a clause then and now', () => {
  const then = leadsFrom('then', MONDAY, 50, (i) => (i % 10 === 0 ? 30 : 1));
  const review = (since: LeadSpec[], over: ConfigurationSpec = {}) => {
    const agreed = aProposal({ ...spec, ...over });
    const evidence = runReplay(inputOf(historyOf(then), agreed)).summary;
    const history = historyOf([...then, ...since, lead('end', SIGNED + 100 * DAY, null)]);
    return reviewAgreement({ replay: inputOf(history, agreed), period: { from: SIGNED, to: history.to }, then: evidence, today: SIGNED });
  };
  const response = (since: LeadSpec[]) => review(since).review.clauses.find(({ clause }) => clause.id === 'response.hot');

  it('is kept when the share of the period reaches its own promise, whatever was quoted', () => {
    expect(response(leadsFrom('since', SIGNED, 40, (i) => (i % 5 === 0 ? 30 : 1)))).toMatchObject({ promised: 0.8, then: { share: 44 / 49, n: 49 }, now: { share: 0.8, n: 40 }, verdict: 'kept', moved: 'same' });
  });
  it('is broken below it, and has moved when the intervals do not touch', () => {
    const found = response(leadsFrom('since', SIGNED, 40, (i) => (i % 2 === 0 ? 30 : 1)));
    expect(found).toMatchObject({ now: { share: 0.5 }, verdict: 'broken', moved: 'worse', figureId: 'judged.compliance.hot' });
  });
  it('is not yet knowable of fewer than thirty, nor of none', () => {
    expect(response(leadsFrom('since', SIGNED, 20, () => 1))).toMatchObject({ verdict: 'notYetKnowable', now: { share: 1, n: 20 } });
    expect(response([])).toMatchObject({ verdict: 'notYetKnowable', now: { share: null } });
  });
  it('opens the leads of its figure, of the period alone', () => {
    const { review: found, sets } = review(leadsFrom('since', SIGNED, 40, (i) => (i % 2 === 0 ? 30 : 1)));
    expect(sets.get('judged.compliance.hot')).toHaveLength(20);
    expect(found.handoffs).toBe(41);
  });
  it('is not knowable where no figure tests it', () => {
    const agreed = aProposal({ ...spec, sla: { ...spec.sla, opportunity: 'a meeting is held' } });
    const summary = runReplay(inputOf(historyOf(then), agreed)).summary;
    expect(reviewClauses(agreed, null, summary).find(({ clause }) => clause.id === 'opportunity')).toMatchObject({ verdict: 'notKnowable', then: null, moved: null });
  });
  it('looks at rules, pools and drift of the period', () => {
    const rules = [{ id: 'none', name: 'Iceland', when: where('country', 'IS'), poolId: 'all', onExhausted: 'fallback' as const }, { id: 'any', name: 'Any', when: ALWAYS, poolId: 'all', onExhausted: 'fallback' as const }];
    const pools = [{ id: 'all', name: 'All', strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: [{ repId: 'bob', weight: 1 }] }];
    const { review: found, sets } = review(leadsFrom('since', SIGNED, 40, () => 1, () => ({ source: 'fair' })), { routing: { rules, pools, roster: [aRep('ann'), aRep('bob')] } });
    expect(found.routing.neverHit.map(({ ruleId }) => ruleId)).toEqual(['none']);
    expect(found.followed).toMatchObject({ n: 0, of: 41 });
    expect(sets.get('followed.not')).toHaveLength(41);
    expect(found.drift.handoffs).toEqual({ before: 50, since: 41 });
    expect(found.drift.lines.find(({ kind }) => kind === 'source')?.stability?.hasDrifted).toBe(true);
    expect(found.drift.lines.find(({ kind }) => kind === 'score')?.stability?.psi).toBeLessThan(0.01);
  });
});

describe('what was changed since', () => {
  const changes = (over: ConfigurationSpec) => configurationChanges(aProposal(spec), aProposal({ ...spec, ...over }), { name: ({ id }) => id, sentence: ({ subject }) => (subject.kind === 'response' ? `${subject.target.budgetMinutes} minutes.` : subject.kind) });
  it('is nothing between a configuration and itself', () => expect(changes({})).toEqual([]));
  it('is told part by part', () => {
    expect(changes({ sla: { targets: [{ tierId: 'hot', budgetMinutes: 60, clock: 'business', share: 0.8 }], marketing: [{ kind: 'volume', id: 'm1', low: 1, high: 2, owner: '' }], reviewOn: '2027-01-01' } })).toEqual([
      { part: 'promises', sentences: ['The promise "marketing.m1" was added: commitment', '60 minutes. Signed was: 240 minutes.', 'The day of the review changed.'] },
    ]);
  });
});
