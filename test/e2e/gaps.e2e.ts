import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openSample } from './pages/open-sample.ts';
import { workshopPage } from './pages/workshop-page.ts';
import { shellsOfPart, startShell, type RunningShell } from './shells.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(shellsOfPart('Electron double'))('gaps worked through, in the %s', (name) => {
  let app: RunningShell;
  beforeAll(async () => {
    app = await startShell(name, browser);
    app.page.setDefaultTimeout(20_000);
    await openSample(app.page);
    await workshopPage(app.page).goTo('Map');
    await app.page.getByRole('tab', { name: /^Gaps/ }).click();
    await app.page.getByRole('list', { name: 'Gaps' }).getByRole('listitem').first().waitFor();
  });
  afterAll(() => app.close());
  const isClean = async (): Promise<void> => {
    expect(app.watch.problems).toEqual([]);
    expect(await app.watch.axe()).toEqual([]);
  };
  const gap = (ruleId: string) => app.page.getByRole('list', { name: 'Gaps' }).getByRole('button', { name: new RegExp(`^${ruleId}`) });
  const openCount = async (): Promise<number> => Number(await app.page.getByRole('tab', { name: /^Gaps/ }).locator('.map-tab-count').textContent());

  it('lays what the history measured over what the room said, and opens the leads behind it', async () => {
    await app.page.getByRole('radio', { name: 'Both' }).waitFor();
    await gap('G38').press('Enter');
    await app.page.getByRole('button', { name: /already inactive.*open leads$/ }).click();
    await app.page.getByRole('dialog').getByRole('listitem').first().waitFor();
    await isClean();
    await app.page.keyboard.press('Escape');
  });

  it('makes a gap a decision with one key, and lets it be put into words', async () => {
    await gap('G38').focus();
    await app.page.keyboard.press('d');
    const decided = app.page.getByRole('list', { name: 'Decided about G38' });
    await expect.poll(() => decided.getByRole('listitem').count()).toBe(2);
    await decided.getByRole('textbox', { name: 'Decision' }).last().fill('HR tells RevOps on the day somebody leaves.');
    await app.page.getByRole('tab', { name: /^Decisions/ }).click();
    await expect.poll(() => app.page.getByRole('list', { name: 'Decisions' }).locator('textarea').evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))).toContain('HR tells RevOps on the day somebody leaves.');
    await isClean();
  });

  it('parks a question, accepts a gap with who says so, and takes both back', async () => {
    await app.page.getByRole('tab', { name: /^Gaps/ }).click();
    await gap('G09').press('Enter');
    await app.page.getByRole('button', { name: /^Park/ }).click();
    await app.page.getByRole('list', { name: 'Parked about G09' }).waitFor();
    const before = await openCount();
    await app.page.getByRole('combobox', { name: 'Status' }).selectOption('Accepted');
    await expect.poll(openCount).toBe(before - 1);
    await app.page.getByRole('tab', { name: /^Decisions/ }).click();
    await app.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await app.page.getByRole('tab', { name: /^Gaps/ }).click();
    await expect.poll(openCount).toBe(before);
  });

  it('shows the ways that leads went, and the question large in the room', async () => {
    await app.page.getByRole('tab', { name: 'Measured' }).click();
    await app.page.getByRole('heading', { name: /^Ways that leads went/ }).waitFor();
    await isClean();
    await app.page.getByRole('tab', { name: 'Measured' }).press('r');
    await app.page.getByRole('region', { name: /^G09/ }).waitFor();
    await app.page.keyboard.press('ArrowRight');
    await app.page.getByRole('region', { name: /^G(?!09)/ }).waitFor();
    await isClean();
    await app.page.keyboard.press('r');
  });

  it('stays without a map, says what waits for one, and begins it', async () => {
    const drawn = (name: string) => app.page.getByRole('button', { name: `Map: ${name}`, exact: true });
    for (const name of ['Content leads', 'Content leads, agreed']) {
      await drawn(name).click();
      await app.page.getByRole('menuitem', { name: 'Put away' }).click();
    }
    await app.page.getByRole('heading', { name: 'Nobody has drawn yet how a lead is handed over.' }).waitFor();
    await app.page.getByRole('tab', { name: /^Gaps/ }).click();
    await gap('G38').press('Enter');
    await app.page.getByRole('button', { name: /already inactive.*open leads$/ }).waitFor();
    await isClean();
    await app.page.getByRole('button', { name: 'Draw a map' }).click();
    await app.page.getByRole('heading', { name: 'Nothing is drawn on this map yet.' }).waitFor();
  });
});
