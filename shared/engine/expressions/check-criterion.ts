/** What is wrong with a criterion before any lead is asked (domain.md §3, static checks), each in a sentence with the way out. */
import { expressionInWords } from '../agreement/expression-in-words.ts';
import { canonicalJson } from '../agreement/canonical-json.ts';
import { denyField } from '../history/denied-field.ts';
import type { History } from '../history/history.ts';
import type { Expression } from '../model/expression.ts';
import { isComparable } from './compare-value.ts';
import { groupBy } from './group-by.ts';
import { leavesOf } from './leaves-of.ts';
import { askedBy, topicOf } from './possible-values.ts';
import { isPossible, relate, type RelatedAsked } from './related-measures.ts';
import type { Leaf } from './leaves-of.ts';
import { safePattern } from './safe-pattern.ts';
import { TRUE, UNKNOWN } from './truth.ts';
import { truthOn } from './truth-on.ts';
import type { Truth } from './truth.ts';

type Compare = Extract<Expression, { kind: 'compare' }>;

/** One finding about the part at `path`: places in `of` from the root down (0 for the inside of a `not`). */
export interface CriterionFinding {
  readonly path: readonly number[];
  readonly kind: 'missingField' | 'missingEvent' | 'missingAttribute' | 'missingValue' | 'noValue' | 'badPattern' | 'neverTrue' | 'alwaysTrue' | 'repeated' | 'mostlyUnknown' | 'lateField';
  readonly sentence: string;
}

/** A field that more than this share of the leads do not have is named. */
const MOSTLY = 0.2;
/** More combinations of possible values than this are not gone through; smaller parts of the criterion still are. */
const MOST_COMBINATIONS = 20_000;

/** Everything found in a criterion, from the root down. Without a history only what the criterion itself shows. */
export function checkCriterion(expression: Expression, history: History | null): CriterionFinding[] {
  return [...checkLogic(expression, history, []), ...checkNames(expression, history, [])];
}

function checkNames(expression: Expression, history: History | null, path: readonly number[]): CriterionFinding[] {
  switch (expression.kind) {
    case 'all':
    case 'any':
      return [...repeatedParts(expression.of, path), ...expression.of.flatMap((part, i) => checkNames(part, history, [...path, i]))];
    case 'not':
      return checkNames(expression.of, history, [...path, 0]);
    case 'constant':
      return [];
    case 'compare':
      return [...checkValue(expression, path), ...(history === null ? [] : checkField(expression, history, path))];
    case 'event':
      return history === null ? [] : checkEvent(expression, history, path);
  }
}

function repeatedParts(parts: readonly Expression[], path: readonly number[]): CriterionFinding[] {
  const seen = new Set<string>();
  return parts.flatMap((part, i) => {
    const text = canonicalJson(part);
    if (!seen.has(text)) return seen.add(text) && [];
    return [{ path: [...path, i], kind: 'repeated' as const, sentence: `“${expressionInWords(part)}” stands here twice. Remove one of them.` }];
  });
}

/** Whether there is nothing to compare with. */
const lacksValue = ({ op, value }: { readonly op: Compare['op']; readonly value?: Compare['value'] | undefined }): boolean => !isComparable(op, value) || (op === 'in' && Array.isArray(value) && value.length === 0);

function checkValue({ field, op, value }: Compare, path: readonly number[]): CriterionFinding[] {
  if (lacksValue({ op, value })) return [{ path, kind: 'noValue', sentence: `“${field}” has no value to compare with, so the criterion cannot hold. Give it one.` }];
  const pattern = op === 'regexSafe' ? safePattern(String(value)) : null;
  return pattern?.kind === 'refused' ? [{ path, kind: 'badPattern', sentence: `The pattern for “${field}” cannot be used at its character ${pattern.at + 1}: ${pattern.reason}` }] : [];
}

