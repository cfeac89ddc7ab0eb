import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { press, segment } from './pages/form.ts';
import { openSample } from './pages/open-sample.ts';
import { workshopPage } from './pages/workshop-page.ts';
import { shellsOfPart, startShell, type RunningShell } from './shells.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(shellsOfPart('Electron double'))('two drafts of one word in the %s', (name) => {
  let app: RunningShell;
  beforeAll(async () => {
    app = await startShell(name, browser);
    app.page.setDefaultTimeout(20_000);
    await openSample(app.page);
    const { screen, goTo } = workshopPage(app.page);
    await goTo('Define');
    await segment(screen, 'Part of defining', 'Two drafts');
  });
  afterAll(() => app.close());
  const isClean = async (): Promise<void> => {
    expect(app.watch.problems).toEqual([]);
    expect(await app.watch.axe()).toEqual([]);
  };

  it('begins with what each team wrote, and the leads that they disagree about', async () => {
    const { screen, finding } = workshopPage(app.page);
    await finding.getByText(/^Both drafts take [\d,]+ leads; [\d,]+ are only marketing’s, [\d,]+ only sales’\./).waitFor();
    await screen.getByRole('table', { name: /^Only sales: [\d,]+ leads/ }).or(screen.getByRole('table', { name: /^Only marketing: [\d,]+ leads/ })).first().waitFor();
  });

  it('shows what one team\'s further criterion changes, lead by lead', async () => {
    const { screen, finding } = workshopPage(app.page);
    const textOf = async (side: 'first' | 'last'): Promise<Locator> => {
      await screen.getByRole('button', { name: 'Change it' })[side]().click();
      const mql = screen.getByRole('group', { name: 'MQL', exact: true });
      await mql.getByRole('radio', { name: 'Text' }).click();
      return mql.getByRole('textbox', { name: 'Criteria of MQL as text' });
    };
    const ofMarketing = await (await textOf('first')).inputValue();
    await segment(screen, 'Part of defining', 'Two drafts');
    const text = await textOf('last');
    await text.fill(`${ofMarketing} and Industry in ("Chemicals", "Pharmaceuticals")`);
    await text.blur();
    await segment(screen, 'Part of defining', 'Two drafts');
    await finding.getByText(/; [\d,]+ are only marketing’s, 0 only sales’\./).waitFor();
    await screen.getByRole('img', { name: /^Only marketing: .* n [\d,]+; Both: .* n [\d,]+; Only sales: nobody to count/ }).waitFor();
    await screen.getByRole('table', { name: /^Only marketing: [\d,]+ leads/ }).waitFor();
  });

  it('merges criterion by criterion, saying who moves, as one edit that undo takes back', async () => {
    const { screen, finding } = workshopPage(app.page);
    const panel = screen.getByRole('complementary', { name: 'One definition' });
    await panel.getByText(/^Taken over by marketing, [\d,]+ leads would go\./).waitFor();
    await panel.getByRole('button', { name: 'Who' }).press('Enter');
    await panel.getByRole('button', { name: /•/ }).first().waitFor();
    await panel.getByRole('checkbox', { name: /Industry/ }).press('Space');
    await panel.getByText(/^Marketing loses [\d,]+\.$/).waitFor();
    await panel.getByText('Sales keeps exactly its own leads.').waitFor();
    await isClean();
    await panel.getByRole('checkbox', { name: /Industry/ }).press('Space');
    await panel.getByText(/^Sales gains [\d,]+\.$/).waitFor();
    await press(panel, 'Write it into Sales’ draft');
    await finding.getByText(/^Both drafts take the same/).waitFor();
    await app.page.keyboard.press('Control+z');
    await finding.getByText(/only marketing’s/).waitFor();
  });
});
