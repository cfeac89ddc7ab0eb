/**
 * What each lead met of each group at its moment, without any points: leads that met the same are one profile. An edit of
 * points then scores profiles, of which there are few, instead of leads (performance.md, "The layout that gets there" 4).
 * Groups whose points glide with age (continuous, half-life) keep every engagement with its age; in them each lead stands alone.
 */
import type { DayOf } from '../../expressions/day-of.ts';
import { TRUE } from '../../expressions/truth.ts';
import { FACT } from '../../history/history.ts';
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
import type { Decay, ScoreGroup, ScoreRule } from '../../model/score-model.ts';
import { DAY } from '../../time/units.ts';
import { rangeAsCriterion } from '../number-range.ts';
import { createBatchEvaluator } from './batch-evaluator.ts';
import { MetWriter } from './met-columns.ts';
import type { Met, MetColumns } from './met-columns.ts';

/** Places of profiles, in as few bytes as they need. */
export type Profile = Uint16Array | Uint32Array;

/** One group over the leads that were asked about; `profile[i]` of the i-th of them. */
export interface GroupProfiles {
  readonly profile: Profile;
  readonly met: MetColumns;
}

/** Which leads, each at its instant (NaN: the history's end). */
export interface Moments {
  readonly leads: Uint32Array;
  readonly at: Float64Array;
}

/** Profiles of every group of a model, in its order. */
export function groupProfiles(history: History, configuration: Configuration, dayOf: DayOf, moments: Moments): GroupProfiles[] {
  const { groups } = configuration.score;
  const criteria = groups.flatMap((group) => group.rules.flatMap(criteriaOf)).map(withoutScores);
  const evaluator = createBatchEvaluator(history, configuration, dayOf, criteria);
  const collect = createCollector(history, groups);
  const tries = groups.map(createTrie);
  const profile = groups.map(() => new Uint32Array(moments.leads.length));
  moments.leads.forEach((lead, i) => {
    const at = moments.at[i]!;
    evaluator.moveTo(lead, at);
    let place = 0;
    const read = (rule: ScoreRule): number => {
      let row = 0;
      const count = criteriaOf(rule).length;
      for (let r = count - 1; r >= 0; r--) if (evaluator.test(place + r) === TRUE) row = r + 1;
      place += count;
      return row;
    };
    const engagements = collect(lead, at);
    groups.forEach((group, g) => {
      profile[g]![i] = tries[g]!.place(metOf(group, read, engagements[g]!, history.eventTypes));
    });
  });
  return groups.map((_, g) => {
    const met = tries[g]!.finish();
    return { met, profile: met.count <= 0x1_0000 ? Uint16Array.from(profile[g]!) : profile[g]! };
  });
}

/** A rule on fields as the criteria of its rows; the first that holds counts. */
function criteriaOf(rule: ScoreRule): Expression[] {
  if (rule.kind === 'event') return [];
  if (rule.kind === 'when') return [rule.when];
  if (rule.kind === 'ranges') return rule.rows.map((row) => rangeAsCriterion(rule.field, row.from === undefined && row.to === undefined ? { ...row, from: -Infinity } : row)); // any number, and no text
  return rule.rows.map(({ values }) => ({ kind: 'compare', field: rule.field, op: 'in', value: values }));
}

/** A rule cannot ask about the scores that it is part of: such a criterion is unknown. */
function withoutScores(criterion: Expression): Expression {
  switch (criterion.kind) {
    case 'all':
    case 'any':
      return { ...criterion, of: criterion.of.map(withoutScores) };
    case 'not':
      return { ...criterion, of: withoutScores(criterion.of) };
    case 'compare':
      return criterion.field.startsWith('@') && criterion.field !== '@territory' ? { ...criterion, field: '@none' } : criterion;
    default:
      return criterion;
  }
}

/** Ages of the engagements that each rule of a group means, newest last. */
type Ages = readonly number[][];

