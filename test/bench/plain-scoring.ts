import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { EventMatch, Expression } from '../../shared/engine/model/expression.ts';
import { mqlRule } from '../../shared/engine/model/mql-rule.ts';
import type { Decay, ScoreModel, ScoreRule } from '../../shared/engine/model/score-model.ts';
import { lowerThresholds } from '../../shared/engine/scoring/lower-thresholds.ts';
import type { PlainFact, PlainLead } from './plain-leads.ts';

const DAY = 86_400_000;

/** What is known of a lead at an instant: its engagements so far, and its scores and territory beside its fields. */
interface Moment {
  readonly lead: PlainLead;
  readonly now: number;
  readonly seen: readonly PlainFact[];
  readonly known: Readonly<Record<string, string | number>>;
}

/** A lead that became an MQL: when, with how many points, in which tier; routing rules ask the same moment. */
export interface PlainCrossing {
  readonly at: number;
  readonly total: number;
  readonly tier: number;
  readonly moment: Moment;
}

/** Whether an engagement is meant. */
export const isMeant = (fact: PlainFact, { type, assets = [], automated }: EventMatch): boolean =>
  fact.kind === 'engagement' && fact.name === type && (assets.length === 0 || assets.includes(fact.asset)) && (automated === undefined || fact.automated === automated);

/** A criterion by Kleene's rules; null: unknown. Of the operators those that the bench's configuration uses. */
export function truthOf(criterion: Expression, moment: Moment): boolean | null {
  switch (criterion.kind) {
    case 'constant':
      return criterion.value;
    case 'not': {
      const truth = truthOf(criterion.of, moment);
      return truth === null ? null : !truth;
    }
    case 'all':
    case 'any': {
      const decides = criterion.kind === 'any';
      let truth: boolean | null = !decides;
      for (const part of criterion.of) {
        const own = truthOf(part, moment);
        if (own === decides) return decides;
        if (own === null) truth = null;
      }
      return truth;
    }
    case 'compare': {
      const value = moment.known[criterion.field] ?? moment.lead.fields[criterion.field] ?? '';
      if (value === '') return null;
      return compare(value, criterion.op, criterion.value);
    }
    case 'event': {
      let n = 0;
      for (const fact of moment.seen) if (isMeant(fact, criterion.match) && !(moment.now - fact.at > (criterion.withinDays ?? Infinity) * DAY)) n += 1;
      return compare(n, criterion.op, criterion.n);
    }
  }
}

function compare(value: string | number, op: string, other: unknown): boolean {
  if (op === 'eq') return value === other;
  if (op === 'ge') return Number(value) >= Number(other);
  throw new Error(`the plain form knows no "${op}"`);
}

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);
const roundHalf = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

function worthOf(points: number, age: number, decay: Decay): number {
  if (decay.kind === 'none') return roundHalf(points);
  if (decay.kind === 'halfLife') return roundHalf(points * 2 ** (-age / (decay.days * DAY)));
  if (decay.kind === 'window') return age <= decay.days * DAY ? roundHalf(points) : 0;
  if (decay.granularity === 'step') return roundHalf((points * Math.max(0, 100 - decay.ratePercent * Math.floor(age / (decay.periodDays * DAY)))) / 100);
  return roundHalf((points * Math.max(0, 100 * decay.periodDays * DAY - decay.ratePercent * age)) / (100 * decay.periodDays * DAY));
}

function pointsOf(rule: ScoreRule, decay: Decay, { lead, seen, now }: Omit<Moment, 'known'>): number {
  if (rule.kind === 'table') return rule.rows.find(({ values }) => values.includes(lead.fields[rule.field] ?? ''))?.points ?? 0;
  if (rule.kind !== 'event' || rule.frequency !== 'every') throw new Error(`the plain form knows no rule "${rule.name}"`);
  let sum = 0;
  for (const fact of seen) if (isMeant(fact, rule.match)) sum += worthOf(rule.points, now - fact.at, decay);
  return sum;
}

function scoresOf(score: ScoreModel, moment: Omit<Moment, 'known'>): { readonly fit: number; readonly engagement: number; readonly total: number } {
  let [fit, engagement] = [0, 0];
  for (const group of score.groups) {
    let sum = 0;
    for (const rule of group.rules) sum += pointsOf(rule, group.decay, moment);
    if (group.category === 'fit') fit += clamp(sum, group.min, group.max);
    else engagement += clamp(sum, group.min, group.max);
  }
  fit = clamp(fit, score.fitMin ?? -Infinity, score.fitMax);
  engagement = clamp(engagement, score.engagementMin ?? -Infinity, score.engagementMax);
  return { fit, engagement, total: clamp(fit + engagement, score.totalMin, score.totalMax) };
}

/** Everything that a configuration says of a lead at an instant, read from the configuration each time as a script reads it. */
export function plainScoring(configuration: Configuration) {
  const { score, tiers, routing } = configuration;
  const isMql = mqlRule(configuration);
  const lowered = lowerThresholds(isMql, (score.mql?.marginPercent ?? 10) / 100);
  const coolDown = (score.mql?.coolDownDays ?? 30) * DAY;
  const momentOf = (lead: PlainLead, now: number, isBefore = false): Moment & { readonly total: number } => {
    const seen = lead.facts.filter((fact) => fact.kind === 'engagement' && (isBefore ? fact.at < now : fact.at <= now));
    const { fit, engagement, total } = scoresOf(score, { lead, now, seen });
    const territory = routing.territories.find(({ values }) => values.includes(lead.fields[routing.territoryField] ?? ''))?.id ?? '';
    return { lead, now, seen, total, known: { '@fit': fit / 100, '@engagement': engagement / 100, '@score': total / 100, '@territory': territory } };
  };
  const tierOf = (moment: Moment & { readonly total: number }): number => {
    const tierId = tiers.rules.find(({ when }) => truthOf(when, moment) === true)?.tierId ?? tiers.bands.find(({ from }) => moment.total >= from)?.tierId;
    return tierId === undefined ? tiers.classes.length - 1 : tiers.classes.findIndex(({ id }) => id === tierId);
  };
  const crossingsOf = (lead: PlainLead): PlainCrossing[] => {
    const found: PlainCrossing[] = [];
    const instants = [...new Set([lead.createdAt, ...lead.facts.filter(({ kind }) => kind === 'engagement').map(({ at }) => at)])].sort((a, b) => a - b);
    let [isArmed, firedAt] = [true, NaN];
    for (const at of instants) {
      const isCool = !isArmed && at - firedAt >= coolDown;
      if (isCool) isArmed = truthOf(lowered, momentOf(lead, at, true)) !== true;
      const moment = momentOf(lead, at);
      if (isArmed && truthOf(isMql, moment) === true) {
        found.push({ at, total: moment.total, tier: tierOf(moment), moment });
        [isArmed, firedAt] = [false, at];
      } else if (isCool && truthOf(lowered, moment) !== true) isArmed = true;
    }
    return found;
  };
  return { momentOf, tierOf, crossingsOf };
}
