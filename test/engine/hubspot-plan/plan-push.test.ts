import { describe, expect, it } from 'vitest';
import type { PushOperation as ContractOperation } from '../../../shared/contract/areas/push.ts';
import { push } from '../../../shared/contract/areas/push.ts';
import { planPush } from '../../../shared/engine/hubspot-plan/plan-push.ts';
import { pushDifferences } from '../../../shared/engine/hubspot-plan/push-differences.ts';
import { afterOf, type PushOperation } from '../../../shared/engine/hubspot-plan/push-operation.ts';
import { aConfiguration } from './a-configuration.ts';
import { afterApplying, aList, anOption, aProperty, aSnapshot } from './a-snapshot.ts';

const identity = { fingerprint: 'abcdef012345', words: 'amber birch cedar delta' };
const plan = (snapshot = aSnapshot(), configuration = aConfiguration()): PushOperation[] => planPush(configuration, snapshot, identity);
const changes = (operations: readonly PushOperation[]) => operations.filter(({ kind, status }) => kind !== 'manual' && status !== 'unchanged');
const byId = (operations: readonly PushOperation[], id: string): PushOperation => {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
};

describe('planPush', () => {
  it('orders the group before its properties, these before the lists, and steps by hand last', () => {
    const groups = plan().map((operation) => operation.group);
    expect(plan()[0]?.kind).toBe('createPropertyGroup');
    expect(groups.lastIndexOf('properties')).toBeLessThan(groups.indexOf('lists'));
    expect(groups.lastIndexOf('lists')).toBeLessThan(groups.indexOf('byHand'));
  });

  it('gives operations that the contract accepts as they are', () => {
    const operations: ContractOperation[] = plan();
    expect(push['push.getPlan'].output.safeParse({
      id: 'p', choices: {}, direction: 'push', undoable: 0, rehearsal: null, agreementId: 'a', configHash: 'h', fingerprint: 'f', words: 'w', snapshotHash: 's', plannedAt: 0, refusal: null,
      portal: { id: '1', name: 'n', accountType: 't', isRehearsal: true }, operations,
    }).success).toBe(true);
  });

  it('keeps ids unique and the same from plan to plan', () => {
    const ids = plan().map((operation) => operation.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(plan().map((operation) => operation.id)).toEqual(ids);
  });

  it('carries the signed values in the properties', () => {
    const operations = plan();
    expect(afterOf(byId(operations, 'property:hx_tier'), 'options')).toEqual([
      anOption('t-hot', 'Hot'), anOption('t-warm', 'Warm'), anOption('t-cold', 'Cold'),
    ]);
    expect(afterOf(byId(operations, 'property:hx_score'), 'description')).toBe('Fit plus engagement, 0 to 100 points. A lead is an MQL by score at 60 or more.');
    expect(afterOf(byId(operations, 'property:hx_sla_due'), 'description')).toContain('Hot 15 business minutes; Warm 4 business hours; Cold 2 days');
    expect(afterOf(byId(operations, 'property:hx_config'), 'description')).toContain('abcdef012345 (amber birch cedar delta)');
  });

  it('takes each reject reason once, without the semicolon that separates values in a portal', () => {
    const options = afterOf(byId(plan(), 'property:hx_reject_reason'), 'options');
    expect(options).toEqual(['Bad fit', 'Bad timing', 'Budget, authority'].map((label) => anOption(label)));
  });

  it('plans no reject reason where none was agreed, since a choice of nothing is refused', () => {
    const playbook = { ...aConfiguration().playbook, rejectReasons: [] };
    expect(plan(aSnapshot(), aConfiguration({ playbook })).some((operation) => operation.target === 'hx_reject_reason')).toBe(false);
  });

  it('filters one list per tier by the tier, as OR of AND', () => {
    const list = byId(plan(), 'list:t-warm');
    expect(list.target).toBe('Handoff tier Warm (Baton)');
    expect(afterOf(list, 'filterBranch')).toMatchObject({
      filterBranchType: 'OR', filters: [],
      filterBranches: [{ filterBranchType: 'AND', filterBranches: [], filters: [{ property: 'hx_tier', operation: { operator: 'IS_ANY_OF', values: ['t-warm'] } }] }],
    });
  });

  it('finds nothing to change and no difference once everything took effect', () => {
    const portal = afterApplying(aSnapshot(), plan());
    expect(changes(plan(portal))).toEqual([]);
    expect(pushDifferences(plan(portal))).toEqual([]);
  });

  it('says of an untouched portal that everything is missing', () => {
    const differences = pushDifferences(plan());
    expect(differences.filter(({ field }) => field === 'exists')).toHaveLength(18);
    expect(differences.filter(({ field }) => field !== 'exists').map(({ target }) => target)).toEqual(['hs_lead_status']);
  });
});

describe('planPush on a portal that holds something already', () => {
  it('shows field by field what it changes', () => {
    const portal = afterApplying(aSnapshot(), plan());
    const drifted = { ...portal, properties: portal.properties.map((each) => (each.name === 'hx_score' ? { ...each, label: 'Points' } : each)) };
    const operation = byId(plan(drifted), 'property:hx_score');
    expect(operation).toMatchObject({ kind: 'updateProperty', status: 'planned', change: 'Changes label' });
    expect(pushDifferences(plan(drifted))).toEqual([{ target: 'hx_score', field: 'label', expected: 'Handoff score', found: 'Points' }]);
  });

  it('refuses a name that a property of another type holds, and says the way out', () => {
    const snapshot = aSnapshot({ properties: [aProperty({ name: 'hx_tier', type: 'string', fieldType: 'text' })] });
    const operation = byId(plan(snapshot), 'property:hx_tier');
    expect(operation.status).toBe('failed');
    expect(operation.message).toBe('A property named "hx_tier" already exists with the type "string"; the handoff needs "enumeration". Rename or archive it in HubSpot (Settings, Properties), then plan again.');
  });

  it('refuses a list of that name that is filled by hand', () => {
    const operation = byId(plan(aSnapshot({ lists: [aList('Handoff tier Hot (Baton)', { processingType: 'MANUAL' })] })), 'list:t-hot');
    expect(operation).toMatchObject({ status: 'failed' });
    expect(operation.message).toContain('is filled by hand');
  });

  it('leaves the heading of an existing group alone', () => {
    const operation = byId(plan(aSnapshot({ groups: [{ name: 'hx_handoff', label: 'Our handoff' }] })), 'group:hx_handoff');
    expect(operation).toMatchObject({ status: 'unchanged', fields: [{ field: 'label', before: 'Our handoff', after: 'Our handoff' }] });
  });
});

describe('the lead status', () => {
  const withStatus = (own: Parameters<typeof aProperty>[0]) => aSnapshot({ properties: [aProperty(own)] });

  it('keeps every choice in its place and appends what is missing', () => {
    const operation = byId(plan(withStatus({ name: 'hs_lead_status', options: [anOption('NEW', 'New'), anOption('X', 'rejected by SALES')] })), 'property:hs_lead_status');
    expect(afterOf(operation, 'options')).toEqual([
      anOption('NEW', 'New'), anOption('X', 'rejected by SALES'), anOption('HX_ACCEPTED', 'Accepted by sales'), anOption('HX_RECYCLED', 'Recycled to marketing'),
    ]);
  });

  it('becomes a step by hand where the portal forbids it', () => {
    const operations = plan(withStatus({ name: 'hs_lead_status', areOptionsReadOnly: true }));
    expect(operations.some((operation) => operation.id === 'property:hs_lead_status')).toBe(false);
    expect(byId(operations, 'manual:leadStatus').steps.join('\n')).toContain('"Recycled to marketing"');
  });

  it('is left alone where the agreement needs nothing of it', () => {
    const configuration = aConfiguration({ sla: { ...aConfiguration().sla, acceptanceDays: 0 }, playbook: { ...aConfiguration().playbook, rejectReasons: [], recycle: '' } });
    expect(plan(aSnapshot(), configuration).some((operation) => operation.target === 'hs_lead_status')).toBe(false);
  });
});

describe('the steps by hand', () => {
  const steps = plan().filter((operation) => operation.kind === 'manual').flatMap((operation) => operation.steps).join('\n');

  it.each([
    ['a rule with its points', 'In "Company" add "Size": 25 points when size is large or huge.'],
    ['caps and decay of a group', '"Interest": 0 to 60 points, minus 50 % every 30 days, in steps'],
    ['what HubSpot refuses', 'HubSpot refuses decay and a time frame in one group'],
    ['tiers by name', 'set "Handoff tier" to Warm'],
    ['territories by name', 'if territory is North'],
    ['weights and day caps', 'Rep one (weight 2, at most 8 a day) and Rep two (weight 1)'],
    ['business hours', 'Monday to Friday 09:00–17:00, Saturday to Sunday closed'],
    ['targets', 'Hot: first meaningful touch within 15 business minutes'],
    ['the ladder', 'At 50 % of the time: Remind the owner (the owner).'],
    ["marketing's commitment", '40 to 60 MQLs a week (Marketing lead)'],
  ])('carry %s', (_what, text) => expect(steps).toContain(text));

  it('are never empty and always begin as something to do', () => {
    for (const operation of plan().filter((each) => each.kind === 'manual')) {
      expect(operation.steps.length).toBeGreaterThan(0);
      expect(operation).toMatchObject({ status: 'byHand', group: 'byHand', fields: [] });
    }
  });
});
