import { describe, expect, it } from 'vitest';
import type { GapFacts } from '../../../shared/engine/gaps/gap-facts.ts';
import type { GapSettings } from '../../../shared/engine/gaps/ledger.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { aHistory, type FactSpec, type HistorySpec, type LeadSpec } from '../../fixtures/a-history.ts';
import { aRep, where } from '../../fixtures/a-proposal.ts';
import { DAY, HOUR, MINUTE, MONDAY, call, demo, mailing, owned, stage, visit } from '../replay/a-replay.ts';
import { countOf, facts, factsOn, goodProposal, judge, ROOM, verdictOf } from './gap-world.ts';

const task = (at: number): FactSpec => ({ kind: 'engagement', at, type: 'TASK', automated: true, owner: 'ann' });
const won = (at: number): FactSpec => ({ kind: 'deal', at, event: 'won', id: 'd' });
/** A lead as it should be: five visits, handed over, tasked at once, called four times, accepted. */
const worked: readonly FactSpec[] = [
  ...[1, 2, 3, 4, 5].map((n) => visit(MONDAY - n * HOUR)), stage(MONDAY - DAY, 'lead'), stage(MONDAY, 'mql'), owned(MONDAY + MINUTE, 'ann'), task(MONDAY + 2 * MINUTE),
  ...[1, 2, 3, 4].map((n) => call(MONDAY + n * 10 * MINUTE)), stage(MONDAY + DAY, 'sql'),
];
const lead = (id: string, given: readonly FactSpec[] = worked, over: Partial<LeadSpec> = {}): LeadSpec => ({ id, createdAt: MONDAY - DAY, facts: [...given], fields: { country: 'NO', phone: '1', source: 'Web', email: `${id}@x.example`, name: id, reason: '' }, ...over });
/** A year of quiet, so that every clock has run out. */
const later = lead('later', [visit(MONDAY + 365 * DAY)]);
const without = (...kinds: readonly string[]): FactSpec[] => worked.filter((fact) => !kinds.includes(fact.kind === 'engagement' ? fact.type : fact.kind));
const history = (leads: LeadSpec[], over: Partial<HistorySpec> = {}) =>
  aHistory({ leads: [...leads, later], owners: [{ extId: 'ann' }, { extId: 'bob' }], eventTypes: ['CALL', 'TASK', 'MAILING', 'FORM', 'VISIT'], roles: { source: 'source', email: 'email', name: 'name', rejectReason: 'reason' }, ...over });
const on = (leads: LeadSpec[], configuration?: Configuration, asked?: GapSettings, over?: Partial<HistorySpec>): GapFacts => factsOn(history(leads, over), configuration, asked);
/** A history that logs stages only. */
const mute = factsOn(aHistory({ leads: [{ id: 'a', createdAt: MONDAY, facts: [stage(MONDAY, 'mql')], fields: { country: 'NO' } }] }));
/** A history without times. */
const table = factsOn(aHistory({ leads: [{ id: 'a', fields: { country: 'NO', phone: '' } }] }));

const good = on([lead('a')]);
const rejected = (reason: string): LeadSpec => lead('r', [...without('stage'), stage(MONDAY, 'mql'), stage(MONDAY + DAY, 'rejected')], { fields: { country: 'NO', phone: '1', reason } });
const recycled = (again: boolean): LeadSpec => lead('y', [stage(MONDAY, 'mql'), stage(MONDAY + DAY, 'recycled'), ...(again ? [stage(MONDAY + 40 * DAY, 'mql')] : [])]);
const raised = (after: number): LeadSpec => lead('h', [demo(MONDAY - MINUTE), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(MONDAY + after)]);
const segmented = goodProposal({ routing: { segments: [{ id: 'big', name: 'Big', when: where('country', 'NO') }, { id: 'small', name: 'Small', when: where('country', 'SE') }], roster: [aRep('ann', { dayCap: 5, segments: ['small'] }), aRep('bob', { dayCap: 5, segments: ['big'] })] } });
const uncovered = goodProposal({ routing: { rules: [{ id: 'r', name: 'South', when: where('country', 'IT'), poolId: 'all', onExhausted: 'fallback' }] } });
const timed = goodProposal({ routing: { assumptions: { handlingMinutes: 30 } } });
const endless = goodProposal({ routing: { assumptions: { handlingMinutes: 300 }, roster: [aRep('ann', { territories: ['north'] })] } });
const deserted = goodProposal({ routing: { roster: [aRep('ann', { dayCap: 5, activeTo: MONDAY - DAY })] } });
const drifted = on(Array.from({ length: 400 }, (_, i) => lead(`d${i}`, [...Array.from({ length: i < 200 ? 1 : 7 }, (_of, n) => visit(MONDAY + i * HOUR - (n + 1) * MINUTE)), stage(MONDAY + i * HOUR, 'mql')])));
const level = on(Array.from({ length: 400 }, (_, i) => lead(`l${i}`, [...Array.from({ length: 1 + (i % 4) }, (_of, n) => visit(MONDAY + i * HOUR - (n + 1) * MINUTE)), stage(MONDAY + i * HOUR, 'mql')])));
const paged = (asset: string): FactSpec => ({ kind: 'engagement', at: MONDAY - 3 * HOUR, type: 'VISIT', asset });
const browsed: readonly FactSpec[] = [...worked, ...['Home', 'Product tour', 'Pricing', 'Features'].map(paged)];
/** The home page alone is worth more than everything else. */
const homely = goodProposal({ score: { groups: [{ id: 'g', name: 'Pages', category: 'engagement', min: 0, max: 9000, decay: { kind: 'none' }, rules: [{ kind: 'event', id: 'h', name: 'Home', match: { type: 'VISIT', assets: ['Home'] }, frequency: 'every', points: 6000 }, { kind: 'event', id: 'p', name: 'Any', match: { type: 'VISIT' }, frequency: 'every', points: 500 }] }] } });
const byWhom = (by: 'machine' | 'hand'): LeadSpec => lead('w', worked.map((fact) => (fact.kind === 'stage' && fact.to === 'mql' ? { ...fact, by } : fact)));
const mapless = { map: null } as const;

