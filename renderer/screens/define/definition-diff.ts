import { expressionInWords, type ExpressionNames } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { builderLines } from './builder-lines.ts';
import { GROUP_KINDS, rootGroup } from './expression-model.ts';

/** A piece of two versions of something: in both, only in the newer, only in the older. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** The longest common run of pieces stays, everything else was taken out or put in; what was taken out stands first. */
export function diffOf(before: readonly string[], after: readonly string[]): readonly DiffPart[] {
  const common = commonLengths(before, after);
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const next = after[j];
    if (old !== undefined && old === next) {
      parts.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (next === undefined || lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))) {
      parts.push({ kind: 'removed', text: old });
      i += 1;
    } else if (next !== undefined) {
      parts.push({ kind: 'added', text: next });
      j += 1;
    }
  }
  return parts;
}

const lengthAt = (common: readonly Uint16Array[], i: number, j: number): number => common[i]?.[j] ?? 0;

function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const common = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const row = common[i];
    for (let j = after.length - 1; j >= 0 && row !== undefined; j -= 1) {
      row[j] = before[i] === after[j] ? lengthAt(common, i + 1, j + 1) + 1 : Math.max(lengthAt(common, i + 1, j), lengthAt(common, i, j + 1));
    }
  }
  return common;
}

/** Two wordings word by word; neighbours of one kind are joined. */
export function diffWording(before: string, after: string): readonly DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of diffOf(wordsOf(before), wordsOf(after))) {
    const last = joined.at(-1);
    if (last !== undefined && last.kind === part.kind) joined[joined.length - 1] = { kind: last.kind, text: `${last.text} ${part.text}` };
    else joined.push(part);
  }
  return joined;
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** Criteria as lines of sentences; groups inside groups are moved in. */
export function criteriaLines(expression: Expression, names: ExpressionNames): readonly string[] {
  if (expression.kind === 'constant') return [expression.value ? 'always' : 'never'];
  return builderLines(rootGroup(expression)).flatMap((line) => {
    if (line.kind === 'add') return [];
    const indent = '\u2003'.repeat(Math.max(0, line.path.length - 1));
    return [indent + (line.kind === 'head' ? (GROUP_KINDS.find(({ value }) => value === line.group.kind)?.label ?? '') : expressionInWords(line.expression, names))];
  });
}
