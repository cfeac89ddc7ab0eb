/**
 * How high a lead's score can be at all after the engagements seen so far, were none of them faded: enough to pass over most
 * instants of a timeline without scoring them. Plainly `ceiling ≥ scoreLead(...).total` at every instant since the last
 * engagement, for models whose scores only fall by themselves.
 */
import type { History } from '../../history/history.ts';
import type { Points, ScoreGroup, ScoreModel, ScoreRule } from '../../model/score-model.ts';
import { roundPoints } from '../decay.ts';
import { modelBounds, ruleBounds, worthsOf } from '../score-bounds.ts';
import { clamp } from '../score-lead.ts';

interface Gain {
  readonly group: number;
  readonly points: Points;
}

/** By type, then by 2 × asset + automated: what one engagement may add to each group, undecayed; null where nothing. */
export interface Ceiling {
  readonly gains: readonly (readonly (readonly Gain[] | null)[] | null)[];
  readonly groups: readonly { readonly start: Points; readonly min: Points; readonly max: Points; readonly isFit: boolean }[];
  readonly fitMax: Points;
  readonly engagementMin: Points;
  readonly engagementMax: Points;
  readonly totalMin: Points;
  readonly totalMax: Points;
}

/** Works out what every engagement may add. Rules on fields count with the most that they can give. */
export function scoreCeiling(model: ScoreModel, history: History): Ceiling {
  const groups = model.groups.map((group) => ({ start: startOf(group), min: group.min, max: group.max, isFit: group.category === 'fit' }));
  const gains = history.eventTypes.map((type) => gainsOfType(model, history, type));
  const { fit } = modelBounds(model);
  return { gains, groups, fitMax: Math.min(fit.high, model.fitMax), engagementMin: model.engagementMin ?? -Infinity, engagementMax: model.engagementMax, totalMin: model.totalMin, totalMax: model.totalMax };
}

/** What rules that read no engagement of their own can give at most. */
function startOf({ rules }: ScoreGroup): Points {
  return rules.reduce((sum, rule) => sum + (rule.kind === 'event' ? Math.max(0, rule.frequency === 'ranges' ? ruleBounds(rule).high : (rule.min ?? 0)) : Math.max(0, ruleBounds(rule).high)), 0);
}

function gainsOfType({ groups }: ScoreModel, { assets }: History, type: string): (readonly Gain[] | null)[] | null {
  const rules = groups.flatMap((group, place) => group.rules.flatMap((rule) => (rule.kind === 'event' && rule.match.type === type && rule.frequency !== 'ranges' && gainOf(rule) > 0 ? [{ rule, group: place }] : [])));
  if (rules.length === 0) return null;
  return Array.from({ length: 2 * Math.max(assets.length, 1) }, (_, code) => {
    const own = rules.filter(({ rule: { match } }) => ((match.assets ?? []).length === 0 || match.assets!.includes(assets[code >> 1] ?? '')) && (match.automated === undefined || match.automated === ((code & 1) === 1)));
    return own.length === 0 ? null : own.map(({ rule, group }) => ({ group, points: gainOf(rule) }));
  });
}

/** A rule that adds once may have added its points after any of its engagements. */
const gainOf = (rule: Extract<ScoreRule, { kind: 'event' }>): Points => Math.max(0, ...worthsOf(rule).map(roundPoints));

/** The ceiling of one lead as its engagements come by; reused for every lead. */
export class CeilingOfLead {
  total = 0;
  private readonly ceiling: Ceiling;
  private readonly sums: Float64Array;
  private engagement = 0;
  private fit = 0;

  constructor(ceiling: Ceiling) {
    this.ceiling = ceiling;
    this.sums = new Float64Array(ceiling.groups.length);
  }

  /** A new lead; `fit` is the most that its fields can give. */
  start(fit: Points): void {
    const { groups } = this.ceiling;
    this.fit = fit;
    this.engagement = 0;
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g]!;
      this.sums[g] = group.start;
      if (!group.isFit) this.engagement += clamp(group.start, group.min, group.max);
    }
    this.settle();
  }

  /** One more engagement; false when it can add nothing. */
  add(type: number, code: number): boolean {
    const own = this.ceiling.gains[type]?.[code];
    if (!own) return false;
    for (let i = 0; i < own.length; i++) {
      const { group, points } = own[i]!;
      const { min, max, isFit } = this.ceiling.groups[group]!;
      const before = this.sums[group]!;
      this.sums[group] = before + points;
      // An engagement rule inside a fit group: its whole category counts with its most.
      if (isFit) this.fit = this.ceiling.fitMax;
      else this.engagement += clamp(before + points, min, max) - clamp(before, min, max);
    }
    this.settle();
    return true;
  }

  private settle(): void {
    const { engagementMin, engagementMax, totalMin, totalMax } = this.ceiling;
    this.total = clamp(this.fit + clamp(this.engagement, engagementMin, engagementMax), totalMin, totalMax);
  }
}
