import { ObjectSerializer as Associations } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/ObjectSerializer.js';
import { ObjectSerializer as Contacts } from '@hubspot/api-client/lib/codegen/crm/contacts/models/ObjectSerializer.js';
import { ObjectSerializer as Lists } from '@hubspot/api-client/lib/codegen/crm/lists/models/ObjectSerializer.js';
import { ObjectSerializer as Owners } from '@hubspot/api-client/lib/codegen/crm/owners/models/ObjectSerializer.js';
import { ObjectSerializer as Pipelines } from '@hubspot/api-client/lib/codegen/crm/pipelines/models/ObjectSerializer.js';
import { ObjectSerializer as Properties } from '@hubspot/api-client/lib/codegen/crm/properties/models/ObjectSerializer.js';
import { ObjectSerializer as Tasks } from '@hubspot/api-client/lib/codegen/crm/objects/tasks/models/ObjectSerializer.js';
import { ObjectSerializer as Forms } from '@hubspot/api-client/lib/codegen/marketing/forms/models/ObjectSerializer.js';
import { ObjectSerializer as Users } from '@hubspot/api-client/lib/codegen/settings/users/models/ObjectSerializer.js';
import { describe, expect, it } from 'vitest';
import { apiBase, type ApiFamily, type ApiVersion } from '../../electron/hubspot/paths.ts';
import { portalRecords } from './a-portal-with-leads.ts';
import { aPortalState, aRehearsal, type Rehearsal } from './a-rehearsal.ts';

type Serializer = Pick<typeof Owners, 'serialize' | 'deserialize'>;

/** What is asked, the status that the package expects, and the model that it reads the reply as. */
interface Case {
  readonly what: string;
  readonly family: ApiFamily;
  readonly path: string;
  readonly body?: unknown;
  readonly method?: string;
  readonly status?: number;
  readonly model: string;
  readonly by: Serializer;
  /** What a reply must hold at least, since models do not say so while they run. */
  readonly holds: readonly string[];
}

const filterBranch = {
  filterBranchType: 'OR', filterBranchOperator: 'OR', filters: [],
  filterBranches: [{ filterBranchType: 'AND', filterBranchOperator: 'AND', filterBranches: [], filters: [{ filterType: 'PROPERTY', property: 'lead_grade', operation: { operationType: 'MULTISTRING', operator: 'IS_EQUAL_TO', values: ['A'], includeObjectsWithNoValueSet: false } }] }],
};
const choice = { name: 'hx_kind', label: 'Kind', description: 'What it is', type: 'enumeration', fieldType: 'select', groupName: 'contactinformation', options: [{ value: 'A', label: 'A', hidden: false, displayOrder: 0 }] };
const formula = { name: 'hx_sum', label: 'Sum', description: '', type: 'string', fieldType: 'calculation_equation', groupName: 'contactinformation', options: [], calculationFormula: 'if contains(string(lead_grade), "A") then "yes" else "no" endif' };

