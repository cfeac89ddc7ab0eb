import type { PortalHours } from '../../../shared/engine/hubspot-plan/portal-hours.ts';
import type { JsonValue } from '../../../shared/engine/hubspot-plan/push-operation.ts';
import { OutcomeError, messageOf, type Outcome } from '../outcome.ts';
import { apiBase, type ApiVersion } from '../paths.ts';
import { callJson, fieldsIn, readPages, textOf, type PortalFields } from '../portal-json.ts';
import { refused, type Answer } from '../reach-portal.ts';
import type { Transport } from '../transport.ts';
import { versionOf } from '../version-of.ts';
import { weekOfWorkingHours, workingHoursInWords, zoneOf } from './working-hours.ts';

/** One kind of thing that stands in a portal, as a table; `closed` where the portal or the key lacks it, with the sentence why. */
export interface InventoryPart {
  id: 'stages' | 'pipelines' | 'leads' | 'people' | 'teams' | 'properties' | 'lists' | 'workflows' | 'sequences' | 'forms';
  title: string;
  state: 'read' | 'closed';
  why: string;
  heads: string[];
  rows: string[][];
}

/** All parts, and of the people in them the hours that a roster can take. */
export interface Inventory {
  readonly parts: InventoryPart[];
  readonly hours: PortalHours[];
}

type Part = Omit<InventoryPart, 'state' | 'why'>;

/** What stands in a portal beside its leads: people with their hours, teams, stages, pipelines, properties, lists, workflows and forms. Changes nothing. */
export async function readInventory(transport: Transport, options: { readonly signal: AbortSignal; onProgress(done: number, total: number, label: string): void }, asked?: ApiVersion): Promise<Answer<Inventory>> {
  const ask = asking(transport, asked ?? await versionOf(transport, options.signal), options.signal);
  const parts: InventoryPart[] = [];
  try {
    for (const [place, { read, ...head }] of PARTS.entries()) {
      options.onProgress(place, PARTS.length, `Reading ${head.title.toLowerCase()}`);
      parts.push(await partOf(head, () => read(ask)));
    }
    return { ok: true, value: { parts, hours: ask.hours } };
  } catch (error) {
    if (!(error instanceof OutcomeError)) throw error;
    const { outcome } = error;
    if (outcome.kind === 'cancelled') return refused('cancelled', 'Stopped. What was found before is kept.');
    return refused(outcome.kind === 'refused' ? 'refused' : 'portalUnavailable', `${messageOf(outcome)} What was found before is kept; look again.`);
  }
}

/** A part that the portal or the key lacks says so; the others are read all the same. */
async function partOf(head: Omit<Part, 'rows'>, read: () => Promise<string[][]>): Promise<InventoryPart> {
  try {
    return { ...head, state: 'read', why: '', rows: await read() };
  } catch (error) {
    const outcome = error instanceof OutcomeError ? error.outcome : null;
    if (outcome?.kind !== 'refused' || outcome.status === 401) throw error;
    return { ...head, state: 'closed', why: outcome.status === 404 ? 'This portal does not have it.' : messageOf(outcome), rows: [] };
  }
}

interface Asking {
  pages(path: string): Promise<PortalFields[]>;
  one(path: string): Promise<PortalFields>;
  post(path: string, body: JsonValue): Promise<PortalFields>;
  base(family: Parameters<typeof apiBase>[0]): string;
  /** What the reader of people finds of their hours. */
  readonly hours: PortalHours[];
}

function asking(transport: Transport, version: ApiVersion, signal: AbortSignal): Asking {
  const valueOf = <T>(outcome: Outcome<T>): T => {
    if (outcome.kind === 'ok') return outcome.value;
    throw new OutcomeError(outcome);
  };
  return {
    pages: async (path) => valueOf(await readPages(transport, path, signal)),
    one: async (path) => valueOf(await callJson(transport, { method: 'GET', path, signal })),
    post: async (path, body) => valueOf(await callJson(transport, { method: 'POST', path, signal }, body)),
    base: (family) => apiBase(family, version),
    hours: [],
  };
}

const yesNo = (value: JsonValue | undefined): string => (value === true ? 'yes' : 'no');
const nameOf = (owner: PortalFields): string => `${textOf(owner['firstName'])} ${textOf(owner['lastName'])}`.trim();
const propertiesOf = (record: PortalFields): PortalFields => fieldsIn([record['properties'] ?? null])[0] ?? {};

