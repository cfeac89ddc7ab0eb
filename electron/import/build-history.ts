import type { Facts, HistoryDeal, HistoryLevel, HistoryOwner } from '../../shared/engine/history/history.ts';
import { FACT } from '../../shared/engine/history/history.ts';
import type { HistoryParts } from '../../shared/engine/history/history-parts.ts';
import { buildFacts } from './build-facts.ts';
import { buildFields, type BuiltFields } from './build-fields.ts';
import { compareIds, compareText } from '../../shared/engine/history/compare-ids.ts';
import { sortedCodes } from './dictionary.ts';
import { packAddresses } from './distinct-texts.ts';
import { findDuplicates } from './find-duplicates.ts';
import { free } from './growing.ts';
import type { ImportState } from './import-state.ts';
import { ImportRefusal } from './import-types.ts';
import { LeadFacts, Told } from './lead-facts.ts';
import { compareOwners } from './owner-table.ts';
import { sharedBytes, sharedFloats } from './shared-columns.ts';
import { sortIds } from './sort-ids.ts';

/** Facts hold type, field and owner codes in 16 bits. */
const MOST_CODES = 65_535;

/** Sorts everything that was read into the columnar history. `dropped` counts the rows of each file that repeated another. */
export function buildHistory(state: ImportState): { history: HistoryParts; dropped: ReadonlyMap<number, number> } {
  const { leads, facts } = state;
  leads.ids.seal();
  for (const { column } of leads.fields) if (column !== leads.joinedName?.column) column.seal();
  const told = new Told(leads.count);
  facts.each((lead, at, kind, subject) => told.take(lead, at, kind, subject));
  const leftOut = findDuplicates(state);
  const derived = new LeadFacts(state, told, leftOut);
  refuseTooMany(state);
  const idAddresses = leads.ids.addresses.subarray(1, leads.ids.size);
  const leadOrder = sortIds(leads.ids.arena, idAddresses);
  const excluded = excludedOf(leftOut, leadOrder);
  const built = buildFields(state, leadOrder);
  const types = sortedCodes(state.eventTypes.texts().slice(1), false);
  const assetTexts = state.assets.texts();
  const assets = sortedCodes(assetTexts, false, Uint8Array.from(assetTexts, (_, code) => (code > 0 || state.hasBlankAsset ? 1 : 0)));
  const ownerOrder = state.owners.owners.map((_, index) => index).sort((a, b) => compareOwners(state.owners.owners[a]!, state.owners.owners[b]!));
  const dealOrder = state.deals.map((_, index) => index).sort((a, b) => compareIds(state.deals[a]?.extId ?? '', state.deals[b]?.extId ?? ''));
  const { facts: table, dropped } = buildFacts(facts, leadOrder, derived, state.eventIds, {
    owner: inverse(ownerOrder),
    deal: inverse(dealOrder),
    types: Uint32Array.of(0, ...types.newCode),
    assets: assets.newCode,
    fieldPlace: built.placeOf,
    fieldCodes: built.changeCodes,
  });
  told.clear();
  derived.clear();
  for (const { at } of leads.stageDates) at.clear();
  const createdAt = sharedFloats(leadOrder.length);
  for (let place = 0; place < leadOrder.length; place++) createdAt[place] = leads.createdAt.get(leadOrder[place]!);
  leads.createdAt.clear();
  const { from, to } = spanOf(createdAt, table.at);
  fillHistoryOnlyFields(state, table, built);
  const newLead = state.deals.length > 0 ? inverse(leadOrder) : new Uint32Array(0);
  const addressesInOrder = leadOrder.map((lead) => idAddresses[lead]!);
  const leadIds = packAddresses(leads.ids.arena, addressesInOrder);
  leads.ids.arena.clear();
  for (const column of [addressesInOrder, idAddresses, leadOrder]) free(column);
  const history: HistoryParts = {
    leadIds,
    createdAt,
    fields: built.fields,
    eventTypes: types.values,
    assets: assets.values,
    owners: ownerOrder.map((index) => finishedOwner(state, state.owners.owners[index]!, to)),
    deals: dealOrder.map((index): HistoryDeal => ({ ...state.deals[index]!, lead: newLead[state.deals[index]!.lead] ?? 0 })),
    facts: table,
    roles: { ...state.roles, ...(state.stateColumns.size === 0 ? {} : { states: [...state.stateColumns].sort(compareText) }) },
    level: levelOf(state, table),
    from,
    to,
    excluded,
  };
  return { history, dropped };
}

function refuseTooMany(state: ImportState): void {
  const tooMany = (count: number, what: string): void => {
    if (count > MOST_CODES) throw new ImportRefusal('refused', `The files name ${count.toLocaleString('en')} different ${what}; that looks like a wrong column. Check the mapping of the ${what}.`);
  };
  tooMany(state.eventTypes.size - 1, 'event types');
  tooMany(state.owners.owners.length, 'owners');
  tooMany(state.leads.fields.length, 'properties');
}

function inverse(order: ArrayLike<number>): Uint32Array {
  const places = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]!] = place;
  return places;
}

function excludedOf(duplicates: Uint8Array, leadOrder: Uint32Array): Uint8Array {
  const excluded = sharedBytes(leadOrder.length);
  leadOrder.forEach((lead, place) => (excluded[place] = duplicates[lead]!));
  return excluded;
}

/** The current value of a property that no column shows is the last one of its history. */
function fillHistoryOnlyFields(state: ImportState, facts: Facts, built: BuiltFields): void {
  if (!state.leads.fields.some(({ isFromHistoryOnly }) => isFromHistoryOnly)) return;
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
    for (let i = 0; i < instants.length; i++) {
      const instant = instants[i]!; // an iterator would make an object of each
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
