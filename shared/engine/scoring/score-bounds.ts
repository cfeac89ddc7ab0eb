import type { Points, ScoreGroup, ScoreModel, ScoreRule } from '../model/score-model.ts';
import { clamp } from './score-lead.ts';

/** The least and the most that something can give, in hundredths; either may be infinite. */
export interface Bounds {
  readonly low: Points;
  readonly high: Points;
}

/** What a rule can give, after its own limits. */
export function ruleBounds(rule: ScoreRule): Bounds {
  const { min = -Infinity, max = Infinity } = rule;
  const worths = [0, ...worthsOf(rule)];
  const often = rule.kind === 'event' && rule.frequency === 'every' ? Infinity : 1;
  const stretch = (points: Points): Points => (points === 0 ? 0 : points * often);
  return { low: clamp(stretch(Math.min(...worths)), min, max), high: clamp(stretch(Math.max(...worths)), min, max) };
}

/** The points that a rule names. */
export function worthsOf(rule: ScoreRule): Points[] {
  switch (rule.kind) {
    case 'table':
    case 'ranges':
      return rule.rows.map(({ points }: { readonly points: Points }) => points);
    case 'event':
      return rule.frequency === 'ranges' ? (rule.ranges ?? []).map(({ points }) => points) : [rule.points];
    case 'when':
      return [rule.points];
  }
}

/** What the rules of a group can give together, before its cap; rules that exclude each other are not told apart. */
export function sumBounds({ rules }: ScoreGroup): Bounds {
  const each = rules.map(ruleBounds);
  return { low: each.reduce((sum, { low }) => sum + low, 0), high: each.reduce((sum, { high }) => sum + high, 0) };
}

/** What fit, engagement and the total can reach at most and at least, after every clamp. */
export function modelBounds(model: ScoreModel): { readonly fit: Bounds; readonly engagement: Bounds; readonly total: Bounds } {
  const category = (wanted: ScoreGroup['category'], least: Points, most: Points): Bounds => {
    const groups = model.groups.filter((group) => group.category === wanted).map((group) => ({ group, sum: sumBounds(group) }));
    const end = (side: keyof Bounds): Points => clamp(groups.reduce((total, { group, sum }) => total + clamp(sum[side], group.min, group.max), 0), least, most);
    return { low: end('low'), high: end('high') };
  };
  const fit = category('fit', model.fitMin ?? -Infinity, model.fitMax);
  const engagement = category('engagement', model.engagementMin ?? -Infinity, model.engagementMax);
  const total = (side: keyof Bounds): Points => clamp(fit[side] + engagement[side], model.totalMin, model.totalMax);
  return { fit, engagement, total: { low: total('low'), high: total('high') } };
}
