import { checkCriterion } from '../../../shared/engine/expressions/check-criterion.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { countCriteria, keyOfPath, linesOfTree, type BuilderLine } from './builder-lines.ts';
import type { Counted } from './criterion-count.tsx';
import type { ExpressionOptions } from './use-expression-options.ts';

/** A finding about a part of an expression, by its place in the tree. */
export interface CriterionFinding {
  readonly path: readonly number[];
  readonly sentence: string;
}

/** More criteria than this are not gone through for contradictions while somebody types; the host does it a moment later. */
const MOST_CHECKED = 60;

/** What the criterion itself shows, before the host has looked it up in the history. */
export const ownFindings = (expression: Expression): readonly CriterionFinding[] => (expression.kind === 'constant' || countCriteria(expression) > MOST_CHECKED ? [] : checkCriterion(expression, null));

/** What is odd about each criterion, by its line: what was found in it, else that it decides nothing on these leads. */
export function criterionIssues(expression: Expression, lines: readonly BuilderLine[], findings: readonly CriterionFinding[], counts: ReadonlyMap<string, Counted> | null): ReadonlyMap<string, readonly string[]> {
  const issues = new Map<string, readonly string[]>();
  const places = linesOfTree(expression);
  const shown = new Set(lines.map((line) => keyOfPath(line.path)));
  for (const { path, sentence } of findings) {
    const line = places.get(keyOfPath(path)) ?? '';
    const key = shown.has(line) ? line : '';
    issues.set(key, [...(issues.get(key) ?? []), sentence]);
  }
  for (const line of lines) {
    const key = keyOfPath(line.path);
    const nothing = line.kind === 'criterion' && !issues.has(key) ? decidesNothing(counts?.get(key)) : null;
    if (nothing !== null) issues.set(key, [nothing]);
  }
  return issues;
}

function decidesNothing(count: Counted | undefined): string | null {
  if (count === undefined || count.holds + count.fails + count.unknown === 0) return null;
  if (count.fails === 0 && count.unknown === 0) return 'Every lead meets this, so it decides nothing here.';
  if (count.holds === 0 && count.unknown === 0) return 'No lead of this history meets this.';
  return null;
}

/** The names of what was unknown, with for how many leads, most first; a criterion on a computed value names nothing. */
export function unknownNames(lines: readonly BuilderLine[], counts: ReadonlyMap<string, Counted> | null, words: ExpressionOptions['words']): readonly { readonly name: string; readonly leads: number }[] {
  const most = new Map<string, number>();
  for (const line of lines) {
    if (line.kind !== 'criterion') continue;
    const leads = counts?.get(keyOfPath(line.path))?.unknown ?? 0;
    const name = line.expression.kind === 'compare' ? words.field(line.expression.field) : line.expression.kind === 'event' ? line.expression.match.type : '';
    if (leads > 0 && name !== '') most.set(name, Math.max(leads, most.get(name) ?? 0));
  }
  return [...most].map(([name, leads]) => ({ name, leads })).toSorted((a, b) => b.leads - a.leads || a.name.localeCompare(b.name));
}
