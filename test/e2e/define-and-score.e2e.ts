import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { press, segment, textsOf, write } from './pages/form.ts';
import { openSample } from './pages/open-sample.ts';
import { workshopPage } from './pages/workshop-page.ts';
import { aDataFolder } from './places.ts';
import { shellsOfPart, startShell, type RunningShell } from './shells.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const numberIn = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'));

describe.each(shellsOfPart('browser host'))('definitions and score in the %s', (name) => {
  const folder = aDataFolder();
  let app: RunningShell;
  const start = async (): Promise<void> => {
    app = await startShell(name, browser, folder);
    app.page.setDefaultTimeout(20_000);
    await openSample(app.page);
  };
  const isClean = async (): Promise<void> => {
    expect(app.watch.problems).toEqual([]);
    expect(await app.watch.axe()).toEqual([]);
  };
  const criteriaOf = (word: string): Locator => workshopPage(app.page).screen.getByRole('group', { name: `Criteria of ${word}`, exact: true });
  beforeAll(start);
  afterAll(() => app.close());

  it('edits a criterion as a sentence, with the leads that it holds for beside it', async () => {
    const { screen, goTo } = workshopPage(app.page);
    await goTo('Define');
    const mql = criteriaOf('MQL');
    await mql.getByTitle(/^Holds for [\d,]+ of/).first().waitFor();
    await mql.getByRole('button', { name: 'Employees at least 20', exact: true }).click();
    const value = mql.getByLabel('Value of Employees', { exact: true });
    await value.fill('200');
    await value.press('Enter');
    await mql.getByRole('button', { name: 'Employees at least 200', exact: true }).waitFor();
    await screen.getByText('Three of the four words are agreed by both teams.').waitFor();
    await isClean();
  });

  it('edits the same criterion as text, with completion from the keyboard, and reads it back as sentences', async () => {
    const mql = criteriaOf('MQL');
    await segment(mql, 'How to edit Criteria of MQL', 'Text');
    const text = mql.getByLabel('Criteria of MQL as text');
    await expect.poll(() => text.inputValue()).toBe('Employees >= 200 and [Job Title] is known');
    await text.press('End');
    await text.pressSequentially(' and Ind');
    await mql.getByRole('option', { name: /^Industry/ }).waitFor();
    await text.press('Enter');
    await text.pressSequentially('in (');
    await mql.getByRole('option').first().waitFor();
    await text.press('ArrowDown');
    await text.press('Enter');
    await text.pressSequentially(')');
    await isClean();
    await segment(mql, 'How to edit Criteria of MQL', 'Sentences');
    await mql.getByRole('button', { name: /^and Industry is / }).waitFor();
  });

  it('names a contradiction on the spot', async () => {
    const mql = criteriaOf('MQL');
    const revisions = workshopPage(app.page).screen.getByRole('button', { name: /^Revision \d+/ });
    await mql.getByRole('button', { name: /^and Industry is / }).waitFor();
    await expect.poll(() => revisions.count()).toBe(3);
    await segment(mql, 'How to edit Criteria of MQL', 'Text');
    const text = mql.getByLabel('Criteria of MQL as text');
    await text.fill('Employees >= 200 and Employees < 20');
    await text.blur();
    await segment(mql, 'How to edit Criteria of MQL', 'Sentences');
    await mql.getByText(/contradicts itself/).waitFor();
    await expect.poll(() => revisions.count()).toBe(4); // it is shown at once, and saved a moment later
  });

  it('shows what every revision changed, and goes back', async () => {
    const { screen } = workshopPage(app.page);
    const newest = screen.getByRole('button', { name: /^Revision \d+/ }).first();
    await newest.click();
    await screen.locator('ins', { hasText: 'Employees below 20' }).waitFor();
    await app.page.getByRole('button', { name: /^Undo/ }).click();
    await criteriaOf('MQL').getByRole('button', { name: /^and Industry is / }).waitFor();
  });

  it('changes decay and matrix, and sees the leads move', async () => {
    const { screen, goTo, finding } = workshopPage(app.page);
    await goTo('Score');
    const model = screen.getByRole('complementary', { name: 'Scoring model' });
    await model.getByRole('button', { name: /^Product interest/ }).click();
    await model.getByLabel('Fades with age').selectOption('halfLife');
    await model.getByRole('button', { name: /half each 30 d/ }).waitFor();
    await segment(screen, 'What to show', 'Tiers');
    await press(screen, /^A1 to C3$/);
    await screen.getByRole('table', { name: 'Fit by engagement' }).getByRole('button', { name: /^B2/ }).waitFor();
    await model.getByLabel('A lead is an MQL when').selectOption('cells');
    await finding.getByText(/^With the cells A1, A2 and B1 marketing hands over/).waitFor();
    await screen.getByRole('list', { name: 'Leads that flip' }).getByRole('button').first().waitFor();
    await isClean();
    await model.getByLabel('A lead is an MQL when').selectOption('threshold');
    await finding.getByText(/^At 54 points/).waitFor();
    await segment(screen, 'What to show', 'Histogram');
  });

  it('drags the threshold by mouse and by keyboard', async () => {
    const { screen, finding } = workshopPage(app.page);
    const grip = screen.getByRole('slider', { name: 'MQL threshold in points' });
    const box = await grip.boundingBox();
    if (box === null) throw new Error('the grip is not drawn');
    await app.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await app.page.mouse.down();
    await app.page.mouse.move(box.x - 80, box.y + 8, { steps: 12 });
    const dragged = Number(await grip.getAttribute('aria-valuenow'));
    expect(dragged).toBeLessThan(54);
    // Nothing is saved yet: sentence, figures and strip follow the hand.
    await finding.getByText(new RegExp(`^At ${dragged} points marketing hands over [\\d.]+ leads a week`)).waitFor();
    await screen.getByText(/^p90 [\d.]+.*; \+[\d,]+ flip$/).waitFor();
    await app.page.mouse.up();
    await finding.getByText(new RegExp(`^At ${dragged} points marketing hands over`)).waitFor();
    await grip.focus();
    await grip.press('Shift+ArrowRight');
    await grip.press('ArrowRight');
    expect(Number(await grip.getAttribute('aria-valuenow'))).toBe(dragged + 6);
    await grip.press('Escape');
    expect(Number(await grip.getAttribute('aria-valuenow'))).toBe(dragged);
    await grip.press('ArrowRight');
    await grip.press('Enter');
    await finding.getByText(new RegExp(`^At ${dragged + 1} points marketing hands over`)).waitFor();
    await isClean();
  });

  it('opens a lead that flips, and its lines sum to the score', async () => {
    const { screen } = workshopPage(app.page);
    const flips = screen.getByRole('list', { name: 'Leads that flip' });
    await flips.getByRole('button').first().click();
    const why = screen.getByRole('complementary', { name: 'One lead explained' });
    const total = numberIn(await why.locator('tfoot tr').last().locator('td').last().innerText());
    const lines = await textsOf(why.locator('tbody td.figures'));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map(numberIn).reduce((sum, points) => sum + points, 0)).toBeCloseTo(total, 1);
    await why.getByText(/^\d+ facts?$/).first().click();
    await why.getByText(/\d{4}, \d{2}:\d{2}, /).first().waitFor();
  });

  it('shows calibration, and what the history would give without giving it', async () => {
    const { screen } = workshopPage(app.page);
    await segment(screen, 'What to show', 'Calibration');
    await screen.getByText(/^Learned on [\d,]+ leads, judged on/).waitFor();
    const model = screen.getByRole('complementary', { name: 'Scoring model' });
    const before = await model.getByLabel('Points of Pricing page').inputValue();
    await press(model, 'Show beside the rules');
    await model.getByText(/^history: /).first().waitFor();
    expect(await model.getByLabel('Points of Pricing page').inputValue()).toBe(before);
    await isClean();
  });

  it('leaves another proposal alone, and keeps undo over a restart', async () => {
    const proposal = app.page.getByRole('button', { name: /^Proposal: / });
    await proposal.click();
    await app.page.getByRole('menuitem', { name: 'Copy this proposal…' }).click();
    const dialog = app.page.getByRole('dialog');
    await write(dialog, 'Name', 'Stricter');
    await press(dialog, 'Create');
    await app.page.getByRole('button', { name: 'Proposal: Stricter' }).waitFor();
    const { screen, finding } = workshopPage(app.page);
    const model = screen.getByRole('complementary', { name: 'Scoring model' });
    await write(model, 'MQL from', '77');
    await finding.getByText(/^At 77 points marketing/).waitFor();
    await app.page.getByRole('button', { name: 'Proposal: Stricter' }).click();
    await app.page.getByRole('menuitem', { name: 'Proposal A' }).click();
    await finding.getByText(/^At (?!77)\d+ points marketing/).waitFor();
    await app.close();
    await start();
    await workshopPage(app.page).goTo('Score');
    await app.page.getByRole('button', { name: /^Undo/ }).click();
    await workshopPage(app.page).finding.getByText(/^At \d+ points marketing/).waitFor();
  });
});
