import type { Configuration, Tier, Tiers } from '../../../shared/engine/model/configuration.ts';
import type { Decay, ScoreGroup, ScoreModel, ScoreRule } from '../../../shared/engine/model/score-model.ts';
import type { Recipe } from '../../state/edit-queue.ts';

/** Changes the scoring model of a proposal. */
export const onScore = (change: (score: ScoreModel) => ScoreModel): Recipe => (now) => ({ ...now, score: change(now.score) });

/** The MQL threshold in whole points. */
export const setThreshold = (points: number): Recipe => onScore((score) => ({ ...score, mqlThreshold: Math.round(points * 100) }));

/** Changes one group. */
export const setGroup = (groupId: string, change: (group: ScoreGroup) => ScoreGroup): Recipe =>
  onScore((score) => ({ ...score, groups: score.groups.map((group) => (group.id === groupId ? change(group) : group)) }));

/** A new group at the end of its category, capped at 30 points. */
export const addGroup = (id: string, category: ScoreGroup['category'], name: string): Recipe =>
  onScore((score) => ({ ...score, groups: [...score.groups, { id, name, category, min: -3000, max: 3000, decay: { kind: 'none' }, rules: [] }] }));

/** Takes a group with its rules out. */
export const removeGroup = (groupId: string): Recipe => onScore((score) => ({ ...score, groups: score.groups.filter((group) => group.id !== groupId) }));

/** Replaces a rule, or adds it at the end of the group. */
export const putRule = (groupId: string, rule: ScoreRule): Recipe =>
  setGroup(groupId, (group) => ({ ...group, rules: group.rules.some((one) => one.id === rule.id) ? group.rules.map((one) => (one.id === rule.id ? rule : one)) : [...group.rules, rule] }));

/** Takes a rule out. */
export const removeRule = (groupId: string, ruleId: string): Recipe => setGroup(groupId, (group) => ({ ...group, rules: group.rules.filter((rule) => rule.id !== ruleId) }));

/** A new rule of a kind, worth 5 points, with nothing chosen yet. */
export function newRule(kind: ScoreRule['kind'], id: string, field: string, eventType: string): ScoreRule {
  if (kind === 'table' || kind === 'ranges') return { kind, id, name: field, field, rows: [] };
  if (kind === 'event') return { kind, id, name: eventType, match: { type: eventType }, frequency: 'every', points: 500 };
  return { kind, id, name: 'New rule', when: { kind: 'constant', value: false }, points: 500 };
}

/** What a rule is worth at a glance: its points, or the span of its rows or ranges. */
export function worthOf(rule: ScoreRule): { readonly low: number; readonly high: number } {
  const rows = rowsOf(rule);
  if (rows === null) return { low: flatPoints(rule) ?? 0, high: flatPoints(rule) ?? 0 };
  const points = rows.map((row) => row.points);
  return points.length === 0 ? { low: 0, high: 0 } : { low: Math.min(...points), high: Math.max(...points) };
}

/** The one figure that a rule gives; null where it depends on a value or a number. */
export const flatPoints = (rule: ScoreRule): number | null => (rowsOf(rule) === null && (rule.kind === 'when' || rule.kind === 'event') ? rule.points : null);

function rowsOf(rule: ScoreRule): readonly { readonly points: number }[] | null {
  if (rule.kind === 'table' || rule.kind === 'ranges') return rule.rows;
  return rule.kind === 'event' && rule.frequency === 'ranges' ? rule.ranges ?? [] : null;
}

/** The same rule with another figure; one whose points stand in rows stays as it is. */
export const withPoints = (rule: ScoreRule, points: number): ScoreRule => (rule.kind === 'when' || rule.kind === 'event' ? { ...rule, points } : rule);

/** The same thing with a value, or without the key where there is none. */
export function withOptional<T extends object, K extends keyof T>(thing: T, key: K, value: T[K] | null): T {
  const { [key]: _, ...rest } = thing;
  return (value === null ? rest : { ...rest, [key]: value }) as T; // the key is an optional one at every call
}

/** Decay in words: −25 % each 30 d; empty for none. */
export function decayText(decay: Decay): string {
  switch (decay.kind) {
    case 'none': return '';
    case 'halfLife': return `half each ${decay.days} d`;
    case 'window': return `gone after ${decay.days} d`;
    case 'linear': return `−${decay.ratePercent} % each ${decay.periodDays} d${decay.granularity === 'continuous' ? ', gliding' : ''}`;
  }
}

export type DecayChoice = 'none' | 'step' | 'continuous' | 'halfLife' | 'window';

/** How a decay is called in the list of choices. */
export const decayChoice = (decay: Decay): DecayChoice => (decay.kind === 'linear' ? decay.granularity : decay.kind);

/** The decay that a choice begins with; figures that fit stay. */
export function decayOf(choice: DecayChoice, now: Decay): Decay {
  if (choice === 'none') return { kind: 'none' };
  if (choice === 'halfLife' || choice === 'window') return { kind: choice, days: now.kind === 'halfLife' || now.kind === 'window' ? now.days : 30 };
  return { kind: 'linear', ratePercent: 25, periodDays: 30, ...(now.kind === 'linear' ? now : {}), granularity: choice };
}

/** Changes the tiers of a proposal. */
export const onTiers = (change: (tiers: Tiers) => Tiers): Recipe => (now) => ({ ...now, tiers: change(now.tiers) });

/** Renames a tier. */
export const renameTier = (tierId: string, name: string): Recipe => onTiers((tiers) => ({ ...tiers, classes: tiers.classes.map((tier) => (tier.id === tierId ? { ...tier, name } : tier)) }));

/** A new tier below the others, with a response target of a day. */
export const addTier = (tier: Tier): Recipe => (now) => ({
  ...now,
  tiers: { ...now.tiers, classes: [...now.tiers.classes, tier] },
  sla: { ...now.sla, targets: [...now.sla.targets, { tierId: tier.id, budgetMinutes: 1440, clock: 'business' }] },
});

/** Takes a tier out with everything that names it: bands, tier rules, response targets. */
export const removeTier = (tierId: string): Recipe => (now): Configuration => ({
  ...now,
  tiers: { classes: now.tiers.classes.filter((tier) => tier.id !== tierId), rules: now.tiers.rules.filter((rule) => rule.tierId !== tierId), bands: now.tiers.bands.filter((band) => band.tierId !== tierId) },
  sla: { ...now.sla, targets: now.sla.targets.filter((target) => target.tierId !== tierId) },
});

/** From how many points a lead is in a tier by its score; null takes the band away. Bands stay in falling order. */
export const setBand = (tierId: string, points: number | null): Recipe => onTiers((tiers) => {
  const others = tiers.bands.filter((band) => band.tierId !== tierId);
  const bands = points === null ? others : [...others, { from: Math.round(points * 100), tierId }];
  return { ...tiers, bands: bands.toSorted((a, b) => b.from - a.from) };
});

/** Changes the ordered tier rules. */
export const setTierRules = (change: (rules: Tiers['rules']) => Tiers['rules']): Recipe => onTiers((tiers) => ({ ...tiers, rules: change(tiers.rules) }));
