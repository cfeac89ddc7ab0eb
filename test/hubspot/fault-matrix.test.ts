import { describe, expect, it } from 'vitest';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import type { FaultKind } from '../../electron/hubspot/simulator/fault-script.ts';
import { aRehearsal, statesOf, type Rehearsal } from './a-rehearsal.ts';
import { visiblePortal } from './visible-portal.ts';

/** Every way in which a request can go wrong, before and after it took effect. */
const FAULTS: readonly FaultKind[] = ['rateLimit', 'dailyLimit', 'serverError', 'silence', 'errorAfterWrite', 'silenceAfterWrite', ...(process.env['BATON_FULL'] === '1' ? (['revokedKey', 'missingScope', 'staleRevision', 'readOnly'] as const) : [])];

/** One operation of each kind that a push sends, in the order in which they come; the small run takes the first of each object. */
const KINDS = ['createPropertyGroup', 'createProperty', 'setValidation', 'updateProperty', 'createList', 'createWorkflow'] as const;
const BACK_KINDS = ['archivePropertyGroup', 'archiveProperty', 'updateProperty', 'deleteList', 'deleteWorkflow'] as const;

const isFull = process.env['BATON_FULL'] === '1';

/** Each fault on each kind in the full run; in the small one each fault at least once. */
function pairs<K extends string>(kinds: readonly K[], faults: readonly FaultKind[] = FAULTS): (readonly [K, FaultKind])[] {
  if (isFull) return kinds.flatMap((kind) => FAULTS.map((fault) => [kind, fault] as const));
  return faults.map((fault, i) => [kinds[i % kinds.length] ?? (kinds[0] as K), fault] as const); // there is at least one kind
}

/** Lets the fault strike the write of one operation, and no other request. */
function strike(rehearsal: Rehearsal, id: string, fault: FaultKind, times = 1): (entry: { readonly operationId: string; readonly phase: string }) => void {
  let isSet = false;
  return ({ operationId, phase }) => {
    if (isSet || operationId !== id || phase !== 'sending') return;
    isSet = true;
    rehearsal.portal.setFaults([{ kind: fault, times, onlyWrites: true }]);
  };
}

/** A name that stands twice was made twice. */
function expectEachOnce({ state }: Rehearsal): void {
  const living = [state.objects['contacts']?.groups.filter(({ archived }) => !archived), state.objects['contacts']?.properties, state.lists.filter(({ deletedAt }) => deletedAt === null), state.workflows];
  for (const named of living) expect(new Set(named?.map(({ name }) => name)).size).toBe(named?.length);
}

/** One more of each object that a push changes, in the portal already, so that it is updated rather than made. */
async function anOlderPush(rehearsal: Rehearsal): Promise<void> {
  await rehearsal.apply(await rehearsal.plan());
  const list = rehearsal.state.lists.find(({ name }) => name === 'Handoff tier Hot (Baton)');
  const workflow = rehearsal.state.workflows.find(({ name }) => name === 'Handoff clock (Baton)');
  if (list === undefined || workflow === undefined) throw new Error('not pushed');
  list.filterBranch = JSON.parse(JSON.stringify(list.filterBranch).replace('t-hot', 't-warm'));
  workflow.body = { ...workflow.body, description: 'As it was agreed once' };
}

const firstOf = (operations: readonly PushOperation[], kind: string): PushOperation => {
  const found = operations.find((operation) => operation.kind === kind);
  if (found === undefined) throw new Error(`the plan has no ${kind}`);
  return found;
};

/** Runs until it is done; a run that stopped must go on from there. */
async function toTheEnd(rehearsal: Rehearsal, operations: readonly PushOperation[], id: string, fault: FaultKind): Promise<PushOperation[]> {
  const first = await rehearsal.apply(operations, { journal: strike(rehearsal, id, fault) });
  expect(['applied', 'stopped']).toContain(first.kind);
  rehearsal.portal.setFaults([]);
  if (first.kind === 'applied' && !first.operations.some(({ status }) => status === 'failed')) return first.operations;
  const resumed = await rehearsal.apply(first.operations);
  expect(resumed.kind).toBe('applied');
  return resumed.operations;
}

describe('a push whose', () => {
  it.each(pairs(KINDS))('%s meets %s ends completed, at once or when it goes on, with every object made once', async (kind, fault) => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    const ended = await toTheEnd(rehearsal, plan, firstOf(plan, kind).id, fault);
    expect(statesOf(ended)).toEqual(['done']);
    expectEachOnce(rehearsal);
    expect(statesOf(await rehearsal.plan())).toEqual(['unchanged']);
  });
});

