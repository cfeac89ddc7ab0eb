import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { defaultRehearsalState } from '../../electron/hubspot/simulator/default-state.ts';
import { createRateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { noRecords, recordTable, type HistoryEntry, type RehearsalRecords, type StoredRecord } from '../../electron/hubspot/simulator/records.ts';
import type { RehearsalState } from '../../electron/hubspot/simulator/rehearsal-state.ts';
import { startRehearsalPortal, type RehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';

type Row = { readonly [column: string]: string };

/** What a CRM logs of what happened; everything else of an export is not to be had from a portal. */
export const LOGGED_TYPES: ReadonlySet<string> = new Set(['CALL', 'SALES_EMAIL', 'EMAIL_SENT', 'TASK_CREATED']);

/** The columns of the contacts' export by the property that each shows. */
const PROPERTIES: readonly (readonly [name: string, label: string, isOwn?: boolean])[] = [
  ['firstname', 'First Name'], ['lastname', 'Last Name'], ['email', 'Email'], ['phone', 'Phone Number'], ['jobtitle', 'Job Title'], ['company', 'Company Name'], ['country', 'Country/Region'],
  ['industry', 'Industry'], ['numemployees', 'Company size'], ['hs_analytics_source', 'Original Source'], ['hubspot_owner_id', 'Contact owner'], ['lifecyclestage', 'Lifecycle Stage'], ['hs_lead_status', 'Lead Status'],
  ['hs_lifecyclestage_lead_date', 'Became a Lead Date'], ['hs_lifecyclestage_marketingqualifiedlead_date', 'Became a Marketing Qualified Lead Date'], ['hs_lifecyclestage_salesqualifiedlead_date', 'Became a Sales Qualified Lead Date'],
  ['hs_lifecyclestage_opportunity_date', 'Became an Opportunity Date'], ['hs_lifecyclestage_customer_date', 'Became a Customer Date'], ['hubspotscore', 'HubSpot Score'], ['rejection_reason', 'Rejection reason', true],
];
const DATES = /^hs_lifecyclestage_/;

/** A rehearsal portal in which the people, contacts, history, activities and deals of a folder of exports stand. `zoneOffset` gives a local wall time's offset in ms. */
export async function portalOfExports(folder: string, zoneOffset: (wall: number) => number, now: () => number): Promise<{ portal: RehearsalPortal; rows: (file: string) => Row[] }> {
  const rows = (file: string): Row[] => Papa.parse<Row>(readFileSync(join(folder, file), 'utf8'), { header: true, skipEmptyLines: true }).data;
  const owners = rows('owners.csv');
  const state = portalState(owners, now());
  const records = portalRecordsOf(rows, new Map(owners.map((owner) => [owner['name'] ?? '', owner['owner_id'] ?? ''])), (text) => instantOf(text, zoneOffset));
  const portal = await startRehearsalPortal({ state, records, now, limits: createRateLimits(1e6, 1e6, 1e6) });
  return { portal, rows };
}

function portalState(owners: readonly Row[], at: number): RehearsalState {
  const state = defaultRehearsalState();
  const contacts = state.objects['contacts'];
  if (contacts === undefined) throw new Error('A portal has contacts.');
  for (const [name, label, isOwn] of PROPERTIES) {
    const known = contacts.properties.find((property) => property.name === name);
    if (known !== undefined) known.label = label;
    else {
      contacts.properties.push({
        name, label, description: '', groupName: 'contactinformation', type: DATES.test(name) ? 'datetime' : 'string', fieldType: DATES.test(name) ? 'date' : 'text', options: [], displayOrder: -1, hidden: false, formField: false,
        hasUniqueValue: false, calculated: false, hubspotDefined: isOwn !== true, readOnlyDefinition: isOwn !== true, readOnlyOptions: false, createdAt: at, updatedAt: at, archivedAt: null,
      });
    }
  }
  // What every portal has of its own and these exports do not show.
  contacts.properties = contacts.properties.filter(({ name }) => name !== 'lead_grade');
  state.owners = owners.map((owner, i) => ({ ownerId: owner['owner_id'] ?? '', userId: String(9_000 + i), email: owner['email'] ?? '', firstName: owner['name'] ?? '', lastName: '', archived: false }));
  return state;
}

function portalRecordsOf(rows: (file: string) => Row[], ownerIds: ReadonlyMap<string, string>, instant: (text: string) => number): RehearsalRecords {
  const history = new Map<string, { [name: string]: HistoryEntry[] }>();
  for (const row of rows('property_history.csv')) {
    const of = history.get(row['contact_id'] ?? '') ?? {};
    (of[row['property'] ?? ''] ??= []).push({ value: row['value'] ?? '', timestamp: Date.parse(row['timestamp'] ?? ''), sourceType: row['source_type'] ?? '', sourceId: row['source_id'] ?? '' });
    history.set(row['contact_id'] ?? '', of);
  }
  const links = new Map<string, { [object: string]: string[] }>();
  const link = (leadId: string, object: string, id: string): void => {
    const of = links.get(leadId) ?? {};
    (of[object] ??= []).push(id);
    links.set(leadId, of);
  };
  const logged: { [object: string]: StoredRecord[] } = { calls: [], emails: [], tasks: [] };
  for (const row of rows('events.csv').filter(({ type }) => LOGGED_TYPES.has(type ?? ''))) {
    const object = row['type'] === 'CALL' ? 'calls' : row['type'] === 'TASK_CREATED' ? 'tasks' : 'emails';
    logged[object]?.push(activityOf(row));
    link(row['contact_id'] ?? '', object, row['event_id'] ?? '');
  }
  const deals = rows('deals.csv').map((row): StoredRecord => {
    link(row['contact_id'] ?? '', 'deals', row['deal_id'] ?? '');
    const properties = { hubspot_owner_id: row['owner_id'] ?? '', amount: row['amount'] ?? '', deal_currency_code: row['currency'] ?? '', dealstage: row['stage'] ?? '', hs_is_closed_won: String(row['stage'] === 'closedwon'), createdate: row['create_date'] ?? '', closedate: row['close_date'] ?? '' };
    return { id: row['deal_id'] ?? '', createdAt: Date.parse(row['create_date'] ?? ''), properties };
  });
  const contacts = rows('contacts.csv').map((row): StoredRecord => {
    const id = row['Record ID'] ?? '';
    const values = PROPERTIES.map(([name, label]): [string, string] => {
      const text = row[label] ?? '';
      if (name === 'hubspot_owner_id') return [name, ownerIds.get(text) ?? text];
      return [name, DATES.test(name) && text !== '' ? new Date(instant(text)).toISOString() : text];
    });
    return { id, createdAt: instant(row['Create Date'] ?? ''), properties: Object.fromEntries(values), history: history.get(id) ?? {}, associations: links.get(id) ?? {} };
  });
  return { ...noRecords(), contacts: recordTable(contacts), deals: recordTable(deals), calls: recordTable(logged['calls']), emails: recordTable(logged['emails']), tasks: recordTable(logged['tasks']) };
}

function activityOf(row: Row): StoredRecord {
  const at = row['occurred_at'] ?? '';
  const asset = row['asset'] ?? '';
  const properties = {
    hs_timestamp: at, hs_createdate: at, hubspot_owner_id: row['owner_id'] ?? '', hs_object_source: row['automated'] === '1' ? 'AUTOMATION_PLATFORM' : 'CRM_UI',
    hs_call_title: asset, hs_email_subject: asset, hs_task_subject: asset, hs_email_direction: 'EMAIL',
  };
  return { id: row['event_id'] ?? '', createdAt: Date.parse(at), properties };
}

/** An instant of an export: minutes on the wall, without a zone. */
function instantOf(text: string, zoneOffset: (wall: number) => number): number {
  const wall = Date.parse(`${text.replace(' ', 'T')}:00Z`);
  return wall - zoneOffset(wall);
}
