import { isoWeekStart, type ZoneTable } from '../time/zone-table.ts';
import { DEAL_EVENTS, FACT, STATES } from './history.ts';
import type { History, HistoryLevel } from './history.ts';

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
    leads: history.leadIds.length - excluded,
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
  readonly assets: Map<number, number>[];
  readonly won: Set<number>;
  /** First MQL instant of each lead; NaN when it never was one. */
  readonly mqlAt: Float64Array;
}

function countFacts(history: History): Counts {
  const { facts } = history;
  const counts: Counts = {
    kinds: new Uint32Array(5),
    states: new Uint32Array(STATES.length),
    types: new Uint32Array(history.eventTypes.length),
    automated: new Uint32Array(history.eventTypes.length),
    assets: history.eventTypes.map(() => new Map<number, number>()),
    won: new Set(),
    mqlAt: new Float64Array(history.leadIds.length).fill(NaN),
  };
  for (let lead = 0; lead < history.leadIds.length; lead++) {
    if (history.excluded[lead] === 1) continue;
    let reached = 0;
    for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row++) {
      const kind = facts.kind[row]!;
      const subject = facts.subject[row]!;
      counts.kinds[kind]!++;
      if (kind === FACT.stage) {
        reached |= 1 << subject;
        if (STATES[subject] === 'mql' && Number.isNaN(counts.mqlAt[lead])) counts.mqlAt[lead] = facts.at[row]!;
      } else if (kind === FACT.engagement) {
        counts.types[subject]!++;
        counts.automated[subject]! += facts.automated[row]!;
        const assets = counts.assets[subject];
        const asset = facts.value[row]!;
        assets?.set(asset, (assets.get(asset) ?? 0) + 1);
      } else if (kind === FACT.deal && DEAL_EVENTS[subject] === 'won') {
        counts.won.add(facts.value[row]!);
      }
    }
    for (let state = 0; state < STATES.length; state++) counts.states[state]! += (reached >> state) & 1;
  }
  return counts;
}

function weeksOf(history: History, mqlAt: Float64Array, zone: ZoneTable): { weekStart: number; leads: number; mqls: number }[] {
  const weeks = new Map<number, { weekStart: number; leads: number; mqls: number }>();
  const weekOf = (at: number): { leads: number; mqls: number } => {
    const weekStart = isoWeekStart(zone, at);
    let week = weeks.get(weekStart);
    if (week === undefined) weeks.set(weekStart, (week = { weekStart, leads: 0, mqls: 0 }));
    return week;
  };
  history.createdAt.forEach((at, lead) => {
    if (history.excluded[lead] === 1) return;
    const mql = mqlAt[lead] ?? NaN;
    if (!Number.isNaN(at)) weekOf(at).leads++;
    if (!Number.isNaN(mql)) weekOf(mql).mqls++;
  });
  return [...weeks.values()].sort((a, b) => a.weekStart - b.weekStart);
}

function fieldsOf(history: History): HistoryHealth['fields'] {
  return history.fields.map((field) => {
    const { current } = field;
    const seen = new Uint8Array(field.numbers.length); // one entry a code, without unpacking the texts
    let known = 0;
    let distinct = 0;
    for (let lead = 0; lead < current.length; lead++) {
      const code = current[lead]!;
      if (code === 0 || history.excluded[lead] === 1) continue;
      known++;
      if (seen[code] === 0) distinct++;
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
      assets: [...(counts.assets[index] ?? [])].map(([asset, count]) => ({ value: history.assets[asset] ?? '', count })).filter(({ value }) => value !== '').sort(byCount).slice(0, SHOWN_ASSETS),
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
