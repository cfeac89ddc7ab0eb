import type { JsonValue } from '../../../shared/engine/hubspot-plan/push-operation.ts';
import { OutcomeError, type Outcome } from '../outcome.ts';
import { apiBase, type ApiVersion } from '../paths.ts';
import { callJson, fieldsIn, isFields, readPages, textOf, type PortalFields } from '../portal-json.ts';
import type { Transport } from '../transport.ts';

/** A record of a portal: its id and the values that were asked for, '' where it has none. */
export interface ReadRecord {
  readonly id: string;
  readonly values: { readonly [name: string]: string };
  /** Newest first; only of properties whose history was asked for. */
  readonly history: { readonly [name: string]: readonly { readonly value: string; readonly timestamp: string; readonly sourceType: string; readonly sourceId: string }[] };
}

/** A page of leads created in a window; `next` is the cursor of the page after it. */
export interface LeadPage {
  readonly total: number;
  readonly records: readonly ReadRecord[];
  readonly next: string;
}

/** What reading a history asks of a portal. Every call throws an OutcomeError when it fails. */
export interface HistoryClient {
  searchLeads(from: number, to: number, properties: readonly string[], after: string, limit: number): Promise<LeadPage>;
  /** At most 50 at a time, with everything that the named properties ever were. */
  readPast(ids: readonly string[], properties: readonly string[]): Promise<ReadRecord[]>;
  /** Any number: the ids of the records of another object that each of them belongs to. */
  readLinks(ids: readonly string[], to: string): Promise<Map<string, string[]>>;
  /** Any number of records of an object. */
  readRecords(object: string, ids: readonly string[], properties: readonly string[]): Promise<ReadRecord[]>;
  readOwners(isArchived: boolean): Promise<PortalFields[]>;
  readContactProperties(): Promise<PortalFields[]>;
  /** The property in which the leads object keeps its first outreach; null where the portal or the key lacks that object. */
  readLeadOutreach(): Promise<string | null>;
}

/** What it is called is not documented for the leads object: told by how the contact's own one is called. */
const LEAD_OUTREACH = /first_outreach_date$/;

/** How many records one request takes (hubspot.md §3). */
const BATCH = 100;
const LINKS = 1_000;

/** The calls over a transport; every one of them stops when the signal is aborted. */
export function createHistoryClient(transport: Transport, signal: AbortSignal, version: ApiVersion = 'dated'): HistoryClient {
  const objects = apiBase('objects', version);
  const post = async (path: string, body: JsonValue): Promise<PortalFields> => valueOf(await callJson(transport, { method: 'POST', path, signal }, body));
  const inChunks = async <T>(ids: readonly string[], size: number, read: (chunk: string[]) => Promise<T[]>): Promise<T[]> => {
    const chunks = Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
    return (await Promise.all(chunks.map(read))).flat();
  };
  return {
    async searchLeads(from, to, properties, after, limit) {
      const filters = [{ propertyName: 'createdate', operator: 'GTE', value: String(from) }, { propertyName: 'createdate', operator: 'LT', value: String(to) }];
      const page = await post(`${objects}/contacts/search`, {
        filterGroups: [{ filters }], properties: [...properties], limit, ...(after === '' ? {} : { after }), sorts: [{ propertyName: 'createdate', direction: 'ASCENDING' }],
      });
      const { paging } = page;
      return { total: Number(page['total'] ?? 0), records: recordsOf(page), next: isFields(paging) && isFields(paging['next']) ? textOf(paging['next']['after']) : '' };
    },
    readPast: async (ids, properties) => recordsOf(await post(`${objects}/contacts/batch/read`, { propertiesWithHistory: [...properties], properties: [], inputs: ids.map((id) => ({ id })) })),
    async readLinks(ids, to) {
      const pairs = await inChunks(ids, LINKS, async (chunk) => linksOf(await post(`${apiBase('associations', version)}/contacts/${to}/batch/read`, { inputs: chunk.map((id) => ({ id })) })));
      return new Map(pairs);
    },
    readRecords: (object, ids, properties) =>
      inChunks(ids, BATCH, async (chunk) => recordsOf(await post(`${objects}/${object}/batch/read`, { properties: [...properties], inputs: chunk.map((id) => ({ id })) }))),
    readOwners: async (isArchived) => valueOf(await readPages(transport, `${apiBase('owners', version)}?archived=${isArchived}`, signal)),
    readLeadOutreach: async () => {
      const answer = await callJson(transport, { method: 'GET', path: `${apiBase('properties', version)}/leads`, signal });
      if (answer.kind === 'refused' && answer.status !== 401) return null;
      return fieldsIn(valueOf(answer)['results']).map(({ name }) => textOf(name)).find((name) => LEAD_OUTREACH.test(name)) ?? null;
    },
    readContactProperties: async () => {
      const { results } = valueOf(await callJson(transport, { method: 'GET', path: `${apiBase('properties', version)}/contacts`, signal }));
      return Array.isArray(results) ? results.filter(isFields) : [];
    },
  };
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'ok') return outcome.value;
  throw new OutcomeError(outcome);
}

function recordsOf({ results }: PortalFields): ReadRecord[] {
  return fieldsIn(results).map((record) => {
    const properties = isFields(record['properties']) ? record['properties'] : {};
    const past = isFields(record['propertiesWithHistory']) ? record['propertiesWithHistory'] : {};
    return {
      id: textOf(record['id']),
      values: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, textOf(value)])),
      history: Object.fromEntries(Object.entries(past).map(([name, entries]) => [name, fieldsIn(entries).map((entry) => ({
        value: textOf(entry['value']), timestamp: textOf(entry['timestamp']), sourceType: textOf(entry['sourceType']), sourceId: textOf(entry['sourceId']),
      }))])),
    };
  });
}

function linksOf({ results }: PortalFields): [string, string[]][] {
  return fieldsIn(results).map((link) => [isFields(link['from']) ? textOf(link['from']['id']) : '', fieldsIn(link['to']).map(({ toObjectId }) => textOf(toObjectId))]);
}
