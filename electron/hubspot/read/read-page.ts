import { ACTIVITY_KINDS, activityRow, ladderRow, TOUCH_TYPES, type LeadOutreach } from './activity-rows.ts';
import { noCoverage, type Coverage } from './coverage.ts';
import type { HistoryClient, ReadRecord } from './history-client.ts';
import { PAST_PROPERTIES, type LeadColumn } from './lead-columns.ts';

/** Everything of one page of leads, as rows of the files. */
export interface PageRows {
  readonly leads: string[][];
  readonly past: string[][];
  readonly activities: string[][];
  readonly deals: string[][];
  readonly coverage: Coverage;
}

/** How many leads one request gives the history of (hubspot.md §3). */
const PAST_BATCH = 50;

/** What belongs to some leads: their history, what was logged, their deals. The requests of one kind go out together. */
export async function readPage(client: HistoryClient, leads: readonly ReadRecord[], columns: readonly LeadColumn[], leadOutreach: string | null = null): Promise<PageRows> {
  if (leads.length === 0) return { leads: [], past: [], activities: [], deals: [], coverage: noCoverage() };
  const ids = leads.map(({ id }) => id);
  const batches = Array.from({ length: Math.ceil(ids.length / PAST_BATCH) }, (_, i) => ids.slice(i * PAST_BATCH, (i + 1) * PAST_BATCH));
  const [past, logged, deals, outreach] = await Promise.all([
    Promise.all(batches.map((batch) => client.readPast(batch, PAST_PROPERTIES))),
    Promise.all(ACTIVITY_KINDS.map((kind) => readActivities(client, ids, kind))),
    readDeals(client, ids),
    leadOutreach === null ? new Map<string, LeadOutreach>() : readOutreach(client, ids, leadOutreach),
  ]);
  const byLead = new Map(past.flat().map((record) => [record.id, record]));
  const changes = ids.flatMap((id) => pastRows(byLead.get(id)));
  const activities = inOrderOf(ids, logged.flat());
  const touched = new Set(activities.filter(([, , , type]) => TOUCH_TYPES.has(type ?? '')).map(([, id]) => id));
  const lower = leads.filter(({ id }) => !touched.has(id)).flatMap((lead) => ladderRow(lead, outreach.get(lead.id)) ?? []);
  const rungs = (rung: string): number => lower.filter((each) => each.rung === rung).length;
  return {
    leads: leads.map(({ id, values }) => [id, values['createdate'] ?? '', ...columns.map(({ property }) => values[property] ?? '')]),
    past: changes,
    activities: [...activities, ...lower.map(({ row }) => row)],
    deals,
    coverage: {
      leads: leads.length,
      withStages: ids.filter((id) => (byLead.get(id)?.history['lifecyclestage']?.length ?? 0) > 0).length,
      changes: changes.length,
      activities: activities.length + lower.length,
      deals: deals.length,
      firstTouch: { logged: touched.size, firstEngagement: rungs('firstEngagement'), firstOutreach: rungs('firstOutreach'), none: leads.length - touched.size - lower.length },
    },
  };
}

/** Oldest change first, as it happened. */
function pastRows(record: ReadRecord | undefined): string[][] {
  if (record === undefined) return [];
  return PAST_PROPERTIES.flatMap((property) => (record.history[property] ?? []).toReversed().map(({ value, timestamp, sourceType, sourceId }) => [record.id, property, value, timestamp, sourceType, sourceId]));
}

async function readActivities(client: HistoryClient, leadIds: readonly string[], kind: (typeof ACTIVITY_KINDS)[number]): Promise<string[][]> {
  const links = await client.readLinks(leadIds, kind.object);
  const records = new Map((await client.readRecords(kind.object, [...new Set([...links.values()].flat())], kind.properties)).map((record) => [record.id, record]));
  return [...links].flatMap(([leadId, ids]) => ids.flatMap((id) => {
    const record = records.get(id);
    const row = record === undefined ? null : activityRow(kind, leadId, record);
    return row === null ? [] : [row];
  }));
}

/** The earliest outreach that the leads object keeps for each contact. */
async function readOutreach(client: HistoryClient, contactIds: readonly string[], property: string): Promise<Map<string, LeadOutreach>> {
  const links = await client.readLinks(contactIds, 'leads');
  const records = new Map((await client.readRecords('leads', [...new Set([...links.values()].flat())], [property, 'hubspot_owner_id'])).map((record) => [record.id, record]));
  return new Map([...links].flatMap(([contactId, ids]) => {
    const first = ids.flatMap((id) => records.get(id) ?? []).filter(({ values }) => (values[property] ?? '') !== '').sort((a, b) => ((a.values[property] ?? '') < (b.values[property] ?? '') ? -1 : 1))[0];
    return first === undefined ? [] : [[contactId, { at: first.values[property] ?? '', owner: first.values['hubspot_owner_id'] ?? '' }] as const];
  }));
}

function inOrderOf(ids: readonly string[], rows: readonly string[][]): string[][] {
  const place = new Map(ids.map((id, i) => [id, i]));
  return [...rows].sort((a, b) => (place.get(a[1] ?? '') ?? 0) - (place.get(b[1] ?? '') ?? 0) || ((a[2] ?? '') < (b[2] ?? '') ? -1 : 1));
}

const DEAL_PROPERTIES = ['hubspot_owner_id', 'amount', 'deal_currency_code', 'dealstage', 'createdate', 'closedate', 'hs_is_closed_won'] as const;

async function readDeals(client: HistoryClient, leadIds: readonly string[]): Promise<string[][]> {
  const links = await client.readLinks(leadIds, 'deals');
  const records = new Map((await client.readRecords('deals', [...new Set([...links.values()].flat())], DEAL_PROPERTIES)).map((record) => [record.id, record]));
  return [...links].flatMap(([leadId, ids]) => ids.flatMap((id) => {
    const values = records.get(id)?.values;
    if (values === undefined) return [];
    const stage = values['hs_is_closed_won'] === 'true' ? 'closedwon' : (values['dealstage'] ?? '');
    return [[id, leadId, values['hubspot_owner_id'] ?? '', values['amount'] ?? '', values['deal_currency_code'] ?? '', stage, values['createdate'] ?? '', values['closedate'] ?? '']];
  }));
}
