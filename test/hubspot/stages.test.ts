import { describe, expect, it } from 'vitest';
import { readPortal } from '../../electron/hubspot/read-portal.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { planRollback, reversibilityOf } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aPortalState, aRehearsal, identity, statesOf, type Rehearsal } from './a-rehearsal.ts';

/** A portal whose life cycle knows neither MQL nor SQL, and where leads are the second stage. */
function withoutStages() {
  const state = aPortalState();
  const stage = state.objects['contacts']?.properties.find(({ name }) => name === 'lifecyclestage');
  if (stage === undefined) throw new Error('no life cycle');
  stage.options = stage.options.filter(({ value }) => !value.endsWith('qualifiedlead')).map((option, displayOrder) => ({ ...option, displayOrder }));
  return { state, stages: () => stage.options.map(({ label }) => label) };
}

async function plan({ client }: Rehearsal, own: { stages?: 'create' } = {}) {
  const choices = { sequenceId: null, ...own };
  const reading = await readPortal(client, targetsOfConfiguration(aConfiguration(), choices));
  if (reading.kind === 'failed') throw new Error(reading.outcome.kind);
  return planPush(aConfiguration(), reading.snapshot, identity, choices);
}
const made = async (rehearsal: Rehearsal) => (await plan(rehearsal, { stages: 'create' })).filter(({ kind }) => kind === 'createStage');

describe('life cycle stages that a portal lacks', () => {
  it('are steps by hand, with the agreed words, and the pipeline is not even asked', async () => {
    const rehearsal = await aRehearsal({ state: withoutStages().state });
    const byHand = (await plan(rehearsal)).find(({ id }) => id === 'manual:stages');
    expect(byHand?.steps.join('\n')).toMatch(/Add the stage "Marketing Qualified Lead" behind "Lead"\. Agreed: Knows what it wants\n.*"Sales Qualified Lead" behind the one for MQL\. Agreed: Has a project/);
    expect(rehearsal.requests.some((request) => request.includes('pipelines'))).toBe(false);
  });

  it('are made where somebody chose that, are used by the workflows of the same push, and stay when it is taken back', async () => {
    const { state, stages } = withoutStages();
    const rehearsal = await aRehearsal({ state });
    const planned = await plan(rehearsal, { stages: 'create' });
    expect(JSON.stringify(planned.find(({ id }) => id === 'workflow:moment')?.fields)).toContain('the new stage “Marketing Qualified Lead”');
    const applied = await rehearsal.apply(planned);
    expect(statesOf(applied.operations)).toEqual(['done']);
    const number = state.objects['contacts']?.properties.find(({ name }) => name === 'lifecyclestage')?.options.find(({ label }) => label === 'Marketing Qualified Lead')?.value;
    expect(JSON.stringify(rehearsal.state.workflows.find(({ name }) => name === 'Handoff moment (Baton)')?.body)).toContain(`"staticValue":"${number}"`);
    expect(JSON.stringify(rehearsal.state.workflows)).not.toContain('the new stage');
    expect(applied.operations.filter(({ kind }) => kind === 'createStage').map(({ status }) => status)).toEqual(['done', 'done']);
    expect(stages()).toEqual(['Subscriber', 'Lead', 'Marketing Qualified Lead', 'Opportunity', 'Customer', 'Sales Qualified Lead', 'Evangelist', 'Other']); // no stage of the portal is moved
    const again = await plan(rehearsal, { stages: 'create' });
    expect(again.some(({ kind, id }) => kind === 'createStage' || id === 'manual:stages')).toBe(false);
    expect(statesOf(again)).toEqual(['unchanged']);
    await rehearsal.apply(planRollback(applied.operations.filter(({ status }) => status === 'done')));
    expect(stages()).toContain('Sales Qualified Lead');
    expect(reversibilityOf({ kind: 'createStage', fields: [] })).toMatchObject({ kind: 'none' });
  });

  it.each(['serverError', 'errorAfterWrite', 'silenceAfterWrite', 'staleRevision'] as const)('stand in the portal once after %s', async (kind) => {
    const { state, stages } = withoutStages();
    const rehearsal = await aRehearsal({ state });
    const operations = await made(rehearsal);
    rehearsal.portal.setFaults([{ kind, times: 1, onlyWrites: true }]);
    const first = await rehearsal.apply(operations);
    expect((await rehearsal.apply(first.operations)).operations.map(({ status }) => status)).toEqual(['done', 'done']);
    expect(stages().filter((label) => label.endsWith('Qualified Lead'))).toHaveLength(2);
  });

  it.each([405, 403])('that a portal refuses with %i leave the rest to go on, with the clicks; added by hand, applying again finishes', async (status) => {
    const { state } = withoutStages();
    let isClosed = true;
    const carry: typeof fetch = async (url, init) => (isClosed && init?.method === 'POST' && typeof url === 'string' && url.endsWith('/stages') ? Response.json({ status: 'error', message: 'Not allowed here' }, { status }) : fetch(url, init));
    const rehearsal = await aRehearsal({ state, carry });
    const first = await rehearsal.apply(await plan(rehearsal, { stages: 'create' }));
    expect(first.kind).toBe('applied');
    const failed = first.operations.filter((operation) => operation.status === 'failed');
    expect(failed.map(({ id }) => id)).toEqual(['stage:mql', 'stage:sql', 'workflow:moment']);
    expect(failed[0]).toMatchObject({ message: expect.stringContaining('Do it by hand as the clicks say, or apply again.'), steps: [expect.stringContaining('Lifecycle stage'), expect.stringContaining('Add the stage'), expect.anything()] });
    expect(failed[2]?.message).toContain('needs the life cycle stage "Marketing Qualified Lead", which is not in the portal');
    isClosed = false;
    for (const [place, label] of ['Marketing Qualified Lead', 'Sales Qualified Lead'].entries()) expect((await rehearsal.client.createStage(label, place)).kind).toBe('ok'); // as a person adds them
    const second = await rehearsal.apply(first.operations);
    expect(statesOf(second.operations)).toEqual(['done']);
  });

  it.each(['off', 'scope'] as const)('are steps by hand where pipelines are %s, although somebody chose otherwise', async (why) => {
    const rehearsal = await aRehearsal({ state: { ...withoutStages().state, closed: { pipelines: why } } });
    const operations = await plan(rehearsal, { stages: 'create' });
    expect(operations.some(({ kind }) => kind === 'createStage')).toBe(false);
    expect(operations.find(({ id }) => id === 'manual:stages')?.change).toContain('does not let stages be made from outside');
  });
});
