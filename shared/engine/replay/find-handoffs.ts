import { DEAL_EVENTS, FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { Sla } from '../model/configuration.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import type { EventMatcher } from '../sla/event-matcher.ts';

/**
 * The actual handoffs, in the order of the history's leads: a lead × its n-th trigger, the unit of every figure about
 * handoffs (domain.md §2.1). A trigger is a stage fact that sets `mql` on a lead whose state was another before; a
 * handoff reaches from its trigger to the next one. Excluded leads have none.
 */
export interface ActualHandoffs {
  readonly count: number;
  readonly lead: Uint32Array;
  readonly at: Float64Array;
  /** The row of the trigger in `history.facts`. */
  readonly row: Uint32Array;
  /** When the lead's next handoff begins; Infinity when there is none. */
  readonly endAt: Float64Array;
  /** 1 + index into `history.owners` of the last owner before the end; 0: nobody. */
  readonly owner: Uint16Array;
  /** When somebody first had the lead: the trigger for a lead that was owned before it; NaN: nobody ever. */
  readonly assignedAt: Float64Array;
  /** First meaningful touch at or after the trigger; NaN: none logged. */
  readonly touchAt: Float64Array;
  /** 1: outbound automation at or after the trigger. */
  readonly hasAutomatedTouch: Uint8Array;
  /** First reject, recycle or disqualification; NaN: none. */
  readonly closedAt: Float64Array;
  /** What that was: an index into `STATES`; 0: none. */
  readonly closedBy: Uint8Array;
  /** When sales first took the lead on: SAL or a later stage, or a deal made or won; NaN: never. */
  readonly acceptedAt: Float64Array;
  /** When the lead first went further than sales' work on it: SQL or a later stage, or a deal made or won; NaN: never. */
  readonly movedOnAt: Float64Array;
  /** 1: reached within the handoff, a later stage counting for the earlier ones. */
  readonly isSql: Uint8Array;
  readonly isOpportunity: Uint8Array;
  readonly isWon: Uint8Array;
}

/** Handoffs that a column has room for before it grows. */
const FIRST_ROOM = 1024;
const MQL = STATES.indexOf('mql');
const SAL = STATES.indexOf('sal');
const SQL = STATES.indexOf('sql');
const OPPORTUNITY = STATES.indexOf('opportunity');
const CUSTOMER = STATES.indexOf('customer');
const CREATED = DEAL_EVENTS.indexOf('created');
const WON = DEAL_EVENTS.indexOf('won');

/** Which lead, at which row of the facts; in the order of the history's leads. */
interface Triggers {
  readonly lead: Uint32Array;
  readonly row: Uint32Array;
}

function findTriggers({ createdAt, excluded, facts }: History): Triggers {
  const { offsets, kind, subject } = facts;
  let found = { lead: new Uint32Array(FIRST_ROOM), row: new Uint32Array(FIRST_ROOM) };
  let count = 0;
  for (let lead = 0; lead < createdAt.length; lead += 1) {
    if (excluded[lead] === 1) continue;
    let state = -1;
    const stop = offsets[lead + 1] ?? 0;
    for (let row = offsets[lead] ?? stop; row < stop; row += 1) {
      if (kind[row] !== FACT.stage) continue;
      if (subject[row] === MQL && state !== MQL) {
        if (count === found.lead.length) found = { lead: grown(found.lead), row: grown(found.row) };
        found.lead[count] = lead;
        found.row[count] = row;
        count += 1;
      }
      state = subject[row]!;
    }
  }
  return { lead: found.lead.slice(0, count), row: found.row.slice(0, count) };
}

function grown(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * column.length);
  larger.set(column);
  return larger;
}

function emptyHandoffs(history: History): ActualHandoffs {
  const { lead, row } = findTriggers(history);
  const count = lead.length;
  const [at, endAt] = [new Float64Array(count), new Float64Array(count).fill(Infinity)];
  for (let i = 0; i < count; i += 1) {
    at[i] = history.facts.at[row[i]!]!;
    if (i > 0 && lead[i - 1] === lead[i]) endAt[i - 1] = at[i]!;
  }
  return {
    count,
    lead,
    at,
    row,
    endAt,
    owner: new Uint16Array(count),
    assignedAt: new Float64Array(count).fill(NaN),
    touchAt: new Float64Array(count).fill(NaN),
    hasAutomatedTouch: new Uint8Array(count),
    closedAt: new Float64Array(count).fill(NaN),
    closedBy: new Uint8Array(count),
    acceptedAt: new Float64Array(count).fill(NaN),
    movedOnAt: new Float64Array(count).fill(NaN),
    isSql: new Uint8Array(count),
    isOpportunity: new Uint8Array(count),
    isWon: new Uint8Array(count),
  };
}

