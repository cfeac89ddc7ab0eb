import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../shared/contract/contract.ts';
import type { Configuration, Rep } from '../../shared/engine/model/configuration.ts';
import type { Expression } from '../../shared/engine/model/expression.ts';
import { aRoom, unfitNumbers, type Room } from './a-room.ts';

let room: Room;
let id: string;
let seeded: Configuration;
beforeAll(async () => {
  room = await aRoom({ isFull: true });
  id = await room.proposalId();
  const { revision } = await room.call('proposal.getProposal', { proposalId: id });
  seeded = (await room.call('proposal.seedFromHistory', { proposalId: id, seenRevision: revision, territoryField: 'Country/Region' })).configuration;
});
afterAll(async () => {
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

type Replay = OutputOf<'replay.runReplay'>;
const figure = (replay: Replay, name: string): number | null => replay.figures.find((each) => each.id === name)?.value ?? null;

/** Everything that a room could ask of a proposal: each answers, in finite figures and whole sentences. */
async function askEverything(change: (configuration: Configuration) => Configuration): Promise<Replay> {
  await room.edit(() => change(seeded));
  const replay = await room.call('replay.runReplay', { proposalId: id });
  const asked = replay.figures.filter((_, place) => place < 60 || place % 40 === 0); // 400 rules have 400 figures
  const lists = await Promise.all(asked.map(({ id: figureId }) => room.call('replay.listFigureLeads', { proposalId: id, figureId, limit: 5 })));
  const scores = await Promise.all((['best', 'actualMql', 'end'] as const).map((moment) => room.call('score.getDistribution', { proposalId: id, moment })));
  const listed = await room.call('score.listScores', { proposalId: id, limit: 10 });
  const leadId = listed.rows[0]?.leadId ?? '9001';
  const why = [await room.call('score.explainLead', { proposalId: id, leadId }), await room.call('routing.explainLead', { proposalId: id, leadId })];
  expect(unfitNumbers({ replay, lists, scores, listed, why })).toEqual([]);
  for (const warning of [...replay.warnings, ...scores.flatMap(({ warnings }) => warnings)]) expect(warning).toMatch(/^["A-Z0-9].*\.$/s);
  asked.forEach((each, i) => expect(lists[i]?.total, each.id).toBe(each.leads));
  expect(figure(replay, 'proposed.mqls')).toBe(replay.handoffs.proposed);
  expect(replay.rules.reduce((sum, rule) => sum + rule.leads, 0) + (figure(replay, 'proposed.unrouted') ?? NaN)).toBe(replay.handoffs.proposed);
  return replay;
}

const everyone: Expression = { kind: 'constant', value: true };
const withRouting = (change: Partial<Configuration['routing']>) => (c: Configuration): Configuration => ({ ...c, score: { ...c.score, mqlThreshold: 0 }, routing: { ...c.routing, ...change } });
const withScore = (change: Partial<Configuration['score']>) => (c: Configuration): Configuration => ({ ...c, score: { ...c.score, ...change } });
const everyRep = (change: Partial<Rep>) => (c: Configuration): Configuration => withRouting({ roster: c.routing.roster.map((rep) => ({ ...rep, ...change })) })(c);
const toEach = (c: Configuration, count = 1, when: Expression = everyone): Configuration['routing']['rules'] =>
  Array.from({ length: count }, (_, n) => ({ id: `r${n}`, name: `Rule ${n}`, when, poolId: c.routing.pools[n % c.routing.pools.length]?.id ?? '', onExhausted: 'next' as const }));

describe('a configuration that no schema allows', () => {
  it.each<[string, (c: Configuration) => unknown, RegExp]>([
    ['an unknown field at the top', (c) => ({ ...c, sneaky: 1 }), /sneaky/],
    ['an unknown field deep inside', (c) => ({ ...c, routing: { ...c.routing, pools: [{ ...c.routing.pools[0], secret: true }] } }), /secret/],
    ['a missing part', ({ sla: _sla, ...rest }) => rest, /sla/],
    ['a number that is text', (c) => ({ ...c, score: { ...c.score, mqlThreshold: '5000' } }), /mqlThreshold/],
    ['half a point of a point', (c) => ({ ...c, score: { ...c.score, mqlThreshold: 0.5 } }), /mqlThreshold/],
    ['no number at all', (c) => ({ ...c, score: { ...c.score, mqlThreshold: Number.NaN } }), /mqlThreshold/],
    ['no end', (c) => ({ ...c, score: { ...c.score, totalMax: Number.POSITIVE_INFINITY } }), /totalMax/],
    ['more points than can be counted', (c) => ({ ...c, score: { ...c.score, totalMax: 1e300 } }), /totalMax/],
    ['no tier at all', (c) => ({ ...c, tiers: { ...c.tiers, classes: [] } }), /classes/],
    ['a week of six days', (c) => ({ ...c, routing: { ...c.routing, calendars: [{ id: 'x', name: '', week: [[], [], [], [], [], []] }] } }), /week/],
    ['a response time of no minutes', (c) => ({ ...c, sla: { ...c.sla, targets: [{ tierId: 'hot', budgetMinutes: 0, clock: 'business' }] } }), /budgetMinutes/],
    ['a criterion of a kind that does not exist', (c) => ({ ...c, definitions: { ...c.definitions, mql: { ...c.definitions.mql, criteria: { kind: 'magic' } } } }), /kind/],
    ['two rules with one id', (c) => ({ ...c, routing: { ...c.routing, rules: [...toEach(c), ...toEach(c)] } }), /rules\.1\.id: "r0" is the id of another entry too/],
    ['two tiers with one id', (c) => ({ ...c, tiers: { ...c.tiers, classes: [...c.tiers.classes, ...c.tiers.classes] } }), /classes\.3\.id/],
    ['nothing', () => null, /configuration/],
    ['a list', () => [], /configuration/],
  ])('%s is refused, names the place, and changes nothing', async (_what, change, says) => {
    const before = await room.call('proposal.getProposal', { proposalId: id });
    const configuration = change(before.configuration) as Configuration; // that it is none is the point
    const { code, message } = await room.refusal('proposal.editProposal', { proposalId: id, seenRevision: before.revision, configuration, label: 'Nonsense' });
    expect(code).toBe('invalidInput');
    expect(message).toMatch(says);
    expect(await room.call('proposal.getProposal', { proposalId: id })).toEqual(before);
  });
});

describe('a proposal that makes no sense is still answered', () => {
  it.each<[string, (c: Configuration) => Configuration]>([
    ['pools that do not exist', withRouting({ rules: [{ id: 'r', name: 'To nowhere', when: everyone, poolId: 'nowhere', onExhausted: 'fallback' }] })],
    ['members who are not in the roster', (c) => withRouting({ roster: [], rules: toEach(c) })(c)],
    ['pools without members', (c) => withRouting({ pools: c.routing.pools.map((pool) => ({ ...pool, members: [] })), rules: toEach(c) })(c)],
    ['no pools, no rules, no roster', withRouting({ pools: [], rules: [], roster: [], calendars: [], territories: [] })],
    ['calendars that do not exist', (c) => ({ ...everyRep({ calendarId: 'gone' })(c) })],
    ['zones that do not exist', everyRep({ zone: 'Mars/Base' })],
    ['a fallback person who does not exist', withRouting({ fallback: { name: 'Ghost', repId: 'ghost' } })],
    ['a calendar that never opens', (c) => withRouting({ calendars: c.routing.calendars.map((each) => ({ ...each, week: [[], [], [], [], [], [], []] })), rules: toEach(c) })(c)],
    ['hours that end before they begin', (c) => withRouting({ calendars: c.routing.calendars.map((each) => ({ ...each, week: Array.from({ length: 7 }, () => [[1020, 540] as const, [600, 600] as const, [500, 700] as const]) })), rules: toEach(c) })(c)],
    ['hours required of a calendar that never opens', (c) => withRouting({ pools: c.routing.pools.map((pool) => ({ ...pool, hours: 'require' as const })), calendars: c.routing.calendars.map((each) => ({ ...each, week: [[], [], [], [], [], [], []] })), rules: toEach(c) })(c)],
    ['caps of nothing', (c) => withRouting({ roster: c.routing.roster.map((rep) => ({ ...rep, dayCap: 0 })), rules: toEach(c, 3) })(c)],
    ['people who left before they came', everyRep({ activeFrom: 9e14, activeTo: -9e14 })],
    ['two people with one id in the client\'s system', (c) => withRouting({ roster: c.routing.roster.map((rep) => ({ ...rep, extId: '501' })), rules: toEach(c) })(c)],
    ['two targets for one tier', (c) => ({ ...c, sla: { ...c.sla, targets: [...c.sla.targets, ...c.sla.targets] } })],
    ['a member twice in one pool', (c) => withRouting({ pools: c.routing.pools.map((pool) => ({ ...pool, members: [...pool.members, ...pool.members] })), rules: toEach(c) })(c)],
    ['a territory field that does not exist', (c) => withRouting({ territoryField: 'Nowhere', rules: toEach(c, 2, { kind: 'compare', field: '@territory', op: 'eq', value: 'North' }) })(c)],
    ['fields and computed names that do not exist', (c) => withRouting({ rules: toEach(c, 4, { kind: 'compare', field: '@nonsense', op: 'ge', value: 1 }) })({ ...c, definitions: { ...c.definitions, mql: { ...c.definitions.mql, criteria: { kind: 'compare', field: 'No such field', op: 'eq', value: 'x' } } } })],
    ['numbers compared with words, and words with numbers', (c) => withRouting({ rules: toEach(c, 2, { kind: 'any', of: [{ kind: 'compare', field: 'Employees', op: 'ge', value: 'many' }, { kind: 'compare', field: 'Original Source', op: 'between', value: [1, 2, 3] }, { kind: 'compare', field: 'Employees', op: 'between', value: [9, 1] }, { kind: 'compare', field: 'Employees', op: 'in' }] }) })(c)],
    ['empty lists of conditions, nested 25 deep', (c) => withRouting({ rules: toEach(c, 1, Array.from({ length: 25 }).reduce<Expression>((inner) => ({ kind: 'not', of: { kind: 'all', of: [inner, { kind: 'any', of: [] }] } }), { kind: 'all', of: [] })) })(c)],
    ['events that never happened, counted to absurd numbers', (c) => withRouting({ rules: toEach(c, 1, { kind: 'event', match: { type: 'teleport', assets: [] }, measure: 'distinctDays', op: 'ge', n: 1e9, withinDays: 1e-9 }) })(c)],
    ['400 rules', (c) => withRouting({ rules: toEach(c, 400, { kind: 'compare', field: 'Employees', op: 'ge', value: 100_000 }) })(c)],
    ['tiers without bands', (c) => ({ ...withScore({ mqlThreshold: 0 })(c), tiers: { ...c.tiers, bands: [], rules: [] } })],
    ['bands and rules of tiers that do not exist', (c) => ({ ...withScore({ mqlThreshold: 0 })(c), tiers: { ...c.tiers, bands: [{ from: 0, tierId: 'gone' }], rules: [{ when: everyone, tierId: 'gone too' }] } })],
    ['a tier rule on its own tier, a definition on its own score', (c) => ({ ...c, tiers: { ...c.tiers, rules: [{ when: { kind: 'compare', field: '@tier', op: 'eq', value: 'hot' }, tierId: 'hot' }] }, definitions: { ...c.definitions, mql: { ...c.definitions.mql, criteria: { kind: 'compare', field: '@score', op: 'lt', value: 1 } } } })],
    ['score rules that read the score', withScore({ groups: [{ id: 'g', name: 'G', category: 'fit', min: 0, max: 100, decay: { kind: 'none' }, rules: [{ kind: 'when', id: 'r', name: 'Itself', when: { kind: 'compare', field: '@score', op: 'ge', value: 0 }, points: 100 }] }] })],
    ['targets of tiers that do not exist, none at all', (c) => ({ ...c, sla: { ...c.sla, targets: [{ tierId: 'gone', budgetMinutes: 60, clock: 'business' }] } })],
    ['a response time of 200 years', (c) => ({ ...withScore({ mqlThreshold: 0 })(c), sla: { ...c.sla, targets: c.sla.targets.map((target) => ({ ...target, budgetMinutes: 100_000_000 })) } })],
    ['touches that never were', (c) => ({ ...c, sla: { ...c.sla, touches: [{ type: 'teleport' }], automatedTouches: [{ type: '' }] } })],
    ['promises about fields that do not exist', (c) => ({ ...c, sla: { ...c.sla, marketing: [{ kind: 'requiredFields', id: 'a', fields: ['Nope'], share: 1, owner: '' }, { kind: 'volume', id: 'b', low: 9, high: 1, owner: '' }, { kind: 'minimumScore', id: 'c', points: -5, share: 0, owner: '' }] }, playbook: { ...c.playbook, requiredFields: ['Nope', ''] } })],
    ['groups whose least is more than their most', withScore({ mqlThreshold: 0, totalMin: 900, totalMax: -900, fitMax: -1, groups: [{ id: 'g', name: 'G', category: 'fit', min: 500, max: -500, decay: { kind: 'none' }, rules: [{ kind: 'when', id: 'r', name: 'R', when: everyone, points: 7 }] }] })],
    ['points at the edge of counting', withScore({ mqlThreshold: -9_007_199_254_740_991, totalMin: -9_007_199_254_740_991, totalMax: 9_007_199_254_740_991, fitMax: 9_007_199_254_740_991, groups: [0, 1, 2].map((n) => ({ id: `g${n}`, name: 'G', category: 'fit' as const, min: -9_007_199_254_740_991, max: 9_007_199_254_740_991, decay: { kind: 'none' as const }, rules: [{ kind: 'when' as const, id: 'r', name: 'R', when: everyone, points: 9_007_199_254_740_991 }, { kind: 'when' as const, id: 's', name: 'S', when: everyone, points: 9_007_199_254_740_991 }] })) })],
    ['points that fade at once, or before they are given', withScore({ mqlThreshold: 0, groups: (['step', 'continuous'] as const).map((granularity) => ({ id: granularity, name: 'G', category: 'engagement' as const, min: -1000, max: 1000, decay: { kind: 'linear' as const, ratePercent: 100, periodDays: 1e-9, granularity }, rules: [{ kind: 'event' as const, id: 'e', name: 'E', match: { type: 'visit' }, frequency: 'every' as const, points: 500, withinDays: 1e9 }] })) })],
    ['a table of scores with empty and doubled rows', withScore({ mqlThreshold: 0, groups: [{ id: 'g', name: 'G', category: 'fit', min: 0, max: 1000, decay: { kind: 'none' }, rules: [{ kind: 'table', id: 't', name: 'T', field: 'Original Source', rows: [{ values: [], points: 1 }, { values: ['Search', 'Search', 1, true], points: 5 }, { values: ['Search'], points: 9 }] }, { kind: 'table', id: 'u', name: 'U', field: 'gone', rows: [] }] }] })],
  ])('%s', async (_what, change) => {
    const replay = await askEverything(change);
    expect(replay.leads).toBe(60);
  });

  it('says in a sentence what is missing', async () => {
    const warningsOf = async (change: (c: Configuration) => Configuration): Promise<string> => (await askEverything(change)).warnings.join('\n');
    expect(await warningsOf(withRouting({ rules: [{ id: 'r', name: 'To nowhere', when: everyone, poolId: 'nowhere', onExhausted: 'fallback' }] }))).toMatch(/"To nowhere" names a pool that no longer exists/);
    expect(await warningsOf((c) => withRouting({ pools: c.routing.pools.map((pool) => ({ ...pool, members: [] })), rules: toEach(c) })(c))).toMatch(/has no members/);
    expect(await warningsOf(everyRep({ calendarId: 'gone' }))).toMatch(/calendar/);
    expect(await warningsOf(everyRep({ zone: 'Mars/Base' }))).toMatch(/Mars\/Base/);
    expect(await warningsOf((c) => withRouting({ calendars: c.routing.calendars.map((each) => ({ ...each, week: [[], [], [], [], [], [], []] })) })(c))).toMatch(/no open hours|never open/);
    expect(await warningsOf((c) => withRouting({ rules: toEach(c, 1, { kind: 'compare', field: 'No such field', op: 'eq', value: 1 }) })(c))).toMatch(/No such field/);
    expect(await warningsOf((c) => ({ ...withScore({ mqlThreshold: 0 })(c), tiers: { ...c.tiers, bands: [{ from: 0, tierId: 'gone' }] } }))).toMatch(/gone/);
    expect(await warningsOf((c) => ({ ...c, sla: { ...c.sla, targets: [{ tierId: 'gone', budgetMinutes: 60, clock: 'business' }] } }))).toMatch(/gone/);
    expect(await warningsOf((c) => ({ ...c, sla: { ...c.sla, targets: [...c.sla.targets, ...c.sla.targets] } }))).toMatch(/two response times for "Hot"/);
    expect(await warningsOf(everyRep({ extId: '501' }))).toMatch(/same owner id "501"/);
    expect(await warningsOf(withRouting({ fallback: { name: 'Ghost', repId: 'ghost' } }))).toMatch(/fallback "Ghost"/);
    expect(await warningsOf((c) => withRouting({ calendars: c.routing.calendars.map((each) => ({ ...each, week: Array.from({ length: 7 }, () => [[1020, 540] as const]) })) })(c))).toMatch(/end before they begin/);
    expect(await warningsOf(withScore({ totalMin: 9, totalMax: -9 }))).toMatch(/lowest total score/);
    expect(await warningsOf((c) => ({ ...c, playbook: { ...c.playbook, requiredFields: ['Nope'] } }))).toMatch(/"Nope"/);
  });
});
