import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Browser, Page, Response } from 'playwright-core';
import { ensureBuild } from '../../electron/launch/ensure-build.mjs';
import { launchChromium } from '../e2e/chromium.ts';
import { PROJECT_ROOT } from '../e2e/places.ts';
import { serve } from '../e2e/shells.ts';
import { asked, measured, medianOf, msText, RUNS, type BenchLine, type Measured } from './bench-line.ts';
import { longestTask, type LongestTask } from './longest-task.ts';

const VIEW = { viewport: { width: 1440, height: 900 } } as const;
/** Where the page goes with the address of a host that opened the sample. */
const SAMPLE_OPEN = /#\/w\/sample\//;
/** What a screen asks for at its opening is not what is measured. */
const SETTLED = 2_000;
/** Long enough for the answer to be drawn. */
const FRAME_AFTER_ANSWER = 400;

/** The browser host on the sample: from its start to a page that can be used, and the page's own thread while replays run. */
export async function browserLines(): Promise<BenchLine[]> {
  const problem = await ensureBuild(PROJECT_ROOT, process.execPath);
  if (problem !== null) return [{ what: `Browser host: not measured. ${problem}`, median: '' }];
  const dataFolder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const browser = await launchChromium();
  try {
    await withHost(dataFolder, async () => undefined); // makes the sample
    return [...(await startLines(browser, dataFolder)), ...(await taskLines(browser, dataFolder))];
  } finally {
    await browser.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function withHost<T>(dataFolder: string, work: (address: string) => Promise<T>): Promise<T> {
  const host = await serve(dataFolder, ['--sample']);
  try {
    return await work(host.address);
  } finally {
    const ended = once(host.process, 'exit');
    host.process.kill('SIGTERM');
    await ended;
  }
}

/** Five starts of the process, each seen by a fresh page that waits in a browser which runs already. */
async function startLines(browser: Browser, dataFolder: string): Promise<BenchLine[]> {
  const [addresses, headings, figures]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext(VIEW);
    const page = await context.newPage();
    const answered = page.waitForResponse(isReplay);
    const start = performance.now();
    await withHost(dataFolder, async (address) => {
      addresses.push(performance.now() - start);
      await page.goto(address, { waitUntil: 'commit' });
      await page.waitForURL(SAMPLE_OPEN, { waitUntil: 'commit' });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      headings.push(performance.now() - start);
      await answered;
      figures.push(performance.now() - start);
    });
    await context.close();
  }
  const time = (times: readonly number[]): Measured => measured(times, new Set());
  return [
    { what: 'Browser host on the sample, from its start to the first heading in Chromium', ...msText(time(headings)), ...asked(medianOf(headings), 1500) },
    { what: '  of this, until the address is printed', ...msText(time(addresses)) },
    { what: '  and until the first replay has answered', ...msText(time(figures)) },
  ];
}

/** The longest task of a page's thread while an edit is replayed: typed on Promise, and arriving under all figures of Replay in a second window. */
async function taskLines(browser: Browser, dataFolder: string): Promise<BenchLine[]> {
  return withHost(dataFolder, async (address) => {
    const page = await openWindow(browser, address, 'promise');
    // Keys as a person presses them: a locator would search the page first, with a script of its own on the thread that is measured.
    await page.getByLabel(/^Time for tier /).first().focus();
    const edit = async (): Promise<void> => {
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
    };
    const typed = await longestOf(browser, page, edit);
    // A second start on the same folder asks the first for another address.
    const second = await openWindow(browser, (await serve(dataFolder, ['--sample'])).address, 'replay');
    const shown = await longestOf(browser, second, edit);
    return [...linesOf('an edit on Promise', typed), ...linesOf('an edit shown on Replay in a second window', shown)];
  });
}

async function openWindow(browser: Browser, address: string, phase: string): Promise<Page> {
  const page = await (await browser.newContext(VIEW)).newPage();
  await page.goto(address);
  await page.waitForURL(SAMPLE_OPEN);
  await page.evaluate((hash) => void (window.location.hash = hash), `#/w/sample/${phase}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForTimeout(SETTLED);
  return page;
}

/** One replayed edit: how long until its answer was there, and the longest task meanwhile. */
interface Edit {
  readonly task: LongestTask;
  readonly replay: number;
}

async function longestOf(browser: Browser, page: Page, edit: () => Promise<void>): Promise<Edit[]> {
  const seen: Edit[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const answered = page.waitForResponse(isReplay);
    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] });
    const start = performance.now();
    await edit();
    await answered;
    const replay = performance.now() - start;
    await page.waitForTimeout(FRAME_AFTER_ANSWER);
    seen.push({ task: longestTask(await browser.stopTracing()), replay });
  }
  return seen;
}

const isReplay = (response: Response): boolean => response.url().endsWith('/rpc') && (response.request().postData() ?? '').includes('"replay.runReplay"');

/** The worst run is held to the limit, because a person sees the one frame that hangs; on a busy machine the second line tells whose fault it is. */
function linesOf(what: string, seen: readonly Edit[]): BenchLine[] {
  const [walls, processors] = [seen.map(({ task }) => task.wall), seen.map(({ task }) => task.processor)];
  const text = (values: readonly number[]): Pick<BenchLine, 'median' | 'range'> => msText(measured(values, new Set()));
  const replay = Math.round(medianOf(seen.map((one) => one.replay)));
  return [
    { what: `Longest task of the page's thread, ${what} (answered in ${replay} ms)`, ...text(walls), ...asked(Math.max(...walls), 50) },
    { what: '  what the processor gave to the longest', ...text(processors) },
  ];
}