/** For each rule that a history decides: one that has the gap, one that has not, one that cannot tell. */
const HISTORIES: readonly (readonly [rule: string, gap: GapFacts, clear: GapFacts, unknown: GapFacts])[] = [
  ['G05', on([lead('a', worked, { fields: { country: 'NO', phone: '' } })]), good, facts()],
  ['G07', on([lead('a')], segmented), on([lead('a', [...without('owner'), owned(MONDAY + MINUTE, 'bob')])], segmented), good],
  ['G08', on(Array.from({ length: 6 }, (_, i) => lead(`c${i}`))), good, facts({ configuration: goodProposal({ routing: { pools: [] } }) })],
  ['G09', on([lead('b'), lead('a', without('CALL', 'stage').concat(stage(MONDAY, 'mql')))]), good, mute],
  ['G15', on([lead('a', browsed)], homely), on([lead('a', browsed)]), good],
  ['G17', on([lead('a', without('TASK', 'owner'))]), good, mute],
  ['G18', on([lead('a', [...worked, stage(MONDAY + 2 * DAY, 'lead')])]), good, table],
  ['G20', on([raised(60 * HOUR)]), on([raised(30 * MINUTE)]), good],
  ['G29', factsOn(history([lead('a', [...worked, won(MONDAY + 2 * DAY)], { fields: { country: 'NO', phone: '1' } })]), undefined, {}, mapless), factsOn(history([lead('a', [...worked, won(MONDAY + 2 * DAY)])]), undefined, {}, mapless), facts(mapless)],
  ['G32', drifted, level, { ...level, room: { ...ROOM, modelCheckedAt: null } }],
  ['G35', on([lead('a')], uncovered), good, facts()],
  ['G36', on([lead('a')], deserted), on([lead('a')], timed), good],
  ['G37', on([lead('a', worked, { fields: { country: 'SE', phone: '1' } })], goodProposal({ routing: { territories: [{ id: 'north', name: 'North', values: ['NO'] }, { id: 'east', name: 'East', values: ['SE'] }] } })), good, on([lead('a')], goodProposal({ routing: { territories: [] } }))],
  ['G38', on([lead('a')], undefined, {}, { owners: [{ extId: 'ann', inactiveFrom: MONDAY - DAY }] }), good, mute],
  ['G39', on([lead('b'), lead('a', [...without('CALL', 'stage'), stage(MONDAY, 'mql'), mailing(MONDAY + HOUR)])]), good, mute],
  ['G40', on([lead('a', [stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(MONDAY + HOUR)])]), good, mute],
  ['G41', on([rejected('')]), on([rejected('Bad fit')]), on([rejected('')], undefined, {}, { roles: {} })],
  ['G42', on([lead('a', without('VISIT'))]), good, table],
  ['G43', on([lead('a', without('VISIT'))]), good, mute],
  ['G44', on([lead('a'), lead('again', [], { fields: { country: 'NO', phone: '1', email: 'A@x.example', name: 'a' } })]), good, table],
];

