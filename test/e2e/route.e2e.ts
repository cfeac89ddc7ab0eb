import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { choose, press, segment } from './pages/form.ts';
import { openSample } from './pages/open-sample.ts';
import { workshopPage } from './pages/workshop-page.ts';
import { shellsOfPart, startShell, type RunningShell } from './shells.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const PARTS = 'Part of the routing';

describe.each(shellsOfPart('Electron double'))('routing that can be argued about, in the %s', (name) => {
  let app: RunningShell;
  beforeAll(async () => {
    app = await startShell(name, browser);
    app.page.setDefaultTimeout(20_000);
    await openSample(app.page);
    await workshopPage(app.page).goTo('Route');
  });
  afterAll(() => app.close());
  const isClean = async (): Promise<void> => {
    expect(app.watch.problems).toEqual([]);
    expect(await app.watch.axe()).toEqual([]);
  };
  /** The figure of the strip that says what no rule caught, as it stands. */
  const spread = async (): Promise<string> => (await app.page.getByRole('group', { name: 'Load spread' }).first().textContent()) ?? '';

  it('moves a rule by keyboard; the leads behind the rules follow', async () => {
    const { screen } = workshopPage(app.page);
    const rules = screen.getByRole('list', { name: 'Rules in their order' });
    const second = rules.getByRole('listitem').nth(1);
    const before = await second.getByRole('button', { name: /open leads$/ }).textContent();
    await second.getByRole('button').first().press('Alt+ArrowUp');
    const first = rules.getByRole('listitem').first();
    await first.getByText('Central Europe, all others').waitFor();
    await expect.poll(() => first.getByRole('button', { name: /open leads$/ }).textContent()).not.toBe(before);
    await isClean();
    await first.getByRole('button').first().press('Alt+ArrowDown');
    await rules.getByRole('listitem').nth(1).getByText('Central Europe, all others').waitFor();
  });

  it('moves a rule by dragging it; Escape leaves everything as it was', async () => {
    const { screen } = workshopPage(app.page);
    const rules = screen.getByRole('list', { name: 'Rules in their order' });
    const drag = async (from: number, to: number): Promise<void> => {
      const [row, target] = [await rules.getByRole('listitem').nth(from).boundingBox(), await rules.getByRole('listitem').nth(to).boundingBox()];
      await app.page.mouse.move((row?.x ?? 0) + 8, (row?.y ?? 0) + (row?.height ?? 0) / 2);
      await app.page.mouse.down();
      await app.page.mouse.move((target?.x ?? 0) + 8, (target?.y ?? 0) + (to < from ? 4 : (target?.height ?? 0) - 4), { steps: 4 });
      await rules.locator('.flow-drop').waitFor();
    };
    await drag(1, 0);
    await app.page.keyboard.press('Escape');
    await expect.poll(() => rules.locator('.flow-drop').count()).toBe(0);
    await app.page.mouse.up();
    await rules.getByRole('listitem').nth(1).getByText('Central Europe, all others').waitFor();
    await drag(1, 0);
    await app.page.mouse.up();
    await rules.getByRole('listitem').first().getByText('Central Europe, all others').waitFor();
    await drag(0, 1);
    await app.page.mouse.up();
    await rules.getByRole('listitem').nth(1).getByText('Central Europe, all others').waitFor();
  });

  it('says why this person, rule by rule and member by member', async () => {
    const { screen } = workshopPage(app.page);
    const why = screen.getByRole('complementary', { name: 'Why this person' });
    await why.getByText(/^It goes to Rep \d+ on /).waitFor();
    await why.getByRole('heading', { name: 'Rules' }).waitFor();
    await why.getByText(/not Central Europe|Territory is /).first().waitFor();
    await app.page.keyboard.press('j');
    await why.getByText(/^2 of [\d,]+$/).waitFor();
  });

  it('plays an absence: the person gets less, and the load picture and the strip move', async () => {
    const { screen } = workshopPage(app.page);
    await segment(screen, PARTS, 'Load');
    const row = screen.getByRole('table', { name: 'Load of each person' }).getByRole('row').nth(1);
    const leads = row.getByRole('button', { name: /, proposed: .*open leads$/ });
    const before = await leads.textContent();
    const spreadBefore = await spread();
    await segment(screen, PARTS, 'People');
    await press(screen, 'Absence');
    const from = screen.getByLabel('Away from').last();
    await from.fill('2026-06-01');
    await from.blur();
    const back = screen.getByLabel('Back on').last();
    await back.fill('2026-10-01');
    await back.blur();
    await segment(screen, PARTS, 'Load');
    await expect.poll(() => leads.textContent()).not.toBe(before);
    await expect.poll(spread).not.toBe(spreadBefore);
    await screen.getByRole('img', { name: /^Busiest: / }).waitFor();
    await isClean();
  });

  it('opens one person: what went past and why', async () => {
    const { screen } = workshopPage(app.page);
    await screen.getByRole('table', { name: 'Load of each person' }).getByRole('row').nth(1).press('Enter');
    const person = screen.getByRole('complementary', { name: /^Rep \d+$/ });
    await person.getByRole('heading', { name: 'Passed over' }).waitFor();
    await person.getByText(/^Another.s turn/).waitFor();
    await press(screen, 'Play every strategy');
    await screen.getByRole('table', { name: 'Strategies on the same leads' }).getByText('HubSpot’s rotation').waitFor();
    await isClean();
  });

  it('asks for the handling time and says, marked simulated, which pool cannot take a Monday', async () => {
    const { screen } = workshopPage(app.page);
    await segment(screen, PARTS, 'Checks');
    const minutes = screen.getByLabel('Working minutes that one lead takes');
    await minutes.fill('600');
    await minutes.press('Enter');
    const mondays = screen.getByRole('table', { name: 'A typical Monday' });
    await mondays.getByText('cannot take it').first().waitFor();
    await mondays.getByRole('button', { name: /^Monday of .*: Simulated$/ }).first().waitFor();
    await isClean();
  });

  it('lets a pool wait for somebody, and a lead stay with its owner', async () => {
    const { screen } = workshopPage(app.page);
    await segment(screen, PARTS, 'Pools');
    await choose(screen.getByRole('group', { name: 'Nordics', exact: true }), 'Who is next', 'In turn, in order');
    await segment(screen, PARTS, 'Flow');
    await screen.getByText('Nobody keeps a lead; every lead goes through the rules.').click();
    const days = screen.getByLabel('Its owner of the last so many days');
    await days.fill('90');
    await days.press('Enter');
    await screen.getByText(/^Before any rule a lead stays with its owner of the last 90 days/).waitFor();
    await isClean();
  });

  it('looks back at what was signed: kept, broken, the leads behind, and the next version', async () => {
    const page = workshopPage(app.page);
    await page.goTo('Review');
    const { screen } = page;
    await screen.getByRole('heading', { name: /^Of eight promises .* kept .* broken\.$/ }).waitFor();
    await screen.getByRole('button', { name: /^First touch, Warm: the leads that keep it: .*open leads$/ }).click();
    await app.page.getByRole('dialog', { name: /First touch, Warm/ }).getByText(/^\d+ leads/).waitFor();
    await app.page.keyboard.press('Escape');
    await isClean();
    await segment(screen, 'Part of the review', 'Drift');
    await screen.getByText(/^stable: PSI /).first().waitFor();
    await isClean();
    await press(screen, 'Next version');
    await app.page.getByRole('main', { name: 'Promise', exact: true }).waitFor();
  });
});
