import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import { ensureBuild } from '../../electron/launch/ensure-build.mjs';
import { thresholdAt } from '../../renderer/screens/score/threshold-figures.ts';
import { PROJECT_ROOT } from '../e2e/places.ts';
import { aLargeWorkshop } from './a-large-workshop.ts';
import { asked, measure, medianOf, RUNS, type BenchLine } from './bench-line.ts';
import { inChromium } from './in-chromium.ts';
import { frameTimes, shareBelow } from './frame-times.ts';

const LEADS = 100_000;
const VIEW = { viewport: { width: 1440, height: 900 } } as const;
const SETTLED = 3_000;
const A_DRAG = 3_000;
const HALF_A_MINUTE = 30_000;

/** The threshold under the hand at 100,000 leads: frames from Chromium's trace, the heap after half a minute, and the look-up itself. */
export async function dragLines(): Promise<BenchLine[]> {
  const problem = await ensureBuild(PROJECT_ROOT, process.execPath);
  if (problem !== null) return [{ what: `Threshold under the hand: not measured. ${problem}`, median: '' }];
  const dataFolder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const workshopId = await aLargeWorkshop(dataFolder, LEADS);
  return inChromium(dataFolder, async (browser, address) => {
    const { page, grip } = await openScore(browser, address, workshopId);
    return [...(await frameLines(browser, page, grip)), await heapLine(page, grip), await lookUpLine()];
  });
}

async function openScore(browser: Browser, address: string, workshopId: string): Promise<{ readonly page: Page; readonly grip: Locator }> {
  const page = await (await browser.newContext(VIEW)).newPage();
  await page.goto(address);
  await page.getByRole('button', { name: /^New workshop/ }).waitFor();
  await page.evaluate((hash) => void (window.location.hash = hash), `#/w/${workshopId}/score`);
  const grip = page.getByRole('slider', { name: 'MQL threshold in points' });
  await grip.waitFor({ timeout: 120_000 });
  await page.waitForTimeout(SETTLED);
  return { page, grip };
}

/**
 * Presses the grip and moves it to and fro for so long, once before every frame of the page as a hand does; Escape gives
 * the threshold back. The moves are made inside the page: from outside, their way to it would be what is measured.
 */
async function drag(page: Page, grip: Locator, forMs: number): Promise<number> {
  const box = await grip.boundingBox();
  if (box === null) throw new Error('The threshold is not drawn.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const moves = await grip.evaluate((element, hand) => new Promise<number>((done) => {
    const start = performance.now();
    const step = (count: number): void => {
      element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerId: 1, clientX: hand.x + 220 * Math.sin(count / 20), clientY: hand.y }));
      if (performance.now() - start < hand.forMs) requestAnimationFrame(() => step(count + 1));
      else done(count);
    };
    step(1);
  }), { x, y, forMs });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return moves;
}

async function frameLines(browser: Browser, page: Page, grip: Locator): Promise<BenchLine[]> {
  const [middle, slow, work, usual]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    await browser.startTracing(page, { categories: ['devtools.timeline', 'devtools.timeline.frame', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame', '__metadata'] });
    await drag(page, grip, A_DRAG);
    const times = frameTimes(await browser.stopTracing());
    middle.push(shareBelow(times.between, 0.5));
    slow.push(shareBelow(times.between, 0.95));
    usual.push(shareBelow(times.work, 0.5));
    work.push(shareBelow(times.work, 0.95));
  }
  const line = (what: string, values: readonly number[], limit: number): BenchLine => ({ what, median: `${medianOf(values).toFixed(1)} ms`, range: `${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)}`, ...asked(medianOf(values), limit) });
  return [
    line('Threshold dragged at 100,000 leads, between two drawn frames, p50 (Chromium trace)', middle, 17),
    line('  the same, p95', slow, 50),
    { what: '  what the processor gave to the page’s thread for a frame, p50 and p95', median: `${medianOf(usual).toFixed(1)} and ${medianOf(work).toFixed(1)} ms` },
  ];
}

async function heapLine(page: Page, grip: Locator): Promise<BenchLine> {
  const session = await page.context().newCDPSession(page);
  await drag(page, grip, A_DRAG); // what the first drag makes once is no leak
  const before = await heapOf(session);
  const moves = await drag(page, grip, HALF_A_MINUTE);
  const after = await heapOf(session);
  return { what: `  heap after half a minute of dragging (${moves} moves) beside before it, garbage collected`, median: `${(after / 1e6).toFixed(2)} MB`, range: `before ${(before / 1e6).toFixed(2)} MB` };
}

async function heapOf(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** What a tried threshold costs without drawing: a look-up whose time does not know the number of leads. */
async function lookUpLine(): Promise<BenchLine> {
  const thresholds = Array.from({ length: 5_000 }, (_, from) => ({ from, leads: LEADS - 20 * from, converted: 0, unworked: 0, precision: null, upper: null, ifSimilar: null, recall: null }));
  const look = await measure(() => Array.from({ length: 1_000 }, (_, step) => thresholdAt(thresholds, (step * 37) % 5_000)?.leads ?? 0), (found) => String(found.length));
  return { what: '  what a tried threshold brings, looked up among 5,000 (any number of leads)', median: `${look.median.toFixed(2)} µs`, ...asked(look.median / 1000, 1) };
}
