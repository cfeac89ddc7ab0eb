import type { Facts, History, HistoryDeal, HistoryLevel, HistoryOwner } from '../../shared/engine/history/history.ts';
import { FACT } from '../../shared/engine/history/history.ts';
import { buildFields } from './build-fields.ts';
import { compareIds, sortedCodes } from './dictionary.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { ImportState } from './import-state.ts';
import { ImportRefusal } from './import-types.ts';
import { orderFacts, type OrderedFacts, type Recoded } from './order-facts.ts';
import { compareOwners } from './owner-table.ts';

/** Facts hold type, field and owner codes in 16 bits. */
const MOST_CODES = 65_535;

/** Sorts everything that was read into the columnar history. `dropped` names the files of rows that repeated another. */
export function buildHistory(state: ImportState): { history: History; dropped: readonly number[] } {
  refuseTooMany(state);
  const { leads, facts } = state;
  const leadOrder = leads.ids.map((_, index) => index).sort((a, b) => compareIds(leads.ids[a] ?? '', leads.ids[b] ?? ''));
  const newLead = inverse(leadOrder);
  const built = buildFields(state, leadOrder);
  const types = sortedCodes(state.eventTypes.values, false);
  const assets = sortedCodes(state.assets.values, false);
  const ownerOrder = state.owners.owners.map((_, index) => index).sort((a, b) => compareOwners(state.owners.owners[a]!, state.owners.owners[b]!));
  const newOwner = inverse(ownerOrder);
  const dealOrder = state.deals.map((_, index) => index).sort((a, b) => compareIds(state.deals[a]?.extId ?? '', state.deals[b]?.extId ?? ''));
  const newDeal = inverse(dealOrder);
  const codes = recode(state, { newLead, newOwner, newDeal, types: types.newCode, assets: assets.newCode, fieldPlace: built.placeOf, fieldCodes: built.newCodes });
  const ordered = orderFacts(facts, codes, leads.ids.length);
  const duplicates = findDuplicates(state);
  const table = columnsOf(state, codes, ordered);
  const createdAt = Float64Array.from(leadOrder, (lead) => leads.createdAt[lead] ?? NaN);
  const { from, to } = spanOf(createdAt, table.at);
  fillHistoryOnlyFields(state, table, built);
  const history: History = {
    leadIds: leadOrder.map((lead) => leads.ids[lead] ?? ''),
    createdAt,
    fields: built.fields,
    eventTypes: types.values,
    assets: assets.values,
    owners: ownerOrder.map((index) => finishedOwner(state, state.owners.owners[index]!, to)),
    deals: dealOrder.map((index): HistoryDeal => ({ ...state.deals[index]!, lead: newLead[state.deals[index]!.lead] ?? 0 })),
    facts: table,
    roles: { ...state.roles },
    level: levelOf(state, table),
    from,
    to,
    excluded: Uint8Array.from(leadOrder, (lead) => duplicates[lead] ?? 0),
  };
  return { history, dropped: ordered.dropped };
}

function refuseTooMany(state: ImportState): void {
  const tooMany = (count: number, what: string): void => {
    if (count > MOST_CODES) throw new ImportRefusal('refused', `The files name ${count.toLocaleString('en')} different ${what}; that looks like a wrong column. Check the mapping of the ${what}.`);
  };
  tooMany(state.eventTypes.values.length, 'event types');
  tooMany(state.owners.owners.length, 'owners');
  tooMany(state.leads.fields.length, 'properties');
}

function inverse(order: readonly number[]): Uint32Array {
  const places = new Uint32Array(order.length);
  order.forEach((old, place) => (places[old] = place));
  return places;
}

interface Recoding {
  readonly newLead: Uint32Array;
  readonly newOwner: Uint32Array;
  readonly newDeal: Uint32Array;
  readonly types: Uint32Array;
  readonly assets: Uint32Array;
  readonly fieldPlace: Uint16Array;
  readonly fieldCodes: readonly Uint32Array[];
}

