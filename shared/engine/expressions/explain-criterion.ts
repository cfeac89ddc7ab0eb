/** What a criterion rested on at a moment, in words and names; the explanation of a score or a route prints them. */
import type { EventMatch, Expression } from '../model/expression.ts';
import { evaluateExpression, matchingEngagements, valueOf } from './evaluate-expression.ts';
import type { LeadMoment } from './evaluate-expression.ts';
import { leavesOf, type Leaf } from './leaves-of.ts';
import { UNKNOWN } from './truth.ts';

/** The names of the fields and event types whose absence leaves the criterion unknown; empty when it is true or false. */
export function unknownNames(expression: Expression, moment: LeadMoment): string[] {
  if (evaluateExpression(expression, moment) !== UNKNOWN) return [];
  return distinct(leavesOf(expression).flatMap((leaf) => (evaluateExpression(leaf, moment) === UNKNOWN ? [nameOf(leaf)] : [])));
}

/** The values that a criterion looked at: "employees 250", "3 × form"; unknown ones are left out. */
export function groundsOf(expression: Expression, moment: LeadMoment): string[] {
  return distinct(leavesOf(expression).flatMap((leaf) => groundOf(leaf, moment)));
}

/** An engagement in words: its type, and its assets where some are named. */
export function engagementName({ type, assets = [] }: EventMatch): string {
  return assets.length === 0 ? type : `${type} ${assets.join(', ')}`;
}

function groundOf(leaf: Leaf, moment: LeadMoment): string[] {
  if (leaf.kind === 'compare') {
    const value = valueOf(leaf.field, moment);
    return value ? [`${leaf.field} ${value.text}`] : [];
  }
  const matching = matchingEngagements(leaf.match, leaf.withinDays, moment);
  return matching ? [`${matching.length} × ${engagementName(leaf.match)}`] : [];
}

function nameOf(leaf: Leaf): string {
  return leaf.kind === 'compare' ? leaf.field : engagementName(leaf.match);
}

function distinct(names: string[]): string[] {
  return [...new Set(names)];
}
