import { describe, expect, it } from 'vitest';
import { readPortal } from '../../electron/hubspot/read-portal.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { planRollback, reversibilityOf } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aPortalState, aRehearsal, identity, type Rehearsal } from './a-rehearsal.ts';

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

  it('are made where somebody chose that, are used by the next plan, and stay when the push is taken back', async () => {
    const { state, stages } = withoutStages();
    const rehearsal = await aRehearsal({ state });
    const applied = await rehearsal.apply(await plan(rehearsal, { stages: 'create' }));
    expect(applied.operations.filter(({ kind }) => kind === 'createStage').map(({ status }) => status)).toEqual(['done', 'done']);
    expect(stages()).toEqual(['Subscriber', 'Lead', 'Marketing Qualified Lead', 'Opportunity', 'Customer', 'Sales Qualified Lead', 'Evangelist', 'Other']); // no stage of the portal is moved
    const again = await plan(rehearsal, { stages: 'create' });
    expect(again.some(({ kind, id }) => kind === 'createStage' || id === 'manual:stages')).toBe(false);
    expect(again.find(({ id }) => id === 'workflow:moment')).toMatchObject({ kind: 'updateWorkflow', status: 'planned' });
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

  it.each(['off', 'scope'] as const)('are steps by hand where pipelines are %s, although somebody chose otherwise', async (why) => {
    const rehearsal = await aRehearsal({ state: { ...withoutStages().state, closed: { pipelines: why } } });
    const operations = await plan(rehearsal, { stages: 'create' });
    expect(operations.some(({ kind }) => kind === 'createStage')).toBe(false);
    expect(operations.find(({ id }) => id === 'manual:stages')?.change).toContain('does not let stages be made from outside');
  });
});
