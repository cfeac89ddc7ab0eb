import { FACT } from '../../history/history.ts';
import type { History } from '../../history/history.ts';
import { listValues } from '../../history/list-values.ts';
import type { Known, TextVocabulary } from './complete-expression.ts';

/** Fields that the engine computes; usable wherever a score is known. */
const COMPUTED: readonly Known[] = ['@score', '@fit', '@engagement', '@tier', '@cell', '@territory'].map((value) => ({ value, count: null }));
const MOST_VALUES = 200;

const ofHistories = new WeakMap<History, TextVocabulary>();

/** The words of a history with how often each occurs: leads for fields and values, engagements for types and assets. Counted once, when first asked. */
export function historyVocabulary(history: History): TextVocabulary {
  let known = ofHistories.get(history);
  if (known === undefined) ofHistories.set(history, (known = countWords(history)));
  return known;
}

function countWords(history: History): TextVocabulary {
  const values = new Map<string, readonly Known[]>();
  const events = once(() => countEvents(history));
  return {
    fields: once(() => [...history.fields.map((field) => ({ value: field.name, count: knownLeads(field.current, history.excluded) })), ...COMPUTED]),
    valuesOf: (field) => {
      let listed = values.get(field);
      if (listed === undefined) values.set(field, (listed = listValues(history, { field, limit: MOST_VALUES })));
      return listed;
    },
    eventTypes: () => listed(history.eventTypes, events().types),
    assetsOf: (type) => listed(history.assets, events().assets[history.eventTypes.indexOf(type)] ?? new Map()).filter(({ value }) => value !== ''),
    attributes: once(() => (history.facts.attributes ?? []).map(({ name, values: amounts }) => ({ value: name, count: amounts.reduce((sum, amount) => sum + (Number.isNaN(amount) ? 0 : 1), 0) }))),
  };
}

function knownLeads(current: ArrayLike<number>, excluded: Uint8Array): number {
  let count = 0;
  for (let lead = 0; lead < current.length; lead++) if (current[lead] !== 0 && excluded[lead] !== 1) count++;
  return count;
}

function countEvents({ facts, eventTypes }: History): { readonly types: ReadonlyMap<number, number>; readonly assets: readonly ReadonlyMap<number, number>[] } {
  const types = new Map<number, number>();
  const assets = eventTypes.map(() => new Map<number, number>());
  for (let row = 0; row < facts.kind.length; row++) {
    if (facts.kind[row] !== FACT.engagement) continue;
    const type = facts.subject[row]!;
    const ofType = assets[type];
    const asset = facts.value[row]!;
    types.set(type, (types.get(type) ?? 0) + 1);
    ofType?.set(asset, (ofType.get(asset) ?? 0) + 1);
  }
  return { types, assets };
}

/** Names that occur, most frequent first, then by place in the history. */
const listed = (names: readonly string[], counts: ReadonlyMap<number, number>): Known[] =>
  [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([code, count]) => ({ value: names[code] ?? '', count }));

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: compute() }).value;
}
