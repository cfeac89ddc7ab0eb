import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { press, write } from './pages/form.ts';
import { workshopPage } from './pages/workshop-page.ts';
import { aDataFolder, BUILT } from './places.ts';
import { startShell, type RunningShell } from './shells.ts';
import { watchPage, type PageWatch } from './watch-page.ts';

let browser: Browser;
let app: RunningShell;
let second: Page;
let watch: PageWatch;
beforeAll(async () => {
  browser = await launchChromium();
  const folder = aDataFolder();
  app = await startShell('browser host', browser, folder, ['--sample']);
  // As a person would: start Baton again, and it gives an address that opens the running one in another window.
  const again = spawnSync(process.execPath, [join(BUILT, 'main', 'serve.js'), '--no-open', '--data', folder], { encoding: 'utf8', timeout: 30_000 });
  second = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  watch = watchPage(second, () => new URL(app.page.url()).origin);
  await second.goto(/http:\S+/.exec(again.stdout)?.[0] ?? '');
  await second.getByRole('button', { name: /sample/i }).first().click();
  for (const page of [app.page, second]) {
    page.setDefaultTimeout(20_000);
    await page.getByRole('main', { name: 'Prepare' }).waitFor();
    await workshopPage(page).goTo('Score');
  }
});
afterAll(async () => {
  await second.context().close();
  await app.close();
  await browser.close();
});

const threshold = (page: Page) => workshopPage(page).screen.getByLabel('MQL from', { exact: true });
const shows = async (page: Page, points: string): Promise<void> => {
  await expect.poll(() => threshold(page).inputValue(), { timeout: 20_000 }).toBe(points);
};

describe('one proposal in two windows', () => {
  it('shows in one what the other has saved', async () => {
    await write(workshopPage(app.page).screen, 'MQL from', '60');
    await shows(second, '60');
  });

  it('keeps what was saved first, and says in the other window what happened and what to do', async () => {
    // The second window's edit is held on its way until the first one's has arrived.
    const held: Route[] = [];
    const isEdit = (route: Route): boolean => route.request().postData()?.includes('"proposal.editProposal"') === true;
    await second.route('**/rpc', (route) => (isEdit(route) ? void held.push(route) : route.continue()));
    await write(workshopPage(second).screen, 'MQL from', '70');
    await expect.poll(() => held.length).toBe(1);
    const saved = app.page.waitForResponse((response) => response.request().postData()?.includes('"proposal.editProposal"') === true);
    await write(workshopPage(app.page).screen, 'MQL from', '50');
    await saved;
    await shows(second, '70');
    await Promise.all(held.splice(0).map((route) => route.continue()));
    await second.unroute('**/rpc');
    await second.getByText(/^Proposal A was changed in another window: "Threshold 50"\. Look at the change, then edit again\./).waitFor();
    await shows(second, '50');
    await shows(app.page, '50');
    await press(second.locator('body'), 'Understood');
  });

  it('lets the edit be made again on top, and be undone in the other window', async () => {
    await write(workshopPage(second).screen, 'MQL from', '70');
    await shows(app.page, '70');
    await app.page.keyboard.press('Control+z');
    await shows(second, '50');
    for (const problems of [app.watch.problems, watch.problems]) expect(problems).toEqual([]);
  });
});
