import type { Configuration } from '../model/configuration.ts';
import { canonicalJson } from './canonical-json.ts';
import { configurationLines, type ConfigurationLine } from './configuration-lines.ts';
import type { ExpressionNames } from './expression-in-words.ts';

/** One difference between two configurations: where, and what stood there before and stands there after; null: nothing. */
export interface ConfigurationChange {
  /** The way to it, from the section down: "sla", "targets", "Hot", "budget minutes". */
  readonly path: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
}

const keyOf = (path: readonly string[]): string => JSON.stringify(path);

/** Every beginning of every line's path. */
const prefixesOf = (lines: readonly ConfigurationLine[]): ReadonlySet<string> => new Set(lines.flatMap(({ path }) => path.map((_, i) => keyOf(path.slice(0, i + 1)))));

/**
 * What changed from one configuration to another, for people: a changed leaf with both of its texts, a member that came
 * or went as one change with all that it says. Empty exactly when both have the same canonical JSON.
 */
export function compareConfigurations(before: Configuration, after: Configuration, names: (configuration: Configuration) => ExpressionNames): readonly ConfigurationChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const [old, now] = [configurationLines(before, names(before)), configurationLines(after, names(after))];
  const texts = new Map(old.map((line) => [keyOf(line.path), line]));
  const changed = now.flatMap((line) => {
    const then = texts.get(keyOf(line.path));
    return then === undefined || isSameLine(then, line) ? [] : [{ path: line.path, before: then.text, after: line.text }];
  });
  const gone = wholes(old, now).map(({ path, text }) => ({ path, before: text, after: null }));
  const come = wholes(now, old).map(({ path, text }) => ({ path, before: null, after: text }));
  const all = [...changed, ...gone, ...come];
  // Names that no line shows, such as the id of a rule, are part of the fingerprint as well.
  if (all.length === 0) return [{ path: ['names inside'], before: 'as they were', after: 'other ones, with the same meaning' }];
  return all.sort((a, b) => SECTIONS.indexOf(a.path[0] ?? '') - SECTIONS.indexOf(b.path[0] ?? ''));
}

const SECTIONS = ['definitions', 'score', 'tiers', 'routing', 'sla', 'playbook'];

/** Two orders are the same when those who stand in both stand in the same order; who came or went is said elsewhere. */
function isSameLine(then: ConfigurationLine, now: ConfigurationLine): boolean {
  if (then.order === undefined || now.order === undefined) return then.text === now.text;
  const common = (names: readonly string[], others: readonly string[]): string => JSON.stringify(names.filter((name) => others.includes(name)));
  return common(then.order, now.order) === common(now.order, then.order);
}

/** The lines of one side that the other has no place for, gathered under the first part of their way that it lacks. */
function wholes(lines: readonly ConfigurationLine[], others: readonly ConfigurationLine[]): { readonly path: readonly string[]; readonly text: string }[] {
  const known = prefixesOf(others);
  const found = new Map<string, { path: readonly string[]; parts: string[] }>();
  for (const { path, text, order } of lines) {
    const length = path.findIndex((_, i) => !known.has(keyOf(path.slice(0, i + 1)))) + 1;
    if (length === 0 || (order !== undefined && length === path.length)) continue;
    const place = path.slice(0, length);
    const rest = path.slice(length).join(' ');
    const group = found.get(keyOf(place)) ?? { path: place, parts: [] };
    group.parts.push(rest === '' ? text : `${rest}: ${text}`);
    found.set(keyOf(place), group);
  }
  return [...found.values()].map(({ path, parts }) => ({ path, text: parts.join('; ') }));
}
