import { weekOf, weeksBetween } from '../metrics/weekly-counts.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { DEAL_EVENTS, FACT, STATES } from './history.ts';
import type { History, HistoryLevel } from './history.ts';
import { valueCount } from './packed-columns.ts';
import { pairCounts, type PairCounts } from './pair-counts.ts';

/** What a history holds and what it can show; money in minor units, instants UTC ms, null where there are no times. */
export interface HistoryHealth {
  readonly leads: number;
  readonly excluded: number;
  readonly facts: { property: number; engagement: number; stage: number; owner: number; deal: number };
  readonly deals: number;
  readonly wonDeals: number;
  readonly wonAmountMinor: number;
  readonly owners: { extId: string; name: string; territory: string; zone: string; isActive: boolean }[];
  readonly level: HistoryLevel;
  readonly levelSentences: string[];
  readonly from: number | null;
  readonly to: number | null;
  readonly leadsByWeek: { weekStart: number; leads: number; mqls: number }[];
  readonly fields: { name: string; type: string; known: number; distinct: number; hasHistory: boolean; personal: boolean }[];
  readonly eventTypes: { type: string; count: number; automated: number; assets: { value: string; count: number }[] }[];
  readonly states: { state: string; leads: number }[];
}

const SHOWN_ASSETS = 50;

/** Counts a history for its health page; excluded leads are counted as such and nowhere else. Weeks are ISO weeks of `zone`. */
export function historyHealth(history: History, { zone }: { readonly zone: ZoneTable | null }): HistoryHealth {
  const counts = countFacts(history);
  const excluded = history.excluded.reduce((sum, flag) => sum + flag, 0);
  return {
    leads: history.createdAt.length - excluded,
    excluded,
    facts: { property: counts.kinds[FACT.property] ?? 0, engagement: counts.kinds[FACT.engagement] ?? 0, stage: counts.kinds[FACT.stage] ?? 0, owner: counts.kinds[FACT.owner] ?? 0, deal: counts.kinds[FACT.deal] ?? 0 },
    deals: history.deals.filter((deal) => history.excluded[deal.lead] !== 1).length,
    wonDeals: counts.won.size,
    wonAmountMinor: [...counts.won].reduce((sum, deal) => sum + (history.deals[deal]?.amountMinor ?? 0), 0),
    owners: history.owners.map((owner) => ({ extId: owner.extId, name: owner.name, territory: owner.territory, zone: owner.zone, isActive: owner.inactiveFrom === null || owner.inactiveFrom > history.to })),
    level: history.level,
    levelSentences: levelSentences(history, counts.kinds),
    from: Number.isNaN(history.from) ? null : history.from,
    to: Number.isNaN(history.to) ? null : history.to,
    leadsByWeek: zone === null ? [] : weeksOf(history, counts.mqlAt, zone),
    fields: fieldsOf(history),
    eventTypes: eventTypesOf(history, counts),
    states: STATES.map((state, index) => ({ state, leads: counts.states[index] ?? 0 })).filter(({ leads }) => leads > 0),
  };
}

interface Counts {
  readonly kinds: Uint32Array;
  readonly states: Uint32Array;
  readonly types: Uint32Array;
  readonly automated: Uint32Array;
  /** Engagements of each type with each asset. */
  readonly assets: PairCounts;
  readonly won: Set<number>;
  /** First MQL instant of each lead; NaN when it never was one. */
  readonly mqlAt: Float64Array;
}

function countFacts(history: History): Counts {
  const { offsets, kind: kinds, subject: subjects, value: values, at, automated } = history.facts;
  const counts: Counts = {
    kinds: new Uint32Array(5),
    states: new Uint32Array(STATES.length),
    types: new Uint32Array(history.eventTypes.length),
    automated: new Uint32Array(history.eventTypes.length),
    assets: pairCounts(history.eventTypes.length, history.assets.length),
    won: new Set(),
    mqlAt: new Float64Array(history.createdAt.length).fill(NaN),
  };
  const { kinds: ofKind, types, automated: byMachine, assets, mqlAt } = counts;
  const { excluded } = history;
  for (let lead = 0; lead < mqlAt.length; lead++) {
    if (excluded[lead] === 1) continue;
    let reached = 0;
    const stop = offsets[lead + 1]!;
    for (let row = offsets[lead]!; row < stop; row++) {
      const kind = kinds[row]!;
      const subject = subjects[row]!;
      if (kind === FACT.engagement) {
        assets.add(subject, values[row]!);
        byMachine[subject]! += automated[row]!;
        continue;
      }
      ofKind[kind]!++;
      if (kind === FACT.stage) {
        reached |= 1 << subject;
        if (STATES[subject] === 'mql' && Number.isNaN(mqlAt[lead])) mqlAt[lead] = at[row]!;
      } else if (kind === FACT.deal && DEAL_EVENTS[subject] === 'won') {
        counts.won.add(values[row]!);
      }
    }
    for (let state = 0; state < STATES.length; state++) counts.states[state]! += (reached >> state) & 1;
  }
  for (let type = 0; type < types.length; type++) {
    types[type] = assets.total(type); // every engagement is one of a type with an asset
    ofKind[FACT.engagement]! += types[type]!;
  }
  return counts;
}

