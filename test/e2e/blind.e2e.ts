import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { aDataFolder } from './places.ts';
import { blindPage } from './pages/blind-page.ts';
import { press } from './pages/form.ts';
import { openSample } from './pages/open-sample.ts';
import { workshopPage } from './pages/workshop-page.ts';
import { shellsOfPart, startShell, type RunningShell } from './shells.ts';

const [MARKETING, SALES, OTHER] = ['Léa Moreau', 'Rasheed Adeyemi', 'Dana Kessler'];
const VERDICT_KEYS = ['1', '2', '3'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(shellsOfPart('browser host'))('the blind exercise in the %s', (name) => {
  const folder = aDataFolder();
  let app: RunningShell;
  const start = async (): Promise<void> => {
    app = await startShell(name, browser, folder);
    app.page.setDefaultTimeout(20_000);
    await openSample(app.page);
    await blindPage(app.page).open();
  };
  const isClean = async (): Promise<void> => {
    expect(app.watch.problems).toEqual([]);
    expect(await app.watch.axe()).toEqual([]);
  };
  beforeAll(start);
  afterAll(() => app.close());

  it('shows the revealed first round of the sample, and its cases by keyboard', async () => {
    const { screen, finding } = workshopPage(app.page);
    await finding.getByText(/^The two teams gave the same verdict on \d+ of 15 leads/).waitFor();
    const panel = screen.getByRole('complementary', { name: 'Agreement' });
    await panel.getByText('1 of 15', { exact: true }).waitFor();
    await app.page.keyboard.press('ArrowDown');
    await panel.getByText('2 of 15', { exact: true }).waitFor();
    await isClean();
  });

  it('seats three people for fresh leads, and one answers by mouse', async () => {
    const { screen } = workshopPage(app.page);
    const blind = blindPage(app.page);
    await press(screen, 'Second round');
    await blind.begin([MARKETING, SALES, OTHER]);
    await blind.sit(MARKETING);
    await isClean();
    for (let i = 0; i < 10; i += 1) await blind.click(['Work now', 'Nurture', 'Disqualify'][i % 3] ?? '');
    await blind.lock(true);
    await screen.getByText(`Pass the laptop to ${SALES}.`).waitFor();
  });

  it('keeps cases and answers off the projector, and covers them when the laptop is turned round', async () => {
    const { screen, finding } = workshopPage(app.page);
    const blind = blindPage(app.page);
    await blind.sit(SALES);
    for (let i = 0; i < 4; i += 1) await blind.type(VERDICT_KEYS[i % 3] ?? '1');
    await app.page.keyboard.press('r');
    await finding.getByText(/^1 of 3 have locked/).waitFor();
    expect(await screen.innerText()).not.toMatch(/Disqualify|Work now|Employees|case 5/);
    await isClean();
    await app.page.keyboard.press('r');
    await screen.getByText('4 of 10 answered').waitFor();
  });

  it('goes on after a restart in the middle, with nothing of before to look at', async () => {
    await app.close();
    await start();
    const { screen } = workshopPage(app.page);
    const blind = blindPage(app.page);
    await screen.getByText('4 of 10 answered').waitFor();
    await blind.sit(SALES);
    await blind.sitting.getByText('case 5 of 10').waitFor();
    await expect(screen.getByRole('button', { name: 'Case 2, sealed' }).isDisabled()).resolves.toBe(true);
    for (let i = 4; i < 10; i += 1) await blind.type(VERDICT_KEYS[(i + 1) % 3] ?? '1');
    await blind.lock(false);
    await blind.sit(OTHER);
    for (let i = 0; i < 10; i += 1) await blind.type(VERDICT_KEYS[i % 2] ?? '1');
    await blind.lock(false);
  });

  it('reveals when all have locked: κ before and after, closed ballots closed', async () => {
    const { screen, finding } = workshopPage(app.page);
    await press(screen, 'Reveal round 2');
    await finding.getByText(/of 10 leads/).waitFor();
    const panel = screen.getByRole('complementary', { name: 'Agreement' });
    await panel.getByRole('img', { name: /Round 1 .*; Round 2 .*95 % interval/ }).waitFor();
    await panel.getByText('1 of 3 agreed').waitFor();
    expect(await panel.innerText()).not.toMatch(new RegExp(`${SALES}|${OTHER}`));
    await isClean();
    await panel.getByRole('radio', { name: 'Round 1' }).click();
    await finding.getByText(/of 15 leads/).waitFor();
    for (const against of ['Rule', 'Outcome']) await screen.getByRole('radio', { name: against, exact: true }).click();
    await app.page.keyboard.press('c');
    await screen.getByRole('navigation', { name: 'Definitions' }).waitFor();
  });
});
