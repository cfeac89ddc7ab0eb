import * as lists from '@hubspot/api-client/lib/codegen/crm/lists/index.js';
import * as properties from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { describe, expect, it } from 'vitest';
import { API_PATHS, apiBase, inVersion } from '../../electron/hubspot/paths.ts';
import { aRehearsal, type Rehearsal } from './a-rehearsal.ts';

/** The attributes that a generated model knows, with their types; the contract that the simulator is held against. */
type Model = { getAttributeTypeMap(): { name: string; baseName: string; type: string }[] };
type Body = { readonly [key: string]: unknown };

const MODELS: { readonly [type: string]: Model } = {
  Property: properties.Property, PropertyGroup: properties.PropertyGroup, Option: properties.Option,
  PropertyModificationMetadata: properties.PropertyModificationMetadata, PublicObjectList: lists.PublicObjectList,
};

/** Where a reply has a key that the model does not know, or a value of another type. */
function departures(body: Body, model: Model, at = ''): string[] {
  const attributes = new Map(model.getAttributeTypeMap().map((attribute) => [attribute.baseName, attribute.type]));
  return Object.entries(body).flatMap(([key, value]) => {
    const type = attributes.get(key);
    if (type === undefined) return [`${at}${key} is unknown`];
    return departuresOfValue(value, type, `${at}${key}`);
  });
}

function departuresOfValue(value: unknown, type: string, at: string): string[] {
  const item = /^Array<(.+)>$/.exec(type)?.[1];
  if (item !== undefined) return Array.isArray(value) ? value.flatMap((each, i) => departuresOfValue(each, item, `${at}[${i}].`)) : [`${at} is no list`];
  if (type === 'Date') return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? [] : [`${at} is no date`];
  if (type === 'string' || type === 'number' || type === 'boolean') return typeof value === type ? [] : [`${at} is no ${type}`];
  const model = MODELS[type];
  return model === undefined ? [] : departures(value as Body, model, at);
}

async function call({ portal }: Rehearsal, method: string, path: string, body?: unknown): Promise<{ status: number; body: Body; headers: Headers }> {
  const response = await fetch(portal.url + path, { method, headers: { authorization: `Bearer ${portal.token}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Body), headers: response.headers };
}

const filterBranch = {
  filterBranchType: 'OR', filterBranchOperator: 'OR', filters: [],
  filterBranches: [{
    filterBranchType: 'AND', filterBranchOperator: 'AND', filterBranches: [],
    filters: [{ filterType: 'PROPERTY', property: 'hx_tier', operation: { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['A'], includeObjectsWithNoValueSet: false } }],
  }],
};
const tier = { name: 'hx_tier', label: 'Tier', type: 'enumeration', fieldType: 'select', groupName: 'contactinformation', options: [{ value: 'A', label: 'A', hidden: false }] };

describe.each(['dated', 'v3'] as const)('replies of the rehearsal portal over %s paths', (version) => {
  const base = apiBase('properties', version);
  const listBase = apiBase('lists', version);

  it('hold every required attribute of a property and nothing that the model does not know', async () => {
    const rehearsal = await aRehearsal();
    const made = await call(rehearsal, 'POST', `${base}/contacts`, tier);
    expect(made.status).toBe(201);
    expect(departures(made.body, properties.Property)).toEqual([]);
    for (const required of ['name', 'label', 'description', 'type', 'fieldType', 'groupName', 'options']) expect(made.body).toHaveProperty(required);
    const all = await call(rehearsal, 'GET', `${base}/contacts`);
    for (const each of all.body['results'] as Body[]) expect(departures(each, properties.Property)).toEqual([]);
  });

  it('hold groups and lists to their models', async () => {
    const rehearsal = await aRehearsal();
    const group = await call(rehearsal, 'POST', `${base}/contacts/groups`, { name: 'hx_test', label: 'Test' });
    expect(group.status).toBe(201);
    expect(departures(group.body, properties.PropertyGroup)).toEqual([]);
    await call(rehearsal, 'POST', `${base}/contacts`, tier);
    const list = await call(rehearsal, 'POST', listBase, { name: 'L', objectTypeId: '0-1', processingType: 'DYNAMIC', filterBranch });
    expect(list.status).toBe(200);
    expect(departures(list.body['list'] as Body, lists.PublicObjectList)).toEqual([]);
    for (const required of ['processingType', 'objectTypeId', 'listId', 'processingStatus', 'listVersion', 'name']) expect(list.body['list']).toHaveProperty(required);
  });
});

describe('the typed calls', () => {
  it('keep a filter exactly as it was sent and read', async () => {
    const rehearsal = await aRehearsal();
    await call(rehearsal, 'POST', `${apiBase('properties', 'v3')}/contacts`, tier);
    const made = await rehearsal.client.createList('L', filterBranch);
    expect(made).toMatchObject({ kind: 'ok', status: 200, value: { name: 'L', processingType: 'DYNAMIC', filterBranch } });
    expect(rehearsal.state.lists.at(-1)?.filterBranch).toEqual(filterBranch);
    const wider = structuredClone(filterBranch);
    wider.filterBranches[0]?.filters[0]?.operation.values.push('B');
    const listId = made.kind === 'ok' ? made.value.listId : '';
    expect(await rehearsal.client.updateListFilter(listId, wider)).toMatchObject({ kind: 'ok', value: { listId, filterBranch: wider } });
    expect(await rehearsal.client.readList('L')).toMatchObject({ kind: 'ok', value: { filterBranch: wider } });
  });

  it('use nothing but the paths of the table', async () => {
    const rehearsal = await aRehearsal({ version: 'v3' });
    await rehearsal.plan();
    expect(rehearsal.requests.every((request) => API_PATHS.some(({ base, version }) => version === 'v3' && request.slice(4).startsWith(base)))).toBe(true);
    expect(() => inVersion('/crm/v3/imports', 'dated')).toThrow('belongs to no family');
  });

  it('map a list in the middle of a name safely into a path', async () => {
    const rehearsal = await aRehearsal();
    expect(await rehearsal.client.readList('A/B & C? ü')).toMatchObject({ kind: 'refused', status: 404 });
  });
});
