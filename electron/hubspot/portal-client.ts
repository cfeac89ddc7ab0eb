import type { ListCreateRequest } from '@hubspot/api-client/lib/codegen/crm/lists/index.js';
import type { PropertyCreate, PropertyUpdate } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { PortalAccount, PortalList, PortalOption, PortalProperty } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { JsonValue } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { CONTACT_TYPE_ID } from '../../shared/engine/hubspot-plan/tier-lists.ts';
import type { Outcome } from './outcome.ts';
import { apiBase, type ApiVersion } from './paths.ts';
import { createPortalApi, outcomeOf, type PortalApi } from './portal-api.ts';
import { optionInputs, portalAccount, portalList, portalProperty } from './portal-shapes.ts';
import { createScoreClient, type ScoreClient } from './score-client.ts';
import { createStageClient, type StageClient } from './stage-client.ts';
import type { Transport } from './transport.ts';
import { createWorkflowClient, type WorkflowClient } from './workflow-client.ts';

/** The attributes of a property that are sent; what is left out stays as it is. */
export interface PropertyFields {
  readonly label?: string;
  readonly description?: string;
  readonly groupName?: string;
  readonly type?: string;
  readonly fieldType?: string;
  readonly options?: readonly PortalOption[];
  /** Only of what the portal computes. */
  readonly calculationFormula?: string;
}

/** A property with all that a new one needs. */
export type WholeProperty = Required<Omit<PropertyFields, 'calculationFormula'>> & Pick<PropertyFields, 'calculationFormula'>;

/** What a push can ask of a portal. Every answer is an outcome; nothing throws for what a portal may do. */
export interface PortalClient extends WorkflowClient, ScoreClient, StageClient {
  readAccount(signal?: AbortSignal): Promise<Outcome<PortalAccount>>;
  readGroups(signal?: AbortSignal): Promise<Outcome<{ name: string; label: string }[]>>;
  readProperties(signal?: AbortSignal): Promise<Outcome<PortalProperty[]>>;
  readList(name: string, signal?: AbortSignal): Promise<Outcome<PortalList>>;
  createGroup(name: string, label: string, signal?: AbortSignal): Promise<Outcome<{ name: string; label: string }>>;
  createProperty(name: string, fields: WholeProperty, signal?: AbortSignal): Promise<Outcome<PortalProperty>>;
  updateProperty(name: string, fields: PropertyFields, signal?: AbortSignal): Promise<Outcome<PortalProperty>>;
  createList(name: string, filterBranch: JsonValue, signal?: AbortSignal): Promise<Outcome<PortalList>>;
  updateListFilter(listId: string, filterBranch: JsonValue, signal?: AbortSignal): Promise<Outcome<PortalList | null>>;
  archiveGroup(name: string, signal?: AbortSignal): Promise<Outcome<null>>;
  archiveProperty(name: string, signal?: AbortSignal): Promise<Outcome<null>>;
  deleteList(listId: string, signal?: AbortSignal): Promise<Outcome<null>>;
  /** A deleted list comes back under its number for 90 days; `refused` with 404 later. */
  restoreList(listId: string, signal?: AbortSignal): Promise<Outcome<null>>;
}

const CONTACTS = 'contacts';