function recode({ facts }: ImportState, to: Recoding): Recoded {
  const size = facts.length;
  const codes = { lead: new Uint32Array(size), subject: new Uint32Array(size), value: new Uint32Array(size), owner: new Uint32Array(size) };
  for (let i = 0; i < size; i++) {
    const kind = facts.kind[i]!;
    const subject = facts.subject[i]!;
    const value = facts.value[i]!;
    const owner = facts.owner[i]!;
    codes.lead[i] = to.newLead[facts.lead[i]!]!;
    codes.owner[i] = owner === 0 ? 0 : to.newOwner[owner - 1]! + 1;
    if (kind === FACT.engagement) {
      codes.subject[i] = to.types[subject]!;
      codes.value[i] = to.assets[value]!;
    } else if (kind === FACT.property) {
      codes.subject[i] = to.fieldPlace[subject]!;
      codes.value[i] = to.fieldCodes[subject]![value]!;
    } else {
      codes.subject[i] = subject;
      codes.value[i] = kind === FACT.deal ? to.newDeal[value]! : value;
    }
  }
  return codes;
}

function columnsOf({ facts }: ImportState, codes: Recoded, { rows, offsets }: OrderedFacts): Facts {
  return {
    offsets,
    at: Float64Array.from(rows, (row) => facts.at[row]!),
    kind: Uint8Array.from(rows, (row) => facts.kind[row]!),
    subject: Uint16Array.from(rows, (row) => codes.subject[row]!),
    value: Uint32Array.from(rows, (row) => codes.value[row]!),
    owner: Uint16Array.from(rows, (row) => codes.owner[row]!),
    automated: Uint8Array.from(rows, (row) => facts.automated[row]!),
  };
}

/** The current value of a property that no column shows is the last one of its history. */
function fillHistoryOnlyFields(state: ImportState, facts: Facts, built: ReturnType<typeof buildFields>): void {
  const isFromHistoryOnly = new Uint8Array(built.fields.length);
  state.leads.fields.forEach((draft, index) => (isFromHistoryOnly[built.placeOf[index] ?? 0] = draft.isFromHistoryOnly ? 1 : 0));
  for (let lead = 0; lead + 1 < facts.offsets.length; lead++) {
    for (let i = facts.offsets[lead]!; i < facts.offsets[lead + 1]!; i++) {
      if (facts.kind[i] !== FACT.property) continue;
      const place = facts.subject[i]!;
      if (isFromHistoryOnly[place] === 1) built.fields[place]!.current[lead] = facts.value[i]!;
    }
  }
}

function spanOf(createdAt: Float64Array, at: Float64Array): { from: number; to: number } {
  let from = Infinity;
  let to = -Infinity;
  for (const instants of [createdAt, at]) {
    for (const instant of instants) {
      if (instant < from) from = instant;
      if (instant > to) to = instant;
    }
  }
  return from === Infinity ? { from: NaN, to: NaN } : { from, to };
}

/** An owner who is inactive without a date counts as active until the data end: nobody knows when it changed. */
function finishedOwner(state: ImportState, owner: HistoryOwner, to: number): HistoryOwner {
  if (owner.inactiveFrom !== null || !state.inactiveSinceUnknown.has(owner.extId)) return owner;
  state.findings.note('inactiveWithoutDate', 'owners', {
    sentence: (count) => `${count === 1 ? '1 owner is' : `${count} owners are`} inactive without a date.`,
    effect: 'Taken as inactive from the end of the data on.',
  }, owner.extId);
  return { ...owner, inactiveFrom: Number.isNaN(to) ? 0 : to };
}

/** A: stage dates; B: activities and owners too; C: property history too (domain.md §2.1). */
function levelOf(state: ImportState, facts: Facts): HistoryLevel {
  const hasActivities = facts.kind.includes(FACT.engagement);
  const hasOwners = facts.kind.includes(FACT.owner);
  if (!hasActivities || !hasOwners) return 'A';
  return state.hasPropertyHistory ? 'C' : 'B';
}
