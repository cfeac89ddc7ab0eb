import { checkCriterion } from '../../../shared/engine/expressions/check-criterion.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { keyOfPath, linesOfTree, type BuilderLine } from './builder-lines.ts';
import type { Counted } from './criterion-count.tsx';
import type { ExpressionOptions } from './use-expression-options.ts';

/** More criteria than this are not gone through for contradictions while somebody types. */
const MOST_CHECKED = 120;

/** What is odd about each criterion, by its line: what cannot hold or always does, what the history lacks, what decides nothing. */
export function criterionIssues(expression: Expression, lines: readonly BuilderLine[], options: Pick<ExpressionOptions, 'knows' | 'words'>, counts: ReadonlyMap<string, Counted> | null): ReadonlyMap<string, readonly string[]> {
  const issues = new Map<string, readonly string[]>();
  const places = linesOfTree(expression);
  const shown = new Set(lines.map((line) => keyOfPath(line.path)));
  const logic = lines.length > MOST_CHECKED || expression.kind === 'constant' ? [] : checkCriterion(expression, null);
  for (const { path, sentence } of logic) {
    const line = places.get(keyOfPath(path)) ?? '';
    const key = shown.has(line) ? line : '';
    issues.set(key, [...(issues.get(key) ?? []), sentence]);
  }
  for (const line of lines) {
    if (line.kind !== 'criterion') continue;
    const key = keyOfPath(line.path);
    const missing = missingIn(line.expression, options);
    const found = missing ?? (issues.has(key) ? null : decidesNothing(counts?.get(key)));
    if (found !== null) issues.set(key, [...(issues.get(key) ?? []), found]);
  }
  return issues;
}

function missingIn(expression: Expression, { knows, words }: Pick<ExpressionOptions, 'knows' | 'words'>): string | null {
  if (expression.kind === 'compare' && expression.field !== '' && !knows.field(expression.field)) return `This history has no field “${words.field(expression.field)}”, so it is unknown for every lead. Choose another field, or import one that has it.`;
  if (expression.kind !== 'event') return null;
  if (expression.match.type !== '' && !knows.eventType(expression.match.type)) return `This history has no activity “${expression.match.type}”. Choose another, or import one that has it.`;
  if (expression.measure === 'sum' && (expression.attribute ?? '') !== '' && !knows.attribute(expression.attribute ?? '')) return `No activity of this history carries “${expression.attribute ?? ''}”, so the sum is unknown for every lead. Count the activities instead.`;
  return null;
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
