import { compareIds } from './compare-ids.ts';
import { FACT, STAGES } from './history.ts';
import type { Facts, FieldColumn, FieldRoles, History, HistoryDeal, HistoryLevel } from './history.ts';
import { mergeDictionaries } from './merge-dictionary.ts';
import { mergeFacts, MOST_BATCHES } from './merge-facts.ts';
import { mergeFields } from './merge-fields.ts';
import { mergeOwners } from './merge-owners.ts';
import { leaveOutRepeated, type RepeatedPeople } from './repeated-across.ts';

/** What several batches made together, and how much of it more than one of them told. */
export interface MergedCounts {
  readonly leads: number;
  readonly repeatedLeads: number;
  readonly facts: number;
  readonly repeatedFacts: number;
  readonly owners: number;
  readonly deals: number;
  readonly repeatedDeals: number;
}

/**
 * One history out of batches in the order of their import (at least one): leads, owners and deals by id, columns by name,
 * facts together. Where batches differ, a later known value wins; the earliest creation date stands; a lead that any batch
 * leaves out stays out. Associative (but for the moment of a derived outcome where a deal changes its lead), and where nothing
 * differs the order of batches decides nothing either. `onShare` hears roughly how much is done. `leavesOut` says of each batch
 * whether people whom it and another one have are left out but once (`repeated-across.ts`); without it nobody looks for them.
 */
export function mergeHistories(
  histories: readonly History[],
  onShare: (share: number) => void = () => undefined,
  leavesOut: readonly boolean[] = [],
): { readonly history: History; readonly merged: MergedCounts; readonly repeated: readonly RepeatedPeople[] } {
  if (histories.length === 0 || histories.length > MOST_BATCHES) throw new RangeError(`${histories.length} batches cannot be merged: there must be 1 to ${MOST_BATCHES}`);
  const { values: leadIds, newCodes: newLead } = mergeDictionaries(histories.map((batch) => batch.leadIds), false, compareIds);
  onShare(0.1);
  const fields = mergeFields(histories, newLead, leadIds.length);
  onShare(0.5);
  const types = mergeDictionaries(histories.map(({ eventTypes }) => eventTypes));
  const assets = mergeDictionaries(histories.map(({ assets: values }) => values));
  const owners = mergeOwners(histories.map(({ owners: list }) => list));
  const { deals, newDeal } = mergeDeals(histories, newLead);
  const codes = histories.map((_, batch) => ({
    lead: newLead[batch]!,
    fieldPlace: fields.batches[batch]!.place,
    fieldCodes: fields.batches[batch]!.newCodes,
    types: types.newCodes[batch]!,
    assets: assets.newCodes[batch]!,
    owner: owners.newIndex[batch]!,
    deal: newDeal[batch]!,
  }));
  const { facts, repeated } = mergeFacts(histories, codes, leadIds.length, Uint32Array.from(deals, ({ lead }) => lead));
  onShare(1);
  fillFromHistory(fields.fields, facts);
  const createdAt = earliest(histories, newLead, leadIds.length);
  const history: History = {
    leadIds, createdAt, fields: fields.fields, eventTypes: types.values, assets: assets.values, owners: owners.owners, deals, facts,
    roles: mergeRoles(histories), level: levelOf(histories, facts), ...spanOf(createdAt, facts.at), excluded: excludedOf(histories, newLead, leadIds.length),
  };
  const total = (count: (batch: History) => number): number => histories.reduce((sum, batch) => sum + count(batch), 0);
  return {
    history,
    repeated: leavesOut.length === 0 ? [] : leaveOutRepeated(history, firstBatches(newLead, leadIds.length), leavesOut),
    merged: {
      leads: leadIds.length, repeatedLeads: total((batch) => batch.leadIds.length) - leadIds.length, facts: facts.at.length, repeatedFacts: repeated,
      owners: owners.owners.length, deals: deals.length, repeatedDeals: total((batch) => batch.deals.length) - deals.length,
    },
  };
}

/** The batch that brought each lead first. */
function firstBatches(newLead: readonly Uint32Array[], leads: number): Uint8Array {
  const first = new Uint8Array(leads);
  for (let batch = newLead.length - 1; batch >= 0; batch--) for (const lead of newLead[batch]!) first[lead] = batch;
  return first;
}

