import assert from 'node:assert/strict';
import type { RehearsalPortal } from '../../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import { visiblePortal } from '../../hubspot/visible-portal.ts';
import { press, says, segment, write } from '../pages/form.ts';
import { openSample } from '../pages/open-sample.ts';
import { workshopPage } from '../pages/workshop-page.ts';
import type { InApp, Step } from './play-steps.ts';

/** A portal on this machine in the place of HubSpot, and what stood in it before. */
export interface Connecting extends InApp {
  readonly portal: RehearsalPortal;
  readonly before: string;
}

const CONNECT = /^(Connect HubSpot…|Portal \d+…)$/;

export const HUBSPOT_STEPS: readonly Step<Connecting>[] = [
  {
    name: 'a portal is connected with a key that is no longer shown, and says what it can take',
    async run({ app: { page }, portal }) {
      const { screen, dialog, goTo } = workshopPage(page);
      await openSample(page);
      await goTo('Push');
      await press(screen, CONNECT);
      await write(dialog, 'Service key', 'pat-eu1-this-is-no-key-of-it');
      await press(dialog, 'Connect');
      await dialog.getByText('does not accept this key').waitFor();
      await write(dialog, 'Service key', portal.token);
      await press(dialog, 'Connect');
      await dialog.getByRole('cell', { name: 'Workflows', exact: true }).waitFor();
      assert.equal(await dialog.getByLabel('Service key').inputValue(), '');
      await press(dialog, 'Done');
    },
  },
  {
    name: 'the plan for it is rehearsed on a copy, and nothing has reached the portal',
    async run({ app: { page }, portal, before }) {
      const { screen, finding } = workshopPage(page);
      await press(screen, 'Plan again');
      await screen.getByText(/portal 99000001, read .*/).waitFor();
      await press(screen, /^by hand\s*Build the score/);
      await press(screen, 'Plan with a draft (beta)');
      await screen.getByRole('region', { name: 'Score, created as a draft' }).getByRole('button').click();
      await press(screen, 'Rehearse');
      await screen.getByText('Rehearsed on a copy:', { exact: false }).waitFor();
      await says(finding, /changes to the portal, all rehearsed\. Nothing has been sent\./);
      assert.equal(visiblePortal(portal.state), before);
      await segment(screen, 'View', 'Graph');
      await screen.getByRole('figure', { name: /Handoff/ }).getByText('Contacts that fit', { exact: false }).waitFor();
      await segment(screen, 'View', 'Plan');
    },
  },
  {
    name: 'it is written only with a write key and the typed id, and read back equal',
    async run({ app: { page }, portal }) {
      const { screen, dialog } = workshopPage(page);
      await press(screen, 'Connect to write…');
      await write(dialog, 'Service key', portal.token);
      await press(dialog, 'Connect');
      await dialog.waitFor({ state: 'hidden' });
      await press(screen, /^Confirm \d+ changes?…$/);
      await dialog.getByRole('region', { name: 'What cannot be taken back' }).waitFor();
      const apply = dialog.getByRole('button', { name: /^Apply \d+ changes?$/ });
      assert.equal(await apply.isEnabled(), false);
      await write(dialog, 'Type 99000001 to confirm', '99000001');
      await apply.click();
      await screen.getByText('The portal is as signed', { exact: false }).waitFor();
      await press(screen, 'Verify');
      await screen.getByRole('status').getByText('the portal equals what was signed').waitFor();
      assert.equal(portal.state.workflows.some(({ isEnabled }) => isEnabled), false);
      assert.deepEqual(portal.state.scores.map(({ status }) => status), ['draft']);
    },
  },
  {
    name: 'what somebody changed there since is named, with who it was, and what stands there is looked through',
    async run({ app: { page }, portal }) {
      const { screen, dialog, goTo } = workshopPage(page);
      const context = portal.state.objects['contacts']?.properties.find(({ name }) => name === 'hx_context');
      assert.ok(context);
      const { label } = context;
      Object.assign(context, { label: 'Context', updatedBy: '2001' });
      await press(screen, 'Verify');
      await screen.getByRole('row', { name: /hx_context label Handoff context Context user 2001, / }).waitFor();
      context.label = label;
      delete context.updatedBy;
      await goTo('Prepare');
      await press(screen, 'Import again');
      await press(screen, 'Look through the portal…');
      await press(dialog, 'Look through it');
      await dialog.getByRole('button', { name: /^Workflows/ }).click();
      await dialog.getByRole('row', { name: /Handoff routing \(Baton\) no / }).waitFor();
      await press(dialog, 'Done');
      await goTo('Push');
    },
  },
  {
    name: 'it is taken back, and the portal stands as it stood before',
    async run({ app: { page }, portal, before }) {
      const { screen, dialog } = workshopPage(page);
      await press(screen, 'Take back…');
      await press(screen, 'Connect to write…');
      await write(dialog, 'Service key', portal.token);
      await press(dialog, 'Connect');
      await dialog.waitFor({ state: 'hidden' });
      await press(screen, /^Take back \d+ changes?…$/);
      await write(dialog, 'Type 99000001 to confirm', '99000001');
      await press(dialog, /^Take back \d+ changes?$/);
      await screen.getByText('Everything that the push wrote is taken back.').waitFor();
      assert.equal(visiblePortal(portal.state), before);
    },
  },
];
