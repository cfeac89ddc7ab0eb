import type { Page } from 'playwright-core';
import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { ensureBuild } from '../../electron/launch/ensure-build.mjs';
import { aDataFolder, PROJECT_ROOT } from '../e2e/places.ts';
import { asked, msText, type BenchLine } from './bench-line.ts';
import { inChromium } from './in-chromium.ts';

const EDITS = 12;
const LIMIT = 300;
/** Until the whole is set again and nothing is under way. */
const RESTS = 2_500;
const VIEW = { viewport: { width: 1440, height: 900 } } as const;

/** From the key that ends an edit to the edited page drawn beside the editor, in Chromium, on the sample. */
export async function previewLines(): Promise<BenchLine[]> {
  const problem = await ensureBuild(PROJECT_ROOT, process.execPath);
  if (problem !== null) return [{ what: `The preview in Chromium: not measured. ${problem}`, median: '' }];
  const dataFolder = aDataFolder();
  const host = await createHeadlessHost({ dataFolder });
  const sample = await host.call('workshop.openSample', {});
  await host.close();
  if (!sample.ok) throw new Error(sample.error.message);
  return inChromium(dataFolder, async (browser, address) => {
    const page = await (await browser.newContext(VIEW)).newPage();
    await page.addInitScript(noteDrawnPages);
    await page.goto(address);
    await page.getByRole('button', { name: /^New workshop/ }).waitFor();
    await page.evaluate((hash) => void (window.location.hash = hash), `#/w/${sample.value.id}/promise`);
    await page.getByRole('button', { name: 'Pages beside' }).click();
    await page.locator('canvas.pdf-page').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(RESTS);
    const seen: number[] = [];
    for (let run = 0; run < EDITS; run += 1) seen.push(await timeOf(page));
    const sorted = seen.toSorted((a, b) => a - b);
    const median = sorted[sorted.length >> 1] ?? NaN;
    return [{ what: `  the same in the window, from the key to the drawn page, on the sample, over ${EDITS} edits`, ...msText({ median, low: sorted[0] ?? NaN, high: sorted.at(-1) ?? NaN }), ...asked(median, LIMIT) }];
  });
}

/** Runs in the page before its own scripts: when a page of the document was last drawn. */
function noteDrawnPages(): void {
  const pen = CanvasRenderingContext2D.prototype;
  const draw: unknown = Reflect.get(pen, 'drawImage');
  if (typeof draw !== 'function') return;
  Reflect.set(pen, 'drawImage', function drawImage(this: CanvasRenderingContext2D, ...args: unknown[]) {
    if (this.canvas.classList.contains('pdf-page')) Reflect.set(window, 'pageDrawnAt', performance.now());
    return Reflect.apply(draw, this, args) as unknown;
  });
}

async function timeOf(page: Page): Promise<number> {
  await page.locator('[aria-label^="Time for tier "]').first().focus();
  await page.keyboard.press('ArrowUp');
  await page.evaluate(() => {
    Reflect.set(window, 'pageDrawnAt', NaN);
    window.addEventListener('keydown', () => Reflect.set(window, 'pressedAt', performance.now()), { capture: true, once: true });
  });
  await page.keyboard.press('Enter');
  const ms = await page.evaluate(() => new Promise<number>((done) => {
    const look = (): void => {
      const drawn = Number(Reflect.get(window, 'pageDrawnAt'));
      if (Number.isNaN(drawn)) requestAnimationFrame(look);
      else done(drawn - Number(Reflect.get(window, 'pressedAt')));
    };
    look();
  }));
  await page.waitForTimeout(RESTS);
  return ms;
}
