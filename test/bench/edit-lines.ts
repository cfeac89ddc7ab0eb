import type { Page } from 'playwright-core';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { encodeHistory } from '../../shared/engine/history/history-segments.ts';
import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { ensureBuild } from '../../electron/launch/ensure-build.mjs';
import { PROJECT_ROOT } from '../e2e/places.ts';
import { serve } from '../e2e/shells.ts';
import { asked, msText, type BenchLine } from './bench-line.ts';
import { shareBelow } from './frame-times.ts';
import { inChromium } from './in-chromium.ts';
import { makeLargeWorkshop } from './large-workshop.ts';
import { benchConfiguration, benchHistory } from './replay-bench.ts';

const LEADS = 100_000;
const EVENTS = 13;
const EDITS = 20;
const SETTLED = 3_000;
const VIEW = { viewport: { width: 1440, height: 900 } } as const;

/** What is pressed on which screen; keys as a person presses them, since a locator would run scripts of its own on the page's thread. */
interface Edit {
  readonly what: string;
  readonly phase: string;
  readonly control: string;
  readonly keys: readonly string[];
  readonly limit: number;
  /** Whether a figure of the strip moves before the replay has answered. */
  readonly movesFirst?: boolean;
}

const EDITED: readonly Edit[] = [
  { what: 'a target', phase: 'promise', control: '[aria-label^="Time for tier "]', keys: ['ArrowUp', 'Enter'], limit: 150 },
  { what: 'a rule', phase: 'route', control: '.flow-rule-words', keys: ['Alt+ArrowDown'], limit: 150 },
  { what: 'a threshold', phase: 'score', control: 'label=MQL from', keys: ['ArrowUp', 'Enter'], limit: 150, movesFirst: true },
  { what: 'a weight', phase: 'score', control: 'label=Fit at most', keys: ['ArrowDown', 'Enter'], limit: 150, movesFirst: true },
];
/** What another window shows of an edit. */
const SHOWN = { what: 'a target in another window, from when it is heard of to the whole Replay screen', limit: 400 };

/** From the key to the strip that shows its answer, at 100,000 leads with a million events, in Chromium; and to the whole Replay screen. */
export async function editLines(): Promise<BenchLine[]> {
  const problem = await ensureBuild(PROJECT_ROOT, process.execPath);
  if (problem !== null) return [{ what: `Edits in Chromium: not measured. ${problem}`, median: '' }];
  const { dataFolder } = await makeLargeWorkshop(encodeHistory(benchHistory(LEADS, EVENTS)), LEADS);
  const workshopId = await propose(dataFolder, benchConfiguration());
  return inChromium(dataFolder, async (browser, address) => {
    const page = await (await browser.newContext(VIEW)).newPage(); // one for all: its ticket is good for one window
    await page.goto(address);
    await page.getByRole('button', { name: /^New workshop/ }).waitFor();
    const lines: BenchLine[] = [];
    for (const edit of EDITED) lines.push(...linesOf(edit, await timesOf(page, workshopId, edit)));
    const second = await (await browser.newContext(VIEW)).newPage();
    await second.goto((await serve(dataFolder)).address); // a second start on the same folder asks the first for another address
    await second.getByRole('button', { name: /^New workshop/ }).waitFor();
    await openPhase(second, workshopId, 'replay');
    return [...lines, ...linesOf(SHOWN, await timesOf(page, workshopId, EDITED[0]!, second))];
  });
}

/** Writes the configuration into the workshop's first proposal. */
async function propose(dataFolder: string, configuration: Configuration): Promise<string> {
  const host = await createHeadlessHost({ dataFolder });
  const ask = async <N extends ProcedureName>(name: N, input: InputOf<N>, id?: string): Promise<OutputOf<N>> => {
    const reply = await host.call(name, input, id);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
    return reply.value;
  };
  try {
    const [workshop] = await ask('workshop.listWorkshops', {});
    const id = workshop?.id ?? '';
    const [first] = await ask('proposal.listProposals', {}, id);
    const { revision } = await ask('proposal.getProposal', { proposalId: first?.id ?? '' }, id);
    await ask('proposal.editProposal', { proposalId: first?.id ?? '', seenRevision: revision, configuration, label: 'For the bench' }, id);
    return id;
  } finally {
    await host.close();
  }
}

/** One edit: ms from its key to the answer on the screen, and to the figure that moves before it (null: none did), and the longest task of the page's thread meanwhile. */
interface Seen {
  readonly ms: number;
  readonly moved: number | null;
  readonly longest: number;
}

