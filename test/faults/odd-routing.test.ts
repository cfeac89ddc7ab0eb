import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../shared/contract/contract.ts';
import type { Configuration, Pool, Rep, RoutingRule } from '../../shared/engine/model/configuration.ts';
import type { Expression } from '../../shared/engine/model/expression.ts';
import { aRoom, unfitNumbers, type Room } from './a-room.ts';

type Routing = Configuration['routing'];
const DAY = 86_400_000;
const everyone: Expression = { kind: 'constant', value: true };
const closed = { id: 'closed', name: 'Closed', week: [[], [], [], [], [], [], []] };

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

/** Everything that a room could ask of a routing policy: it answers, loses no lead, and says in sentences what is odd. */
async function askAll(change: (routing: Routing) => Partial<Routing>): Promise<{ report: OutputOf<'routing.playPolicy'>; check: OutputOf<'routing.checkPolicy'> }> {
  await room.edit(() => ({ ...seeded, score: { ...seeded.score, mqlThreshold: 0 }, routing: { ...seeded.routing, ...change(seeded.routing) } }));
  const report = await room.call('routing.playPolicy', { proposalId: id });
  const actual = await room.call('routing.playPolicy', { proposalId: id, moments: 'actual' });
  const check = await room.call('routing.checkPolicy', { proposalId: id });
  const { lines } = await room.call('routing.compareStrategies', { proposalId: id });
  const [rep] = report.reps;
  const told = rep === undefined ? null : await room.call('routing.explainRep', { proposalId: id, repId: rep.repId });
  for (const each of [report, actual, ...lines.map((line) => ({ ...line, total: report.total }))]) expect(each.assigned + each.kept + each.unrouted + each.held).toBe(each.total);
  expect(report.total).toBeGreaterThan(0);
  expect(unfitNumbers({ report, actual, check, lines, told })).toEqual([]);
  for (const sentence of [...check.findings.map((finding) => finding.sentence), ...report.assumptions]) expect(sentence).toMatch(/^["A-Z0-9].*\.$/s);
  for (const { set, leads } of report.rules) expect((await room.call('routing.listPolicyLeads', { proposalId: id, set, limit: 1 })).total).toBeLessThanOrEqual(leads);
  return { report, check };
}

const rulesTo = (pools: readonly Pool[], over: Partial<RoutingRule> = {}): RoutingRule[] => pools.map((pool, n) => ({ id: `r${n}`, name: `Rule ${n}`, when: everyone, poolId: pool.id, onExhausted: 'hold', ...over }));
const everyRep = ({ roster }: Routing, change: Partial<Rep>): Rep[] => roster.map((rep) => ({ ...rep, ...change }));
const everyPool = ({ pools }: Routing, change: Partial<Pool>): Pool[] => pools.map((pool) => ({ ...pool, ...change }));

describe('a routing policy that makes no sense is still played, and every lead is accounted for', () => {
  it.each<[string, (routing: Routing) => Partial<Routing>, string]>([
    ['pools without members', (r) => ({ pools: everyPool(r, { members: [] }), rules: rulesTo(r.pools) }), 'emptyPool'],
    ['caps of 0', (r) => ({ roster: everyRep(r, { dayCap: 0, weekCap: 0, rolling30Cap: 0, openCap: 0 }), rules: rulesTo(r.pools), assumptions: { holdingDays: 0.001 } }), 'capZero'],
    ['a calendar without open time that pools ask for', (r) => ({ calendars: [closed], roster: everyRep(r, { calendarId: 'closed' }), pools: everyPool(r, { hours: 'require', openHours: { calendarId: 'closed', zone: 'Nowhere/At_all' } }), rules: rulesTo(r.pools) }), 'neverOpen'],
    ['a zone that does not exist', (r) => ({ roster: everyRep(r, { zone: 'Mars/Base', moves: [{ from: 0, zone: 'Mars/Other' }] }), capZone: 'Mars/Caps', rules: rulesTo(r.pools) }), 'unknownZone'],
    ['400 rules', (r) => ({ rules: Array.from({ length: 400 }, (_, n): RoutingRule => ({ id: `r${n}`, name: `Rule ${n}`, when: { kind: 'compare', field: 'Employees', op: 'ge', value: n }, poolId: r.pools[0]?.id ?? '', onExhausted: 'next' })) }), 'manyRules'],
    ['a rule on an unknown field', (r) => ({ rules: rulesTo(r.pools, { when: { kind: 'compare', field: 'No such field', op: 'eq', value: 1 } }) }), 'missingField'],
    ['pools that overflow in a circle', (r) => ({ pools: r.pools.map((pool, n) => ({ ...pool, members: [], overflowPoolId: r.pools[(n + 1) % r.pools.length]?.id ?? '' })), rules: rulesTo(r.pools) }), 'circle'],
    ['a rep in two zones in a year', (r) => ({ roster: everyRep(r, { moves: [{ from: Date.UTC(2026, 3, 1), zone: 'Pacific/Auckland' }, { from: Date.UTC(2026, 3, 2), zone: 'America/New_York' }], dayCap: 1 }), rules: rulesTo(r.pools) }), 'twoZones'],
    ['everybody has left', (r) => ({ roster: everyRep(r, { activeTo: 0 }), rules: rulesTo(r.pools) }), 'nobodyLeft'],
    ['stickiness and duplicates by fields that do not exist', (r) => ({ stickiness: { openDeal: true, accountField: 'gone', accountOwnerField: 'gone too', previousOwnerDays: 3660, overCap: 'hold' }, duplicates: { field: 'nowhere', withinDays: 1 }, rules: rulesTo(r.pools), roster: everyRep(r, { dayCap: 0 }) }), 'capZero'],
    ['matches that nobody fits', (r) => ({ territories: [], segments: [], skills: [{ id: 's', name: 'S', when: everyone }], pools: everyPool(r, { match: ['territory', 'segment', 'skill'] }), rules: rulesTo(r.pools) }), 'unknownName'],
    ['a wait of a minute and one of a year', (r) => ({ holdMaxMinutes: 1, rules: rulesTo(r.pools), roster: everyRep(r, { dayCap: 1 }) }), 'assumptionMissing'],
    ['no roster, no pools, no rules', () => ({ roster: [], pools: [], rules: [], calendars: [], territories: [] }), 'uncovered'],
  ])('%s', async (_what, change, kind) => {
    const { check } = await askAll(change);
    expect(check.findings.map((finding) => finding.kind)).toContain(kind);
  });

  it('everybody absent, with absences that overlap and end before they begin', async () => {
    const { from, to } = await room.call('routing.playPolicy', { proposalId: id });
    const reps = seeded.routing.roster.map((rep) => rep.id);
    const absences = reps.flatMap((repId, n) => [
      { id: `${n}a`, repId, from: (from ?? 0) - DAY, to: (to ?? 0) + DAY },
      { id: `${n}b`, repId, from: from ?? 0, to: (to ?? 0) + 9 * DAY },
      { id: `${n}c`, repId, from: (to ?? 0) + DAY, to: from ?? 0, kind: 'leave' },
    ]);
    await room.call('proposal.saveAbsences', { absences });
    const { report, check } = await askAll((r) => ({ rules: rulesTo(r.pools) }));
    expect(report.assigned).toBe(0);
    for (const kind of ['absencesOverlap', 'absenceReversed', 'everybodyAway']) expect(check.findings.map((finding) => finding.kind)).toContain(kind);
    await room.call('proposal.saveAbsences', { absences: [] });
  });
});

describe('a part of a routing policy that no schema allows', () => {
  it.each<[string, (routing: Routing) => unknown, RegExp]>([
    ['a strategy that does not exist', (r) => ({ ...r, pools: everyPool(r, { strategy: 'luck' as 'ordered' }) }), /strategy/],
    ['a wait of no minutes', (r) => ({ ...r, holdMaxMinutes: 0 }), /holdMaxMinutes/],
    ['a holding time that is nothing', (r) => ({ ...r, assumptions: { holdingDays: 0 } }), /holdingDays/],
    ['a cap below nothing', (r) => ({ ...r, roster: everyRep(r, { weekCap: -1 }) }), /weekCap/],
    ['a holiday without a date', (r) => ({ ...r, calendars: [{ ...closed, holidays: [{ day: 'Christmas', name: '' }] }] }), /holidays/],
    ['a shift of three days', (r) => ({ ...r, calendars: [{ ...closed, exceptions: [{ day: '2026-01-01', hours: [[0, 4320]] }] }] }), /exceptions/],
    ['two segments with one id', (r) => ({ ...r, segments: [{ id: 's', name: 'S', when: everyone }, { id: 's', name: 'T', when: everyone }] }), /segments\.1\.id/],
  ])('%s is refused and names the place', async (_what, change, says) => {
    const before = await room.call('proposal.getProposal', { proposalId: id });
    const configuration = { ...before.configuration, routing: change(before.configuration.routing) } as Configuration; // that it is none is the point
    const { code, message } = await room.refusal('proposal.editProposal', { proposalId: id, seenRevision: before.revision, configuration, label: 'Nonsense' });
    expect(code).toBe('invalidInput');
    expect(message).toMatch(says);
  });
});
