import { FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { ActualHandoffs } from '../replay/find-handoffs.ts';
import type { ReplayWatch } from '../replay/replay-watch.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import { MINUTE } from '../time/units.ts';
import type { EventMatch } from '../model/expression.ts';
import type { ActionRule } from './discovery.ts';
import { stepCode } from './handoff-steps.ts';

/** One stage change of a handoff: the states before (-1: none known) and after, and whether nothing followed it in time. */
export interface StageChange {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  isAlone: boolean;
}

/** One handoff as a trace; the arrays are used again for the next one, so whoever needs them copies them. */
export interface HandoffTrace {
  handoff: number;
  length: number;
  readonly steps: number[];
  readonly at: number[];
  /** The trigger's own change first. */
  readonly changes: StageChange[];
  /** Owners before and after each change of owner, as codes of the history (0: nobody). */
  readonly owners: { readonly from: number; readonly to: number }[];
}

/** What is read out of the engagements: touches and outreach as the SLA names them, and what counts as an action. */
export interface TraceRules {
  readonly touches: readonly EventMatch[];
  readonly automatedTouches: readonly EventMatch[];
  readonly actions: ActionRule;
  /** Hears every thousand leads how far it is; absent: nobody watches, and it cannot be stopped. */
  readonly watch?: ReplayWatch;
}

const OWNER_SET = stepCode('ownerSet');
const OWNER_CHANGED = stepCode('ownerChanged');
const OWNER_CLEARED = stepCode('ownerCleared');
const ACTION = stepCode('action');
const AUTOMATED = stepCode('automated');
const TOUCH = stepCode('touch');
/** The steps of deals stand in the order of `DEAL_EVENTS`. */
const DEAL = stepCode('dealCreated');
const MQL = STATES.indexOf('mql');

/**
 * Goes once through the facts of every lead that was handed over and shows each handoff as a trace, in their order:
 * the stage before the trigger where there was one, the trigger, then everything up to the next trigger. Facts of the
 * trigger's own instant belong to it, as in `findHandoffs`.
 */
export function traceHandoffs(history: History, handoffs: ActualHandoffs, rules: TraceRules, show: (trace: HandoffTrace) => void): void {
  const tracer = createTracer(history, handoffs, rules, show);
  for (let [first, leads] = [0, 0]; first < handoffs.count; leads += 1) {
    if (leads % 1024 === 0) rules.watch?.(first / handoffs.count);
    let stop = first + 1;
    while (stop < handoffs.count && handoffs.lead[stop] === handoffs.lead[first]) stop += 1;
    tracer(first, stop);
    first = stop;
  }
}

/** What is known of a lead on the way to the row that is read: its owner, its state, and when it came into it. */
interface Walk {
  owned: number;
  state: number;
  stateAt: number;
}

function createTracer(history: History, handoffs: ActualHandoffs, rules: TraceRules, show: (trace: HandoffTrace) => void): (first: number, stop: number) => void {
  const { offsets, at, kind } = history.facts;
  const trace: HandoffTrace = { handoff: -1, length: 0, steps: [], at: [], changes: [], owners: [] };
  const write = createWriter(trace, rules.actions.windowMinutes * MINUTE);
  const readInside = createReader(history, handoffs, rules, trace, write);
  return (first, stop) => {
    const end = offsets[handoffs.lead[first]! + 1] ?? 0;
    const walk: Walk = { owned: 0, state: -1, stateAt: NaN };
    let current = first - 1;
    for (let row = offsets[handoffs.lead[first]!] ?? end; row < end; row += 1) {
      while (current + 1 < stop && handoffs.at[current + 1]! <= at[row]!) {
        if (current >= first) show(trace);
        current += 1;
        const before = stateBefore(history, row, handoffs.row[current]!, walk);
        write.begin(current, handoffs.at[current]!, before.state, before.stateAt);
      }
      if (current >= first) readInside(row, walk);
      if (kind[row] !== FACT.engagement) follow(history, row, walk);
    }
    if (current >= first) show(trace);
  };
}

/** The state just before a trigger and since when: stages of its own instant may stand before it, lead away and back again, and are not walked yet. */
function stateBefore({ facts }: History, row: number, trigger: number, known: Walk): { state: number; stateAt: number } {
  let { state, stateAt } = known;
  for (let next = row; next < trigger; next += 1) {
    if (facts.kind[next] !== FACT.stage || facts.subject[next] === state) continue;
    state = facts.subject[next]!;
    stateAt = facts.at[next]!;
  }
  return { state, stateAt };
}

function follow({ facts }: History, row: number, walk: Walk): void {
  if (facts.kind[row] === FACT.owner) walk.owned = facts.owner[row]!;
  else if (facts.kind[row] === FACT.stage && facts.subject[row] !== walk.state) {
    walk.state = facts.subject[row]!;
    walk.stateAt = facts.at[row]!;
  }
}

/** Reads one fact that belongs to the handoff under way. */
function createReader(history: History, handoffs: ActualHandoffs, { touches, automatedTouches, actions }: TraceRules, trace: HandoffTrace, write: Writer): (row: number, walk: Walk) => void {
  const { at, kind, subject, owner } = history.facts;
  const [isTouch, isAutomated, isAction] = [touches, automatedTouches, actions.events].map((matches) => createEventMatcher(history, matches)) as [(row: number) => boolean, (row: number) => boolean, (row: number) => boolean]; // three in, three out
  const readEngagement = (row: number, when: number): void => {
    if (isAction(row)) {
      write.act(when);
      if (!isAutomated(row)) write.once(ACTION, when);
    }
    if (isAutomated(row)) write.once(AUTOMATED, when);
    if (isTouch(row)) write.once(TOUCH, when);
  };
  return (row, { owned, state }) => {
    const [what, when] = [kind[row], at[row]!];
    if (what === FACT.engagement) readEngagement(row, when);
    else if (what === FACT.stage) {
      if (row > handoffs.row[trace.handoff]! && subject[row] !== state) write.change(state, subject[row]!, when);
    } else if (what === FACT.owner) {
      const to = owner[row]!;
      if (to === owned) return;
      write.push(owned === 0 ? OWNER_SET : to === 0 ? OWNER_CLEARED : OWNER_CHANGED, when);
      trace.owners.push({ from: owned, to });
      if (actions.countsOwner) write.act(when);
    } else if (what === FACT.deal) write.push(DEAL + subject[row]!, when);
  };
}

interface Writer {
  begin(handoff: number, at: number, state: number, stateAt: number): void;
  push(step: number, at: number): void;
  /** As `push`, for a step that stands where it first was. */
  once(step: number, at: number): void;
  change(from: number, to: number, at: number): void;
  /** Something happened: the stage changes before it, as far back as the window reaches, are not alone. */
  act(at: number): void;
}

function createWriter(trace: HandoffTrace, windowMs: number): Writer {
  let seen = 0; // bits of the steps that stand once
  let actedAt = -Infinity;
  const push = (step: number, at: number): void => {
    if (trace.length > 0 && trace.steps[trace.length - 1] === step) return;
    trace.steps[trace.length] = step;
    trace.at[trace.length] = at;
    trace.length += 1;
  };
  const change = (from: number, to: number, at: number): void => {
    push(to, at);
    trace.changes.push({ from, to, at, isAlone: actedAt !== at });
  };
  return {
    push,
    change,
    once(step, at) {
      if ((seen & (1 << step)) !== 0) return;
      seen |= 1 << step;
      push(step, at);
    },
    act(at) {
      actedAt = at;
      for (let i = trace.changes.length - 1; i >= 0 && trace.changes[i]!.at >= at - windowMs; i -= 1) trace.changes[i]!.isAlone = false;
    },
    begin(handoff, at, state, stateAt) {
      trace.handoff = handoff;
      trace.length = trace.changes.length = trace.owners.length = 0;
      seen = 0;
      actedAt = -Infinity;
      if (state >= 0) push(state, stateAt);
      change(state, MQL, at);
    },
  };
}
