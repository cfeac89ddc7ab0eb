import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../e2e/chromium.ts';
import { aDataFolder, PROJECT_ROOT } from '../e2e/places.ts';
import { startShell } from '../e2e/shells.ts';

/** One picture: which screen, how large, in which dress. */
interface Picture {
  readonly name: string;
  readonly phase: string;
  readonly width: number;
  readonly height: number;
  readonly theme?: 'dark';
  readonly room?: boolean;
  /** The part of the screen to choose first, by its name. */
  readonly part?: string;
  /** A button that is to be pressed in: what shows only on request. */
  readonly press?: RegExp;
  /** The tab of its panel to choose, by how its name begins. */
  readonly tab?: string;
  /** With a history that cannot be read. */
  readonly isBroken?: boolean;
}

const SIMULATE = /^(Simulate answers|Without simulation)$/;

/** What the README shows. */
const FOR_README: readonly Picture[] = [
  { name: 'score', phase: 'score', width: 1440, height: 900 },
  { name: 'route', phase: 'route', width: 1440, height: 900 },
  { name: 'replay-dark', phase: 'replay', press: SIMULATE, width: 1440, height: 900, theme: 'dark' },
  { name: 'map', phase: 'map', width: 1440, height: 900 },
  { name: 'promise', phase: 'promise', width: 1440, height: 900 },
  { name: 'push', phase: 'push', width: 1440, height: 900 },
  { name: 'review', phase: 'review', width: 1440, height: 900 },
];

const PHASES = ['prepare', 'map', 'define', 'score', 'route', 'promise', 'replay', 'sign', 'push', 'review'];

/** The parts of the evidence. */
const EVIDENCE = ['Side by side', 'Flow', 'Speed', 'Outcome', 'Leaks', 'Period', 'Proposals'].map((part) => ({ name: `replay-${part.toLowerCase().replaceAll(' ', '-')}`, phase: 'replay', part }));

/** The parts of defining, the score and the routing. */
const PARTS = [
  ...['Definitions', 'Two drafts'].map((part) => ({ phase: 'define', part })),
  ...['Weeks', 'Calibration', 'Tiers'].map((part) => ({ phase: 'score', part })),
  ...['Pools', 'People', 'Territories', 'Checks', 'Load'].map((part) => ({ phase: 'route', part })),
].map(({ phase, part }) => ({ name: `${phase}-${part.toLowerCase().replaceAll(' ', '-')}`, phase, part }));

/** What everybody sees whose history cannot be read. */
const BROKEN = ['define', 'score', 'route', 'replay'].map((phase) => ({ name: `${phase}-error`, phase, isBroken: true }));

/** Every phase as it opens, and the parts of one that have a look of their own. */
const SCREENS: readonly (Pick<Picture, 'name' | 'phase' | 'part' | 'press' | 'tab' | 'isBroken'>)[] = [...PHASES.map((phase) => ({ name: phase, phase })), { name: 'replay-drawn', phase: 'replay', part: 'Evidence', press: SIMULATE }, { name: 'blind', phase: 'define', part: 'Blind exercise' }, { name: 'push-graph', phase: 'push', part: 'Graph' }, { name: 'push-log', phase: 'push', part: 'Log' }, { name: 'gaps', phase: 'map', tab: 'Gaps' }, { name: 'measured', phase: 'map', tab: 'Measured' }, { name: 'decisions', phase: 'map', tab: 'Decisions' }, { name: 'terms', phase: 'promise', part: 'Terms' }, { name: 'playbook', phase: 'promise', part: 'Playbook' }, { name: 'page', phase: 'promise', part: 'Page' }, { name: 'promise-beside', phase: 'promise', part: 'Clauses', press: /^(Pages beside|Hide pages)$/ }, ...EVIDENCE, ...PARTS, ...BROKEN];