/** A client over a transport; typed calls where the package has them, the transport alone where it has none. */
export function createPortalClient(transport: Transport, version: ApiVersion = 'dated'): PortalClient {
  const api = (signal?: AbortSignal): Promise<PortalApi> => createPortalApi(transport, version, signal);
  return {
    ...createWorkflowClient(transport, version),
    ...createScoreClient(transport, version),
    ...createStageClient(transport, version),
    readAccount: (signal) => readAccount(transport, version, signal),
    readGroups: async (signal) => outcomeOf((await api(signal)).groups.getAllWithHttpInfo(CONTACTS), ({ results }) => results.map(groupOf)),
    readProperties: async (signal) => outcomeOf((await api(signal)).properties.getAllWithHttpInfo(CONTACTS), ({ results }) => results.map(portalProperty)),
    readList: async (name, signal) => outcomeOf((await api(signal)).lists.getByNameWithHttpInfo(name, CONTACT_TYPE_ID, true), ({ list }) => portalList(list)),
    createGroup: async (name, label, signal) => outcomeOf((await api(signal)).groups.createWithHttpInfo(CONTACTS, { name, label }), groupOf),
    createProperty: async (name, fields, signal) =>
      outcomeOf((await api(signal)).properties.createWithHttpInfo(CONTACTS, propertyCreate(name, fields)), portalProperty),
    updateProperty: async (name, fields, signal) =>
      outcomeOf((await api(signal)).properties.updateWithHttpInfo(CONTACTS, name, propertyUpdate(fields)), portalProperty),
    createList: async (name, filterBranch, signal) =>
      outcomeOf((await api(signal)).lists.createWithHttpInfo(listCreate(name, filterBranch)), ({ list }) => portalList(list)),
    updateListFilter: async (listId, filterBranch, signal) =>
      outcomeOf((await api(signal)).lists.updateListFiltersWithHttpInfo(listId, { filterBranch: asBranch(filterBranch) }), ({ updatedList }) => (updatedList === undefined ? null : portalList(updatedList))),
    archiveGroup: async (name, signal) => outcomeOf((await api(signal)).groups.archiveWithHttpInfo(CONTACTS, name), () => null),
    archiveProperty: async (name, signal) => outcomeOf((await api(signal)).properties.archiveWithHttpInfo(CONTACTS, name), () => null),
    deleteList: async (listId, signal) => outcomeOf((await api(signal)).lists.removeWithHttpInfo(listId), () => null),
    restoreList: async (listId, signal) => outcomeOf((await api(signal)).lists.restoreWithHttpInfo(listId), () => null),
  };
}

async function readAccount(transport: Transport, version: ApiVersion, signal: AbortSignal | undefined): Promise<Outcome<PortalAccount>> {
  const outcome = await transport.exchange({ method: 'GET', path: `${apiBase('accountInfo', version)}/details`, signal });
  if (outcome.kind !== 'ok') return outcome;
  const account = portalAccount(outcome.value.text);
  if (account === null) return { kind: 'unavailable', message: 'The portal did not say which portal it is, so nothing is read or changed.' };
  return { ...outcome, value: account };
}

const groupOf = ({ name, label }: { readonly name: string; readonly label: string }) => ({ name, label });

// The package's enums are these very strings; its lists of them lag behind the portal, which checks them itself.
const propertyCreate = (name: string, { options, ...rest }: WholeProperty): PropertyCreate => ({
  name,
  ...rest,
  type: rest.type as PropertyCreate['type'],
  fieldType: rest.fieldType as PropertyCreate['fieldType'],
  ...(options.length === 0 ? {} : { options: optionInputs(options) }),
});

function propertyUpdate({ options, type, fieldType, ...rest }: PropertyFields): PropertyUpdate {
  return {
    ...rest,
    // See propertyCreate for the two casts.
    ...(type === undefined ? {} : { type: type as NonNullable<PropertyUpdate['type']> }),
    ...(fieldType === undefined ? {} : { fieldType: fieldType as NonNullable<PropertyUpdate['fieldType']> }),
    ...(options === undefined ? {} : { options: optionInputs(options) }),
  };
}

const listCreate = (name: string, filterBranch: JsonValue): ListCreateRequest => ({
  name,
  objectTypeId: CONTACT_TYPE_ID,
  processingType: 'DYNAMIC',
  filterBranch: asBranch(filterBranch),
});

/** A filter of the plan, which the engine builds in the portal's own shape. */
const asBranch = (filterBranch: JsonValue): NonNullable<ListCreateRequest['filterBranch']> =>
  filterBranch as unknown as NonNullable<ListCreateRequest['filterBranch']>;
