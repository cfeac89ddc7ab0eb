import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { press, segment, write } from '../pages/form.ts';
import { importPage } from '../pages/import-page.ts';
import { workshopPage } from '../pages/workshop-page.ts';
import type { InApp, Step } from './play-steps.ts';
import { startWorkshop } from './start-workshop.ts';

/** The client's export, with people in it. */
export interface Guarding extends InApp {
  readonly semicolons: string;
}

const PASSPHRASE = 'seven quiet lighthouses';

export const PRIVACY_STEPS: readonly Step<Guarding>[] = [
  {
    name: 'a client with people in its export is imported',
    async run({ app: { page }, semicolons }) {
      await startWorkshop(page, 'Nordlicht Systems');
      await importAll(page, semicolons);
    },
  },
  {
    name: 'names are masked until somebody unmasks them, in the table and on a lead\'s page',
    async run({ app: { page } }) {
      const { screen, dialog } = workshopPage(page);
      await segment(screen, 'What to prepare', 'Leads');
      assert.match(await firstLead(page), /•/);
      await screen.getByText('Names are masked.').waitFor();
      await fromView(page, 'Unmask names');
      await screen.getByText('Names are masked.').waitFor({ state: 'hidden' });
      assert.match(await firstLead(page), /^First\d+ Last\d+$/);
      await screen.getByRole('grid', { name: 'All leads' }).getByRole('gridcell').first().click();
      await segment(dialog, 'What to show of this lead', 'Facts');
      await dialog.getByText(/^lead\d+@firm\d\.example$/).waitFor();
      await segment(dialog, 'What to show of this lead', 'Timeline');
      await dialog.getByText(/\d facts?, times in Europe\/Berlin/).waitFor();
      await press(dialog, 'Close');
      await fromView(page, 'Mask names');
      assert.match(await firstLead(page), /•/);
    },
  },
  {
    name: 'a day to delete by is set, reminds once it is past, and is taken away',
    async run({ app: { page } }) {
      const { screen } = workshopPage(page);
      await openPrivacy(page);
      const privacy = screen.getByRole('group', { name: 'Privacy and backups' });
      await write(privacy, 'Delete by', '2090-01-31');
      await privacy.getByText('31 Jan 2090').waitFor();
      await write(privacy, 'Delete by', '2020-01-31');
      await privacy.getByText('the day has passed').waitFor();
      await screen.getByText(/was to be deleted by .*31 Jan 2020/).waitFor();
      await press(privacy, 'No day');
      await privacy.getByText('no day is set').waitFor();
      await screen.getByText(/was to be deleted by/).waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'a passphrase that is too short or typed differently is not taken',
    async run({ app: { page } }) {
      const { screen, dialog } = workshopPage(page);
      await press(screen, 'Set a passphrase…');
      const set = dialog.getByRole('button', { name: 'Set the passphrase' });
      await dialog.getByLabel('New passphrase').fill('short');
      await dialog.getByLabel('The same again').fill('short');
      await dialog.getByText(/at least 10 characters; several words are easy to keep\.$/).last().waitFor();
      assert.ok(await set.isDisabled());
      await dialog.getByLabel('New passphrase').fill(PASSPHRASE);
      await dialog.getByText('The two are not the same.').waitFor();
      assert.ok(await set.isDisabled());
    },
  },
  {
    name: 'one that is typed twice is set, and the workshop is sealed when it is left',
    async run({ app: { page } }) {
      const { screen, dialog } = workshopPage(page);
      await dialog.getByLabel('The same again').fill(PASSPHRASE);
      await press(dialog, 'Set the passphrase');
      await dialog.waitFor({ state: 'hidden' });
      await screen.getByText('this workshop has one').waitFor();
      await page.getByRole('link', { name: /^(Baton|All workshops)$/ }).first().click();
      await page.getByRole('list', { name: 'Workshops' }).getByRole('button', { name: /Nordlicht Systems.*has a passphrase(?!, open now)/ }).waitFor();
    },
  },
  {
    name: 'a wrong passphrase hears the truth',
    async run({ app: { page } }) {
      const { dialog } = workshopPage(page);
      await page.getByRole('list', { name: 'Workshops' }).getByRole('button', { name: /^Nordlicht Systems/ }).click();
      await dialog.getByLabel('Passphrase').fill('seven loud lighthouses');
      await press(dialog, 'Open the workshop');
      await dialog.getByText(/does not open it.*cannot be recovered by anybody/).waitFor();
    },
  },
  {
    name: 'the right one opens it, with the history as it was',
    async run({ app: { page } }) {
      const { screen, dialog, finding } = workshopPage(page);
      await dialog.getByLabel('Passphrase').fill(PASSPHRASE);
      await dialog.getByLabel('Passphrase').press('Enter');
      await page.getByRole('main', { name: 'Prepare' }).waitFor();
      await segment(screen, 'What to prepare', 'History');
      await finding.getByText(/^42 leads/).waitFor();
    },
  },
  {
    name: 'forgetting the client\'s people says what goes and what stays, and waits for a yes',
    async run({ app: { page } }) {
      const { screen, dialog } = workshopPage(page);
      await openPrivacy(page);
      await press(screen, 'Forget this client’s people…');
      for (const side of ['What goes', 'What stays']) await dialog.getByRole('heading', { name: side }).waitFor();
      assert.ok(await dialog.getByRole('button', { name: 'Forget them for good' }).isDisabled());
      await dialog.getByRole('checkbox').click();
    },
  },
  {
    name: 'they are forgotten: the figures stay, the names are gone',
    async run({ app: { page } }) {
      const { screen, dialog, finding } = workshopPage(page);
      await press(dialog, 'Forget them for good');
      for (const side of ['Removed', 'What remains']) await dialog.getByRole('heading', { name: side }).waitFor();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await dialog.waitFor({ state: 'hidden' });
      await segment(screen, 'What to prepare', 'History');
      await finding.getByText(/^42 leads/).waitFor();
      await noNamesIn(page);
    },
  },
  {
    name: 'another client is imported without personal data from the beginning',
    async run({ app: { page }, semicolons }) {
      await page.getByRole('link', { name: /^(Baton|All workshops)$/ }).first().click();
      await startWorkshop(page, 'Südwind Logistik');
      await importAll(page, semicolons, async () => page.getByRole('checkbox', { name: 'Import without personal data' }).click());
      await workshopPage(page).finding.getByText(/^42 leads/).waitFor();
      await noNamesIn(page);
    },
  },
];

async function importAll(page: Page, path: string, before: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const { begin, next, finish } = importPage(page);
  await begin(path);
  await next('Columns');
  await next('Values');
  await next('Check');
  await before();
  await finish();
}

/** What the table of leads calls its first lead, once it shows one. */
async function firstLead(page: Page): Promise<string> {
  const cell = workshopPage(page).screen.getByRole('grid', { name: 'All leads' }).getByRole('gridcell').first();
  await page.waitForFunction((element) => (element?.textContent ?? '') !== '', await cell.elementHandle());
  return cell.innerText();
}

/** Unmasks, looks whether any lead still has its name, and masks again. */
async function noNamesIn(page: Page): Promise<void> {
  const { screen } = workshopPage(page);
  await segment(screen, 'What to prepare', 'Leads');
  await firstLead(page);
  await fromView(page, 'Unmask names');
  await screen.getByText('Names are masked.').waitFor({ state: 'hidden' });
  const shown = await screen.getByRole('grid', { name: 'All leads' }).innerText();
  assert.doesNotMatch(shown, /First\d|Last\d|@firm|Ada North/);
  await fromView(page, 'Mask names');
}

async function fromView(page: Page, entry: string): Promise<void> {
  await press(page.getByRole('banner'), 'View');
  await page.getByRole('menuitem', { name: entry }).click();
}

async function openPrivacy(page: Page): Promise<void> {
  const { screen } = workshopPage(page);
  await segment(screen, 'What to prepare', 'Client and people');
  await segment(screen, 'Which side of the workshop', 'Privacy and backups');
}
