import assert from 'node:assert/strict';
import { CLIENT_EXPORTS } from '../../fixtures/client-exports.ts';
import { keyOn, tabTo } from '../pages/keyboard.ts';
import { workshopPage } from '../pages/workshop-page.ts';
import type { Importing } from './import-steps.ts';
import type { Step } from './play-steps.ts';

const { first, refused } = CLIENT_EXPORTS;

export const KEYBOARD_STEPS: readonly Step<Importing>[] = [
  {
    name: 'a workshop is started with Tab, letters and Enter',
    async run({ app: { page } }) {
      await keyOn(page, page.getByRole('button', { name: /^New workshop/ }), 'Enter');
      const { dialog } = workshopPage(page);
      await tabTo(page, dialog.getByLabel('Client'));
      await page.keyboard.type('Nordlicht Systems');
      await keyOn(page, dialog.getByRole('button', { name: 'Create the workshop' }), 'Enter');
      await page.getByRole('main', { name: 'Prepare' }).waitFor();
    },
  },
  {
    name: 'a file is chosen, its columns are looked at, and one guess is corrected',
    async run({ app: { page }, semicolons }) {
      const { screen } = workshopPage(page);
      await keyOn(page, screen.getByRole('button', { name: 'Import files' }), 'Enter');
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyOn(page, screen.getByRole('button', { name: 'Choose files' }), 'Enter')]);
      await chooser.setFiles([semicolons]);
      await screen.getByRole('combobox', { name: /^Encoding of / }).waitFor();
      await keyOn(page, screen.getByRole('button', { name: 'Next' }), 'Enter');
      const type = screen.getByLabel('Type of Region code', { exact: true });
      await tabTo(page, type);
      await page.keyboard.type('Te');
      await screen.getByRole('row').filter({ hasText: 'Region code' }).getByText('Chosen by you.').waitFor();
      assert.equal(await type.inputValue(), 'text');
    },
  },
  {
    name: 'it is imported, and the quarantine is opened and closed',
    async run({ app: { page } }) {
      const { screen, dialog, finding } = workshopPage(page);
      const next = screen.getByRole('button', { name: 'Next' });
      await keyOn(page, next, 'Enter');
      await screen.getByRole('combobox', { name: /^Zone of / }).waitFor();
      await keyOn(page, next, 'Enter');
      await screen.getByRole('checkbox', { name: 'Import without personal data' }).waitFor();
      await keyOn(page, screen.getByRole('button', { name: 'Import', exact: true }), 'Enter');
      await finding.getByText(new RegExp(`^${first} leads`)).waitFor();
      const opener = screen.getByRole('button', { name: `${refused} refused rows` });
      await keyOn(page, opener, 'Enter');
      await dialog.getByRole('table', { name: 'Refused rows' }).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.waitForFunction((element) => element === document.activeElement, await opener.elementHandle());
    },
  },
];