function metOf({ rules, decay }: ScoreGroup, read: (rule: ScoreRule) => number, ages: Ages, eventTypes: readonly string[]): Met[] {
  return rules.flatMap((rule, place): Met[] => {
    if (rule.kind !== 'event') {
      const row = read(rule);
      return row === 0 ? [] : [{ rule: place, row: row - 1, times: 1, age: -1 }];
    }
    if (!eventTypes.includes(rule.match.type)) return []; // unknown gives nothing, not even for none of them
    const own = ages[place] ?? [];
    if (rule.frequency !== 'every') return onceOf(rule, place, own, decay);
    if (decay.kind === 'none') return own.length === 0 ? [] : [{ rule: place, row: 0, times: own.length, age: 0 }];
    const byAge = new Map<number, number>();
    for (const age of own) byAge.set(ageClass(age, decay), (byAge.get(ageClass(age, decay)) ?? 0) + 1);
    return [...byAge].sort((a, b) => a[0] - b[0]).map(([age, times]) => ({ rule: place, row: 0, times, age }));
  });
}

function onceOf(rule: Extract<ScoreRule, { kind: 'event' }>, place: number, ages: readonly number[], decay: Decay): Met[] {
  const newest = ages.at(-1);
  const age = newest === undefined ? -1 : decay.kind === 'none' ? 0 : ageClass(newest, decay);
  if (rule.frequency === 'ranges') {
    const row = (rule.ranges ?? []).findIndex(({ min, max = Infinity }) => ages.length >= min && ages.length <= max);
    return row < 0 ? [] : [{ rule: place, row, times: 1, age }];
  }
  const needed = typeof rule.frequency === 'number' ? Math.max(rule.frequency, 1) : 1;
  return ages.length >= needed ? [{ rule: place, row: 0, times: 1, age }] : [];
}

/** Ages that fade alike become one: whole periods of a step, inside or outside of a window; every other age stays itself. */
function ageClass(age: number, decay: Decay): number {
  if (decay.kind === 'window') return age <= decay.days * DAY ? 0 : decay.days * DAY + 1;
  if (decay.kind === 'linear' && decay.granularity === 'step') return Math.floor(age / (decay.periodDays * DAY)) * decay.periodDays * DAY;
  return age;
}

/** Reads a lead's engagements once and deals them to the rules of all groups. */
function createCollector(history: History, groups: readonly ScoreGroup[]): (lead: number, at: number) => readonly Ages[] {
  const { facts, eventTypes, assets } = history;
  const found = groups.map(({ rules }) => rules.map((): number[] => []));
  const wanted = eventTypes.map((type) => groups.flatMap(({ rules }, g) => rules.flatMap((rule, r) => (rule.kind === 'event' && rule.match.type === type ? [{ rule, into: found[g]![r]! }] : []))));
  return (lead, at) => {
    for (const group of found) for (const rule of group) rule.length = 0;
    const now = Number.isFinite(at) ? at : history.to;
    for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row++) {
      if (facts.kind[row] !== FACT.engagement) continue;
      const age = now - facts.at[row]!;
      if (age < 0) break;
      for (const { rule: { match, withinDays }, into } of wanted[facts.subject[row]!] ?? []) {
        if (withinDays !== undefined && age > withinDays * DAY) continue;
        if (match.automated !== undefined && match.automated !== (facts.automated[row] === 1)) continue;
        if ((match.assets ?? []).length === 0 || match.assets!.includes(assets[facts.value[row]!] ?? '')) into.push(age);
      }
    }
    return found;
  };
}

/** Whether every age is worth something else, so that hardly two leads meet the same. */
const isGliding = (decay: Decay): boolean => decay.kind === 'halfLife' || (decay.kind === 'linear' && decay.granularity === 'continuous');

/** Lists met so far, each once; those of a gliding group are not compared. */
function createTrie(group: ScoreGroup): { readonly place: (met: readonly Met[]) => number; readonly finish: () => MetColumns } {
  const known = new Map<string, number>();
  const { decay } = group;
  const writer = new MetWriter(group);
  return {
    place(met) {
      if (met.some(({ age }) => age > 0) && isGliding(decay)) return writer.add(met);
      const key = met.map(({ rule, row, times, age }) => `${rule},${row},${times},${age}`).join(';');
      let place = known.get(key);
      if (place === undefined) known.set(key, (place = writer.add(met)));
      return place;
    },
    finish: () => writer.finish(),
  };
}
