import { caseFacts, type CaseFacts } from '../blind/case-facts.ts';
import { caseFields } from '../blind/case-fields.ts';
import { fieldAvailability, type FieldAvailability } from '../history/handoff-coverage.ts';
import { FACT, type History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { findHandoffs, type ActualHandoffs } from '../replay/find-handoffs.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';

/** A kind of thing that leads do, and at how many handoffs at least one was known. */
export interface KnownDeed {
  readonly type: string;
  readonly handoffs: number;
}

/** What a lead's facts told at a real handoff, as a rep would have seen them; without name and end. */
export interface HandoffCard extends CaseFacts {
  readonly leadId: string;
  /** The handoff, UTC ms. */
  readonly at: number;
}

/** What was known at the handoffs that really were: fields, deeds, and one handoff as a card. */
export interface HandoffContext {
  readonly handoffs: number;
  readonly fields: readonly FieldAvailability[];
  /** Most frequent first. */
  readonly deeds: readonly KnownDeed[];
  readonly card: HandoffCard | null;
}

/**
 * Facts ranked before each handoff only (domain.md §8): what came later, or was filled in since, does not count as known.
 * `back` chooses the card's handoff, counted from the latest; deeds are the lead's own, so touches and machines are left out.
 */
export function contextAtHandoff(history: History, configuration: Configuration, back: number): HandoffContext {
  const handoffs = findHandoffs(history, configuration.sla);
  const isOfSales = createEventMatcher(history, [...configuration.sla.touches, ...configuration.sla.automatedTouches]);
  const latest = Array.from({ length: handoffs.count }, (_, at) => at).sort((a, b) => handoffs.at[b]! - handoffs.at[a]! || a - b)[back];
  return { handoffs: handoffs.count, fields: fieldAvailability(history, handoffs), deeds: knownDeeds(history, handoffs, isOfSales), card: latest === undefined ? null : cardOf(history, configuration, handoffs, latest, isOfSales) };
}

function cardOf(history: History, configuration: Configuration, { lead, at }: ActualHandoffs, number: number, isOfSales: (row: number) => boolean): HandoffCard {
  const [who, when] = [lead[number]!, at[number]!];
  return { leadId: history.leadIds[who] ?? '', at: when, ...caseFacts(history, who, when, caseFields(history, configuration), isOfSales) };
}

function knownDeeds({ facts, eventTypes }: History, { count, lead, row: triggerRow }: ActualHandoffs, isOfSales: (row: number) => boolean): KnownDeed[] {
  const known = new Uint32Array(eventTypes.length);
  const lastSeen = new Int32Array(eventTypes.length).fill(-1);
  for (let handoff = 0; handoff < count; handoff++) {
    for (let row = facts.offsets[lead[handoff]!]!; row < triggerRow[handoff]!; row++) {
      if (facts.kind[row] !== FACT.engagement || facts.automated[row] === 1 || isOfSales(row)) continue;
      const type = facts.subject[row]!;
      if (lastSeen[type] !== handoff) known[type]!++;
      lastSeen[type] = handoff;
    }
  }
  return eventTypes.map((type, index) => ({ type, handoffs: known[index]! })).filter((deed) => deed.handoffs > 0).toSorted((a, b) => b.handoffs - a.handoffs || (a.type < b.type ? -1 : 1));
}
