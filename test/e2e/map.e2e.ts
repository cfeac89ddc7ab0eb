import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { keyOn, tabTo } from './pages/keyboard.ts';
import { openSample } from './pages/open-sample.ts';
import { workshopPage } from './pages/workshop-page.ts';
import { shellsOfPart, startShell, type RunningShell } from './shells.ts';

/** Twelve steps as they are typed: a lane before the colon is where the step goes. */
const STEPS = [
  'Marketing: Form sent', 'System: Score reaches 40', 'Stage set to MQL', 'Owner set', 'Sales: Opens the lead', 'First call', 'Second call',
  'Accepts the lead', 'Meeting', 'Opportunity', 'Marketing: Told what won', 'Report to both teams',
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(shellsOfPart('browser host'))('a map drawn with the keyboard alone, in the %s', (name) => {
  let app: RunningShell;
  beforeAll(async () => {
    app = await startShell(name, browser);
    app.page.setDefaultTimeout(20_000);
    await openSample(app.page);
    await workshopPage(app.page).goTo('Map');
    await app.page.getByRole('application', { name: /^Handoff map/ }).waitFor();
  });
  afterAll(() => app.close());
  const isClean = async (): Promise<void> => {
    expect(app.watch.problems).toEqual([]);
    expect(await app.watch.axe()).toEqual([]);
  };
  const canvas = () => app.page.getByRole('application', { name: /^Handoff map/ });
  const said = () => app.page.locator('#map-selection');
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await app.page.keyboard.press(key);
  };
  /** The outline as it stands: the same map, step by step, as a screen reader gets it. */
  const outline = async (): Promise<string[]> => {
    await app.page.getByRole('radio', { name: 'Outline' }).click();
    const steps = app.page.getByRole('list', { name: /^Outline of/ }).locator('> li');
    await steps.first().waitFor();
    const texts = await steps.evaluateAll((items) => items.map((item) => (item as HTMLElement).innerText.replace(/\s+/g, ' ')));
    await app.page.getByRole('radio', { name: 'Drawing' }).click();
    return texts;
  };

  it('begins empty from the list of maps', async () => {
    await keyOn(app.page, app.page.getByRole('button', { name: /^Map: / }), 'Enter');
    const empty = app.page.getByRole('menuitem', { name: 'Empty' });
    await empty.waitFor();
    for (let at = 0; at < 20 && !(await empty.evaluate((item) => item === document.activeElement)); at += 1) await press('ArrowDown');
    await press('Enter');
    await app.page.getByRole('heading', { name: 'Nothing is drawn on this map yet.' }).waitFor();
  });

  it('takes twelve steps, one after the other, each led to by the one before, in under two minutes', async () => {
    const began = performance.now();
    await tabTo(app.page, canvas());
    await press('n');
    for (const [at, step] of STEPS.entries()) {
      await app.page.getByRole('textbox', { name: 'Name of the step' }).waitFor();
      await app.page.keyboard.type(step);
      await press(at === STEPS.length - 1 ? 'Enter' : 'Shift+Enter');
      await expect.poll(() => app.page.locator('.map-step').count()).toBe(at === STEPS.length - 1 ? 12 : at + 2);
    }
    expect(performance.now() - began).toBeLessThan(120_000);
    // Beside the drawing a screen reader finds the same map as a list.
    const read = app.page.getByRole('region', { name: /, as a list$/ });
    await expect.poll(() => read.getByRole('list', { name: /^Outline of/ }).locator('> li').count()).toBe(12);
    const steps = await outline();
    expect(steps).toHaveLength(12);
    expect(steps[3]).toContain('Owner set System hands over to Opens the lead; nobody is named for it');
    expect(steps[9]).toMatch(/^Opportunity Sales recycles to Told what won/);
  });

  it('connects, renames, moves across lanes, deletes and takes back', async () => {
    await tabTo(app.page, canvas());
    await press('Home', 'ArrowRight');
    await expect.poll(() => said().textContent()).toContain('Score reaches 40');
    await press('[', 'F2');
    await app.page.getByRole('textbox', { name: 'Name of the step' }).waitFor();
    await app.page.keyboard.type('Score reaches 54');
    await press('Enter');
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', ']');
    await expect.poll(() => said().textContent()).toMatch(/^First call, lane Sales, first touch/);
    await app.page.getByRole('heading', { name: /^Nobody owns .* between the trigger and the first touch\./ }).waitFor();
    await press('c', 'ArrowRight', 'ArrowRight', 'Enter');
    await expect.poll(async () => (await outline())[5]).toContain('goes on to Second call goes on to Accepts the lead');
    await tabTo(app.page, canvas());
    await press('Alt+ArrowUp');
    await expect.poll(() => said().textContent()).toMatch(/^Accepts the lead, lane System/);
    await press('Delete');
    await expect.poll(() => app.page.locator('.map-step').count()).toBe(11);
    await press('Control+z', 'Control+z');
    await expect.poll(async () => (await outline())[7]).toMatch(/^Accepts the lead Sales/);
  });

  it('pastes lines as steps, and takes all of them back at once', async () => {
    await tabTo(app.page, canvas());
    await canvas().evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Partner asks\n  Sales: Answers\n  Books a call');
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => app.page.locator('.map-step').count()).toBe(15);
    await press('Control+z');
    await expect.poll(() => app.page.locator('.map-step').count()).toBe(12);
  });

  it('drags a step with the pointer into the lane that it is dropped in', async () => {
    const step = app.page.locator('.map-step').filter({ hasText: 'Meeting' });
    const [from, over] = [await step.boundingBox(), await app.page.locator('.map-step').filter({ hasText: 'Owner set' }).boundingBox()];
    if (from === null || over === null) throw new Error('The steps are not drawn.');
    await app.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await app.page.mouse.down();
    await app.page.mouse.move(from.x + from.width / 2 + 8, over.y + over.height / 2, { steps: 4 });
    await app.page.locator('.map-snap').waitFor();
    await app.page.mouse.up();
    await expect.poll(() => said().textContent()).toMatch(/^Meeting, lane System/);
  });

  it('leaves as a picture, a drawing and a page', async () => {
    const file = (entry: string) => app.takeFile(async () => {
      await app.page.getByRole('button', { name: 'Export' }).click();
      await app.page.getByRole('menuitem', { name: entry }).click();
    });
    expect((await file('Drawing, SVG')).toString('utf8')).toContain('Score reaches 54');
    expect((await file('Page, PDF')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect((await file('Picture, PNG')).subarray(1, 4).toString('latin1')).toBe('PNG');
    await isClean();
  });
});