async function openPhase(page: Page, workshopId: string, phase: string): Promise<void> {
  await page.evaluate((hash) => void (window.location.hash = hash), `#/w/${workshopId}/${phase}`);
  await page.locator('.strip[aria-busy="false"]').waitFor({ timeout: 120_000 });
  await page.waitForTimeout(SETTLED);
}

/** Edits again and again; `shownOn` another page is watched instead of the one that is edited. */
async function timesOf(page: Page, workshopId: string, { phase, control, keys }: Edit, shownOn?: Page): Promise<Seen[]> {
  await openPhase(page, workshopId, phase);
  const found = control.startsWith('label=') ? page.getByLabel(control.slice('label='.length)) : page.locator(control);
  await found.first().waitFor({ timeout: 60_000 });
  const seen: Seen[] = [];
  for (let run = 0; run < EDITS; run += 1) {
    // One rule is moved down all the way: moving it back would give an answer that is known already.
    await found.nth(phase === 'route' ? run : 0).focus();
    const answered = shownOn === undefined ? watch(page, keys.at(-1) ?? '') : watch(shownOn, null);
    await page.waitForTimeout(50); // the watch is in the page
    for (const key of keys) await page.keyboard.press(key);
    seen.push(await answered);
    await page.waitForTimeout(300);
  }
  return seen;
}

/** Waits in the page for the last key (null: for an edit that is heard of), then for a strip that is no longer busy and a screen without old figures, drawn. */
const watch = (page: Page, key: string | null): Promise<Seen> =>
  page.evaluate((last) => new Promise<Seen>((done, failed) => {
    let [start, longest, wasBusy] = [NaN, 0, false];
    const began = performance.now();
    let moved: number | null = null;
    const tasks = new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longest = Math.max(longest, duration); });
    tasks.observe({ type: 'longtask' });
    const look = (): void => {
      if (!Number.isNaN(start) || last === null) {
        if (!Number.isNaN(start) && document.querySelector('.strip-preview') !== null) moved ??= performance.now() - start;
        const isBusy = document.querySelector('.strip')?.getAttribute('aria-busy') === 'true' || document.querySelector('.replay-body .stale') !== null;
        if (wasBusy && !isBusy) {
          const ms = performance.now() - start;
          setTimeout(() => { tasks.disconnect(); done({ ms, moved, longest }); }, 100); // long tasks are told later
          return;
        }
        if (isBusy && last === null && !wasBusy) start = performance.now();
        wasBusy ||= isBusy;
      }
      if (performance.now() - began > 60_000) return failed(new Error('The edit was not answered, or within one frame.'));
      requestAnimationFrame(look);
    };
    addEventListener('keydown', (event) => { if (event.key.toLowerCase() === last) start = performance.now(); }, { capture: true });
    requestAnimationFrame(look);
  }), key === null ? null : (key.split('+').at(-1) ?? '').toLowerCase());

/** A frame at 60 Hz. */
const A_FRAME = 17;

function linesOf({ what, limit, movesFirst = false }: Pick<Edit, 'what' | 'limit' | 'movesFirst'>, seen: readonly Seen[]): BenchLine[] {
  const moved = seen.flatMap((one) => one.moved ?? []);
  const times = seen.map(({ ms }) => ms);
  const middle = shareBelow(seen.map((one) => one.moved ?? one.ms), 0.5);
  const [p50, p95, longest] = [shareBelow(times, 0.5), shareBelow(times, 0.95), Math.max(...seen.map((one) => one.longest))];
  return [
    { what: `Edit of ${what} at 100,000 leads, 1,000,000 events, from the key to the drawn answer in Chromium: p95`, ...msText({ median: p95, low: Math.min(...times), high: Math.max(...times) }), ...asked(p95, limit) },
    { what: '  the same, p50', ...msText({ median: p50, low: p50, high: p50 }), range: '' },
    ...(movesFirst ? [{ what: `  until MQLs a week have moved, before the replay has answered (${moved.length} of ${seen.length} edits), p50 of all`, ...msText({ median: middle, low: Math.min(...moved), high: Math.max(...moved) }), ...asked(middle, A_FRAME) }] : []),
    { what: '  longest task of the page’s thread meanwhile (none over 50 ms: 0)', ...msText({ median: longest, low: longest, high: longest }), range: '', ...asked(longest, 50) },
  ];
}
