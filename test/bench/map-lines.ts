import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { ensureBuild } from '../../electron/launch/ensure-build.mjs';
import { layoutMap } from '../../shared/engine/handoff-map/layout/layout-map.ts';
import { tidyMap } from '../../shared/engine/handoff-map/place-steps.ts';
import { EDGE_KINDS, FIRST_LANES, type HandoffMap } from '../../shared/engine/model/handoff-map.ts';
import { PROJECT_ROOT } from '../e2e/places.ts';
import { aMap, anEdge, aStep } from '../fixtures/a-map.ts';
import { asked, measure, medianOf, msText, RUNS, type BenchLine } from './bench-line.ts';
import { inChromium } from './in-chromium.ts';
import { frameTimes, shareBelow } from './frame-times.ts';

const STEPS = 200;
const EDGES = 300;
const FIRST_PICTURE = 700;
const LAYOUT = 400;
const A_MOVE = 2_000;

/** Two hundred steps and three hundred ways through all lanes, forwards by up to six steps, every tenth way back. */
function aLargeMap(): HandoffMap {
  const steps = Array.from({ length: STEPS }, (_, at) => aStep(`s${at}`, FIRST_LANES[(at * 7 + (at >> 3)) % 3]?.id, null, { name: `Step ${at}`, system: 'A system' }));
  const edges = Array.from({ length: EDGES }, (_, at) => {
    const [from, by] = [(at * 61) % STEPS, 1 + ((at * 13) % 6)];
    return anEdge(`s${from}`, `s${at % 10 === 0 ? Math.max(0, from - by) : Math.min(STEPS - 1, from + by)}`, at % 10 === 0 ? 'recycle' : EDGE_KINDS[at % 2] ?? 'flow', { id: `e${at}`, said: at % 3 === 0 ? 'within the hour' : '' });
  });
  return tidyMap(aMap(steps, edges, { moment: { triggerStepId: 's3', touchStepId: 's9' } }));
}

/** The map with 200 steps and 300 ways: its layout, its first picture, frames while a step is dragged, the view is moved and zoomed. */
export async function mapLines(): Promise<BenchLine[]> {
  const map = aLargeMap();
  const laid = await measure(() => layoutMap(map), (scene) => `${scene.width} ${scene.height} ${scene.edges.size}`);
  const lines: BenchLine[] = [{ what: `Layout of a map with ${STEPS} steps and ${EDGES} ways`, ...msText(laid), ...asked(laid.median, LAYOUT) }];
  const problem = await ensureBuild(PROJECT_ROOT, process.execPath);
  if (problem !== null) return [...lines, { what: `The map in Chromium: not measured. ${problem}`, median: '' }];
  const dataFolder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const workshopId = await aWorkshopWith(map, dataFolder);
  return inChromium(dataFolder, async (browser, address) => [...lines, ...(await chromiumLines(browser, address, workshopId))]);
}

async function aWorkshopWith(map: HandoffMap, dataFolder: string): Promise<string> {
  const host = await createHeadlessHost({ dataFolder });
  try {
    const made = await host.call('workshop.createWorkshop', { title: 'Bench', clientName: 'Bench', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
    if (!made.ok) throw new Error(made.error.message);
    const stored = await host.call('map.importMap', { text: JSON.stringify({ baton: 'handoff-map', ...map }) }, made.value.id);
    if (!stored.ok) throw new Error(stored.error.message);
    return made.value.id;
  } finally {
    await host.close();
  }
}

async function chromiumLines(browser: Browser, address: string, workshopId: string): Promise<BenchLine[]> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(address);
  await page.getByRole('button', { name: /^New workshop/ }).waitFor();
  const show = (phase: string) => page.evaluate((hash) => void (window.location.hash = hash), `#/w/${workshopId}/${phase}`);
  await show('promise');
  await page.waitForTimeout(6_000); // the other screens are fetched while nothing else is to do
  const pictures: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    pictures.push(await firstPicture(page, `#/w/${workshopId}/map`));
    if (run < RUNS - 1) await show('promise');
    await page.waitForTimeout(800);
  }
  const picture = { median: medianOf(pictures), low: Math.min(...pictures), high: Math.max(...pictures) };
  return [
    { what: '  from the press on Map to its first picture, wall clock', ...msText(picture), ...asked(picture.median, FIRST_PICTURE) },
    ...(await frameLines(browser, page, 'a step dragged', 'pointer')),
    ...(await frameLines(browser, page, 'the view moved', 'wheel')),
    ...(await frameLines(browser, page, 'zoomed', 'zoom')),
  ];
}

