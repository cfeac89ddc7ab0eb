import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FILE_NAMES, readHistory, type Paths, type ReadingRequest, type ReadingState } from '../../electron/hubspot/read/read-history.ts';
import { monthWindows } from '../../electron/hubspot/read/month-windows.ts';
import { createRateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { recordTable, type RehearsalRecords } from '../../electron/hubspot/simulator/records.ts';
import { startRehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import { createTransport } from '../../electron/hubspot/transport.ts';
import { aPortalState } from './a-rehearsal.ts';
import { FIRST, portalRecords } from './a-portal-with-leads.ts';

const TO = Date.UTC(2026, 6, 1);

async function aReading(records: RehearsalRecords) {
  const requests: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'baton-read-'));
  const paths = Object.fromEntries(FILE_NAMES.map((name) => [name, join(folder, name)])) as Paths; // every name is there
  const portal = await startRehearsalPortal({ state: aPortalState(), records, now: () => TO, limits: createRateLimits(100_000, 100_000, 100_000), onRequest: (method, path) => void requests.push(`${method} ${path}`) });
  onTestFinished(() => portal.close());
  const transport = createTransport({ baseUrl: portal.url, token: portal.token, perSecond: 5_000, burst: 500, searchPerSecond: 5_000, searchBurst: 500, backoffMs: 1 });
  const labels: string[] = [];
  const read = (own: Partial<ReadingRequest> = {}) =>
    readHistory({ transport, paths, from: FIRST, to: TO, resume: null, signal: new AbortController().signal, now: () => 0, onProgress: (_done, _total, label) => void labels.push(label), onMonth: () => undefined, ...own });
  return { read, portal, requests, labels, text: (name: (typeof FILE_NAMES)[number]) => readFileSync(paths[name], 'utf8'), lines: (name: (typeof FILE_NAMES)[number]) => readFileSync(paths[name], 'utf8').trimEnd().split('\n') };
}

