import assert from 'node:assert/strict';
import { choose, press, says, segment, write } from '../pages/form.ts';
import { workshopPage } from '../pages/workshop-page.ts';
import type { DayStep } from './day-step.ts';

export const PREPARE_STEPS: readonly DayStep[] = [
  {
    name: 'a new workshop is started',
    async run({ app: { page } }) {
      await press(page.locator('body'), /^New workshop/);
      const { dialog } = workshopPage(page);
      const zone = dialog.getByRole('combobox', { name: 'Zone' });
      await zone.click();
      await page.keyboard.type('berlin');
      await page.keyboard.press('Enter');
      assert.equal(await zone.inputValue(), 'Europe/Berlin', 'what is typed replaces what was chosen, and Enter only chooses');
      await dialog.getByLabel('Client').fill('Nordlicht Systems');
      await press(dialog, 'Create the workshop');
      await page.getByRole('main', { name: 'Prepare' }).waitFor();
    },
  },
  {
    name: 'the people of the room are named',
    async run({ app: { page } }) {
      const { screen } = workshopPage(page);
      await segment(screen, 'What to prepare', 'Client and people');
      for (const [name, team] of [['Maren Beck', 'Marketing'], ['Tom Sand', 'Sales']] as const) {
        await press(screen, 'Person');
        const people = screen.getByRole('table', { name: 'People' });
        await choose(people, 'Team of New person', team);
        await people.getByRole('checkbox', { name: 'New person can sign' }).click();
        await write(people, 'Name of New person', name);
        await people.getByRole('textbox', { name: `Name of ${name}` }).waitFor();
      }
      await screen.getByText('one signer for each side is named').waitFor();
    },
  },
  {
    name: 'the client\'s files are imported, with a look at every guess',
    async run({ app: { page }, files }) {
      const { screen, finding } = workshopPage(page);
      await segment(screen, 'What to prepare', 'History');
      await press(screen, 'Import files');
      await screen.getByLabel('Files to import').setInputFiles([...files]);
      const table = screen.getByRole('table', { name: 'Files' });
      await table.getByRole('row').nth(files.length).getByRole('combobox', { name: /^Encoding of / }).waitFor();
      await press(screen, 'Next');
      await screen.getByRole('row').nth(5).waitFor(); // columns are shown with examples
      await press(screen, 'Next');
      await press(screen, 'Next');
      await screen.getByRole('checkbox', { name: 'Import without personal data' }).waitFor();
      await press(screen, 'Import');
      await screen.getByRole('heading', { level: 2, name: /^Level [ABC]$/ }).waitFor();
      await says(finding, /\d leads/);
      await screen.getByRole('table', { name: 'Files of the last import' }).waitFor();
    },
  },
];
