import { FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import { findHandoffs } from '../replay/find-handoffs.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import { MINUTE } from '../time/units.ts';
import { HANDOFF_STEPS, type HandoffStep } from './handoff-steps.ts';
import type { StageChange, TraceRules } from './trace-handoffs.ts';

/** One handoff, told plainly. */
export interface PlainTrace {
  readonly steps: readonly HandoffStep[];
  readonly at: readonly number[];
  readonly changes: readonly Readonly<StageChange>[];
  readonly owners: readonly { readonly from: number; readonly to: number }[];
}

interface Row {
  readonly row: number;
  readonly at: number;
  readonly kind: number;
  readonly subject: number;
  readonly owner: number;
}

/**
 * The plain, slow definition of a handoff's trace, one handoff at a time from the lead's own facts: what `traceHandoffs`
 * must give. The trace begins with the state before the trigger and the trigger; a stage, owner or deal step is left out
 * where it repeats the step before it; action, automation and touch stand where they first were. A stage change is alone
 * when nothing of `actions` lies from its instant to `windowMinutes` after it, inside the handoff.
 */
export function plainTraces(history: History, { touches, automatedTouches, actions }: TraceRules): PlainTrace[] {
  const handoffs = findHandoffs(history, { touches, automatedTouches });
  const [isTouch, isAutomated, isAction] = [touches, automatedTouches, actions.events].map((matches) => createEventMatcher(history, matches)) as [(row: number) => boolean, (row: number) => boolean, (row: number) => boolean]; // three in, three out
  return Array.from({ length: handoffs.count }, (_, i) => {
    const all = rowsOf(history, handoffs.lead[i]!);
    const [at, trigger] = [handoffs.at[i]!, handoffs.row[i]!];
    const own = all.filter((one) => one.at >= at && one.at < handoffs.endAt[i]!);
    const before = statesOf(all.filter(({ row }) => row < trigger)).at(-1);
    const later = statesOf(own.filter(({ row }) => row > trigger), STATES.indexOf('mql'));
    const changes = [{ from: before?.state ?? -1, state: STATES.indexOf('mql'), at }, ...later];
    const owners = ownerChanges(all.filter((one) => one.at < at), own);
    const engagements = own.filter(({ kind }) => kind === FACT.engagement);
    const acted = [...engagements.filter(({ row }) => isAction(row)), ...(actions.countsOwner ? owners : [])].map((one) => one.at);
    const first = (step: HandoffStep, isMeant: (row: number) => boolean): Step[] => engagements.filter(({ row }) => isMeant(row)).slice(0, 1).map(({ row }) => ({ order: row, at: history.facts.at[row]!, step }));
    const steps: Step[] = [
      ...later.map(({ row, at: when, state }): Step => ({ order: row, at: when, step: HANDOFF_STEPS[state]! })),
      ...owners.map(({ row, from, to, at: when }): Step => ({ order: row, at: when, step: from === 0 ? 'ownerSet' : to === 0 ? 'ownerCleared' : 'ownerChanged' })),
      ...own.filter(({ kind }) => kind === FACT.deal).map(({ row, at: when, subject }): Step => ({ order: row, at: when, step: (['dealCreated', 'dealWon', 'dealLost'] as const)[subject]! })),
      ...first('action', (row) => isAction(row) && !isAutomated(row)),
      ...first('automated', isAutomated),
      ...first('touch', isTouch),
    ];
    // Of one fact that is several things, the order is that of the codes.
    steps.sort((a, b) => a.order - b.order || HANDOFF_STEPS.indexOf(a.step) - HANDOFF_STEPS.indexOf(b.step));
    const led: Step[] = [...(before === undefined ? [] : [{ order: -1, at: before.at, step: HANDOFF_STEPS[before.state]! }]), { order: -1, at, step: 'mql' as const }, ...steps];
    const kept = led.filter(({ step }, place) => step !== led[place - 1]?.step);
    return {
      steps: kept.map(({ step }) => step),
      at: kept.map((one) => one.at),
      changes: changes.map(({ from, state, at: when }) => ({ from, to: state, at: when, isAlone: !acted.some((t) => t >= when && t <= when + actions.windowMinutes * MINUTE) })),
      owners: owners.map(({ from, to }) => ({ from, to })),
    };
  });
}

interface Step {
  readonly order: number;
  readonly at: number;
  readonly step: HandoffStep;
}

function rowsOf({ facts }: History, lead: number): Row[] {
  const rows: Row[] = [];
  for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row += 1) rows.push({ row, at: facts.at[row]!, kind: facts.kind[row]!, subject: facts.subject[row]!, owner: facts.owner[row]! });
  return rows;
}

/** Every change of state among some rows, when it was and what it changed. */
function statesOf(rows: readonly Row[], known = -1): { row: number; at: number; from: number; state: number }[] {
  let state = known;
  return rows.filter(({ kind }) => kind === FACT.stage).flatMap(({ row, at, subject }) => {
    if (subject === state) return [];
    const from = state;
    state = subject;
    return [{ row, at, from, state }];
  });
}

function ownerChanges(before: readonly Row[], own: readonly Row[]): { row: number; at: number; from: number; to: number }[] {
  let owned = before.filter(({ kind }) => kind === FACT.owner).at(-1)?.owner ?? 0;
  return own.filter(({ kind }) => kind === FACT.owner).flatMap(({ row, at, owner }) => {
    if (owner === owned) return [];
    const from = owned;
    owned = owner;
    return [{ row, at, from, to: owner }];
  });
}
