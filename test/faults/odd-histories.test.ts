import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../shared/contract/contract.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { aRoom, unfitNumbers, type Room } from './a-room.ts';

let room: Room;
beforeAll(async () => {
  room = await aRoom();
});
afterAll(async () => {
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

type Replay = OutputOf<'replay.runReplay'>;
type Health = NonNullable<OutputOf<'history.getHealth'>>;

/** A proposal that asks for something of everything. */
function demanding(configuration: Configuration): Configuration {
  return {
    ...configuration,
    score: {
      ...configuration.score,
      mqlThreshold: 0,
      groups: [
        { id: 'fit', name: 'Fit', category: 'fit', min: 0, max: 5000, decay: { kind: 'none' }, rules: [{ kind: 'when', id: 'a', name: 'A', when: { kind: 'compare', field: 'Employees', op: 'ge', value: 10 }, points: 2500 }] },
        { id: 'eng', name: 'Engagement', category: 'engagement', min: 0, max: 5000, decay: { kind: 'linear', ratePercent: 50, periodDays: 30, granularity: 'step' }, rules: [{ kind: 'event', id: 'b', name: 'B', match: { type: 'visit' }, frequency: 'every', points: 500, withinDays: 30 }] },
      ],
    },
    routing: {
      ...configuration.routing,
      roster: [{ id: 'r1', extId: '501', name: 'Ada', zone: 'Europe/Berlin', calendarId: 'office', territories: [], skills: [], dayCap: 2 }],
      pools: [{ id: 'p', name: 'All', strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: 'r1', weight: 1 }] }],
      rules: [{ id: 'all', name: 'All', when: { kind: 'constant', value: true }, poolId: 'p', onExhausted: 'fallback' }],
    },
    sla: { ...configuration.sla, touches: [{ type: 'call' }], effectiveFrom: '2026-07-01', reviewOn: '2026-10-01' },
  };
}

/** Brings a history in and asks everything of it; each answer is finite, and what is not knowable is said so. */
async function shown(name: string, files: Record<string, string>): Promise<{ health: Health; replay: Replay; figure(id: string): Replay['figures'][number] | undefined }> {
  const batch = await room.bringIn(Object.entries(files).map(([file, text]) => room.file(file, text)));
  for (const file of batch.files) expect(file.imported + file.merged + file.refused).toBe(file.rows);
  await room.edit(demanding);
  const proposalId = await room.proposalId();
  const health = await room.call('history.getHealth', {});
  if (health === null) throw new Error('no health');
  const replay = await room.call('replay.runReplay', { proposalId });
  const scores = await Promise.all((['won', 'column', 'sql', 'opportunity'] as const).flatMap((outcome) => (['best', 'actualMql', 'end'] as const).map((moment) => room.call('score.getDistribution', { proposalId, outcome, moment }))));
  const page = await room.call('history.listLeads', { limit: 3 });
  expect(page.total).toBe(health.leads + health.excluded);
  const leads = await Promise.all(page.rows.map(async ({ leadId }) => [await room.call('history.getLead', { leadId }), await room.call('score.explainLead', { proposalId, leadId }), await room.call('routing.explainLead', { proposalId, leadId })]));
  const behind = await Promise.all(replay.figures.map(({ id: figureId }) => room.call('replay.listFigureLeads', { proposalId, figureId, limit: 2 })));
  const values = await Promise.all(health.fields.slice(0, 5).map(({ name: field }) => room.call('history.listValues', { field })));
  expect(unfitNumbers({ health, replay, scores, page, leads, behind, values })).toEqual([]);
  for (const each of replay.figures) {
    if (each.honesty === 'notKnowable') expect(each.value, each.id).toBeNull();
    if (each.value === null) expect(each.reason, each.id).toMatch(/^[A-Z].*\.$/s);
    if (each.unit === 'share' && each.value !== null) expect(each.value >= 0 && each.value <= 1, each.id).toBe(true);
  }
  const path = join(room.folder, `${name}.pdf`);
  const pdf = await room.call('agreement.exportPdf', { proposalId, path });
  expect(existsSync(path)).toBe(true);
  expect(pdf.pages).toBeGreaterThan(2);
  return { health, replay, figure: (id) => replay.figures.find((each) => each.id === id) };
}

