import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { CLIENT_EXPORTS, WIDE } from '../../fixtures/client-exports.ts';
import { importPage } from '../pages/import-page.ts';
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
      await isOn(page, opener);
    },
  },
  {
    name: 'an export of hundreds of columns is gone through by pages, and only those in sight are drawn',
    async run({ app: { page }, wide }) {
      const { screen } = workshopPage(page);
      await importPage(page).begin(wide);
      await importPage(page).next('Columns');
      const meaningOf = (column: string) => screen.getByLabel(`Meaning of ${column}`, { exact: true });
      await tabTo(page, meaningOf('Record ID'));
      await page.keyboard.press('Control+End');
      await isOn(page, meaningOf(WIDE.last));
      assert.equal(await screen.getByRole('table', { name: /^Columns of / }).getAttribute('aria-rowcount'), String(WIDE.columns + 1));
      assert.ok((await screen.getByRole('row').count()) < 80);
      await page.keyboard.press('PageUp');
      await page.waitForFunction((last) => Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? last) < last, WIDE.columns + 1);
      await page.keyboard.press('Control+Home');
      await isOn(page, meaningOf('Record ID'));
      await page.mouse.wheel(0, 9_000);
      await isOn(page, meaningOf('Record ID'));
      await page.keyboard.press('Tab');
      await isOn(page, meaningOf('Created'));
    },
  },
];

/** Waits until the keyboard stands on an element. */
const isOn = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor({ state: 'attached' });
  await page.waitForFunction((element) => element === document.activeElement, await target.elementHandle());
};
