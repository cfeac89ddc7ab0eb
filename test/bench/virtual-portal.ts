import { createRehearsalApp } from '../../electron/hubspot/simulator/rehearsal-app.ts';
import { defaultRehearsalState } from '../../electron/hubspot/simulator/default-state.ts';
import { createFaultScript } from '../../electron/hubspot/simulator/fault-script.ts';
import { noRecords, type RecordTable, type StoredRecord } from '../../electron/hubspot/simulator/records.ts';
import type { Clock } from '../../electron/hubspot/clock.ts';
import { createTransport, type Transport } from '../../electron/hubspot/transport.ts';

/** A portal without a network whose time only passes while everybody waits, with its real limits. */
export interface VirtualPortal {
  readonly transport: Transport;
  readonly calls: { general: number; search: number; refused: number };
  now(): number;
}

/** So many leads with a history, made as they are asked for: a table of any size takes no memory. */
export function computedLeads(count: number, firstAt: number): RecordTable {
  const at = (index: number): StoredRecord => {
    const createdAt = firstAt + index * 60_000;
    return {
      id: String(index), createdAt,
      properties: { firstname: `First${index}`, email: `lead${index}@example.org`, country: 'DE', hubspot_owner_id: '77', lifecyclestage: 'marketingqualifiedlead', hs_lead_status: 'NEW', company: `Company ${index % 900}` },
      history: {
        lifecyclestage: [{ value: 'lead', timestamp: createdAt, sourceType: 'FORM' }, { value: 'marketingqualifiedlead', timestamp: createdAt + 60_000, sourceType: 'AUTOMATION_PLATFORM' }],
        hubspot_owner_id: [{ value: '77', timestamp: createdAt + 60_000, sourceType: 'AUTOMATION_PLATFORM' }],
      },
      ...(index % 2 === 0 ? { associations: { calls: [`c${index}`] } } : {}),
    };
  };
  return { size: count, at, find: (id) => (Number(id) < count ? at(Number(id)) : undefined), add: () => undefined };
}

/** A call for every second lead, the day after it came. */
const computedCalls = (leads: RecordTable): RecordTable => ({
  size: leads.size,
  at: (index) => leads.at(index),
  find: (id) => {
    const lead = leads.find(id.slice(1));
    return lead === undefined ? undefined : { id, createdAt: lead.createdAt, properties: { hs_timestamp: new Date(lead.createdAt + 86_400_000).toISOString(), hubspot_owner_id: '77', hs_call_title: 'Call' } };
  },
  add: () => undefined,
});

/** The portal with these leads, and the client's way to it at the pace of a reading. */
export function virtualPortal(leads: RecordTable, wall: number): VirtualPortal {
  let time = 0;
  let underWay = 0;
  const timers: { at: number; resolve: () => void }[] = [];
  let isPumping = false;
  const pump = (): void => {
    if (isPumping) return;
    isPumping = true;
    let quiet = 0;
    const turn = (): void => {
      if (timers.length === 0) {
        isPumping = false;
        return;
      }
      quiet = underWay === 0 ? quiet + 1 : 0;
      if (quiet > 3) {
        quiet = 0;
        timers.sort((a, b) => a.at - b.at);
        const next = timers.shift();
        if (next !== undefined) {
          time = Math.max(time, next.at);
          next.resolve();
        }
      }
      setImmediate(turn);
    };
    setImmediate(turn);
  };
  const clock: Clock = {
    now: () => time,
    pause: (ms) => new Promise((resolve) => {
      timers.push({ at: time + ms, resolve: () => resolve(true) });
      pump();
    }),
  };
  const calls = { general: 0, search: 0, refused: 0 };
  const app = createRehearsalApp({ state: defaultRehearsalState(), records: { ...noRecords(), contacts: leads, calls: computedCalls(leads) }, now: () => wall, tick: () => time, token: 'key', faults: createFaultScript() });
  const carry: typeof fetch = async (url, init) => {
    calls[(url instanceof Request ? url.url : url.toString()).endsWith('/search') ? 'search' : 'general'] += 1;
    underWay += 1;
    try {
      const answer = await app.fetch(new Request(url, init));
      if (answer.status === 429) calls.refused += 1;
      return new Response(await answer.text(), { status: answer.status, headers: answer.headers });
    } finally {
      underWay -= 1;
    }
  };
  const transport = createTransport({ baseUrl: 'http://127.0.0.1:1', token: 'key', clock, carry, burst: 8, perSecond: 18, searchBurst: 4, searchPerSecond: 4.75 });
  return { transport, calls, now: () => time };
}