/** Finds the handoffs and what happened in each. */
export function findHandoffs(history: History, sla: Pick<Sla, 'touches' | 'automatedTouches'>): ActualHandoffs {
  const handoffs = emptyHandoffs(history);
  const isTouch = createEventMatcher(history, sla.touches);
  const isAutomated = createEventMatcher(history, sla.automatedTouches);
  for (let first = 0; first < handoffs.count; ) {
    const lead = handoffs.lead[first]!;
    let stop = first + 1;
    while (stop < handoffs.count && handoffs.lead[stop] === lead) stop += 1;
    walkLead(history, handoffs, first, stop, isTouch, isAutomated);
    first = stop;
  }
  return handoffs;
}

/** Goes once through the facts of a lead whose handoffs are numbered from `first` up to, not including, `stop`. */
function walkLead(history: History, handoffs: ActualHandoffs, first: number, stop: number, isTouch: EventMatcher, isAutomated: EventMatcher): void {
  const { offsets, at, kind, owner } = history.facts;
  const lead = handoffs.lead[first]!;
  const end = offsets[lead + 1] ?? 0;
  let current = first - 1;
  let owned = 0;
  for (let row = offsets[lead] ?? end; row < end; row += 1) {
    // A fact of the trigger's own instant belongs to the handoff that begins there.
    while (current + 1 < stop && handoffs.at[current + 1]! <= at[row]!) {
      current += 1;
      noteOwner(handoffs, current, handoffs.at[current]!, owned);
    }
    if (kind[row] === FACT.owner) owned = owner[row]!;
    if (current < first) continue;
    if (kind[row] === FACT.owner) noteOwner(handoffs, current, at[row]!, owned);
    else if (kind[row] === FACT.engagement) noteEngagement(handoffs, current, at[row]!, isTouch(row), isAutomated(row));
    else if (row > handoffs.row[current]!) noteOutcome(history, handoffs, current, row);
  }
}

function noteOwner(handoffs: ActualHandoffs, i: number, at: number, owner: number): void {
  handoffs.owner[i] = owner;
  if (owner !== 0) noteFirst(handoffs.assignedAt, i, at);
}

function noteFirst(instants: Float64Array, i: number, at: number): void {
  if (Number.isNaN(instants[i])) instants[i] = at;
}

function noteEngagement(handoffs: ActualHandoffs, i: number, at: number, isTouch: boolean, isAutomated: boolean): void {
  if (isTouch) noteFirst(handoffs.touchAt, i, at);
  if (isAutomated) handoffs.hasAutomatedTouch[i] = 1;
}

function noteOutcome({ facts }: History, handoffs: ActualHandoffs, i: number, row: number): void {
  const what = facts.subject[row]!;
  const at = facts.at[row]!;
  if (facts.kind[row] === FACT.stage) {
    if (what > CUSTOMER) {
      if (handoffs.closedBy[i] === 0) handoffs.closedBy[i] = what;
      noteFirst(handoffs.closedAt, i, at);
    } else if (what >= SAL) noteProgress(handoffs, i, at, what >= SQL);
    if (what > CUSTOMER) return;
    if (what >= SQL) handoffs.isSql[i] = 1;
    if (what >= OPPORTUNITY) handoffs.isOpportunity[i] = 1;
    if (what === CUSTOMER) handoffs.isWon[i] = 1;
  } else if (facts.kind[row] === FACT.deal && (what === CREATED || what === WON)) {
    noteProgress(handoffs, i, at, true);
    handoffs.isOpportunity[i] = 1;
    if (what === WON) handoffs.isWon[i] = 1;
  }
}

function noteProgress(handoffs: ActualHandoffs, i: number, at: number, isBeyondSal: boolean): void {
  noteFirst(handoffs.acceptedAt, i, at);
  if (isBeyondSal) noteFirst(handoffs.movedOnAt, i, at);
}
