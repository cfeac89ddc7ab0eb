import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFlow } from '../../../../shared/engine/hubspot-plan/workflows/compile-flow.ts';
import { criteriaAsFilter, filterBranch } from '../../../../shared/engine/hubspot-plan/workflows/criteria-as-filter.ts';
import { filterInWords } from '../../../../shared/engine/hubspot-plan/workflows/filter-in-words.ts';
import { setValue, wait, type FlowStep } from '../../../../shared/engine/hubspot-plan/workflows/flow.ts';
import { handoffFlows } from '../../../../shared/engine/hubspot-plan/workflows/handoff-flows.ts';
import { canonicalFlow, flowAsFields } from '../../../../shared/engine/hubspot-plan/workflows/workflow-fields.ts';
import { workflowGraph } from '../../../../shared/engine/hubspot-plan/workflows/workflow-graph.ts';
import { planPush } from '../../../../shared/engine/hubspot-plan/plan-push.ts';
import type { PortalField } from '../../../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { Expression } from '../../../../shared/engine/model/expression.ts';
import { aConfiguration } from '../a-configuration.ts';
import { aSnapshot } from '../a-snapshot.ts';

const identity = { fingerprint: 'abcdef012345', words: 'amber birch' };
const field = (name: string, label: string, type: string, options: PortalField['options'] = []): PortalField => ({ name, label, type, options });
const FIELDS = [
  field('employees', 'Employees', 'number'), field('country', 'Country/Region', 'string'),
  field('industry', 'Industry', 'enumeration', [{ value: 'RETAIL', label: 'Retail' }]),
  field('lifecyclestage', 'Lifecycle stage', 'enumeration', [{ value: 'lead', label: 'Lead' }, { value: '1234', label: 'Marketing Qualified Lead' }]),
];
const portal = aSnapshot({
  fields: FIELDS, abilities: { workflows: true, validations: true },
  people: [{ ownerId: '1', userId: '91', name: 'Somebody else' }, { ownerId: '77', userId: '92', name: 'Rep two' }],
});
const inWords = (criteria: Expression, configuration = aConfiguration()): string => {
  const { anyOf } = criteriaAsFilter(criteria, configuration, { fields: FIELDS });
  return filterInWords(filterBranch(anyOf));
};
const compare = (name: string, op: Extract<Expression, { kind: 'compare' }>['op'], value?: string | number | boolean | readonly string[]): Expression => ({ kind: 'compare', field: name, op, ...(value === undefined ? {} : { value }) });

describe('a criterion as a list filter', () => {
  it('names properties by label or name, takes labels for values, and keeps unknown values out', () => {
    expect(inWords(compare('Industry', 'eq', 'retail'))).toBe('industry is any of RETAIL');
    expect(inWords(compare('Country/Region', 'in', ['DE', 'AT']))).toBe('country is equal to DE or AT');
    expect(inWords(compare('employees', 'ge', 50))).toBe('employees is greater than or equal to 50');
    expect(JSON.stringify(criteriaAsFilter(compare('Industry', 'ne', 'Retail'), aConfiguration(), { fields: FIELDS }).anyOf)).toContain('"IS_NONE_OF","values":["RETAIL"],"includeObjectsWithNoValueSet":false');
  });

  it('writes alternatives as branches and turns "not" inwards', () => {
    const either: Expression = { kind: 'any', of: [compare('employees', 'lt', 10), compare('Industry', 'eq', 'Retail')] };
    expect(inWords({ kind: 'all', of: [compare('country', 'isKnown'), either] })).toBe('country is known and employees is less than 10; or country is known and industry is any of RETAIL');
    expect(inWords({ kind: 'not', of: either })).toBe('employees is greater than or equal to 10 and industry is none of RETAIL');
  });

  it('says cells by their thresholds and territories by their values', () => {
    const configuration = aConfiguration({ score: { ...aConfiguration().score, matrix: { fitFrom: [3000], engagementFrom: [2000], cells: [] } }, routing: { ...aConfiguration().routing, territoryField: 'Country/Region' } });
    expect(inWords(compare('@cell', 'eq', 'B1'), configuration)).toBe('hx_fit is less than 30 and hx_engagement is greater than or equal to 20');
    expect(inWords(compare('@territory', 'eq', 'north'), configuration)).toBe('country is equal to NO or SE');
  });

  it('never fits, and says so in words, where no filter can say it, also inside a "not"', () => {
    const asked: Expression = { kind: 'event', match: { type: 'ASKED' }, measure: 'count', op: 'ge', n: 1 };
    for (const criteria of [asked, { kind: 'not', of: asked }, compare('nowhere', 'eq', 'x'), compare('country', 'regexSafe', 'a+')] as const) {
      const form = criteriaAsFilter(criteria, aConfiguration(), { fields: FIELDS });
      expect(form.anyOf).toEqual([]);
      expect(form.gaps).toHaveLength(1);
      expect(filterInWords(filterBranch(form.anyOf))).toBe('hx_config is known and hx_config is unknown');
    }
    expect(inWords({ kind: 'any', of: [asked, compare('employees', 'gt', 1)] })).toBe('employees is greater than 1');
  });

  it('leaves a criterion with more than twenty alternatives to a person', () => {
    const two: Expression = { kind: 'any', of: [compare('employees', 'gt', 1), compare('employees', 'lt', 1)] };
    expect(criteriaAsFilter({ kind: 'all', of: [two, two, two, two, two] }, aConfiguration(), { fields: FIELDS })).toMatchObject({ anyOf: [], gaps: [expect.stringContaining('too many alternatives')] });
  });
});