function weeksOf({ createdAt, excluded, from, to }: History, mqlAt: Float64Array, zone: ZoneTable): { weekStart: number; leads: number; mqls: number }[] {
  const weeks = weeksBetween(zone, from, to);
  const [leads, mqls] = [new Uint32Array(weeks.starts.length), new Uint32Array(weeks.starts.length)];
  for (let lead = 0; lead < createdAt.length; lead++) {
    if (excluded[lead] === 1) continue;
    if (!Number.isNaN(createdAt[lead]!)) leads[weekOf(weeks, zone, createdAt[lead]!)]!++;
    if (!Number.isNaN(mqlAt[lead]!)) mqls[weekOf(weeks, zone, mqlAt[lead]!)]!++;
  }
  return weeks.starts.map((weekStart, week) => ({ weekStart, leads: leads[week]!, mqls: mqls[week]! })).filter((week) => week.leads + week.mqls > 0);
}

function fieldsOf(history: History): HistoryHealth['fields'] {
  const { excluded } = history;
  return history.fields.map((field) => {
    const { current } = field;
    const seen = new Uint8Array(valueCount(field));
    let known = 0;
    let distinct = 0;
    for (let lead = 0; lead < current.length; lead++) {
      const code = current[lead]!;
      if (code === 0 || excluded[lead] === 1) continue;
      known++;
      distinct += 1 - seen[code]!;
      seen[code] = 1;
    }
    return { name: field.name, type: field.type, known, distinct, hasHistory: field.hasHistory, personal: field.personal };
  });
}

function eventTypesOf(history: History, counts: Counts): HistoryHealth['eventTypes'] {
  const byCount = (a: { count: number; value: string }, b: { count: number; value: string }): number => b.count - a.count || (a.value < b.value ? -1 : 1);
  return history.eventTypes
    .map((type, index) => ({
      type,
      count: counts.types[index] ?? 0,
      automated: counts.automated[index] ?? 0,
      assets: counts.assets.of(index).map(([asset, count]) => ({ value: history.assets[asset] ?? '', count })).filter(({ value }) => value !== '').sort(byCount).slice(0, SHOWN_ASSETS),
    }))
    .sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}

/** What can and cannot be said, by what is there (domain.md §2.1, "What a history can carry"). */
function levelSentences(history: History, kinds: Uint32Array): string[] {
  const has = (kind: number): boolean => (kinds[kind] ?? 0) > 0;
  if (Number.isNaN(history.from)) return ['This table has no times: scores can be compared with outcomes, and nothing about speed, owners or weeks can be shown.'];
  const sentences = [
    has(FACT.stage) ? 'Stage dates are there: MQLs a week and conversion from stage to stage can be shown.' : 'There are no stage dates: MQLs and conversion that really happened are not knowable from this history.',
    has(FACT.engagement) ? 'Activities are there: scoring by behaviour, response times and leads without a logged touch can be shown.' : 'There are no activities: response times and missing touches are not knowable from this history.',
    has(FACT.owner) ? 'Owners are there: load and routing that really happened can be compared.' : 'There are no owners: load and routing that really happened are not knowable from this history.',
  ];
  const withHistory = history.fields.filter((field) => field.hasHistory).length;
  sentences.push(withHistory > 0 ? `${withHistory === 1 ? '1 field has' : `${withHistory} fields have`} a history of values; every other field is taken as it is today.` : 'No field has a history of values: each is taken as it is today, also for the past.');
  return sentences;
}