const CASES: readonly Case[] = [
  { what: 'owners', family: 'owners', path: '?archived=false&limit=1', model: 'CollectionResponsePublicOwnerForwardPaging', by: Owners, holds: ['results', 'paging'] },
  { what: 'deal pipelines', family: 'pipelines', path: '/deals', model: 'CollectionResponsePipelineNoPaging', by: Pipelines, holds: ['results'] },
  { what: 'the life cycle as a pipeline', family: 'pipelines', path: '/contacts', model: 'CollectionResponsePipelineNoPaging', by: Pipelines, holds: ['results'] },
  { what: 'lead pipelines', family: 'pipelines', path: '/0-136', model: 'CollectionResponsePipelineNoPaging', by: Pipelines, holds: ['results'] },
  { what: 'a new stage', family: 'pipelines', path: '/contacts/contacts-lifecycle-pipeline/stages', method: 'POST', body: { label: 'Ready', displayOrder: 3, metadata: { isClosed: 'false', state: 'OPEN' } }, status: 201, model: 'PipelineStage', by: Pipelines, holds: ['id', 'label', 'displayOrder', 'metadata', 'createdAt', 'updatedAt', 'archived'] },
  { what: 'contacts a page at a time', family: 'objects', path: '/contacts?limit=2&properties=email', model: 'CollectionResponseSimplePublicObjectWithAssociationsForwardPaging', by: Contacts, holds: ['results', 'paging'] },
  { what: 'a search of contacts', family: 'objects', path: '/contacts/search', method: 'POST', body: { filterGroups: [], properties: ['email'], limit: 2 }, model: 'CollectionResponseWithTotalSimplePublicObject', by: Contacts, holds: ['total', 'results', 'paging'] },
  { what: 'contacts with what they held before', family: 'objects', path: '/contacts/batch/read', method: 'POST', body: { inputs: [{ id: '1000' }], properties: [], propertiesWithHistory: ['lifecyclestage'] }, model: 'BatchResponseSimplePublicObject', by: Contacts, holds: ['status', 'results', 'startedAt', 'completedAt'] },
  { what: 'contacts of which one is gone', family: 'objects', path: '/contacts/batch/read', method: 'POST', body: { inputs: [{ id: '1000' }, { id: 'gone' }], properties: [] }, status: 207, model: 'BatchResponseSimplePublicObjectWithErrors', by: Contacts, holds: ['status', 'results', 'errors', 'numErrors'] },
  { what: 'new tasks', family: 'objects', path: '/tasks/batch/create', method: 'POST', body: { inputs: [{ properties: { hs_timestamp: '2026-01-05T09:00:00Z', hs_task_subject: 'Call' }, associations: [] }] }, status: 201, model: 'BatchResponseSimplePublicObject', by: Tasks, holds: ['status', 'results'] },
  { what: 'a changed contact', family: 'objects', path: '/contacts/1000', method: 'PATCH', body: { properties: { lifecyclestage: 'customer' } }, model: 'SimplePublicObject', by: Contacts, holds: ['id', 'properties', 'createdAt', 'updatedAt', 'archived'] },
  { what: 'what contacts belong to', family: 'associations', path: '/contacts/calls/batch/read', method: 'POST', body: { inputs: [{ id: '1000' }] }, model: 'BatchResponsePublicAssociationMultiWithLabel', by: Associations, holds: ['status', 'results', 'startedAt', 'completedAt'] },
  { what: 'properties', family: 'properties', path: '/contacts', model: 'CollectionResponsePropertyNoPaging', by: Properties, holds: ['results'] },
  { what: 'a new choice', family: 'properties', path: '/contacts', method: 'POST', body: choice, status: 201, model: 'Property', by: Properties, holds: ['name', 'label', 'description', 'type', 'fieldType', 'groupName', 'options'] },
  { what: 'a calculated property', family: 'properties', path: '/contacts', method: 'POST', body: formula, status: 201, model: 'Property', by: Properties, holds: ['calculationFormula', 'calculated'] },
  { what: 'groups of properties', family: 'properties', path: '/contacts/groups', model: 'CollectionResponsePropertyGroupNoPaging', by: Properties, holds: ['results'] },
  { what: 'a new list', family: 'lists', path: '', method: 'POST', body: { name: 'L', objectTypeId: '0-1', processingType: 'DYNAMIC', filterBranch }, model: 'ListCreateResponse', by: Lists, holds: ['list'] },
  { what: 'a list by name', family: 'lists', path: '/object-type-id/0-1/name/Newsletter%20readers?includeFilters=true', model: 'ListFetchResponse', by: Lists, holds: ['list'] },
  { what: 'lists by number', family: 'lists', path: '?listIds=12', model: 'ListsByIdResponse', by: Lists, holds: ['lists'] },
  { what: 'a search of lists', family: 'lists', path: '/search', method: 'POST', body: { query: '', count: 5, offset: 0 }, model: 'ListSearchResponse', by: Lists, holds: ['lists', 'total', 'offset', 'hasMore'] },
  { what: 'teams', family: 'users', path: '/teams', model: 'CollectionResponsePublicTeamNoPaging', by: Users, holds: ['results'] },
  { what: 'no form that a model of forms would lose', family: 'forms', path: '?limit=1', model: 'CollectionResponseFormDefinitionBaseForwardPaging', by: Forms, holds: ['results'] },
];

async function aPortal(): Promise<Rehearsal> {
  const records = portalRecords(4);
  records['leads']?.add({ id: 'l1', createdAt: 1, properties: {} });
  return aRehearsal({ state: { ...aPortalState(), teams: [{ id: '1', name: 'North', userIds: ['2001'] }] }, records });
}

async function ask({ portal }: Rehearsal, version: ApiVersion, { family, path, method = 'GET', body }: Case): Promise<{ status: number; reply: { [key: string]: unknown } }> {
  const response = await fetch(`${portal.url}${apiBase(family, version)}${path}`, { method, headers: { authorization: `Bearer ${portal.token}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, reply: (await response.json()) as { [key: string]: unknown } }; // every reply of these is an object
}

describe.each(['dated', 'v3'] as const)('a reply of the rehearsal portal over %s paths', (version) => {
  it('goes through the models of the package and back without a loss', async () => {
    const portal = await aPortal();
    for (const asked of CASES) {
      const { status, reply } = await ask(portal, version, asked);
      expect(status, asked.what).toBe(asked.status ?? 200);
      for (const name of asked.holds) expect(reply, asked.what).toHaveProperty(name);
      const read: unknown = asked.by.deserialize(structuredClone(reply), asked.model, '');
      const written: unknown = asked.by.serialize(read, asked.model, '');
      expect(JSON.parse(JSON.stringify(written)), asked.what).toEqual(reply);
    }
  });
});
