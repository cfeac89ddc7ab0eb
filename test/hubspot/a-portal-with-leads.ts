import { noRecords, recordTable, type RehearsalRecords, type StoredRecord } from '../../electron/hubspot/simulator/records.ts';

const DAY = 86_400_000;
export const FIRST = Date.UTC(2026, 0, 5, 9);

/** So many leads, one every six hours from 5 January 2026, each third one touched by a call, each fifth with a won deal. */
export function portalRecords(count: number): RehearsalRecords {
  const calls: StoredRecord[] = [];
  const deals: StoredRecord[] = [];
  const contacts = Array.from({ length: count }, (_, i): StoredRecord => {
    const createdAt = FIRST + (i * DAY) / 4;
    const id = String(1000 + i);
    const isMql = i % 2 === 0;
    if (i % 3 === 0) calls.push({ id: `c${i}`, createdAt: createdAt + DAY, properties: { hs_timestamp: iso(createdAt + DAY), hubspot_owner_id: '77', hs_call_title: 'First call, "hello"' } });
    if (i % 5 === 0) deals.push({ id: `d${i}`, createdAt: createdAt + 5 * DAY, properties: { amount: '1000', dealstage: 'closedwon', hs_is_closed_won: 'true', createdate: iso(createdAt + 5 * DAY), closedate: iso(createdAt + 9 * DAY) } });
    return {
      id, createdAt,
      properties: {
        firstname: `First${i}`, email: `lead${i}@example.org`, country: 'DE', hubspot_owner_id: isMql ? '77' : '', lifecyclestage: isMql ? 'marketingqualifiedlead' : 'lead',
        ...(i % 3 === 1 ? { hs_sa_first_engagement_date: iso(createdAt + 2 * DAY), hs_sa_first_engagement_object_type: 'EMAIL' } : {}),
      },
      history: {
        lifecyclestage: [{ value: 'lead', timestamp: createdAt, sourceType: 'FORM' }, ...(isMql ? [{ value: 'marketingqualifiedlead', timestamp: createdAt + DAY / 2, sourceType: 'AUTOMATION_PLATFORM', sourceId: 'w1' }] : [])],
        ...(isMql ? { hubspot_owner_id: [{ value: '77', timestamp: createdAt + DAY / 2, sourceType: 'AUTOMATION_PLATFORM' }] } : {}),
      },
      associations: { ...(i % 3 === 0 ? { calls: [`c${i}`] } : {}), ...(i % 5 === 0 ? { deals: [`d${i}`] } : {}) },
    };
  });
  return { ...noRecords(), contacts: recordTable(contacts), calls: recordTable(calls), deals: recordTable(deals) };
}

const iso = (at: number): string => new Date(at).toISOString();