/** The current value of a property that no column shows is the last one of its history. */
function fillFromHistory(fields: readonly FieldColumn[], { offsets, kind, subject, value }: Facts): void {
  if (!fields.some(({ isFromHistoryOnly }) => isFromHistoryOnly)) return;
  for (let lead = 0; lead + 1 < offsets.length; lead++) {
    for (let row = offsets[lead]!; row < offsets[lead + 1]!; row++) {
      const field = kind[row] === FACT.property ? fields[subject[row]!] : undefined;
      if (field?.isFromHistoryOnly === true) field.current[lead] = value[row]!;
    }
  }
}

/** A later batch decides whose a deal is; its amount counts where it has one. */
function mergeDeals(histories: readonly History[], newLead: readonly Uint32Array[]): { deals: HistoryDeal[]; newDeal: Uint32Array[] } {
  const byId = new Map<string, HistoryDeal>();
  histories.forEach((batch, number) => {
    for (const deal of batch.deals) {
      const known = byId.get(deal.extId);
      const money = deal.amountMinor === null && known !== undefined ? known : deal;
      byId.set(deal.extId, { extId: deal.extId, lead: newLead[number]![deal.lead]!, amountMinor: money.amountMinor, currency: money.currency });
    }
  });
  const deals = [...byId.values()].sort((a, b) => compareIds(a.extId, b.extId));
  const indexOf = new Map(deals.map(({ extId }, index) => [extId, index]));
  return { deals, newDeal: histories.map((batch) => Uint32Array.from(batch.deals, ({ extId }) => indexOf.get(extId) ?? 0)) };
}

function earliest(histories: readonly History[], newLead: readonly Uint32Array[], leads: number): Float64Array {
  const createdAt = new Float64Array(leads).fill(NaN);
  histories.forEach((batch, number) => {
    const to = newLead[number]!;
    for (let lead = 0; lead < to.length; lead++) {
      const at = batch.createdAt[lead]!;
      if (!(createdAt[to[lead]!]! <= at) && !Number.isNaN(at)) createdAt[to[lead]!] = at;
    }
  });
  return createdAt;
}

function excludedOf(histories: readonly History[], newLead: readonly Uint32Array[], leads: number): Uint8Array {
  const excluded = new Uint8Array(leads);
  histories.forEach((batch, number) => batch.excluded.forEach((flag, lead) => (excluded[newLead[number]![lead]!]! |= flag)));
  return excluded;
}

function mergeRoles(histories: readonly History[]): FieldRoles {
  const role = (name: keyof Omit<FieldRoles, 'states'>): string | null => histories.findLast(({ roles }) => roles[name] !== null)?.roles[name] ?? null;
  const states = [...new Set(histories.flatMap(({ roles }) => roles.states ?? []))].sort();
  return {
    ...(states.length === 0 ? {} : { states }),
    name: role('name'), email: role('email'), company: role('company'), source: role('source'), rejectReason: role('rejectReason'), outcome: role('outcome') };
}

/** A: stage dates; B: activities and owners too; C: property history too (domain.md §2.1). */
function levelOf(histories: readonly History[], { kind, subject, derived }: Facts): HistoryLevel {
  if (!kind.includes(FACT.engagement) || !kind.includes(FACT.owner)) return 'A';
  if (kind.includes(FACT.property) || histories.some(({ level }) => level === 'C')) return 'C';
  // Where every batch marks what no row told, a stage or an owner that is told comes from a history of properties.
  if (derived === undefined || histories.some(({ facts }) => facts.derived === undefined)) return 'B';
  for (let row = 0; row < kind.length; row++) {
    const isTold = ((derived[row >> 3]! >> (row & 7)) & 1) === 0;
    if (isTold && (kind[row] === FACT.owner || (kind[row] === FACT.stage && subject[row]! < STAGES.length))) return 'C';
  }
  return 'B';
}

function spanOf(...columns: readonly Float64Array[]): { from: number; to: number } {
  let from = Infinity;
  let to = -Infinity;
  for (const instants of columns) {
    for (let i = 0; i < instants.length; i++) {
      const instant = instants[i]!;
      if (instant < from) from = instant;
      if (instant > to) to = instant;
    }
  }
  return from === Infinity ? { from: NaN, to: NaN } : { from, to };
}
