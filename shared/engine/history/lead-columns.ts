import { compareIds, compareText } from './compare-ids.ts';
import { FACT } from './history.ts';
import type { Codes, Facts, History } from './history.ts';
import { codesFor } from './history-parts.ts';
import { idsAreInOrder } from './ids-in-order.ts';
import { packedIds } from './packed-columns.ts';
import { touchLikeEvents } from './touch-like-events.ts';

/**
 * What lists say of leads beside their fields, as columns by lead; each is made at its first use and kept as long as the
 * history's facts. Facts of a lead stand in order, so each looks for the last one from the end. Plainly:
 * `facts of the lead .findLast(it is meant)`.
 */
export interface LeadColumns {
  /** 1 + index into STATES of the last stage fact; 0: none. */
  readonly state: () => Codes;
  /** 1 + index into `owners` of the last owner; 0: nobody. */
  readonly owner: () => Codes;
  /** The last engagement that no machine made, UTC ms; NaN: none. */
  readonly activeAt: () => Float64Array;
  /** The last one that looks like a touch by sales (`touch-like-events.ts`), UTC ms; NaN: none. */
  readonly touchedAt: () => Float64Array;
  /** The same of one lead, without the column. */
  readonly lastActive: (lead: number) => number;
  readonly lastTouch: (lead: number) => number;
  /** By owner code, the order of owners by name, then id; NaN for nobody. */
  readonly ownerOrder: () => Float64Array;
  /** By lead, the order of ids; null when leads stand in that order. */
  readonly idOrder: () => Float64Array | null;
}

const ofFacts = new WeakMap<Facts, LeadColumns>();

/** The columns of a history; a history that differs in nothing but who counts shares them. */
export function leadColumns(history: History): LeadColumns {
  let known = ofFacts.get(history.facts);
  if (known === undefined) ofFacts.set(history.facts, (known = columnsOf(history)));
  return known;
}

function columnsOf(history: History): LeadColumns {
  const { createdAt, owners, eventTypes, facts } = history;
  const { subject, owner } = facts;
  const leads = createdAt.length;
  const everyType = new Uint8Array(eventTypes.length).fill(1);
  const touchTypes = once(() => {
    const types = new Set(touchLikeEvents(history).map(({ type }) => type));
    return Uint8Array.from(eventTypes, (type) => (types.has(type) ? 1 : 0));
  });
  return {
    state: once(() => lastCodes(facts, codesFor(0x100, leads), FACT.stage, (row) => subject[row]! + 1)),
    owner: once(() => lastCodes(facts, codesFor(owners.length + 1, leads), FACT.owner, (row) => owner[row]!)),
    activeAt: once(() => lastInstants(facts, leads, everyType)),
    touchedAt: once(() => lastInstants(facts, leads, touchTypes())),
    lastActive: (lead) => lastInstant(facts, lead, everyType),
    lastTouch: (lead) => lastInstant(facts, lead, touchTypes()),
    ownerOrder: once(() => placesOf([...owners.keys()].sort((a, b) => compareText(owners[a]!.name, owners[b]!.name) || compareIds(owners[a]!.extId, owners[b]!.extId)), 1)),
    idOrder: once(() => (idsAreInOrder(packedIds(history)) ? null : placesOf([...history.leadIds.keys()].sort((a, b) => compareIds(history.leadIds[a]!, history.leadIds[b]!)), 0))),
  };
}

function lastCodes({ offsets, kind }: Facts, codes: Codes, wanted: number, codeOf: (row: number) => number): Codes {
  for (let lead = 0; lead < codes.length; lead++) {
    const start = offsets[lead]!;
    let row = offsets[lead + 1]! - 1;
    while (row >= start && kind[row] !== wanted) row--;
    if (row >= start) codes[lead] = codeOf(row);
  }
  return codes;
}

function lastInstants(facts: Facts, leads: number, types: Uint8Array): Float64Array {
  const instants = new Float64Array(leads);
  for (let lead = 0; lead < leads; lead++) instants[lead] = lastInstant(facts, lead, types);
  return instants;
}

/** When the last engagement of some types was made by a person; `types` holds 1 for those that are meant. */
function lastInstant({ offsets, at, kind, automated, subject }: Facts, lead: number, types: Uint8Array): number {
  const start = offsets[lead]!;
  for (let row = offsets[lead + 1]! - 1; row >= start; row--) if (kind[row] === FACT.engagement && automated[row] !== 1 && types[subject[row]!] === 1) return at[row]!;
  return NaN;
}

/** The place of each code in an order; codes begin at `first`, those before it are unknown. */
function placesOf(order: readonly number[], first: number): Float64Array {
  const places = new Float64Array(order.length + first).fill(NaN);
  order.forEach((index, place) => (places[index + first] = place));
  return places;
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: compute() }).value;
}