function checkField(leaf: Compare, history: History, path: readonly number[]): CriterionFinding[] {
  const { field, op, value } = leaf;
  if (field.startsWith('@')) return [];
  const column = history.fields.find(({ name }) => name === field);
  if (column === undefined) return [{ path, kind: 'missingField', sentence: `The history has no field “${field}”, so this is unknown for every lead. Choose another field, or import one that has it.` }];
  const found: CriterionFinding[] = [];
  const denied = denyField(field);
  if (denied !== null) found.push({ path, kind: 'lateField', sentence: `“${field}” is written after the outcome: ${denied.because}. A definition that uses it judges leads by what sales did with them; choose a field known before.` });
  const wanted = op === 'eq' || op === 'in' ? (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string') : [];
  const strangers = column.type === 'text' ? wanted.filter((one) => !column.values.includes(one)) : [];
  if (strangers.length > 0) found.push({ path, kind: 'missingValue', sentence: `No lead has ${strangers.slice(0, 5).map((one) => `“${one}”`).join(', ')} in “${field}”. Letter case counts; pick a value from the list.` });
  const share = unknownShare(history, column.current);
  if (share > MOSTLY && op !== 'isKnown' && op !== 'isUnknown') found.push({ path, kind: 'mostlyUnknown', sentence: `“${field}” is unknown for ${Math.round(share * 100)} % of the leads, for whom this cannot hold. Say what counts for them, or ask for the field earlier.` });
  return found;
}

function unknownShare({ excluded }: History, current: ArrayLike<number>): number {
  let [counted, unknown] = [0, 0];
  for (let lead = 0; lead < current.length; lead++) {
    if (excluded[lead] === 1) continue;
    counted++;
    if (current[lead] === 0) unknown++;
  }
  return counted === 0 ? 0 : unknown / counted;
}

function checkEvent({ match, measure, attribute }: Extract<Expression, { kind: 'event' }>, { eventTypes, assets, facts }: History, path: readonly number[]): CriterionFinding[] {
  if (!eventTypes.includes(match.type)) return [{ path, kind: 'missingEvent', sentence: `The history has no activity “${match.type}”, so this is unknown for every lead. Choose another, or import it.` }];
  const found: CriterionFinding[] = [];
  const strangers = (match.assets ?? []).filter((asset) => !assets.includes(asset));
  if (strangers.length > 0) found.push({ path, kind: 'missingValue', sentence: `No activity is about ${strangers.slice(0, 5).map((one) => `“${one}”`).join(', ')}. Pick one from the list.` });
  const isThere = measure !== 'sum' || (facts.attributes ?? []).some(({ name }) => name === attribute);
  if (!isThere) found.push({ path, kind: 'missingAttribute', sentence: `No activity carries a number “${attribute ?? ''}”, so its sum is unknown for every lead. Choose another, or import it.` });
  return found;
}

/** Parts that can never hold, or hold whatever the values are; the smallest such parts are named. */
function checkLogic(expression: Expression, history: History | null, path: readonly number[]): CriterionFinding[] {
  if (expression.kind === 'constant' || expression.kind === 'compare' || expression.kind === 'event') return expression.kind === 'constant' ? [] : leafFinding(expression, history, path);
  const parts = expression.kind === 'not' ? [expression.of] : expression.of;
  const inside = parts.flatMap((part, i) => checkLogic(part, history, [...path, i]));
  if (inside.some(({ kind }) => kind === 'neverTrue' || kind === 'alwaysTrue')) return inside;
  const own = parts.length < 2 && expression.kind !== 'not' ? null : verdictOf(expression, history);
  return own === null ? inside : [...inside, logicFinding(expression, own, path)];
}

function leafFinding(leaf: Leaf, history: History | null, path: readonly number[]): CriterionFinding[] {
  if (leaf.kind === 'compare' && lacksValue(leaf)) return []; // named for itself
  const own = verdictOf(leaf, history);
  return own === null ? [] : [logicFinding(leaf, own, path)];
}

function logicFinding(expression: Expression, kind: 'neverTrue' | 'alwaysTrue', path: readonly number[]): CriterionFinding {
  const said = expressionInWords(expression);
  const words = said.length > 160 ? `${said.slice(0, 157)}…` : said;
  return kind === 'neverTrue'
    ? { path, kind, sentence: `“${words}” contradicts itself, so it holds for no lead. Change one of its parts.` }
    : { path, kind, sentence: `“${words}” holds for every lead whose values are known, so it asks for nothing. Change or remove it.` };
}

/** Null where the criterion may turn out either way, or there are too many combinations to tell. */
function verdictOf(expression: Expression, history: History | null): 'neverTrue' | 'alwaysTrue' | null {
  return verdictOfWhole(expression, history) ?? verdictByField(expression, history);
}

function verdictOfWhole(expression: Expression, history: History | null): 'neverTrue' | 'alwaysTrue' | null {
  const asked = askedBy(leavesOf(expression), history);
  if (asked.reduce((product, { states }) => product * states.length, 1) > MOST_COMBINATIONS) return null;
  const apart = verdictAmong(expression, { asked, bounds: [] });
  if (apart !== null) return apart;
  const related = relate(asked, history);
  return related.bounds.length === 0 ? null : verdictAmong(expression, related);
}

/** Goes through the combinations of values that can be; null also where there are too many of them. */
function verdictAmong(expression: Expression, { asked, bounds }: RelatedAsked): 'neverTrue' | 'alwaysTrue' | null {
  const truths = new Map<Leaf, Truth>();
  const counts = asked.map((): number | null => null);
  const seen = { holds: false, failsKnown: false, combinations: 0 };
  const visit = (place: number, isKnown: boolean): void => {
    const one = asked[place];
    if (one === undefined) {
      seen.combinations++;
      const truth = truthOn(expression, (leaf) => truths.get(leaf) ?? UNKNOWN);
      if (truth === TRUE) seen.holds = true;
      else if (isKnown) seen.failsKnown = true;
      return;
    }
    for (const state of one.states) {
      if ((seen.holds && seen.failsKnown) || seen.combinations > MOST_COMBINATIONS) return;
      counts[place] = state.count ?? null;
      if (!isPossible(bounds, counts)) continue;
      for (const [leaf, truth] of state.truths) truths.set(leaf, truth);
      visit(place + 1, isKnown && state.isKnown);
    }
    counts[place] = null;
  };
  visit(0, true);
  if (seen.combinations > MOST_COMBINATIONS) return null;
  return !seen.holds ? 'neverTrue' : seen.failsKnown ? null : 'alwaysTrue';
}

/** Many parts about many things: enough that the parts about one thing alone contradict each other, or cover everything. */
function verdictByField(expression: Expression, history: History | null): 'neverTrue' | 'alwaysTrue' | null {
  if (expression.kind !== 'all' && expression.kind !== 'any') return null;
  const wanted = expression.kind === 'all' ? 'neverTrue' : 'alwaysTrue';
  const simple = expression.of.filter((part) => new Set(leavesOf(part).map(topicOf)).size === 1);
  const groups = [...groupBy(simple, (part) => topicOf(leavesOf(part)[0]!)).values()];
  return groups.some((of) => of.length < expression.of.length && verdictOfWhole({ kind: expression.kind, of }, history) === wanted) ? wanted : null;
}
