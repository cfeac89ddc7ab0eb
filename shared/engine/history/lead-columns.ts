import { compareIds, compareText } from './compare-ids.ts';
import { FACT } from './history.ts';
import type { Facts, History } from './history.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import { touchLikeEvents } from './touch-like-events.ts';
import { rankNumbers, type ValueRanks } from './value-ranks.ts';

/** What lists say of leads beside their fields, as columns by lead; computed once a history and kept as long as its facts. */
export interface LeadColumns {
  /** 1 + index into STATES of the last stage fact; 0: none. */
  readonly state: Uint32Array;
  /** 1 + index into `owners` of the last owner; 0: nobody. */
  readonly owner: Uint32Array;
  /** The last engagement that no machine made; NaN: none. */
  readonly activeAt: Float64Array;
  /** The last one that looks like a touch by sales (`touch-like-events.ts`); NaN: none. */
  readonly touchedAt: Float64Array;
  readonly createdRanks: () => ValueRanks;
  readonly activeRanks: () => ValueRanks;
  readonly touchedRanks: () => ValueRanks;
  /** By owner code: owners by name, then id; nobody last. */
  readonly ownerRanks: () => ValueRanks;
  /** By lead, the order of ids; null when leads stand in that order. */
  readonly idRanks: () => ValueRanks | null;
}

const ofFacts = new WeakMap<Facts, LeadColumns>();

/** The columns of a history; a history that differs in nothing but who counts shares them. */
export function leadColumns(history: History): LeadColumns {
  let known = ofFacts.get(history.facts);
  if (known === undefined) ofFacts.set(history.facts, (known = computeColumns(history)));
  return known;
}

function computeColumns(history: History): LeadColumns {
  const { leadIds, createdAt, owners, facts } = history;
  const [state, owner] = [new Uint32Array(leadIds.length), new Uint32Array(leadIds.length)];
  const [activeAt, touchedAt] = [new Float64Array(leadIds.length).fill(NaN), new Float64Array(leadIds.length).fill(NaN)];
  const isTouch = createEventMatcher(history, touchLikeEvents(history));
  const { offsets, kind, at, automated, subject, owner: owners16 } = facts;
  for (let lead = 0; lead < leadIds.length; lead++) {
    const stop = offsets[lead + 1]!;
    for (let row = offsets[lead]!; row < stop; row++) {
      if (kind[row] === FACT.engagement) {
        if (automated[row] === 1) continue;
        activeAt[lead] = at[row]!;
        if (isTouch(row)) touchedAt[lead] = at[row]!;
      } else if (kind[row] === FACT.stage) state[lead] = subject[row]! + 1;
      else if (kind[row] === FACT.owner) owner[lead] = owners16[row]!;
    }
  }
  return {
    state,
    owner,
    activeAt,
    touchedAt,
    createdRanks: once(() => rankNumbers(createdAt)),
    activeRanks: once(() => rankNumbers(activeAt)),
    touchedRanks: once(() => rankNumbers(touchedAt)),
    ownerRanks: once(() => orderRanks([...owners.keys()].sort((a, b) => compareText(owners[a]!.name, owners[b]!.name) || compareIds(owners[a]!.extId, owners[b]!.extId)), 1)),
    idRanks: once(() => (isInOrder(leadIds) ? null : orderRanks([...leadIds.keys()].sort((a, b) => compareIds(leadIds[a]!, leadIds[b]!)), 0))),
  };
}

function isInOrder(ids: readonly string[]): boolean {
  for (let lead = 1; lead < ids.length; lead++) if (compareIds(ids[lead - 1]!, ids[lead]!) > 0) return false;
  return true;
}

/** Ranks out of an order; codes begin at `first`, those before it are unknown. */
function orderRanks(order: readonly number[], first: number): ValueRanks {
  const ranks = new Uint32Array(order.length + first).fill(order.length);
  order.forEach((index, rank) => (ranks[index + first] = rank));
  return { ranks, unknown: order.length };
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: compute() }).value;
}