describe('gaps that a history shows', () => {
  it.each(HISTORIES)('%s finds its gap, finds none, and says when it cannot tell', (rule, gap, clear, unknown) => {
    expect([verdictOf(rule, gap), verdictOf(rule, clear), verdictOf(rule, unknown)]).toEqual(['gap', 'clear', 'unknown']);
  });

  it('counts recycled leads that never returned, and knows those that did', () => {
    expect(judge('G28', factsOn(history([recycled(false)])))).toMatchObject({ verdict: 'gap', evidence: [{ n: 1, of: 1 }] });
    expect(verdictOf('G28', factsOn(history([recycled(true)])))).toBe('clear');
  });

  it('takes stages that people set on a screen for a gap, and those that a machine set for none', () => {
    expect(judge('G18', on([byWhom('hand')]))).toMatchObject({ verdict: 'gap', evidence: [{ n: 0 }, { n: 0 }, { n: 0 }, { label: expect.stringContaining('by hand'), n: 1, of: 1, set: 'gap:byHand' }] });
    expect(verdictOf('G18', on([byWhom('machine'), byWhom('machine')]))).toBe('clear');
    expect(judge('G18', good)).toMatchObject({ verdict: 'clear', evidence: [{}, {}, {}, { label: expect.stringContaining('not in this history'), n: null }] });
  });

  it('takes the pages that the room names where their names do not tell', () => {
    const german = lead('a', [...worked, ...['Startseite', 'Produkte'].map(paged)]);
    expect(judge('G15', on([german], homely))).toMatchObject({ verdict: 'unknown', why: expect.stringContaining('Say below') });
    expect(judge('G15', on([german], homely, { pages: { home: 'Startseite', product: ['Produkte'] } }))).toMatchObject({ verdict: 'clear', evidence: [{ label: expect.stringContaining('Startseite') }, { label: expect.stringContaining('Produkte') }] });
  });

  it('judges the score that fires today by its own field, and says what a hand-raise explains', () => {
    const scored = (points: number): LeadSpec => lead('s', [demo(MONDAY - MINUTE), ...worked, { kind: 'property', at: MONDAY, field: 'points', value: points }], { fields: { country: 'NO', phone: '1', points } });
    const asked = { scoreField: 'points' };
    expect(countOf('G42', on([scored(35)], undefined, asked), 'gap:belowThreshold')).toBe(1);
    expect(verdictOf('G42', on([scored(35)], undefined, asked))).toBe('clear');
    expect(countOf('G42', on([scored(60)], undefined, asked), 'gap:belowThreshold')).toBe(0);
  });

  it('says that a pool is offered more than it can take, by the minutes that somebody has said', () => {
    const busy = aHistory({ leads: Array.from({ length: 40 }, (_, i) => lead(`b${i}`, [...Array.from({ length: 6 }, (_of, n) => visit(MONDAY + i * MINUTE - (n + 1) * HOUR)), stage(MONDAY + i * MINUTE, 'mql'), owned(MONDAY + i * MINUTE, 'ann'), call(MONDAY + DAY)])), owners: [{ extId: 'ann' }], eventTypes: ['CALL'] });
    const found = judge('G36', factsOn(busy, endless));
    expect(found.verdict === 'gap' && found.evidence[0]).toMatchObject({ honesty: 'simulated', label: expect.stringMatching(/times what its people can take/) });
  });

  it('opens the leads of days over a cap', () => {
    expect(judge('G08', on(Array.from({ length: 6 }, (_, i) => lead(`c${i}`))))).toMatchObject({ evidence: [{ value: 1, unit: 'days', n: 6, set: 'gap:overCap' }] });
  });

  it('keeps to the window and to the actions that the room has set', () => {
    const slow = [lead('a', [...without('TASK', 'owner'), task(MONDAY + 30 * MINUTE)])];
    const asked = (windowMinutes: number): GapSettings => ({ actions: { events: [{ type: 'TASK' }], countsOwner: false, windowMinutes } });
    expect(verdictOf('G17', on(slow, undefined, asked(5)))).toBe('gap');
    expect(verdictOf('G17', on(slow, undefined, asked(60)))).toBe('clear');
  });

  it('leaves out leads whose days are not over', () => {
    const young = aHistory({ leads: [lead('a', without('CALL', 'stage').concat(stage(MONDAY, 'mql')))], owners: [{ extId: 'ann' }], eventTypes: ['CALL'] });
    expect(judge('G09', factsOn(aHistory({ leads: [lead('b'), lead('a', without('CALL', 'stage').concat(stage(MONDAY, 'mql')))], owners: [{ extId: 'ann' }], eventTypes: ['CALL'] })))).toMatchObject({ verdict: 'clear', evidence: [{ n: 0, of: 0 }, {}] });
    expect(verdictOf('G09', factsOn(young))).toBe('unknown');
  });
});
