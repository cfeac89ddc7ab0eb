import type { PortalAccount } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { messageOf, type Outcome } from './outcome.ts';
import { apiBase, type ApiFamily, type ApiVersion } from './paths.ts';
import { createPortalClient } from './portal-client.ts';
import { callJson } from './portal-json.ts';
import type { RateBudget } from './rate-budget.ts';
import { refused, type Answer } from './reach-portal.ts';
import type { Transport } from './transport.ts';
import { versionOf } from './version-of.ts';

/** One thing that a portal may or may not take with a key. */
export interface Ability {
  id: string;
  label: string;
  use: string;
  state: 'open' | 'scope' | 'closed' | 'unknown';
  scope: string;
}

/** What a look at a portal found. */
export interface Probe {
  readonly account: PortalAccount;
  readonly abilities: Ability[];
  readonly budget: RateBudget;
}

/** What is asked of every portal, with the smallest request that tells (hubspot.md §1, §12, §16). */
const QUESTIONS: readonly (Omit<Ability, 'state'> & { readonly family: ApiFamily; readonly path: string })[] = [
  { id: 'properties', label: 'Contact properties', use: 'Read and make the handoff fields', scope: 'crm.schemas.contacts.read', family: 'properties', path: '/contacts/groups' },
  { id: 'lists', label: 'Lists', use: 'Make a list per tier', scope: 'crm.lists.read', family: 'lists', path: '?listIds=1' },
  { id: 'workflows', label: 'Workflows', use: 'Make the workflows, switched off', scope: 'automation', family: 'workflows', path: '/flows?limit=1' },
  { id: 'actions', label: 'Workflow actions', use: 'Know which steps it takes', scope: 'automation', family: 'workflows', path: '/action-types?objectTypeId=0-1' },
  { id: 'scores', label: 'Lead scoring (beta)', use: 'Draft the score', scope: 'mh-lead-scoring-view', family: 'scores', path: '/scores?limit=1' },
  { id: 'validations', label: 'Rules on values', use: 'Keep the score within its limits', scope: 'crm.schemas.contacts.write', family: 'validations', path: '/0-1/createdate' },
  { id: 'calculations', label: 'Calculated properties', use: 'Calculate the score', scope: 'crm.objects.contacts.read', family: 'limits', path: '/calculated-properties' },
  { id: 'stages', label: 'Life cycle as a pipeline', use: 'Add missing stages', scope: 'crm.schemas.contacts.write', family: 'pipelines', path: '/contacts' },
  { id: 'owners', label: 'Owners', use: 'Find the people of the routing', scope: 'crm.objects.owners.read', family: 'owners', path: '?limit=1' },
  { id: 'teams', label: 'Teams', use: 'See who belongs together', scope: 'settings.users.teams.read', family: 'users', path: '/teams' },
  { id: 'users', label: 'Working hours', use: 'Read hours and zones of users', scope: 'crm.objects.users.read', family: 'objects', path: '/users?limit=1' },
  { id: 'contacts', label: 'Contacts', use: 'Read leads and their history', scope: 'crm.objects.contacts.read', family: 'objects', path: '/contacts?limit=1' },
  { id: 'deals', label: 'Deals', use: 'Read what was won and lost', scope: 'crm.objects.deals.read', family: 'objects', path: '/deals?limit=1' },
  { id: 'calls', label: 'Calls, e-mails, meetings', use: 'Read the first logged touch', scope: 'sales-email-read', family: 'objects', path: '/emails?limit=1' },
  { id: 'leads', label: 'Leads object', use: 'Tell whether sales works leads there', scope: 'crm.objects.leads.read', family: 'pipelines', path: '/0-136' },
  { id: 'forms', label: 'Forms', use: 'Name what triggers a handoff', scope: 'forms', family: 'forms', path: '?limit=1' },
  { id: 'limits', label: 'Limits', use: 'See how many properties are left', scope: 'crm.objects.contacts.read', family: 'limits', path: '/custom-properties' },
];

/** Which portal a key opens and what the two can take together; changes nothing, and asks no more than a score of requests. */
export async function probePortal(transport: Transport, asked?: ApiVersion): Promise<Answer<Probe>> {
  const version = asked ?? await versionOf(transport);
  const account = await createPortalClient(transport, version).readAccount();
  if (account.kind !== 'ok') return refused(account.kind === 'refused' ? 'refused' : 'portalUnavailable', `${messageOf(account)} Nothing was read.`);
  const abilities: Ability[] = [];
  for (const { family, path, ...question } of QUESTIONS) {
    const answer = await callJson(transport, { method: 'GET', path: `${apiBase(family, version)}${path}` });
    if (answer.kind === 'refused' && answer.status === 401) return refused('refused', `${answer.message} Nothing was read.`);
    abilities.push({ ...question, state: stateOf(answer) });
  }
  return { ok: true, value: { account: account.value, abilities, budget: transport.budget() } };
}

function stateOf(answer: Outcome<unknown>): Ability['state'] {
  if (answer.kind === 'ok') return 'open';
  if (answer.kind !== 'refused') return 'unknown';
  return answer.status === 403 ? 'scope' : answer.status === 404 ? 'closed' : 'unknown';
}
