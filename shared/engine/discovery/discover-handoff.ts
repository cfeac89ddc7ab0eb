import { FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { ActualHandoffs } from '../replay/find-handoffs.ts';
import { openBefore, type BusinessCalendar } from '../time/business-calendar.ts';
import { DAY } from '../time/units.ts';
import { DEAD_END_DAYS, MOST_VARIANTS, type Discovery, type MeasuredEdge, type MeasuredMoment } from './discovery.ts';
import { ENDING_STEPS, HANDOFF_STEPS, kindOfChange, stepCode, type HandoffStep } from './handoff-steps.ts';
import { traceHandoffs, type HandoffTrace, type TraceRules } from './trace-handoffs.ts';
import { createVariantTree } from './variant-tree.ts';
import { createWaitTable } from './wait-table.ts';

/** What a discovery reads: the handoffs that really were, the rules for engagements, and whose hours count for which. */
export interface DiscoveryInput {
  readonly history: History;
  readonly handoffs: ActualHandoffs;
  readonly rules: TraceRules;
  /** The open hours of a handoff's owner; null where none are known. */
  readonly calendarOf: (handoff: number) => BusinessCalendar | null;
}

const WIDTH = HANDOFF_STEPS.length;
const MQL = STATES.indexOf('mql');
const SAL = STATES.indexOf('sal');
const CUSTOMER = STATES.indexOf('customer');
/** The group of waits from trigger to touch, beside those of pairs of steps. */
const MOMENT = WIDTH * WIDTH;

/**
 * Discovers the actual handoff (see `Discovery`). The plain definition is `plainTraces`, counted; this goes once over
 * the facts of the leads that were handed over.
 */
export function discoverHandoff({ history, handoffs, rules, calendarOf }: DiscoveryInput): Discovery {
  const tally = createTally(history, handoffs, calendarOf);
  traceHandoffs(history, handoffs, rules, tally.count);
  const waits = tally.waits.summarise(() => rules.watch?.(1));
  const all = tally.variants.list().map(({ steps, n }) => ({ steps: steps.map(named), n, share: n / handoffs.count })).sort((a, b) => b.n - a.n || compareSteps(a.steps, b.steps));
  return {
    handoffs: handoffs.count,
    steps: HANDOFF_STEPS.map((step, code) => ({ step, n: tally.steps[code]! })).filter(({ n }) => n > 0),
    edges: edgesOf(waits),
    variants: all.slice(0, MOST_VARIANTS),
    furtherVariants: Math.max(0, all.length - MOST_VARIANTS),
    handovers: handoversOf(tally.handovers, history),
    back: pairs(tally.back),
    skipped: pairs(tally.skipped),
    handoffsBack: tally.totals.back,
    handoffsSkipped: tally.totals.skipped,
    withoutTrigger: countWithoutTrigger(history),
    deadEnds: HANDOFF_STEPS.map((last, code) => ({ last, n: tally.deadEnds[code]! })).filter(({ n }) => n > 0).sort((a, b) => b.n - a.n || stepCode(a.last) - stepCode(b.last)),
    decorative: HANDOFF_STEPS.map((stage, code) => ({ stage, n: tally.changes[code]!, alone: tally.alone[code]! })).filter(({ n }) => n > 0),
    moment: momentOf(handoffs, { n: waits.n[MOMENT]!, elapsed: waits.elapsed[MOMENT]!, business: waits.business[MOMENT]! }),
  };
}

const named = (code: number): HandoffStep => HANDOFF_STEPS[code]!;

/** By the codes of their steps, the shorter of two that begin alike first. */
function compareSteps(a: readonly HandoffStep[], b: readonly HandoffStep[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) if (a[i] !== b[i]) return stepCode(a[i]!) - stepCode(b[i]!);
  return a.length - b.length;
}

/** How often each pair of owners was; a table where it fits, since every handoff has a pair. */
interface Pairs {
  add(pair: number): void;
  list(): (readonly [pair: number, n: number])[];
}

const MOST_CELLS = 4_000_000;

function createPairs(owners: number): Pairs {
  if (owners * owners <= MOST_CELLS) {
    const cells = new Uint32Array(owners * owners);
    return { add: (pair) => void (cells[pair]! += 1), list: () => Array.from(cells.entries()).filter(([, n]) => n > 0) };
  }
  const counts = new Map<number, number>();
  return { add: (pair) => void counts.set(pair, (counts.get(pair) ?? 0) + 1), list: () => [...counts] };
}

/** Waits that a handoff usually has: from step to step, and the moment. */
const USUAL_WAITS = 7;

/** Counts traces one by one. */
function createTally(history: History, handoffs: ActualHandoffs, calendarOf: DiscoveryInput['calendarOf']) {
  const [steps, deadEnds, changes, alone] = [new Uint32Array(WIDTH), new Uint32Array(WIDTH), new Uint32Array(WIDTH), new Uint32Array(WIDTH)];
  const [back, skipped] = [new Uint32Array(MOMENT), new Uint32Array(MOMENT)];
  const totals = { back: 0, skipped: 0 };
  const waits = createWaitTable(MOMENT + 1, handoffs.count * USUAL_WAITS);
  const variants = createVariantTree();
  const owners = history.owners.length + 1;
  const handovers = createPairs(owners);

  const countWaits = (trace: HandoffTrace): void => {
    const calendar = calendarOf(trace.handoff);
    let [seen, openSoFar] = [0, openUpTo(calendar, trace.at[0]!)];
    const touchAt = handoffs.touchAt[trace.handoff]!;
    const triggerAt = handoffs.at[trace.handoff]!;
    if (!Number.isNaN(touchAt)) waits.add(MOMENT, touchAt - triggerAt, openUpTo(calendar, touchAt) - openUpTo(calendar, triggerAt));
    for (let i = 0; i < trace.length; i += 1) {
      const step = trace.steps[i]!;
      if ((seen & (1 << step)) === 0) steps[step]! += 1;
      seen |= 1 << step;
      if (i === 0) continue;
      const open = openUpTo(calendar, trace.at[i]!);
      waits.add(trace.steps[i - 1]! * WIDTH + step, trace.at[i]! - trace.at[i - 1]!, open - openSoFar);
      openSoFar = open;
    }
  };
  const countChanges = (trace: HandoffTrace): void => {
    let [isBack, isSkipped] = [false, false];
    for (const { from, to, isAlone } of trace.changes) {
      changes[to]! += 1;
      if (isAlone) alone[to]! += 1;
      const kind = kindOfChange(from, to);
      if (kind === 'back') back[from * WIDTH + to]! += 1;
      if (kind === 'skip') skipped[from * WIDTH + to]! += 1;
      isBack ||= kind === 'back';
      isSkipped ||= kind === 'skip';
    }
    if (isBack) totals.back += 1;
    if (isSkipped) totals.skipped += 1;
  };
  return {
    steps, deadEnds, changes, alone, back, skipped, totals, handovers, waits, variants,
    count(trace: HandoffTrace): void {
      variants.add(trace.steps, trace.length);
      countWaits(trace);
      countChanges(trace);
      for (const { from, to } of trace.owners) handovers.add(from * owners + to);
      if (isDeadEnd(history, handoffs, trace)) deadEnds[trace.steps[trace.length - 1]!]! += 1;
    },
  };
}

/** Open ms up to an instant; NaN without hours. */
const openUpTo = (calendar: BusinessCalendar | null, at: number): number => (calendar === null ? NaN : openBefore(calendar, at));

/** Whether a handoff has no ending, none began after it, and its last step lies too far back. */
export function isDeadEnd({ to }: Pick<History, 'to'>, { endAt }: Pick<ActualHandoffs, 'endAt'>, trace: HandoffTrace): boolean {
  const last = trace.length - 1;
  return endAt[trace.handoff] === Infinity && !hasEnded(trace) && to - trace.at[last]! > DEAD_END_DAYS * DAY;
}

const ENDINGS = ENDING_STEPS.reduce((bits, step) => bits | (1 << stepCode(step)), 0);

function hasEnded({ steps, length }: HandoffTrace): boolean {
  for (let i = 1; i < length; i += 1) if ((ENDINGS & (1 << steps[i]!)) !== 0) return true; // the first stands before the trigger, or is it
  return false;
}

function edgesOf({ n, elapsed: byElapsed, business }: ReturnType<ReturnType<typeof createWaitTable>['summarise']>): MeasuredEdge[] {
  const edges: MeasuredEdge[] = [];
  for (let pair = 0; pair < MOMENT; pair += 1) {
    if (n[pair] !== 0) edges.push({ from: named(Math.floor(pair / WIDTH)), to: named(pair % WIDTH), n: n[pair]!, elapsed: byElapsed[pair]!, business: business[pair]! });
  }
  return edges.sort((a, b) => b.n - a.n || compareSteps([a.from, a.to], [b.from, b.to]));
}

function pairs(counts: Uint32Array): { from: HandoffStep; to: HandoffStep; n: number }[] {
  return Array.from(counts, (n, pair) => ({ from: named(Math.floor(pair / WIDTH)), to: named(pair % WIDTH), n })).filter(({ n }) => n > 0).sort((a, b) => b.n - a.n || compareSteps([a.from, a.to], [b.from, b.to]));
}

function handoversOf(counts: Pairs, { owners }: History): Discovery['handovers'] {
  const idOf = (code: number): string => owners[code - 1]?.extId ?? '';
  return counts.list()
    .map(([pair, n]) => ({ from: idOf(Math.floor(pair / (owners.length + 1))), to: idOf(pair % (owners.length + 1)), n }))
    .sort((a, b) => b.n - a.n || (a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1));
}

/** Whether a lead counts, reached SAL or a later stage, and was never an MQL. */
export function isWithoutTrigger({ excluded, facts }: Pick<History, 'excluded' | 'facts'>, lead: number): boolean {
  if (excluded[lead] === 1) return false;
  let hasStage = false;
  for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row += 1) {
    if (facts.kind[row] !== FACT.stage) continue;
    if (facts.subject[row] === MQL) return false;
    if (facts.subject[row]! >= SAL && facts.subject[row]! <= CUSTOMER) hasStage = true;
  }
  return hasStage;
}

function countWithoutTrigger(history: History): number {
  let n = 0;
  for (let lead = 0; lead < history.createdAt.length; lead += 1) if (isWithoutTrigger(history, lead)) n += 1;
  return n;
}

function momentOf({ count, at, touchAt, assignedAt }: ActualHandoffs, waits: { readonly n: number; readonly elapsed: MeasuredMoment['elapsed']; readonly business: MeasuredMoment['business'] }): MeasuredMoment {
  let [toOwner, toTouch] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    if (Number.isNaN(touchAt[i])) continue;
    // Nobody had it up to the touch where the first owner came later, or never.
    const owned = Math.min(touchAt[i]!, Number.isNaN(assignedAt[i]) ? Infinity : assignedAt[i]!);
    toOwner += owned - at[i]!;
    toTouch += touchAt[i]! - owned;
  }
  const { n: touched, elapsed: wait, business } = waits;
  return { touched, untouched: count - touched, elapsed: wait, business, meanToOwner: touched === 0 ? null : toOwner / touched, meanToTouch: touched === 0 ? null : toTouch / touched };
}
