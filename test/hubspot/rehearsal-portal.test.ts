import { describe, expect, it } from 'vitest';
import { defaultRehearsalState } from '../../electron/hubspot/simulator/default-state.ts';
import { dumpState, loadState } from '../../electron/hubspot/simulator/rehearsal-state.ts';
import { aRehearsal, type Rehearsal } from './a-rehearsal.ts';

const PROPERTIES = '/crm/properties/2026-09/contacts';
const LISTS = '/crm/lists/2026-09';

const text = (name: string, own: object = {}) => ({ name, label: name, type: 'string', fieldType: 'text', groupName: 'contactinformation', ...own });
const filterOn = (property: string) => ({
  filterBranchType: 'OR', filterBranchOperator: 'OR', filters: [],
  filterBranches: [{ filterBranchType: 'AND', filterBranchOperator: 'AND', filterBranches: [], filters: [{ filterType: 'PROPERTY', property, operation: { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['NEW'] } }] }],
});

async function answer({ portal }: Rehearsal, method: string, path: string, body?: unknown) {
  const response = await fetch(portal.url + path, { method, headers: { authorization: `Bearer ${portal.token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const said = await response.text();
  const parsed = (said === '' ? {} : JSON.parse(said)) as { category?: string; subCategory?: string; list?: { listId: string } };
  return { ...parsed, status: response.status, headers: response.headers };
}

describe('the rehearsal portal', () => {
  it('listens on loopback only and lets nobody in without its token', async () => {
    const rehearsal = await aRehearsal();
    expect(new URL(rehearsal.portal.url).hostname).toBe('127.0.0.1');
    for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
      const response = await fetch(`${rehearsal.portal.url}${PROPERTIES}`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ category: 'INVALID_AUTHENTICATION' });
    }
  });

  it('says which portal it is, and sends its limits except on search', async () => {
    const rehearsal = await aRehearsal();
    const details = await answer(rehearsal, 'GET', '/account-info/2026-09/details');
    expect(details).toMatchObject({ status: 200, portalId: 99_000_001, accountType: 'DEVELOPER_TEST' });
    expect(details.headers.get('x-hubspot-ratelimit-remaining')).toBe('189');
    expect(details.headers.get('x-hubspot-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    const search = await answer(rehearsal, 'POST', `${LISTS}/search`, { query: 'news' });
    expect(search).toMatchObject({ status: 200, total: 1 });
    expect(search.headers.has('x-hubspot-ratelimit-max')).toBe(false);
  });

  it('counts requests and refuses the 191st within ten seconds', async () => {
    const rehearsal = await aRehearsal();
    const statuses: number[] = [];
    for (let i = 0; i < 191; i++) statuses.push((await answer(rehearsal, 'GET', '/account-info/v3/details')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(190);
    expect(statuses.at(-1)).toBe(429);
  });

  it('creates once, patches, archives and revives properties as the portal does', async () => {
    const rehearsal = await aRehearsal();
    expect((await answer(rehearsal, 'POST', PROPERTIES, text('hx_a'))).status).toBe(201);
    expect(await answer(rehearsal, 'POST', PROPERTIES, text('hx_a'))).toMatchObject({ status: 409, category: 'OBJECT_ALREADY_EXISTS', subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS' });
    expect(await answer(rehearsal, 'PATCH', `${PROPERTIES}/hx_a`, { label: 'A' })).toMatchObject({ status: 200, label: 'A' });
    expect((await answer(rehearsal, 'DELETE', `${PROPERTIES}/hx_a`)).status).toBe(204);
    expect(await answer(rehearsal, 'GET', `${PROPERTIES}/hx_a`)).toMatchObject({ status: 404, category: 'OBJECT_NOT_FOUND' });
    expect(await answer(rehearsal, 'GET', `${PROPERTIES}/hx_a?archived=true`)).toMatchObject({ status: 200, archived: true });
    expect(await answer(rehearsal, 'POST', PROPERTIES, text('hx_a', { label: 'New' }))).toMatchObject({ status: 201, label: 'A' });
  });

  it('replaces options as a whole', async () => {
    const rehearsal = await aRehearsal();
    await answer(rehearsal, 'PATCH', `${PROPERTIES}/hs_lead_status`, { options: [{ value: 'NEW', label: 'New', hidden: false }] });
    const property = rehearsal.state.objects['contacts']?.properties.find(({ name }) => name === 'hs_lead_status');
    expect(property?.options.map(({ value }) => value)).toEqual(['NEW']);
  });

  it.each([
    ['a body that is no JSON', undefined],
    ['a missing label', { name: 'hx_b', type: 'string', fieldType: 'text', groupName: 'contactinformation' }],
    ['a field type that does not fit', text('hx_b', { fieldType: 'number' })],
    ['an unknown group', text('hx_b', { groupName: 'nowhere' })],
    ['a choice of nothing', text('hx_b', { type: 'enumeration', fieldType: 'select' })],
    ['two choices of one label', text('hx_b', { type: 'enumeration', fieldType: 'select', options: [{ value: 'a', label: 'A', hidden: false }, { value: 'b', label: 'a', hidden: false }] })],
    ['a name with capitals', text('HX_B')],
  ])('refuses %s', async (_what, body) => {
    const rehearsal = await aRehearsal();
    expect(await answer(rehearsal, 'POST', PROPERTIES, body)).toMatchObject({ status: 400, category: 'VALIDATION_ERROR' });
  });

  it('keeps what is in use: groups with properties, properties in lists, its own properties', async () => {
    const rehearsal = await aRehearsal();
    await answer(rehearsal, 'POST', PROPERTIES, text('hx_t', { type: 'enumeration', fieldType: 'select', options: [{ value: 'a', label: 'A', hidden: false }] }));
    await answer(rehearsal, 'POST', LISTS, { name: 'L', objectTypeId: '0-1', processingType: 'DYNAMIC', filterBranch: filterOn('hx_t') });
    expect(await answer(rehearsal, 'DELETE', `${PROPERTIES}/hx_t`)).toMatchObject({ status: 400, subCategory: 'PropertyValidationError.CANNOT_DELETE_PROPERTY_IN_USE' });
    expect(await answer(rehearsal, 'DELETE', `${PROPERTIES}/groups/contactinformation`)).toMatchObject({ status: 400, subCategory: 'PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES' });
    expect((await answer(rehearsal, 'DELETE', `${PROPERTIES}/firstname`)).status).toBe(400);
    expect(await answer(rehearsal, 'PATCH', `${PROPERTIES}/lifecyclestage`, { options: [] })).toMatchObject({ status: 400, subCategory: 'PropertyValidationError.READ_ONLY_OPTIONS' });
  });

  it('makes, renames, deletes and restores lists under one id', async () => {
    const rehearsal = await aRehearsal();
    const made = await answer(rehearsal, 'POST', LISTS, { name: 'L', objectTypeId: '0-1', processingType: 'DYNAMIC', filterBranch: filterOn('hs_lead_status') });
    expect(made.status).toBe(200);
    const path = `${LISTS}/${made.list?.listId ?? ''}`;
    expect((await answer(rehearsal, 'POST', LISTS, { name: 'L', objectTypeId: '0-1', processingType: 'MANUAL' })).status).toBe(409);
    expect(await answer(rehearsal, 'PUT', `${path}/update-list-name?listName=M`)).toMatchObject({ status: 200, updatedList: { name: 'M', listVersion: 2 } });
    expect((await answer(rehearsal, 'DELETE', path)).status).toBe(204);
    expect((await answer(rehearsal, 'GET', path)).status).toBe(404);
    expect((await answer(rehearsal, 'PUT', `${path}/restore`)).status).toBe(204);
    expect(await answer(rehearsal, 'GET', `${LISTS}/object-type-id/0-1/name/M?includeFilters=true`)).toMatchObject({ status: 200, list: { filterBranch: filterOn('hs_lead_status') } });
  });

  it('refuses filters that it could not run', async () => {
    const rehearsal = await aRehearsal();
    const make = (filterBranch: unknown) => answer(rehearsal, 'POST', LISTS, { name: 'L', objectTypeId: '0-1', processingType: 'DYNAMIC', filterBranch });
    expect(await make(filterOn('hx_none'))).toMatchObject({ status: 400, subCategory: 'ListError.PROPERTY_NOT_FOUND' });
    expect(await make(filterOn('firstname'))).toMatchObject({ status: 400, subCategory: 'ListError.INVALID_OPERATION' });
    expect(await make({ ...filterOn('hs_lead_status'), filterBranchType: 'AND' })).toMatchObject({ status: 400, subCategory: 'ListError.INVALID_FILTER_BRANCH' });
    expect((await make(undefined)).status).toBe(400);
  });

  it('remembers itself as text, and refuses a text that it did not write', async () => {
    const state = defaultRehearsalState();
    expect(loadState(dumpState(state))).toEqual(state);
    for (const other of ['', 'null', '{}', '{"format":2}', '[]']) expect(loadState(other)).toBeNull();
  });
});