const PARTS: readonly (Omit<Part, 'rows'> & { read(ask: Asking): Promise<string[][]> })[] = [
  { id: 'stages', title: 'Life cycle stages', heads: ['Stage', 'Value'], read: async (ask) => fieldsIn((await ask.one(`${ask.base('properties')}/contacts/lifecyclestage`))['options']).map(({ label, value }) => [textOf(label), textOf(value)]) },
  { id: 'pipelines', title: 'Deal pipelines', heads: ['Pipeline', 'Stages'], read: (ask) => pipelineRows(ask, 'deals') },
  { id: 'leads', title: 'Leads object', heads: ['Pipeline', 'Stages'], read: (ask) => pipelineRows(ask, '0-136') },
  { id: 'people', title: 'Owners and users', heads: ['Name', 'Owner', 'Active', 'Working hours', 'Zone', 'Now'], read: peopleRows },
  { id: 'teams', title: 'Teams', heads: ['Team', 'Members'], read: teamRows },
  { id: 'properties', title: 'Contact properties', heads: ['Label', 'Name', 'Type', 'Own', 'Calculated'], read: async (ask) => fieldsIn((await ask.one(`${ask.base('properties')}/contacts`))['results']).map((each) => [textOf(each['label']), textOf(each['name']), textOf(each['type']), yesNo(each['hubspotDefined'] !== true), yesNo(each['calculated'])]) },
  { id: 'lists', title: 'Lists', heads: ['List', 'Filled', 'Number'], read: listRows },
  { id: 'workflows', title: 'Workflows', heads: ['Workflow', 'On', 'Number', 'Last changed'], read: async (ask) => (await ask.pages(`${ask.base('workflows')}/flows`)).map((flow) => [textOf(flow['name']), yesNo(flow['isEnabled']), textOf(flow['id']), textOf(flow['updatedAt']).slice(0, 10)]) },
  { id: 'sequences', title: 'Sequences', heads: ['Sequence', 'Number'], read: sequenceRows },
  { id: 'forms', title: 'Forms', heads: ['Form', 'Number'], read: async (ask) => (await ask.pages(ask.base('forms'))).filter(({ archived }) => archived !== true).map(({ name, id }) => [textOf(name), textOf(id)]) },
];

async function pipelineRows(ask: Asking, object: string): Promise<string[][]> {
  return fieldsIn((await ask.one(`${ask.base('pipelines')}/${object}`))['results']).map(({ label, stages }) => [textOf(label), fieldsIn(stages).map((stage) => textOf(stage['label'])).join(', ')]);
}

/** Owners with what their user record says of hours and absence; without that scope the owners alone. */
async function peopleRows(ask: Asking): Promise<string[][]> {
  const owners = [...(await ask.pages(`${ask.base('owners')}?archived=false`)), ...(await ask.pages(`${ask.base('owners')}?archived=true`))];
  const users = await ask.pages(`${ask.base('objects')}/users?properties=hubspot_owner_id,hs_internal_user_id,hs_working_hours,hs_standard_time_zone,hs_availability_status`).catch((error: unknown) => {
    if (error instanceof OutcomeError && error.outcome.kind === 'refused' && error.outcome.status !== 401) return [];
    throw error;
  });
  const byOwner = new Map(users.map(propertiesOf).map((user) => [textOf(user['hubspot_owner_id']), user]));
  return owners.map((owner) => {
    const user = byOwner.get(textOf(owner['id'])) ?? {};
    const [hours, zone] = [textOf(user['hs_working_hours']), zoneOf(textOf(user['hs_standard_time_zone']))];
    const week = weekOfWorkingHours(hours);
    if (owner['archived'] !== true && (week !== null || zone !== '')) ask.hours.push({ ownerId: textOf(owner['id']), name: nameOf(owner), week, zone });
    return [nameOf(owner), textOf(owner['id']), yesNo(owner['archived'] !== true), workingHoursInWords(hours), textOf(user['hs_standard_time_zone']), textOf(user['hs_availability_status'])];
  });
}

async function teamRows(ask: Asking): Promise<string[][]> {
  const names = new Map((await ask.pages(`${ask.base('owners')}?archived=false`)).map((owner) => [textOf(owner['userId']), nameOf(owner)]));
  const members = (ids: JsonValue | undefined): string => (Array.isArray(ids) ? ids.map((id) => names.get(textOf(id)) ?? `user ${textOf(id)}`).join(', ') : '');
  return fieldsIn((await ask.one(`${ask.base('users')}/teams`))['results']).map(({ name, userIds }) => [textOf(name), members(userIds)]);
}

/** Sequences are asked for by user: those that the first owner may use. */
async function sequenceRows(ask: Asking): Promise<string[][]> {
  const user = (await ask.pages(`${ask.base('owners')}?archived=false`)).map(({ userId }) => textOf(userId)).find((id) => id !== '');
  if (user === undefined) return [];
  return (await ask.pages(`${ask.base('sequences')}?userId=${encodeURIComponent(user)}`)).map(({ name, id }) => [textOf(name), textOf(id)]);
}

const FILLED: Readonly<Record<string, string>> = { DYNAMIC: 'by a filter', MANUAL: 'by hand', SNAPSHOT: 'once, by a filter' };

/** How many lists one search gives at most. */
const LISTS = 250;

async function listRows(ask: Asking): Promise<string[][]> {
  const rows: string[][] = [];
  for (let offset = 0; ; offset += LISTS) {
    const page = await ask.post(`${ask.base('lists')}/search`, { query: '', count: LISTS, offset });
    rows.push(...fieldsIn(page['lists']).map(({ name, processingType, listId }) => [textOf(name), FILLED[textOf(processingType)] ?? textOf(processingType), textOf(listId)]));
    if (page['hasMore'] !== true) return rows;
  }
}