describe('a later push whose', () => {
  it.each(pairs(['updateList', 'updateWorkflow'] as const, ['errorAfterWrite', 'silence']))('%s meets %s ends with everything as agreed, each object once', async (kind, fault) => {
    const rehearsal = await aRehearsal();
    await anOlderPush(rehearsal);
    const plan = await rehearsal.plan();
    await toTheEnd(rehearsal, plan, firstOf(plan, kind).id, fault);
    expect(statesOf(await rehearsal.plan())).toEqual(['unchanged']);
    expectEachOnce(rehearsal);
  });
});

describe('a list that comes back', () => {
  it.each(isFull ? FAULTS : (['silenceAfterWrite'] as const))('and meets %s stands there once, under its number', async (fault) => {
    const rehearsal = await aRehearsal();
    const applied = await rehearsal.apply(await rehearsal.plan());
    await rehearsal.apply(planRollback(applied.operations.filter(({ status }) => status === 'done')));
    await rehearsal.apply((await rehearsal.plan()).filter(({ group }) => group === 'properties'));
    const back = (await rehearsal.plan()).flatMap((operation): PushOperation[] => (operation.id === 'list:t-hot' ? [{ ...operation, kind: 'restoreList', fields: [...operation.fields, { field: 'listId', before: null, after: '14' }] }] : []));
    const ended = await toTheEnd(rehearsal, back, 'list:t-hot', fault);
    expect(statesOf(ended)).toEqual(['done']);
    expect(rehearsal.state.lists.filter(({ name, deletedAt }) => name.startsWith('Handoff') && deletedAt === null).map(({ listId }) => listId)).toEqual(['14']);
  });
});

describe('a way back whose', () => {
  it.each(pairs(BACK_KINDS, ['silence', 'errorAfterWrite', 'silenceAfterWrite']))('%s meets %s ends with the portal as it was before', async (kind, fault) => {
    const rehearsal = await aRehearsal();
    const before = visiblePortal(rehearsal.state);
    const applied = await rehearsal.apply(await rehearsal.plan());
    const back = planRollback(applied.operations.filter(({ status }) => status === 'done'));
    const ended = await toTheEnd(rehearsal, back, firstOf(back, kind).id, fault);
    expect(statesOf(ended)).toEqual(['done']);
    expect(visiblePortal(rehearsal.state)).toBe(before);
  });
});

describe('switching a workflow on', () => {
  it.each(isFull ? FAULTS : (['serverError', 'errorAfterWrite'] as const))('that meets %s is done once, and off again after the way back', async (fault) => {
    const rehearsal = await aRehearsal();
    const applied = await rehearsal.apply(await rehearsal.plan());
    const first = await rehearsal.apply(applied.operations, { switchOn: ['switchOn:clock'], journal: strike(rehearsal, 'switchOn:clock', fault) });
    rehearsal.portal.setFaults([]);
    const isOn = first.kind === 'applied' && first.operations.some(({ id, status }) => id === 'switchOn:clock' && status === 'done');
    const on = isOn ? first : await rehearsal.apply(first.operations, { switchOn: ['switchOn:clock'] });
    expect(on.operations.find(({ id }) => id === 'switchOn:clock')?.status).toBe('done');
    expect(rehearsal.state.workflows.filter(({ isEnabled }) => isEnabled)).toHaveLength(1);
  });
});

describe('a push that dies', () => {
  const lines = isFull ? Array.from({ length: 54 }, (_, i) => i + 1) : [38, 53];
  it.each(lines)('in line %i of its journal goes on, makes each object once, and comes back whole', async (line) => {
    const rehearsal = await aRehearsal();
    const before = visiblePortal(rehearsal.state);
    const stored = new Map((await rehearsal.plan()).map((operation) => [operation.id, operation]));
    let written = 0;
    const died = rehearsal.apply([...stored.values()], {
      journal: () => {
        written += 1;
        if (written === line) throw new Error('the lights went out');
      },
      onOperation: (operation) => void stored.set(operation.id, operation),
    });
    await expect(died).rejects.toThrow('the lights went out');
    const resumed = await rehearsal.apply([...stored.values()]);
    expect(statesOf(resumed.operations)).toEqual(['done']);
    expectEachOnce(rehearsal);
    await rehearsal.apply(planRollback(resumed.operations.filter(({ status }) => status === 'done')));
    expect(visiblePortal(rehearsal.state)).toBe(before);
  });
});
