import { describe, expect, it } from 'vitest';
import { blockingOperation } from '../../../shared/engine/hubspot-plan/blocking-operation.ts';
import { checkOperation } from '../../../shared/engine/hubspot-plan/check-operation.ts';
import { planPush } from '../../../shared/engine/hubspot-plan/plan-push.ts';
import { canonicalSnapshot } from '../../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { isSameJson } from '../../../shared/engine/hubspot-plan/canonical-filter.ts';
import { aConfiguration } from './a-configuration.ts';
import { afterApplying, aList, aProperty, aSnapshot } from './a-snapshot.ts';

const operations = planPush(aConfiguration(), aSnapshot(), { fingerprint: 'f', words: 'w' });
const changes = operations.filter((operation) => operation.kind !== 'manual');
const after = afterApplying(aSnapshot(), operations);

describe('checkOperation', () => {
  it('is ready for everything on the portal it was planned for', () => {
    expect(changes.map((operation) => checkOperation(operation, aSnapshot()).kind)).toEqual(changes.map(() => 'ready'));
  });

  it('recognises everything that took effect', () => {
    expect(changes.map((operation) => checkOperation(operation, after).kind)).toEqual(changes.map(() => 'already'));
  });

  it('calls a property that somebody else made meanwhile drifted', () => {
    const operation = changes.find(({ target }) => target === 'hx_score');
    if (operation === undefined) throw new Error('no hx_score');
    const snapshot = aSnapshot({ properties: [aProperty({ name: 'hx_score', type: 'number', fieldType: 'number', label: 'Points' })] });
    expect(checkOperation(operation, snapshot)).toEqual({ kind: 'drifted', message: '"hx_score" was changed in the portal after this plan was made. Nothing was sent for it; make a new plan to see what differs.' });
    expect(checkOperation(operation, aSnapshot({ properties: [aProperty({ name: 'hx_score', type: 'string' })] })).kind).toBe('refused');
  });

  it('recognises a list whose filters come back in another order', () => {
    const operation = changes.find(({ id }) => id === 'list:t-hot');
    if (operation === undefined) throw new Error('no list');
    const filter = { filterType: 'PROPERTY', property: 'hx_tier', operation: { includeObjectsWithNoValueSet: false, operator: 'IS_ANY_OF', values: ['t-hot'], operationType: 'ENUMERATION', pruningRefineBy: null } };
    const filterBranch = { filters: [], filterBranches: [{ filters: [filter], filterBranches: [], filterBranchOperator: 'AND', filterBranchType: 'AND' }], filterBranchOperator: 'OR', filterBranchType: 'OR' };
    expect(checkOperation(operation, aSnapshot({ lists: [aList(operation.target, { filterBranch })] })).kind).toBe('already');
  });
});

describe('blockingOperation', () => {
  it('holds a list back whose property failed, and properties whose group failed', () => {
    const failed = changes.map((each) => (each.target === 'hx_tier' ? { ...each, status: 'failed' as const } : each));
    const blocked = failed.filter((each) => blockingOperation(each, failed)?.target === 'hx_tier').map(({ id }) => id);
    expect(blocked).toEqual(['list:t-hot', 'list:t-warm', 'list:t-cold']);
    const withoutGroup = changes.map((each) => (each.kind === 'createPropertyGroup' ? { ...each, status: 'failed' as const } : each));
    expect(withoutGroup.filter((each) => blockingOperation(each, withoutGroup) !== undefined)).toHaveLength(14);
  });
});

describe('canonicalSnapshot', () => {
  it('does not depend on the order in which the portal answers', () => {
    const turned = { ...after, properties: after.properties.toReversed(), lists: after.lists.toReversed() };
    expect(isSameJson(canonicalSnapshot(turned), canonicalSnapshot(after))).toBe(true);
    expect(isSameJson(canonicalSnapshot(aSnapshot()), canonicalSnapshot(after))).toBe(false);
  });
});
