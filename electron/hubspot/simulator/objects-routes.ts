import { Hono } from 'hono';
import { notFound, notValid } from './portal-refusal.ts';
import type { RecordTable, StoredRecord } from './records.ts';
import { searchRecords, type Search } from './record-search.ts';
import { isoTime, readBody, type RoutesContext } from './routes-context.ts';
import { writtenStage } from './stage-rules.ts';

/** How many records one request may name; fewer where their history is asked for (hubspot.md §3). */
const MOST = 100;
const MOST_WITH_HISTORY = 50;

const NAMES: { readonly [id: string]: string } = { '0-1': 'contacts', '0-2': 'companies', '0-3': 'deals', '0-115': 'users', '0-136': 'leads' };

interface Read { readonly inputs: readonly { readonly id: string }[]; readonly properties?: readonly string[]; readonly propertiesWithHistory?: readonly string[] }
interface Write { readonly properties: { readonly [name: string]: string }; readonly associations?: readonly { readonly to: { readonly id: string } }[] }

/** Records: read a page at a time, searched, read in batches with what they held before, made and changed. */
export function objectsRoutes(context: RoutesContext): Hono {
  const table = (object: string): RecordTable => {
    const found = context.records[NAMES[object] ?? object];
    if (found === undefined) throw notFound(`Object type ${object}`);
    return found;
  };
  return new Hono()
    .post('/:object/search', async (c) => c.json(searchRecords(table(c.req.param('object')), await readBody<Search>(c, 'recordSearch'), context.now(), present)))
    .post('/:object/batch/read', async (c) => {
      const body = await readBody<Read>(c, 'batchRead');
      const { propertiesWithHistory: past = [], properties = [], inputs } = body;
      if (inputs.length > (past.length > 0 ? MOST_WITH_HISTORY : MOST)) throw notValid(`At most ${past.length > 0 ? MOST_WITH_HISTORY : MOST} inputs are allowed`);
      const records = table(c.req.param('object'));
      const found = inputs.flatMap(({ id }) => records.find(id) ?? []);
      const results = found.map((record) => ({ ...present(record, properties), ...(past.length === 0 ? {} : { propertiesWithHistory: historyOf(record, past) }) }));
      const at = isoTime(context.now());
      if (found.length === inputs.length) return c.json({ status: 'COMPLETE', results, startedAt: at, completedAt: at });
      return c.json({ status: 'COMPLETE', results, startedAt: at, completedAt: at, numErrors: 1, errors: [{ status: 'error', category: 'OBJECT_NOT_FOUND', message: 'Could not get some objects, they may be deleted.', context: {} }] }, 207);
    })
    .post('/:object/batch/create', async (c) => {
      const { inputs } = await readBody<{ inputs: readonly Write[] }>(c, 'batchCreate');
      if (inputs.length > MOST) throw notValid(`At most ${MOST} inputs are allowed`);
      const records = table(c.req.param('object'));
      const made = inputs.map((input) => addRecord(records, input, context.now()));
      const at = isoTime(context.now());
      return c.json({ status: 'COMPLETE', results: made.map((record) => present(record, Object.keys(record.properties))), startedAt: at, completedAt: at }, 201);
    })
    .get('/:object', (c) => {
      const records = table(c.req.param('object'));
      const limit = Math.min(MOST, Number(c.req.query('limit') ?? 10));
      const from = Number(c.req.query('after') ?? 0);
      const results = Array.from({ length: Math.max(0, Math.min(limit, records.size - from)) }, (_, i) => present(records.at(from + i), (c.req.query('properties') ?? '').split(',')));
      return c.json({ results, ...(from + limit < records.size ? { paging: { next: { after: String(from + limit) } } } : {}) });
    })
    .patch('/:object/:id', async (c) => {
      const record = table(c.req.param('object')).find(c.req.param('id'));
      if (record === undefined) throw notFound(`Object ${c.req.param('id')}`);
      const { properties } = await readBody<Write>(c, 'recordWrite');
      const stages = context.state.objects['contacts']?.properties.find(({ name }) => name === 'lifecyclestage')?.options.map(({ value }) => value) ?? [];
      for (const [name, value] of Object.entries(properties)) record.properties[name] = name === 'lifecyclestage' ? writtenStage(stages, record.properties[name] ?? '', value) : value;
      return c.json(present(record, Object.keys(record.properties)));
    });
}

function addRecord(records: RecordTable, { properties }: Write, now: number): StoredRecord {
  const createdAt = Date.parse(properties['createdate'] ?? properties['hs_createdate'] ?? '') || now;
  const record: StoredRecord = { id: properties['hs_object_id'] ?? String(1_000_000_000 + records.size), createdAt, properties: { ...properties } };
  records.add(record);
  return record;
}

function present({ id, createdAt, properties }: StoredRecord, wanted: readonly string[]) {
  const own: { [name: string]: string | null } = { createdate: isoTime(createdAt), hs_object_id: id };
  for (const name of wanted) if (name !== '') own[name] ??= properties[name] ?? null;
  return { id, properties: own, createdAt: isoTime(createdAt), updatedAt: isoTime(createdAt), archived: false };
}

/** Newest first, as the portal answers; the value of now is the first of them. */
function historyOf({ properties, history, createdAt }: StoredRecord, names: readonly string[]) {
  const entries = (name: string) => {
    const past = history?.[name] ?? (history !== undefined || properties[name] === undefined || properties[name] === '' ? [] : [{ value: properties[name], timestamp: createdAt, sourceType: 'CRM_UI' }]);
    return past.toReversed().map((entry) => ({ ...entry, timestamp: isoTime(entry.timestamp) }));
  };
  return Object.fromEntries(names.map((name) => [name, entries(name)]));
}
