import assert from 'node:assert/strict';
import { CLIENT_EXPORTS } from '../../fixtures/client-exports.ts';
import { choose, pick, press, says, segment, textsOf } from '../pages/form.ts';
import { importPage } from '../pages/import-page.ts';
import { workshopPage } from '../pages/workshop-page.ts';
import type { InApp, Step } from './play-steps.ts';
import { startWorkshop } from './start-workshop.ts';

/** Two exports of one client, one after the other. */
export interface Importing extends InApp {
  readonly semicolons: string;
  readonly threeFormats: string;
  readonly staff: readonly string[];
  readonly wide: string;
}

const { first, refused, both, ambiguous } = CLIENT_EXPORTS;

export const IMPORT_STEPS: readonly Step<Importing>[] = [
  { name: 'a workshop is started', run: ({ app }) => startWorkshop(app.page, 'Nordlicht Systems') },
  {
    name: 'the export with semicolons is recognised: its mark, its delimiter, days before months',
    async run({ app: { page }, semicolons }) {
      const { screen } = workshopPage(page);
      await importPage(page).begin(semicolons);
      const written = async (label: string): Promise<string> => screen.getByRole('combobox', { name: `${label} all contacts.csv`, exact: true }).locator('option:checked').innerText();
      assert.equal(await written('Encoding of'), 'UTF-8 with a mark');
      assert.equal(await written('What divides the cells of'), 'Semicolons');
      assert.equal(await written('Order of dates in'), 'Day, month, year');
      await screen.getByText('HubSpot contacts (English).').waitFor();
    },
  },
  {
    name: 'every column shows three examples, as they stand and as they are read, and one guess is corrected',
    async run({ app: { page } }) {
      const { screen } = workshopPage(page);
      const { next, examplesOf } = importPage(page);
      await next('Columns');
      const created = await textsOf(examplesOf('Create Date').getByRole('listitem'));
      assert.equal(created.length, 3);
      assert.match(created[1] ?? '', /02\/02\/2026 09:01\s*is 2026-02-02 08:01 UTC/);
      assert.match((await examplesOf('Email').innerText()), /•/, 'e-mails are masked');
      await choose(screen, 'Type of Region code', 'Text');
      await screen.getByRole('row').filter({ hasText: 'Region code' }).getByText('Chosen by you.').waitFor();
    },
  },
  {
    name: 'what looks odd has a default, and the import says what it kept and what it refused',
    async run({ app: { page } }) {
      const { screen, finding } = workshopPage(page);
      const { next, finish, option } = importPage(page);
      await next('Values');
      await screen.getByRole('combobox', { name: 'Zone of all contacts.csv' }).waitFor();
      await next('Check');
      assert.ok(await option(/1 row has more cells than the header/, /^Refuse/).isChecked());
      await finish();
      await says(finding, new RegExp(`^\\s*${first} leads`));
      assert.deepEqual(await textsOf(screen.getByRole('table', { name: 'Files of the last import' }).getByRole('row').nth(1).getByRole('cell')), ['Leads', String(first + refused), '0', String(refused)]);
    },
  },
  {
    name: 'the quarantine tells why, and is exported as CSV to be mended',
    async run({ app }) {
      const { screen, dialog } = workshopPage(app.page);
      await press(screen, `${refused} refused rows`);
      const rows = dialog.getByRole('table', { name: 'Refused rows' }).getByRole('row');
      await rows.filter({ hasText: 'The row has no lead id.' }).waitFor();
      await rows.filter({ hasText: 'cells under a header of 10' }).waitFor();
      const csv = (await app.takeFile(() => press(dialog, /^Export as CSV/))).toString('utf8');
      for (const part of ['Nobody', 'no lead id', 'two cells too many', 'Record ID']) assert.ok(csv.includes(part), `the export lacks ${part}: ${csv}`);
      await dialog.getByRole('status').waitFor();
      await press(dialog, 'Close');
      await dialog.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'the next export writes dates in three ways: what two readings fit is asked, and nothing is imported before the answer',
    async run({ app: { page }, threeFormats }) {
      const { screen } = workshopPage(page);
      const { begin, next, option, examplesOf } = importPage(page);
      await begin(threeFormats);
      await screen.getByText('1 finding under Check needs a decision before the import.').waitFor();
      await next('Columns');
      assert.equal((await textsOf(examplesOf('Create Date').getByRole('listitem'))).length, 3);
      await next('Values');
      await next('Check');
      const button = screen.getByRole('button', { name: 'Import', exact: true });
      assert.ok(await button.isDisabled());
      await option(new RegExp(`Create Date: ${ambiguous} dates could be read`), /^Month first/).check();
      await screen.getByRole('radiogroup', { name: 'The history that is there' }).getByRole('radio', { name: 'Add to it' }).click();
      await page.waitForFunction((element) => element instanceof HTMLButtonElement && !element.disabled, await button.elementHandle());
    },
  },
  {
    name: 'it is added to the history: leads that were there are merged by their id',
    async run({ app: { page } }) {
      const { screen, finding } = workshopPage(page);
      await importPage(page).finish();
      await finding.getByText(new RegExp(`^${both} leads`)).waitFor();
      await screen.getByText('the history is made of 2').waitFor();
    },
  },
  {
    name: 'the second import is undone alone, and the history is what it was',
    async run({ app: { page } }) {
      const { screen, dialog, finding } = workshopPage(page);
      await screen.getByRole('button', { name: /^Undo this import… of / }).first().click();
      await dialog.getByText('all contacts later.csv').waitFor();
      await press(dialog, 'Undo this import');
      await dialog.waitFor({ state: 'hidden' });
      await finding.getByText(new RegExp(`^${first} leads`)).waitFor();
      await screen.getByText('the history is made of one').waitFor();
    },
  },
  {
    name: 'who is away and who works when come as files of their own, and leave the leads alone',
    async run({ app: { page }, staff }) {
      const { screen, finding } = workshopPage(page);
      const { begin, next, finish } = importPage(page);
      await begin(...staff);
      const kindOf = (name: string): Promise<string> => screen.getByRole('combobox', { name: `What ${name} holds` }).locator('option:checked').innerText();
      assert.deepEqual([await kindOf('away.csv'), await kindOf('hours.csv')], ['Absences', 'Hours and holidays']);
      for (const step of ['Columns', 'Values', 'Check'] as const) await next(step);
      await finish();
      await finding.getByText(new RegExp(`^${first} leads`)).waitFor();
    },
  },
  {
    name: 'they wait until the roster takes them; public holidays come from the laptop',
    async run({ app: { page } }) {
      const { screen, dialog, goTo } = workshopPage(page);
      await goTo('Route');
      await screen.getByRole('button', { name: 'Take roster from the imported owners' }).first().click();
      await press(dialog, /^Take \d+ owners$/);
      await dialog.waitFor({ state: 'hidden' });
      await segment(screen, 'Part of the routing', 'People');
      await screen.getByText(/^1 absence; /).waitFor();
      await press(screen, 'Take 1 week from the import');
      await screen.getByRole('button', { name: /^Public holidays for / }).first().click();
      await pick(dialog, 'Country', 'Germany');
      await press(dialog, /^Add \d+ days$/);
      await dialog.waitFor({ state: 'hidden' });
      await screen.getByLabel(/^Name of /).first().waitFor();
    },
  },
];
