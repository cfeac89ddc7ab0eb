import { caseFacts, type CaseFacts } from '../blind/case-facts.ts';
import { caseFields } from '../blind/case-fields.ts';
import { fieldAvailability, type FieldAvailability } from '../history/handoff-coverage.ts';
import { AsOfCursor } from '../history/as-of-cursor.ts';
import { FACT, type History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { leadsOf } from '../replay/figure-book.ts';
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

/**
 * The leads behind a share of the context, each once and ascending, by the name of its set: `field.<name>`, a field that was
 * known at the handoff; `deed.<type>`, something that the lead had done by then. A name that says nothing gives none.
 */
export function contextLeads(history: History, configuration: Configuration, handoffs: ActualHandoffs, set: string): Uint32Array {
  const name = set.slice(set.indexOf('.') + 1);
  if (set.startsWith('field.')) return fieldLeads(history, handoffs, history.fields.findIndex((field) => field.name === name));
  const type = set.startsWith('deed.') ? history.eventTypes.indexOf(name) : -1;
  const isOfSales = createEventMatcher(history, [...configuration.sla.touches, ...configuration.sla.automatedTouches]);
  const { offsets, kind, automated, subject } = history.facts;
  return leadsOf(handoffs, (i) => {
    for (let row = offsets[handoffs.lead[i]!]!; row < handoffs.row[i]!; row++) if (kind[row] === FACT.engagement && subject[row] === type && automated[row] !== 1 && !isOfSales(row)) return true;
    return false;
  });
}

function fieldLeads(history: History, handoffs: ActualHandoffs, index: number): Uint32Array {
  if (index < 0) return new Uint32Array(0);
  const cursor = new AsOfCursor(history);
  return leadsOf(handoffs, (i) => {
    cursor.moveTo(handoffs.lead[i]!, handoffs.at[i]!);
    return cursor.codeOf(index) !== 0;
  });
}
