import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Browser, Page, Response } from 'playwright-core';
import { ensureBuild } from '../../electron/launch/ensure-build.mjs';
import { EVENT_IDS } from '../../shared/engine/history/history-segments.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { workshopDatabase } from '../../electron/storage/workshop-database.ts';
import { createComputePool } from '../../electron/workers/compute-pool.ts';
import { launchChromium } from '../e2e/chromium.ts';
import { PROJECT_ROOT } from '../e2e/places.ts';
import { serve } from '../e2e/shells.ts';
import { asked, measured, medianOf, msText, RUNS, type BenchLine } from './bench-line.ts';
import { collectGarbage } from './collect-garbage.ts';
import { forgetPages, makeLargeWorkshop, type LargeWorkshop } from './large-workshop.ts';
import { longestTask, type LongestTask } from './longest-task.ts';

const HEADS = ['Created', 'Owner', 'Stage', 'Company', 'Lead'] as const;

/** Opening a workshop of this size: the history in memory, the first screen in Chromium, and its table of leads scrolled and sorted there. */
export async function openingLines(segments: ReadonlyMap<string, Uint8Array>, leads: number): Promise<BenchLine[]> {
  const workshop = await makeLargeWorkshop(segments, leads);
  try {
    return [...(await memoryLines(workshop.database)), ...(await screenLines(workshop))];
  } finally {
    rmSync(workshop.dataFolder, { recursive: true, force: true });
  }
}

/** From the file, which the system has in its cache, to both threads that compute on it, as the host reads it; the first run starts these and counts nowhere. */
async function memoryLines(path: string): Promise<BenchLine[]> {
  const pool = createComputePool(() => undefined);
  const [times, given]: [number[], number[]] = [[], []];
  for (let run = 0; run <= RUNS; run += 1) {
    const database = workshopDatabase(openDatabase(path, false), path);
    const [start, before] = [performance.now(), process.cpuUsage()];
    await pool.load('bench', await database.readSegmentsGently(EVENT_IDS));
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    given.push((user + system) / 1000);
    pool.forget('bench');
    database.close();
    collectGarbage();
  }
  await pool.close();
  return [
    { what: 'Opening: the stored history in memory, from a warm cache', ...msText(measured(times.slice(1), new Set())), ...asked(medianOf(times.slice(1)), 150) },
    { what: '  what the processors gave to it', ...msText(measured(given.slice(1), new Set())) },
  ];
}

async function screenLines(workshop: LargeWorkshop): Promise<BenchLine[]> {
  const problem = await ensureBuild(PROJECT_ROOT, process.execPath);
  if (problem !== null) return [{ what: `Opening in the browser: not measured. ${problem}`, median: '' }];
  const browser = await launchChromium();
  const [screens, tables, uncounted]: [number[], number[], number[]] = [[], [], []];
  const tasks: LongestTask[] = [];
  const sorts: number[] = [];
  try {
    for (let run = 0; run < 6; run += 1) {
      const isCounted = run % 2 === 0;
      if (!isCounted) forgetPages(workshop);
      const host = await serve(workshop.dataFolder);
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      await page.goto(host.address);
      (isCounted ? screens : uncounted).push(await firstScreen(page));
      tables.push(await timeOf(async () => {
        await page.getByRole('radiogroup', { name: 'What to prepare' }).getByRole('radio', { name: 'Leads', exact: true }).click();
        await firstRow(page).waitFor();
      }));
      tasks.push(await scrolled(browser, page));
      sorts.push(...(await sorted(page)));
      await page.context().close();
      const ended = once(host.process, 'exit');
      host.process.kill('SIGTERM');
      await ended;
    }
  } finally {
    await browser.close();
  }
  const text = (times: readonly number[]): Pick<BenchLine, 'median' | 'range'> => msText(measured(times, new Set()));
  const walls = tasks.map(({ wall }) => wall);
  return [
    { what: 'Opening: from the list of workshops to the first screen with its figures, in Chromium', ...text(screens), ...asked(medianOf(screens), 1000) },
    { what: '  the same when nothing of it is counted yet, as after an update', ...text(uncounted), ...asked(medianOf(uncounted), 1000) },
    { what: '  from there to the table of leads', ...text(tables) },
    { what: 'Longest task of the page\'s thread while the table of all leads is scrolled', ...text(walls), ...asked(Math.max(...walls), 50) },
    { what: '  what the processor gave to the longest', ...text(tasks.map(({ processor }) => processor)) },
    { what: 'From a press on a head of the table to its answer, worst of all', ...text(sorts), ...asked(Math.max(...sorts), 150) },
  ];
}

async function firstScreen(page: Page): Promise<number> {
  const row = page.getByRole('list', { name: 'Workshops' }).getByRole('button', { name: /^A million leads/ });
  await row.waitFor();
  return timeOf(async () => {
    await row.click();
    await page.getByRole('heading', { level: 2, name: /^Level / }).waitFor();
  });
}

const firstRow = (page: Page) => page.getByRole('grid', { name: 'All leads' }).getByRole('gridcell').filter({ hasText: /\S/ }).first();

async function timeOf(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** Turns the wheel for a while, then jumps over the whole table, waiting for rows at each stop. */
async function scrolled(browser: Browser, page: Page): Promise<LongestTask> {
  const grid = page.getByRole('grid', { name: 'All leads' });
  await grid.hover();
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] });
  for (let turn = 0; turn < 30; turn += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(30);
  }
  for (const share of [0.1, 0.35, 0.7, 1, 0.5, 0]) {
    await grid.evaluate((element, to) => void (element.scrollTop = to * element.scrollHeight), share);
    await page.waitForTimeout(150);
    await firstRow(page).waitFor();
  }
  return longestTask(await browser.stopTracing());
}

/** Presses each head once and times the host's answer as the window sees it. */
async function sorted(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const head of HEADS) {
    const answered = page.waitForResponse(isPage);
    times.push(await timeOf(async () => {
      await page.getByRole('columnheader', { name: head }).getByRole('button').click();
      await answered;
    }));
    await page.waitForTimeout(300);
  }
  return times;
}

const isPage = (response: Response): boolean => response.url().endsWith('/rpc') && (response.request().postData() ?? '').includes('"history.queryLeads"');
