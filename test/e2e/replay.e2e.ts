import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { press, segment, write } from './pages/form.ts';
import { openSample } from './pages/open-sample.ts';
import { workshopPage } from './pages/workshop-page.ts';
import { shellsOfPart, startShell, type RunningShell } from './shells.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const PARTS = 'Part of the evidence';

describe.each(shellsOfPart('browser host'))('the evidence of a replay, in the %s', (name) => {
  let app: RunningShell;
  beforeAll(async () => {
    app = await startShell(name, browser);
    app.page.setDefaultTimeout(20_000);
    await openSample(app.page);
    await workshopPage(app.page).goTo('Replay');
  });
  afterAll(() => app.close());
  const isClean = async (): Promise<void> => {
    expect(app.watch.problems).toEqual([]);
    expect(await app.watch.axe()).toEqual([]);
  };

  it('opens a leak down to the facts of one lead', async () => {
    const { screen } = workshopPage(app.page);
    await segment(screen, PARTS, 'Leaks');
    const late = screen.getByRole('row', { name: /Touched later than the proposed SLA/ }).getByRole('button', { name: /open leads$/ });
    const count = await late.textContent();
    await late.click();
    const drawer = app.page.getByRole('dialog', { name: 'Touched later than the proposed SLA' });
    await drawer.getByText(`${count ?? ''} leads`).waitFor();
    await drawer.getByRole('button').filter({ hasText: 'proposed:' }).first().click();
    await app.page.getByRole('dialog').getByText(/would have|Why this owner|Owner/).first().waitFor();
    await isClean();
    await app.page.keyboard.press('Escape');
  });

  it('compares two proposals, difference by difference, with the edit that makes them differ, and pins one', async () => {
    const { screen } = workshopPage(app.page);
    await app.page.getByRole('button', { name: /^Proposal: / }).click();
    await app.page.getByRole('menuitem', { name: 'Copy this proposal…' }).click();
    await app.page.getByRole('dialog').getByLabel('Name').fill('Stricter');
    await press(app.page.getByRole('dialog'), 'Create');
    await segment(screen, PARTS, 'Speed');
    const minutes = screen.getByLabel('Minutes of work a lead');
    await minutes.fill('45');
    await minutes.press('Enter');
    await screen.getByRole('cell', { name: /can keep the promise|waits longer|cannot keep/ }).first().waitFor();
    await segment(screen, PARTS, 'Proposals');
    await screen.getByText(/^What Stricter says otherwise/).waitFor();
    await screen.getByRole('listitem').filter({ hasText: 'handling minutes' }).filter({ hasText: '45' }).waitFor();
    await screen.getByRole('button', { name: 'Pin' }).nth(1).click(); // the first is signed already
    await screen.getByRole('button', { name: 'Pinned' }).waitFor();
    const csv = (await app.takeFile(() => screen.getByRole('button', { name: 'Save as CSV: Saved proposals' }).click())).toString('utf8').split('\r\n');
    expect(csv[0]).toMatch(/^\uFEFFProposal,MQLs a week,/);
    expect(csv.slice(1, 4).map((row) => row.split(',')[0])).toEqual(['Actual', 'Proposal A', expect.stringMatching(/ candidate$/)]);
    await isClean();
  });

  it('freezes the evidence and says by its hashes what it stands on', async () => {
    const { screen } = workshopPage(app.page);
    await press(screen, 'Freeze this replay');
    await screen.getByText('Replay 1 is frozen.').waitFor();
    await screen.getByRole('row', { name: /nothing changed/ }).getByText(/^[0-9a-f]{12} · [0-9a-f]{12} · [0-9a-f]{12}$/).waitFor();
    await isClean();
  });

  it('judges what was held out, counts a chosen period alone, and refuses one that ends before it begins', async () => {
    const { screen } = workshopPage(app.page);
    await segment(screen, PARTS, 'Period');
    await write(screen, 'Chosen on data before', '2026-08-31');
    await screen.getByRole('columnheader', { name: /^Held out/ }).waitFor();
    await press(screen, 'Only what was held out');
    await screen.getByText(/Judged on data that chose no threshold/).waitFor();
    await write(screen, 'To', '2020-01-01');
    await screen.getByRole('alert').getByText(/ends on 2020-01-01, before it begins on 2026-08-31/).waitFor();
    await isClean();
    await press(screen, 'Whole history');
    await press(screen, 'On all of it');
    await screen.getByText(/Thresholds chosen on the same data/).waitFor();
    await screen.getByText(/^Say above up to which day/).waitFor();
  });

  it('draws where leads go, and gives the chart away as a picture and the table behind it as CSV', async () => {
    const { screen } = workshopPage(app.page);
    await segment(screen, PARTS, 'Flow');
    await screen.getByRole('group', { name: /leads. Largest:/ }).waitFor();
    const take = async (what: string): Promise<Buffer> =>
      app.takeFile(async () => {
        await screen.getByRole('button', { name: /^Take away: Leads by tier/ }).click();
        await app.page.getByRole('menuitem', { name: what }).click();
      });
    const svg = (await take('Save as SVG')).toString('utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('Leads by tier, actual to proposed');
    expect((await take('Save as PNG')).subarray(1, 4).toString('latin1')).toBe('PNG');
    const csv = (await take('Save the table as CSV')).toString('utf8');
    expect(csv.split('\r\n')[0]).toBe('\uFEFFActual,Proposed,Leads,Share');
    await isClean();
  });

  it('takes two edits back when undo is pressed twice at once', async () => {
    const { screen } = workshopPage(app.page);
    await segment(screen, PARTS, 'Speed');
    const minutes = screen.getByLabel('Minutes of work a lead');
    for (const value of ['50', '55']) {
      await minutes.fill(value);
      await minutes.press('Enter');
    }
    await app.page.getByRole('button', { name: 'Undo' }).dblclick();
    await expect.poll(() => minutes.inputValue()).toBe('45');
    await isClean();
  });

  it('opens Sign on the pinned candidate and says so', async () => {
    const { goTo, screen } = workshopPage(app.page);
    await app.page.getByRole('button', { name: 'Proposal: Stricter' }).waitFor();
    await goTo('Sign');
    await screen.getByText(/, pinned as the candidate, read in the order/).waitFor();
    expect(await app.page.getByRole('button', { name: /^Proposal: / }).textContent()).not.toBe('Stricter');
    await isClean();
  });
});
