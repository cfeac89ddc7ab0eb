import { expect, it } from 'vitest';
import { snapshotChanges } from '../../../shared/engine/hubspot-plan/snapshot-changes.ts';
import { aList, anOption, aProperty, aSnapshot } from './a-snapshot.ts';

const workflow = { id: '1', name: 'Handoff clock (Baton)', revisionId: '1', isEnabled: false, body: {} };
const before = aSnapshot({ lists: [aList('Hot')], workflows: [workflow], validations: [{ property: 'hx_score', ruleType: 'MAX_NUMBER', ruleArguments: ['100'] }] });

it('says of nothing that it changed where nothing did, whoever touched it and whatever lies around it', () => {
  const changed = { at: '2026-11-23T08:00:00Z', userId: '7' };
  expect(snapshotChanges(before, { ...before, properties: before.properties.map((each) => ({ ...each, changed })), workflows: [{ ...workflow, revisionId: '9' }], people: [{ ownerId: '1', userId: '2', name: 'New' }] })).toEqual([]);
});

it('names each object that is new, gone or different, with the fields that differ', () => {
  const now = {
    ...before,
    groups: [{ name: 'hx_handoff', label: 'Handoff' }],
    properties: [aProperty({ name: 'hs_lead_status', label: 'Status', options: [anOption('NEW', 'New'), anOption('OLD')] })],
    lists: [],
    workflows: [{ ...workflow, isEnabled: true }],
    validations: [{ property: 'hx_score', ruleType: 'MAX_NUMBER', ruleArguments: ['50'] }],
    abilities: { ...before.abilities, workflows: true },
  };
  expect(snapshotChanges(before, now)).toEqual([
    'the group "hx_handoff" is new', '"hs_lead_status" (label, options)', 'the list "Hot" is gone', 'the workflow "Handoff clock (Baton)" (isEnabled)', 'the rule "hx_score MAX_NUMBER" (value)', 'workflows are open now',
  ]);
});