describe('the workflows of an agreement', () => {
  const flows = handoffFlows(aConfiguration(), portal, identity, null);
  const byKey = (key: string) => flows.find((flow) => flow.key === key);

  it('are six, each switched off, none with a step that leads nowhere', () => {
    expect(flows.map(({ key }) => key)).toEqual(['tier', 'moment', 'route', 'clock', 'escalation', 'recycle']);
    for (const flow of flows) {
      const { actions, startActionId, isEnabled } = flowAsFields(flow);
      expect(isEnabled).toBe(false);
      const { nodes, edges } = workflowGraph(actions ?? null, typeof startActionId === 'string' ? startActionId : '', 'in');
      expect(nodes).toHaveLength((actions as unknown[]).length + 1);
      for (const { to } of edges) expect(nodes.some(({ id }) => id === to)).toBe(true);
    }
  });

  it('take the stages of this portal by their labels and clear a stage before it goes back', () => {
    expect(JSON.stringify(byKey('moment')?.steps)).toContain('"property_name":"lifecyclestage","value":{"type":"STATIC_VALUE","staticValue":"1234"}');
    expect(byKey('recycle')?.steps.slice(0, 2)).toEqual([setValue('lifecyclestage', ''), setValue('lifecyclestage', 'lead')]);
    const unnamed = handoffFlows(aConfiguration(), aSnapshot({ abilities: portal.abilities }), identity, null);
    expect(unnamed.find(({ key }) => key === 'moment')?.gaps.join(' ')).toContain('none could be told by its name');
  });

  it('rotate by user ids, own by owner ids, and say who is missing', () => {
    const both = JSON.stringify(byKey('route')?.steps);
    expect(both).toContain('"user_ids":["91","92"]');
    expect(both).toContain('"property_name":"hubspot_owner_id","value":{"type":"STATIC_VALUE","staticValue":"77"}');
    const alone = handoffFlows(aConfiguration(), { ...portal, people: portal.people.slice(1) }, identity, null).find(({ key }) => key === 'route');
    expect(JSON.stringify(alone?.steps)).not.toContain('user_ids');
    expect(alone?.gaps.join(' ')).toContain('Rep one has no user in this portal');
  });

  it('wait for each rung of the ladder from the rung before', () => {
    const ladder = aConfiguration({ sla: { ...aConfiguration().sla, escalation: [{ atShare: 1, action: 'Call', who: 'Rep two' }, { atShare: 0.5, action: 'Remind', who: 'the owner' }] } });
    const flow = handoffFlows(ladder, portal, identity, null).find(({ key }) => key === 'escalation');
    const waits = JSON.stringify(flow?.steps).match(/"delta":"\d+"/g);
    expect(waits?.slice(0, 2)).toEqual(['"delta":"8"', '"delta":"8"']);
  });

  it('enrol in a sequence only when one is named', () => {
    expect(JSON.stringify(flows)).not.toContain('0-46510720');
    expect(JSON.stringify(handoffFlows(aConfiguration(), portal, identity, '42'))).toContain('"sequenceId":"42"');
  });

  it('become steps by hand in a portal that has no workflows', () => {
    const without = planPush(aConfiguration(), { ...portal, abilities: { ...portal.abilities, workflows: false } }, identity);
    expect(without.some(({ group }) => group === 'workflows' || group === 'switchOn')).toBe(false);
    expect(without.map(({ id }) => id)).toContain('manual:routing');
    const within = planPush(aConfiguration(), portal, identity);
    expect(within.map(({ id }) => id)).not.toContain('manual:routing');
    expect(within.find(({ id }) => id === 'manual:finish-clock')?.steps.join(' ')).toContain('Give it time windows');
  });
});

describe('a compiled workflow', () => {
  it('joins the ways of a branch in common steps, reached the first time and gone to from then on', () => {
    const steps: FlowStep[] = [
      { kind: 'branch', branches: [{ name: 'A', filter: null, steps: [setValue('a', '1')] }, { name: 'B', filter: null, steps: [] }], otherwiseName: 'Else', otherwise: [setValue('c', '1')] },
      wait(5),
    ];
    const { actions, startActionId } = compileFlow(steps);
    expect(startActionId).toBe('1');
    const edges = JSON.stringify(actions).match(/"edgeType":"\w+","nextActionId":"\d"/g);
    expect(edges).toEqual([
      '"edgeType":"STANDARD","nextActionId":"2"', '"edgeType":"STANDARD","nextActionId":"3"', '"edgeType":"STANDARD","nextActionId":"4"',
      '"edgeType":"GOTO","nextActionId":"3"', '"edgeType":"GOTO","nextActionId":"3"',
    ]);
    const { nodes, columns } = workflowGraph(actions, startActionId, 'in');
    expect(nodes.find(({ text }) => text === 'Wait 5 minutes')?.column).toBe(3);
    expect(columns).toBe(4);
  });

  it('throws for a branch that leads nowhere, which a portal would answer with an error of its own', () => {
    expect(() => compileFlow([{ kind: 'branch', branches: [], otherwiseName: 'Else', otherwise: [] }])).toThrow('leads nowhere');
  });

  it('is the same whatever the order of its filters and steps, and another when its branches change places', () => {
    const [flow] = handoffFlows(aConfiguration(), portal, identity, null).filter(({ key }) => key === 'clock');
    if (flow === undefined) throw new Error('no clock');
    const { actions } = flowAsFields(flow);
    const list = actions as { listBranches?: unknown[] }[];
    fc.assert(fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (mixed) => {
      expect(canonicalFlow(JSON.parse(JSON.stringify(mixed)))).toEqual(actions);
    }), { numRuns: 20 });
    const swapped = list.map((action) => (action.listBranches === undefined ? action : { ...action, listBranches: action.listBranches.toReversed() }));
    expect(canonicalFlow(JSON.parse(JSON.stringify(swapped)))).not.toEqual(actions);
  });
});
