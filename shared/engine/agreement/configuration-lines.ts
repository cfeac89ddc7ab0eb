import type { Configuration } from '../model/configuration.ts';
import type { EventMatch, Expression } from '../model/expression.ts';
import { eventMatchInWords, expressionInWords, type ExpressionNames } from './expression-in-words.ts';

/** One thing that a configuration says: where (`path`, the way to it in words) and what. A list's order is a line of its own. */
export interface ConfigurationLine {
  readonly path: readonly string[];
  readonly text: string;
  /** Names in their order, for the line that says nothing but the order of a list. */
  readonly order?: readonly string[];
}

/**
 * Everything that a configuration says, a line for each leaf, so that two configurations with the same lines are the
 * same. Members of a list go by their names, criteria are sentences, points are points and not hundredths.
 */
export function configurationLines(configuration: Configuration, names: ExpressionNames): readonly ConfigurationLine[] {
  const lines: ConfigurationLine[] = [];
  for (const [section, part] of Object.entries(configuration)) if (section !== 'format') walk(part, [words(section)], section, names, lines);
  return lines;
}

function walk(value: unknown, path: readonly string[], key: string, names: ExpressionNames, lines: ConfigurationLine[]): void {
  const sentence = inWords(value, key, path, names);
  if (sentence !== null) lines.push({ path, text: sentence });
  else if (Array.isArray(value)) walkList(value, path, names, lines);
  else for (const [name, part] of Object.entries(value ?? {})) if (name !== 'id') walk(part, [...path, words(name)], name, names, lines);
}

function walkList(list: readonly unknown[], path: readonly string[], names: ExpressionNames, lines: ConfigurationLine[]): void {
  const called = distinct(list.map((item, i) => callName(item, names) ?? `${i + 1}`));
  list.forEach((item, i) => walk(item, [...path, called[i] ?? ''], '', names, lines));
  if (list.length > 1) lines.push({ path: [...path, 'order'], text: called.join(', '), order: called });
}

/** A leaf, or a part that reads better as one sentence; null: its parts stand for themselves. */
function inWords(value: unknown, key: string, path: readonly string[], names: ExpressionNames): string | null {
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return isPoints(key, path) ? String(value / 100) : String(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) return value.length === 0 ? '(none)' : value.map(String).join(', ');
  if (Array.isArray(value) && key === '') return JSON.stringify(value);
  if (key === 'criteria' || key === 'when') return expressionInWords(value as Expression, names); // these keys hold criteria alone
  return isEventMatch(value) ? eventMatchInWords(value, names) : null;
}

const POINTS = new Set(['points', 'fit max', 'engagement max', 'total min', 'total max', 'mql threshold', 'min', 'max']);

/** Points are whole hundredths in the model; the bounds of a range count what the range is about. */
function isPoints(key: string, path: readonly string[]): boolean {
  if (key === 'from') return path.includes('bands');
  return POINTS.has(words(key)) && (key === 'points' || !path.some((part) => part === 'rows' || part === 'ranges'));
}

const isEventMatch = (value: unknown): value is EventMatch => typeof value === 'object' && value !== null && 'type' in value && Object.keys(value).every((key) => key === 'type' || key === 'assets' || key === 'automated');

/** How a member of a list is called: by its name, or by what it points to. */
function callName(item: unknown, names: ExpressionNames): string | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null;
  if (isEventMatch(item)) return eventMatchInWords(item, names);
  for (const key of ['name', 'tierId', 'clauseId', 'repId', 'reason', 'kind', 'id', 'day', 'action']) {
    const called: unknown = Reflect.get(item, key);
    if (typeof called === 'string' && called !== '') return key === 'tierId' ? (names.value?.('@tier', called) ?? called) : called;
  }
  return null;
}

/** Names that stand twice are told apart by their place. */
const distinct = (called: readonly string[]): string[] => called.map((name, i) => (called.indexOf(name) === i ? name : `${name} (${i + 1})`));

/** "mqlThreshold" → "mql threshold". */
const words = (key: string): string => key.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();