/** Every screen in every size and dress, to be looked at before a change is called done. */
const EVERY: readonly Picture[] = SCREENS.flatMap(({ name, ...screen }) => [
  { name: `${name}-1280`, ...screen, width: 1280, height: 720 },
  { name: `${name}-1920`, ...screen, width: 1920, height: 1080 },
  { name: `${name}-dark`, ...screen, width: 1280, height: 720, theme: 'dark' as const },
  { name: `${name}-room`, ...screen, width: 1920, height: 1080, room: true },
  { name: `${name}-room-1280`, ...screen, width: 1280, height: 720, room: true },
]);

/** Takes pictures of the sample workshop: `npm run pictures` for the README, `npm run pictures -- all DIR` for every screen, `… all DIR route` for those whose names begin so. */
async function main([which, folder, only]: readonly string[]): Promise<void> {
  const target = which === 'all' ? (folder ?? join(PROJECT_ROOT, 'test-results', 'pictures')) : join(PROJECT_ROOT, 'resources', 'pictures');
  mkdirSync(target, { recursive: true });
  const browser = await launchChromium();
  try {
    const pictures = (which === 'all' ? EVERY : FOR_README).filter(({ name }) => only === undefined || name.startsWith(only));
    for (const isBroken of [false, true]) await take(browser, pictures.filter((picture) => (picture.isBroken ?? false) === isBroken), target);
  } finally {
    await browser.close();
  }
}

async function take(browser: Browser, pictures: readonly Picture[], target: string): Promise<void> {
  if (pictures.length === 0) return;
  const shell = await startShell('browser host', browser, aDataFolder(), ['--sample']);
  const { page } = shell;
  if (pictures.some(({ isBroken }) => isBroken === true)) await breakHistory(page);
  let dress = { isDark: false, isRoom: false };
  for (const picture of pictures) {
    const wanted = { isDark: picture.theme === 'dark', isRoom: picture.room === true };
    await page.setViewportSize({ width: picture.width, height: picture.height });
    await page.evaluate((phase) => void (window.location.hash = `#/w/sample/${phase}`), picture.phase);
    await page.waitForTimeout(300);
    if (dress.isRoom && !wanted.isRoom) await page.keyboard.press('r'); // before the part is chosen: the room keeps the one it came with
    if (picture.part !== undefined && !wanted.isRoom) await page.getByRole('radio', { name: picture.part, exact: true }).click();
    if (picture.press !== undefined && !wanted.isRoom) await pressIn(page, picture.press);
    if (picture.tab !== undefined && !wanted.isRoom) await page.getByRole('tab', { name: new RegExp(`^${picture.tab}`) }).click();
    if (wanted.isDark !== dress.isDark) await page.keyboard.press('d');
    if (!dress.isRoom && wanted.isRoom) await page.keyboard.press('r');
    dress = wanted;
    writeFileSync(join(target, `${picture.name}.png`), await settledScreen(page));
  }
  await shell.close();
}

async function pressIn(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
}

/** The screen once it stands still: replays, parts and fonts have arrived when two pictures in a row are the same. */
async function settledScreen(page: Page): Promise<Buffer> {
  let last: Buffer = Buffer.alloc(0);
  for (let pause = 600; pause < 5000; pause += 200) {
    await page.waitForTimeout(pause);
    const picture = await page.screenshot();
    if (picture.equals(last)) return picture;
    last = picture;
  }
  throw new Error(`${page.url()} never stands still`);
}

/** Answers everything that needs the facts of the history as a host does whose file is damaged. */
async function breakHistory(page: Page): Promise<void> {
  const error = { code: 'unreadableFile', message: 'The lead history of this workshop is damaged. Everything else is as it was: import the client’s files again under Prepare.', details: { importAgain: true } };
  await page.route('**/rpc', (route) => (NEEDS_FACTS.test(route.request().postData() ?? '') ? route.fulfill({ json: { ok: false, error } }) : route.continue()));
}

const NEEDS_FACTS = /"name":"(replay\.|routing\.|score\.|evidence\.|definition\.compare|blind\.preview)/;

await main(process.argv.slice(2));
