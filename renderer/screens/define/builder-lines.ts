import type { Expression } from '../../../shared/engine/model/expression.ts';
import { fromGroup, groupOf, withChild, type Group } from './expression-model.ts';

/** Where a criterion stands: its place in the root group, then in the group there, and so on; [] is the root. */
export type Path = readonly number[];

/** One line of the builder, from top to bottom: a group's head, a criterion as a sentence, the place to add to a group. */
export type BuilderLine =
  | { readonly kind: 'head'; readonly path: Path; readonly group: Group; readonly joined: Joined }
  | { readonly kind: 'criterion'; readonly path: Path; readonly expression: Expression; readonly joined: Joined }
  | { readonly kind: 'add'; readonly path: Path; readonly group: Group };

/** The word before a line that is not the first of its group. */
export type Joined = '' | 'and' | 'or';

/** A key for maps and for React. */
export const keyOfPath = (path: Path): string => path.join('.');

/** The builder's lines for a group and all groups inside it. The root has no head while it holds one criterion. */
export function builderLines(root: Group): readonly BuilderLine[] {
  const lines: BuilderLine[] = [];
  const walk = (group: Group, path: Path, joined: Joined): void => {
    if (path.length > 0 || group.of.length > 1 || group.kind === 'none') lines.push({ kind: 'head', path, group, joined });
    group.of.forEach((child, index) => {
      const inner = groupOf(child);
      const word: Joined = index === 0 ? '' : group.kind === 'all' ? 'and' : 'or';
      if (inner !== null) return walk(inner, [...path, index], word);
      lines.push({ kind: 'criterion', path: [...path, index], expression: child, joined: word });
    });
    lines.push({ kind: 'add', path, group });
  };
  walk(root, [], '');
  return lines;
}

/** How many criteria stand in an expression, groups not counted. */
export function countCriteria(expression: Expression): number {
  const group = groupOf(expression);
  if (group !== null) return group.of.reduce((sum, child) => sum + countCriteria(child), 0);
  return expression.kind === 'constant' ? 0 : 1;
}

/** The root with another criterion at a path; null takes it out, and with it the groups that it leaves empty. */
export function changeAt(root: Group, path: Path, next: Expression | null): Group {
  const [index, ...rest] = path;
  if (index === undefined) return next === null ? { ...root, of: [] } : groupOf(next) ?? { kind: 'all', of: [next] };
  if (rest.length === 0) return withChild(root, index, next);
  const child = root.of[index];
  const inner = child === undefined ? null : groupOf(child);
  if (inner === null) return root;
  const changed = changeAt(inner, rest, next);
  return withChild(root, index, changed.of.length === 0 && next === null ? null : fromGroup(changed));
}

/** The root with a criterion more at the end of the group at a path, and where it stands now. */
export function addAt(root: Group, path: Path, child: Expression): { readonly root: Group; readonly path: Path } {
  const group = groupAt(root, path);
  if (group === null) return { root, path };
  const grown: Group = { ...group, of: [...group.of, child] };
  return { root: path.length === 0 ? grown : changeAt(root, path, fromGroup(grown)), path: [...path, group.of.length] };
}

/** The group at a path; null when a criterion or nothing stands there. */
export function groupAt(root: Group, path: Path): Group | null {
  let group: Group | null = root;
  for (const index of path) {
    const child: Expression | undefined = group?.of[index];
    group = child === undefined ? null : groupOf(child);
  }
  return group;
}

/**
 * Which line of the builder shows a part of the tree: keys of paths in the tree (0 for the inside of a `not`) to keys of
 * lines. "None of these" is two parts of the tree and one line; a lone criterion is the first line of its root.
 */
export function linesOfTree(expression: Expression): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  const walk = (part: Expression, tree: Path, line: Path): void => {
    lines.set(keyOfPath(tree), keyOfPath(line));
    if (part.kind === 'all' || part.kind === 'any') return part.of.forEach((child, index) => walk(child, [...tree, index], [...line, index]));
    if (part.kind !== 'not') return;
    const inside = [...tree, 0];
    if (part.of.kind !== 'any') return walk(part.of, inside, [...line, 0]);
    lines.set(keyOfPath(inside), keyOfPath(line));
    part.of.of.forEach((child, index) => walk(child, [...inside, index], [...line, index]));
  };
  walk(expression, [], groupOf(expression) === null ? [0] : []);
  return lines;
}
