import { describe, expect, it } from 'vitest';
import { jsonText, optionLines } from '../../../../renderer/screens/push/json-text.ts';
import { firstToLookAt, kindSign, pushFinding, settledOf, shortTitle, shortWayBack, toSend } from '../../../../renderer/screens/push/push-state.ts';
import type { PushOperation, PushPlan } from '../../../../shared/contract/areas/push.ts';

const operation = (status: PushOperation['status'], group: PushOperation['group'] = 'properties'): PushOperation => ({
  id: `${group}-${status}`, group, kind: group === 'byHand' ? 'manual' : 'createProperty', target: '', title: '', change: '', wayBack: '', risk: 'low', fields: [], steps: [], status, message: '',
});
const plan = (...operations: PushOperation[]): PushPlan => ({
  id: 'p', choices: {}, direction: 'push', undoable: 0, agreementId: 'a', configHash: '', fingerprint: '', words: '', portal: { id: '1', name: 'Rehearsal', accountType: '', isRehearsal: true }, snapshotHash: '', plannedAt: 0, operations, rehearsal: null, refusal: null,
});

describe('the sentence of the Push screen', () => {
  it('says what would be sent, what was, what is left and what is stuck', () => {
    expect(pushFinding(null)).toContain('No plan yet');
    expect(pushFinding(plan(operation('planned'), operation('unchanged')))).toBe('1 change to the rehearsal portal. Nothing has been sent.');
    expect(pushFinding(plan(operation('planned'), operation('done')))).toBe('1 of 2 changes still to send.');
    expect(pushFinding(plan(operation('failed'), operation('done')))).toBe('1 change did not go through; the others stand as they are shown.');
    expect(pushFinding(plan(operation('done'), operation('byHand', 'byHand')))).toBe('The rehearsal portal is as signed, except for 1 step by hand.');
    expect(pushFinding(plan(operation('done'), operation('ticked', 'byHand')))).toBe('The rehearsal portal is as signed.');
  });

  it('sends again only what is not settled, and never a step by hand', () => {
    const all = plan(operation('planned'), operation('unknown'), operation('failed'), operation('done'), operation('unchanged'), operation('byHand', 'byHand'));
    expect(toSend(all).map(({ status }) => status)).toEqual(['planned', 'unknown', 'failed']);
    expect(settledOf(all.operations)).toBe(2);
  });

  it('shortens what the row already says by its sign', () => {
    expect(shortTitle('Create the property "Handoff tier"')).toBe('Handoff tier');
    expect(shortTitle('Build the score')).toBe('Build the score');
    expect(shortWayBack('Archive it in HubSpot (Settings, Properties); values stay.')).toBe('Archive it');
    expect(kindSign({ kind: 'updateList', status: 'planned' })).toBe('±');
    expect(kindSign({ kind: 'createProperty', status: 'done' })).toBe('+');
    expect(kindSign({ kind: 'updateProperty', status: 'unchanged' })).toBe('=');
    expect(kindSign({ kind: 'manual', status: 'byHand' })).toBe('M');
  });

  it('opens with the first operation that would change something', () => {
    expect(firstToLookAt(plan(operation('unchanged'), operation('planned')))?.status).toBe('planned');
    expect(firstToLookAt(plan(operation('unchanged'), operation('done')))?.status).toBe('unchanged');
  });
});

describe('a value of the portal', () => {
  it('is said plainly', () => {
    expect(jsonText(null)).toBe('–');
    expect(jsonText('')).toBe('–');
    expect(jsonText(false)).toBe('no');
    expect(jsonText(['a', 'b'])).toBe('a\nb');
    expect(jsonText([{ label: 'New', value: 'NEW' }])).toBe('New (NEW)');
    expect(jsonText({ operator: 'IN', n: 2 })).toBe('operator: IN, n: 2');
  });

  it('sets options of before and after side by side', () => {
    const now = [{ label: 'New', value: 'NEW' }, { label: 'Old', value: 'OLD' }];
    expect(optionLines(now, [...now, { label: 'Rejected', value: 'REJECTED' }])).toEqual([
      { value: 'NEW', before: 'New', after: 'New' }, { value: 'OLD', before: 'Old', after: 'Old' }, { value: 'REJECTED', before: null, after: 'Rejected' },
    ]);
    expect(optionLines('a', 'b')).toBeNull();
    expect(optionLines(null, null)).toBeNull();
  });
});
