import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyPlan } from '../../electron/hubspot/apply-plan.ts';
import { createPortalClient } from '../../electron/hubspot/portal-client.ts';
import { FILE_NAMES, readHistory, type Paths } from '../../electron/hubspot/read/read-history.ts';
import { readInventory } from '../../electron/hubspot/read/read-inventory.ts';
import { readPortal } from '../../electron/hubspot/read-portal.ts';
import { createRateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { startRehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import { createTransport } from '../../electron/hubspot/transport.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import { aPortalState, aScoredConfiguration, identity } from './a-rehearsal.ts';
import { FIRST, portalRecords } from './a-portal-with-leads.ts';

type Json = { readonly [key: string]: unknown };
interface Recorded { readonly method: string; readonly path: string; readonly body: Json | null }

/** What a kind of request may hold, after hubspot.md: keys it needs, keys it may have, and what else is said of it. */
interface Shape {
  readonly method: string;
  readonly path: RegExp;
  readonly needs?: readonly string[];
  readonly may?: readonly string[];
  readonly check?: (body: Json) => void;
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []); // bodies of requests are JSON
const keysOf = (value: unknown): string[] => Object.keys(value as object);

/** §6: root OR, then AND, each with all four keys. */
function checkBranch(branch: Json, depth = 0): void {
  expect(keysOf(branch).sort()).toEqual(['filterBranchOperator', 'filterBranchType', 'filterBranches', 'filters']);
  expect(branch['filterBranchType']).toBe(depth === 0 ? 'OR' : 'AND');
  for (const filter of list(branch['filters'])) expect(keysOf(filter).sort()).toEqual(['filterType', 'operation', 'property']);
  for (const inner of list(branch['filterBranches'])) checkBranch(inner, depth + 1);
}

function checkOptions(body: Json): void {
  for (const option of list(body['options'])) {
    expect(option).toMatchObject({ label: expect.any(String), value: expect.any(String), hidden: expect.any(Boolean) });
    expect(keysOf(option).filter((key) => !['label', 'value', 'hidden', 'displayOrder', 'description'].includes(key))).toEqual([]);
  }
}

/** §7: the fields of each kind of action. */
const ACTION_FIELDS: { readonly [typeId: string]: readonly string[] } = {
  '0-1': ['delta', 'time_unit'], '0-3': ['associations', 'body', 'due_time', 'owner_assignment', 'priority', 'subject', 'task_type', 'use_explicit_associations'],
  '0-5': ['property_name', 'value'], '0-8': ['body', 'owner_properties', 'subject', 'user_ids'], '0-11': ['overwrite_current_owner', 'target_property', 'user_ids'],
  '0-46510720': ['contactOwnerProperty', 'senderType', 'sequenceId', 'shouldUseContactTimeZone'],
};

function checkFlow(body: Json): void {
  expect(body).toMatchObject({ type: 'CONTACT_FLOW', flowType: 'WORKFLOW', objectTypeId: '0-1', isEnabled: false });
  const actions = list(body['actions']);
  const ids = new Set(actions.map(({ actionId }) => actionId));
  expect(ids.size).toBe(actions.length);
  expect(ids).toContain(body['startActionId']);
  for (const action of actions) {
    if (action['type'] === 'LIST_BRANCH') {
      for (const { filterBranch, branchName } of list(action['listBranches'])) {
        expect(branchName).toEqual(expect.any(String));
        checkBranch(filterBranch as Json);
      }
      expect(action['defaultBranch']).toMatchObject({ nextActionId: expect.any(String) });
    } else expect(keysOf(action['fields']).sort()).toEqual(ACTION_FIELDS[String(action['actionTypeId'])]);
  }
  checkBranch((body['enrollmentCriteria'] as Json)['listFilterBranch'] as Json);
}

const PROPERTY = ['label', 'description', 'groupName', 'displayOrder', 'hidden', 'formField', 'options', 'calculationFormula', 'type', 'fieldType'];
const SHAPES: readonly Shape[] = [
  { method: 'POST', path: /^\/crm\/properties\/2026-09\/contacts\/groups$/, needs: ['name', 'label'], may: ['displayOrder'] },
  { method: 'POST', path: /^\/crm\/properties\/2026-09\/contacts$/, needs: ['name', 'label', 'type', 'fieldType', 'groupName'], may: [...PROPERTY, 'hasUniqueValue'], check: checkOptions },
  { method: 'PATCH', path: /^\/crm\/properties\/2026-09\/contacts\/\w+$/, may: PROPERTY, check: checkOptions },
  { method: 'DELETE', path: /^\/crm\/properties\/2026-09\/contacts\/(groups\/)?\w+$/ },
  { method: 'PUT', path: /^\/crm\/property-validations\/2026-09\/0-1\/\w+\/rule-type\/(MIN|MAX)_NUMBER$/, needs: ['ruleArguments'], may: ['shouldApplyNormalization'] },
  { method: 'POST', path: /^\/crm\/lists\/2026-09$/, needs: ['name', 'objectTypeId', 'processingType', 'filterBranch'], check: ({ filterBranch }) => checkBranch(filterBranch as Json) },
  { method: 'PUT', path: /^\/crm\/lists\/2026-09\/\d+\/restore$/ },
  { method: 'DELETE', path: /^\/crm\/lists\/2026-09\/\d+$/ },
  { method: 'POST', path: /^\/crm\/lists\/2026-09\/search$/, needs: ['query', 'count', 'offset'] },
  { method: 'POST', path: /^\/automation\/2026-09-beta\/flows$/, needs: ['name', 'type', 'flowType', 'isEnabled', 'objectTypeId', 'actions'], may: ['description', 'startActionId', 'enrollmentCriteria', 'suppressionListIds', 'timeWindows', 'blockedDates', 'customProperties', 'canEnrollFromSalesforce'], check: checkFlow },
  { method: 'DELETE', path: /^\/automation\/2026-09-beta\/flows\/\d+$/ },
  { method: 'POST', path: /^\/marketing\/lead-scoring\/2026-09-beta\/scores$/, needs: ['name', 'objectTypeId', 'allowedGroupTypes', 'maxScorePerCategory', 'groupConfigs'] },
  { method: 'DELETE', path: /^\/marketing\/lead-scoring\/2026-09-beta\/scores\/\d+$/ },
  {
    method: 'POST', path: /^\/crm\/objects\/2026-09\/contacts\/search$/, needs: ['filterGroups', 'properties', 'limit'], may: ['after', 'sorts'],
    check: (body) => {
      expect(JSON.stringify(body).length).toBeLessThanOrEqual(3_000);
      expect(Number(body['limit'])).toBeLessThanOrEqual(200);
      expect(list(body['filterGroups']).length).toBeLessThanOrEqual(5);
      for (const { filters } of list(body['filterGroups'])) expect(list(filters).length).toBeLessThanOrEqual(6);
    },
  },
  { method: 'POST', path: /^\/crm\/objects\/2026-09\/\w+\/batch\/read$/, needs: ['inputs', 'properties'], may: ['propertiesWithHistory'], check: (body) => expect(list(body['inputs']).length).toBeLessThanOrEqual(body['propertiesWithHistory'] === undefined ? 100 : 50) },
  { method: 'POST', path: /^\/crm\/associations\/2026-09\/contacts\/\w+\/batch\/read$/, needs: ['inputs'], check: (body) => expect(list(body['inputs']).length).toBeLessThanOrEqual(1_000) },
  { method: 'GET', path: /^\/(account-info|crm\/(properties|property-validations|lists|owners|pipelines|objects|limits))\/2026-09\/|^\/crm\/owners\/2026-09$|^\/(automation|marketing\/(forms|lead-scoring))\/2026-09-beta|^\/automation\/sequences\/2026-09$|^\/settings\/users\/2026-03\// },
];

async function recorded(): Promise<Recorded[]> {
  const requests: Recorded[] = [];
  const portal = await startRehearsalPortal({ state: aPortalState(), records: portalRecords(300), now: () => Date.UTC(2026, 6, 1), limits: createRateLimits(1e6, 1e6, 1e6) });
  onTestFinished(() => portal.close());
  const carry: typeof fetch = (input, init) => {
    const text = init?.body;
    requests.push({ method: init?.method ?? 'GET', path: new URL(input instanceof Request ? input.url : input).pathname.replace(/(?<=.)\/$/, ''), body: typeof text === 'string' ? (JSON.parse(text) as Json) : null });
    return fetch(input, init);
  };
  const transport = createTransport({ baseUrl: portal.url, token: portal.token, perSecond: 5_000, burst: 500, searchPerSecond: 5_000, searchBurst: 500, carry });
  const client = createPortalClient(transport);
  const choices = { sequenceId: '77', score: 'draft' } as const;
  const reading = await readPortal(client, targetsOfConfiguration(aScoredConfiguration(), choices));
  if (reading.kind === 'failed') throw new Error(reading.outcome.kind);
  const plan = (earlierLists: readonly { name: string; listId: string }[] = []) => planPush(aScoredConfiguration(), { ...reading.snapshot, earlierLists }, identity, choices);
  const applied = await applyPlan({ client, operations: plan(), now: () => 0 });
  await applyPlan({ client, operations: planRollback(applied.operations.filter(({ status }) => status === 'done')), now: () => 0 });
  await applyPlan({ client, operations: plan(portal.state.lists.map(({ name, listId }) => ({ name, listId }))), now: () => 0 });
  const paths = Object.fromEntries(FILE_NAMES.map((name) => [name, join(mkdtempSync(join(tmpdir(), 'baton-shapes-')), name)])) as Paths; // every name is there
  await readHistory({ transport, paths, from: FIRST, to: FIRST + 90 * 86_400_000, resume: null, signal: new AbortController().signal, now: () => 0, onProgress: () => undefined, onMonth: () => undefined });
  await readInventory(transport, { signal: new AbortController().signal, onProgress: () => undefined });
  return requests;
}

describe('what is sent to a portal', () => {
  it('has the shapes of the reference, every request of a push there, back and there again, of a reading and of a look around', async () => {
    const requests = await recorded();
    const seen = new Set<Shape>();
    for (const { method, path, body } of requests) {
      const shape = SHAPES.find((each) => each.method === method && each.path.test(path));
      if (shape === undefined) throw new Error(`${method} ${path} is in no shape of the reference`);
      seen.add(shape);
      if (shape.needs === undefined && shape.may === undefined) {
        expect(body, `${method} ${path}`).toBeNull();
        continue;
      }
      const keys = keysOf(body);
      expect(keys, `${method} ${path}`).toEqual(expect.arrayContaining([...(shape.needs ?? [])]));
      expect(keys.filter((key) => ![...(shape.needs ?? []), ...(shape.may ?? [])].includes(key)), `${method} ${path}`).toEqual([]);
      shape.check?.(body ?? {});
    }
    expect(SHAPES.filter((shape) => !seen.has(shape)).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});