describe('reading a portal', () => {
  it('writes leads with their history, activities, deals and owners, each once, and says of how many leads what is known', async () => {
    const { read, lines, text, labels, requests } = await aReading(portalRecords(300));
    const answer = await read();
    expect(answer).toEqual({ ok: true, value: { coverage: { leads: 300, withStages: 300, changes: 600, activities: 200, deals: 60, firstTouch: { logged: 100, firstEngagement: 100, firstOutreach: 0, none: 100 } } } });
    expect(JSON.stringify([answer, labels, requests])).not.toContain('@'); // no lead's e-mail where people or logs see it
    const leads = lines('hubspot-contacts.csv');
    expect(leads).toHaveLength(301);
    expect(leads[0]).toMatch(/^Record ID,Create Date,First name,Last name,Email,/);
    expect(leads[1]).toMatch(/^1000,2026-01-05T09:00:00.000Z,First0,,lead0@example.org/);
    expect(new Set(leads.map((line) => line.split(',')[0])).size).toBe(301);
    expect(lines('hubspot-property-history.csv').slice(1, 4)).toEqual([
      '1000,lifecyclestage,lead,2026-01-05T09:00:00.000Z,FORM,', '1000,lifecyclestage,marketingqualifiedlead,2026-01-05T21:00:00.000Z,AUTOMATION_PLATFORM,w1', '1000,hubspot_owner_id,77,2026-01-05T21:00:00.000Z,AUTOMATION_PLATFORM,',
    ]);
    expect(text('hubspot-activities.csv')).toContain('calls-c0,1000,2026-01-06T09:00:00.000Z,CALL,"First call, ""hello""",77,0\n');
    expect(text('hubspot-activities.csv')).toContain('first-engagement-1001,1001,2026-01-07T15:00:00.000Z,SALES_EMAIL,first engagement of the owner,,0\n');
    expect(lines('hubspot-deals.csv')[1]).toBe('d0,1000,,1000,,closedwon,2026-01-10T09:00:00.000Z,2026-01-14T09:00:00.000Z');
    expect(lines('hubspot-owners.csv')).toEqual(['owner_id,name,email,active', '1,Rep one,,true', '2,Rep two,,true']);
  });

  it('takes the first outreach of the leads object where nothing was logged and the contact says nothing itself', async () => {
    const records = portalRecords(6);
    records['leads']?.add({ id: 'l1', createdAt: 1, properties: { hs_lead_first_outreach_date: '2026-01-09T09:00:00.000Z', hubspot_owner_id: '78' } });
    const untouched = records['contacts']?.at(2);
    if (untouched !== undefined) untouched.associations = { ...untouched.associations, leads: ['l1'] };
    const { read, portal, text } = await aReading(records);
    const property = portal.state.objects['contacts']?.properties[0];
    portal.state.objects['leads'] = { groups: [], properties: property === undefined ? [] : [{ ...property, name: 'hs_lead_first_outreach_date' }] };
    expect(await read()).toMatchObject({ ok: true, value: { coverage: { firstTouch: { logged: 2, firstEngagement: 2, firstOutreach: 1, none: 1 } } } });
    expect(text('hubspot-activities.csv')).toContain('lead-outreach-1002,1002,2026-01-09T09:00:00.000Z,SALES_EMAIL,first outreach of the lead,78,0\n');
  });

  it('goes on where it was stopped, in the middle of a month or by a network that is gone, with the same files in the end', async () => {
    const whole = await aReading(portalRecords(300));
    await whole.read();
    const { read, portal, text } = await aReading(portalRecords(300));
    const states: ReadingState[] = [];
    const stop = new AbortController();
    const stopped = await read({ signal: stop.signal, onMonth: (state) => void states.push(state), onProgress: (done) => void (done > 150 && stop.abort()) });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    portal.setFaults([{ kind: 'serverError', times: 9 }]);
    expect(await read({ resume: states.at(-1) ?? null })).toMatchObject({ ok: false, error: { code: 'portalUnavailable', message: expect.stringContaining('read again to go on from there') } });
    portal.setFaults([]);
    const done = await read({ resume: states.at(-1) ?? null });
    expect(done).toMatchObject({ ok: true, value: { coverage: { leads: 300, deals: 60 } } });
    for (const name of FILE_NAMES) expect(text(name)).toBe(whole.text(name));
  });

  it('halves a month that holds more leads than a search gives, and reads each of them once', async () => {
    const crowd = recordTable(Array.from({ length: 10_400 }, (_, i) => ({ id: String(i), createdAt: FIRST + i * 1_000, properties: { lifecyclestage: 'lead' } })));
    const { read, lines, requests } = await aReading({ ...portalRecords(0), contacts: crowd });
    expect(await read({ to: Date.UTC(2026, 1, 1) })).toMatchObject({ ok: true, value: { coverage: { leads: 10_400 } } });
    expect(new Set(lines('hubspot-contacts.csv')).size).toBe(10_401);
    expect(requests.filter((request) => request.endsWith('/contacts/search')).length).toBeLessThan(90);
  });

  it('ends with a sentence when the key loses a scope on the way', async () => {
    const { read, portal } = await aReading(portalRecords(50));
    portal.state.closed = { associations: 'scope' };
    expect(await read()).toMatchObject({ ok: false, error: { code: 'refused', message: expect.stringMatching(/lacks these scopes: crm\.objects\.contacts\.read.*read again/s) } });
  });
});

describe('the months of a span', () => {
  it('cover it without gap or overlap', () => {
    const windows = monthWindows(Date.UTC(2025, 10, 20), Date.UTC(2026, 1, 3));
    expect(windows.map(({ from, to }) => [new Date(from).toISOString().slice(0, 10), new Date(to).toISOString().slice(0, 10)])).toEqual([['2025-11-20', '2025-12-01'], ['2025-12-01', '2026-01-01'], ['2026-01-01', '2026-02-01'], ['2026-02-01', '2026-02-03']]);
    expect(monthWindows(5, 5)).toEqual([]);
  });
});