const rows = (header: string, ...lines: string[]): string => `${[header, ...lines].join('\n')}\n`;
const STAGES = 'contact_id,property,value,timestamp,source_type,source_id';
const iso = (day: number, hour = 10): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();

describe('a history that', () => {
  it('has leads and nothing else', async () => {
    const { health, replay, figure } = await shown('bare', { 'leads.csv': rows('Record ID,Create Date,Employees', ...[1, 2, 3].map((n) => `${n},${iso(n)},${n * 10}`)) });
    expect(health).toMatchObject({ leads: 3, level: 'A', owners: [], eventTypes: [] });
    expect(health.levelSentences.length).toBeGreaterThan(0);
    expect(replay.handoffs).toEqual({ actual: 0, proposed: 3 });
    expect(figure('actual.noTouchShare')).toMatchObject({ value: null, honesty: 'notKnowable' });
    expect(figure('actual.mqls')?.value).not.toBe(0);
    expect(replay.speedToLead === null || replay.speedToLead.shareWithoutTouch === null).toBe(true);
  });

  it('has one lead', async () => {
    const { health, replay } = await shown('single', { 'leads.csv': rows('Record ID,Create Date', `1,${iso(1)}`) });
    expect(health.leads).toBe(1);
    expect(replay.leads).toBe(1);
  });

  it('has stages but no events: untouched is not knowable, never all of them', async () => {
    const leads = rows('Record ID,Create Date,Became a Marketing Qualified Lead Date', ...[1, 2, 3, 4].map((n) => `${n},${iso(n)},${iso(n + 1)}`));
    const { replay, figure } = await shown('stages', { 'leads.csv': leads });
    expect(replay.handoffs.actual).toBe(4);
    for (const id of ['actual.touched', 'actual.noTouch', 'actual.noTouch.never', 'actual.noTouch.automatedOnly', 'actual.noTouchShare', 'judged.kept', 'judged.never', 'judged.insideSla']) {
      expect(figure(id), id).toMatchObject({ value: null, honesty: 'notKnowable', leads: 0 });
    }
    expect(replay.strip.find(({ id }) => id === 'noTouch')?.actual?.value).toBeNull();
    for (const tier of replay.slaByTier) expect(tier).toMatchObject({ keptShare: null, outcome: { kept: 0, late: 0, never: 0 } });
    expect(replay.speedToLead?.shareWithoutTouch ?? null).toBeNull();
    expect(figure('actual.wrongTerritory')).toMatchObject({ value: null, honesty: 'notKnowable' });
  });

  it('has events but none that counts as a touch: the same', async () => {
    const { figure } = await shown('no-touch', {
      'leads.csv': rows('Record ID,Create Date,Became a Marketing Qualified Lead Date', ...[1, 2].map((n) => `${n},${iso(n)},${iso(n + 1)}`)),
      'events.csv': rows('event_id,contact_id,occurred_at,type,asset', `1,1,${iso(3)},visit,home`),
    });
    expect(figure('actual.noTouchShare')).toMatchObject({ value: null, honesty: 'notKnowable' });
  });

  it('has no owners: who had a lead is not knowable', async () => {
    const { health, figure } = await shown('no-owners', {
      'leads.csv': rows('Record ID,Create Date', `1,${iso(1)}`, `2,${iso(2)}`),
      'events.csv': rows('event_id,contact_id,occurred_at,type,asset', `1,1,${iso(3)},call,`),
      'history.csv': rows(STAGES, `1,lifecyclestage,marketingqualifiedlead,${iso(2)},FORM,`),
    });
    expect(health.level).toBe('A');
    expect(figure('actual.unassigned')).toMatchObject({ value: null, honesty: 'notKnowable' });
    expect((await room.refusal('proposal.seedFromHistory', { proposalId: await room.proposalId(), seenRevision: (await room.call('proposal.getProposal', { proposalId: await room.proposalId() })).revision })).message).toMatch(/names no owners/);
  });

  it('is a scoring table without any time, with an outcome', async () => {
    const table = rows('Prospect ID,Employees,Lead Source,Converted', ...Array.from({ length: 40 }, (_, n) => `p${n},${n},${n % 2 ? 'Search' : 'Event'},${n > 25 ? 1 : 0}`));
    const { health, replay, figure } = await shown('timeless', { 'table.csv': table });
    expect(health).toMatchObject({ leads: 40, from: null, to: null, leadsByWeek: [] });
    expect(replay).toMatchObject({ from: null, to: null, weeks: [], speedToLead: null });
    expect(figure('actual.noTouchShare')?.value).toBeNull();
    const scores = await room.call('score.getDistribution', { proposalId: await room.proposalId(), outcome: 'column', moment: 'end' });
    expect(scores).toMatchObject({ leads: 40, converted: 14 });
    expect(scores.auc).toBeGreaterThan(0.5);
  });

  it('has nothing but repeats of one person', async () => {
    const { health, replay } = await shown('repeats', { 'leads.csv': rows('Record ID,First Name,Last Name,Email,Create Date', ...[1, 2, 3, 4].map((n) => `${n},Ann,Lee,a@c.example,${iso(n)}`)) });
    expect(health.excluded).toBe(3);
    expect(replay).toMatchObject({ leads: 1, excluded: 3 });
  });

  it('happens all at one instant', async () => {
    const at = iso(5);
    const { replay } = await shown('instant', {
      'leads.csv': rows('Record ID,Create Date,Employees', ...Array.from({ length: 50 }, (_, n) => `${n},${at},${n}`)),
      'events.csv': rows('event_id,contact_id,occurred_at,type,asset,owner_id', ...Array.from({ length: 100 }, (_, n) => `${n},${n % 50},${at},${n % 2 ? 'call' : 'visit'},x,501`)),
      'history.csv': rows(STAGES, ...Array.from({ length: 50 }, (_, n) => `${n},lifecyclestage,marketingqualifiedlead,${at},X,`), ...Array.from({ length: 50 }, (_, n) => `${n},hubspot_owner_id,501,${at},X,`)),
    });
    expect(replay.handoffs).toEqual({ actual: 50, proposed: 50 });
    expect(replay.figures.find(({ id }) => id === 'proposed.unrouted')?.value).toBe(48);
  });

  it('reaches from 1990 to 2090, before and after every zone table', async () => {
    const { health } = await shown('long', {
      'leads.csv': rows('Record ID,Create Date,Became a Marketing Qualified Lead Date', '1,1990-01-01T00:00:00Z,2090-12-31T23:59:59Z', '2,2026-03-29T02:30:00,2026-03-30', '3,0001-01-01,9999-12-31', '4,1970-01-01,1900-01-01'),
      'events.csv': rows('event_id,contact_id,occurred_at,type,asset', '1,1,2089-01-01T00:00:00Z,call,', '2,1,9999-12-31T00:00:00Z,call,'),
    });
    expect(health).toMatchObject({ leads: 4, from: Date.UTC(1990, 0, 1), to: Date.UTC(2090, 11, 31, 23, 59, 59) });
    const findings = (await room.call('import.getLastBatch', {}))?.findings.map(({ sentence }) => sentence).join('\n');
    expect(findings).toMatch(/2 dates in Create Date \(leads\.csv\) could not be read as a date between 1990 and 2099/);
  });

  it('keeps a birthday that lies before every history', async () => {
    const { health } = await shown('birthdays', { 'leads.csv': rows('Record ID,Create Date,Born', `1,${iso(1)},1955-03-04`, `2,${iso(2)},1961-01-01`) });
    expect(health.fields.find(({ name }) => name === 'Born')).toMatchObject({ type: 'instant', known: 2 });
    expect(health.from).toBe(Date.parse(iso(1)));
  });

  it('holds names that would mislead a program', async () => {
    const { health } = await shown('names', {
      'leads.csv': rows('Record ID,Create Date,__proto__,constructor,@score,toString', `__proto__,${iso(1)},a,b,5,c`, `constructor,${iso(2)},,,,`, `=1+1,${iso(3)},x,y,9,z`),
      'events.csv': rows('event_id,contact_id,occurred_at,type,asset,owner_id', `1,__proto__,${iso(3)},__proto__,constructor,hasOwnProperty`),
    });
    expect(health.leads).toBe(3);
    expect((await room.call('history.getLead', { leadId: '__proto__' })).lead.leadId).toBe('__proto__');
  });
});