/** From the change of the address until every step stands on the page and a frame with them was drawn. */
const firstPicture = (page: Page, hash: string): Promise<number> => page.evaluate(([to, steps]) => new Promise<number>((done) => {
  const start = performance.now();
  window.location.hash = to;
  const look = (): void => {
    if (document.querySelectorAll('.map-step').length < steps) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  };
  look();
}), [hash, STEPS] as const);

/** One of three moves of a hand (zooming out and in by half and back to where it began, so that the view never stands at an end of its range, where nothing is drawn) for two seconds, once before every frame of the page; made inside it, so that no way to it is measured. */
async function move(page: Page, how: 'pointer' | 'wheel' | 'zoom'): Promise<void> {
  await page.locator('[data-map-canvas]').evaluate((canvas, { kind, forMs }) => new Promise<void>((done) => {
    const edges = canvas.getBoundingClientRect();
    const middle = { clientX: edges.left + edges.width / 2, clientY: edges.top + edges.height / 2 };
    const step = [...canvas.querySelectorAll('.map-step')].find((one) => one.getBoundingClientRect().left > edges.left + 60);
    const box = step?.getBoundingClientRect();
    const at = box === undefined ? middle : { clientX: box.left + 20, clientY: box.top + 20 };
    const pointer = (name: string, x: number, y: number): void => void (step ?? canvas).dispatchEvent(new PointerEvent(name, { bubbles: true, pointerId: 1, button: 0, buttons: 1, clientX: x, clientY: y }));
    if (kind === 'pointer') pointer('pointerdown', at.clientX, at.clientY);
    const start = performance.now();
    let gone = 0;
    const turned = (): number => {
      const next = 100 * Math.sin((2 * Math.PI * Math.min(forMs, performance.now() - start)) / forMs); // once out and in and back, however many frames that takes
      const by = next - gone;
      gone = next;
      return by;
    };
    const go = (count: number): void => {
      if (kind === 'pointer') pointer('pointermove', at.clientX + 8 + 160 * Math.sin(count / 20), at.clientY + 90 * Math.sin(count / 31));
      else canvas.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: kind === 'zoom', deltaX: kind === 'wheel' ? 12 * Math.cos(count / 25) : 0, deltaY: kind === 'zoom' ? turned() : 6 * Math.cos(count / 25), ...middle }));
      if (performance.now() - start < forMs) requestAnimationFrame(() => go(count + 1));
      else done();
    };
    go(1);
  }), { kind: how, forMs: A_MOVE });
  if (how === 'pointer') await page.locator('[data-map-canvas]').dispatchEvent('pointercancel', { pointerId: 1 });
}

const zoomOf = (page: Page): Promise<string | null> => page.waitForTimeout(200).then(() => page.locator('.map-zoom-text').textContent());

async function frameLines(browser: Browser, page: Page, what: string, how: 'pointer' | 'wheel' | 'zoom'): Promise<BenchLine[]> {
  const [middle, slow, usual]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    await browser.startTracing(page, { categories: ['devtools.timeline', 'devtools.timeline.frame', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame', '__metadata'] });
    const before = await zoomOf(page);
    await move(page, how);
    // At an end of its range a view stands still, and what is told beside it would be taken for its frames.
    if ((await zoomOf(page)) !== before) throw new Error(`The zoom was ${before} and did not come back.`);
    const times = frameTimes(await browser.stopTracing());
    middle.push(shareBelow(times.between, 0.5));
    slow.push(shareBelow(times.between, 0.95));
    usual.push(shareBelow(times.work, 0.5));
  }
  const line = (words: string, values: readonly number[], limit: number): BenchLine => ({ what: words, median: `${medianOf(values).toFixed(1)} ms`, range: `${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)}`, ...asked(medianOf(values), limit) });
  return [
    line(`  ${what}: between two drawn frames, p50 (Chromium trace)`, middle, 17),
    line('  the same, p95', slow, 50),
    { what: '  what the processor gave to the page’s thread for a frame, p50', median: `${medianOf(usual).toFixed(1)} ms` },
  ];
}
