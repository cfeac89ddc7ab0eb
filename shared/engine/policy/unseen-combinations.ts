import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import { codesAt } from '../replay/codes-at.ts';
import type { PolicyStage } from './play-policy.ts';
import { trueCells } from './rule-relations.ts';

/** Something that the policy names and no lead of the history has, and that no rule would take if one came. */
export interface UnseenCombination {
  readonly values: readonly { readonly field: string; readonly label: string }[];
  readonly sentence: string;
}

/** One named thing, or two together: what a lead that has it is known to be. */
interface Named {
  readonly values: UnseenCombination['values'];
  readonly when: Expression;
  /** The place of its territory's value and of its segment; -1: it names none. */
  readonly value: number;
  readonly segment: number;
}

type Routing = Configuration['routing'];

/** Combinations that are listed. */
const LISTED = 20;

/**
 * Values of territories, segments, and one with the other, that the policy knows and that no decided lead of the history
 * has, and for which no rule can be true whatever else is known of the lead (domain.md §3: uncovered cells). Empty too
 * where the rules ask about more combinations than can be gone through.
 */
export function findUnseen(stage: PolicyStage): UnseenCombination[] {
  const { routing } = stage.input.configuration;
  const seen = seenIn(stage, routing);
  const singles = [...namedValues(routing), ...namedSegments(routing)];
  const named = [...singles, ...pairsOf(singles)].filter(({ value, segment }) => !seen(value, segment));
  const columns = trueCells([...routing.rules, ...named], stage.input.history);
  if (columns === null) return [];
  const rules = columns.slice(0, routing.rules.length);
  const isUncovered = named.map((_, place) => {
    const cells = columns[routing.rules.length + place];
    return cells !== undefined && cells.includes(1) && cells.every((isIn, cell) => isIn === 0 || rules.every((rule) => rule[cell] === 0));
  });
  const whole = named.filter((each, place) => isUncovered[place] === true && (each.value < 0 || each.segment < 0));
  const isSaid = ({ value, segment }: Named): boolean => value >= 0 && segment >= 0 && whole.some((one) => one.value === value || one.segment === segment);
  return named
    .filter((each, place) => isUncovered[place] === true && !isSaid(each))
    .slice(0, LISTED)
    .map(({ values }) => ({ values, sentence: `No lead of this history has ${values.map(({ field, label }) => `${field} ${label}`).join(', ')}; one that came would match no rule.` }));
}

/** Which values of territories and which segments the decided leads have, alone and together. */
function seenIn({ input, needs, routing: { crossings } }: PolicyStage, routing: Routing): (value: number, segment: number) => boolean {
  const { segments = [], territoryField } = routing;
  const named = valuesOf(routing);
  const places = new Map(named.map(({ value }, place) => [value, place]));
  const index = input.history.fields.findIndex(({ name }) => name === territoryField);
  const [codeOf = () => 0] = codesAt(input.history, crossings, [index]);
  const placeOf = Int32Array.from(input.history.fields[index]?.values ?? [], (value) => places.get(value) ?? -1);
  const { segment: segmentOf } = needs();
  const width = segments.length + 1;
  const found = new Uint8Array((named.length + 1) * width); // -1, none, stands first
  for (let turn = 0; turn < crossings.count; turn += 1) found[((placeOf[codeOf(turn)] ?? -1) + 1) * width + segmentOf[turn]! + 1] = 1;
  const ofValue = (value: number): boolean => found.subarray((value + 1) * width, (value + 2) * width).includes(1);
  const ofSegment = (segment: number): boolean => found.some((isThere, cell) => isThere === 1 && cell % width === segment + 1);
  return (value, segment) => (value >= 0 && segment >= 0 ? found[(value + 1) * width + segment + 1] === 1 : value >= 0 ? ofValue(value) : ofSegment(segment));
}

const valuesOf = ({ territories }: Routing): { readonly id: string; readonly name: string; readonly value: string }[] => territories.flatMap(({ id, name, values }) => values.map((value) => ({ id, name, value })));

function namedValues(routing: Routing): Named[] {
  const { territoryField } = routing;
  return valuesOf(routing).map(({ id, name, value }, place) => ({
    values: [{ field: 'territory', label: name }, { field: territoryField, label: value }],
    when: { kind: 'all', of: [{ kind: 'compare', field: '@territory', op: 'eq', value: id }, { kind: 'compare', field: territoryField, op: 'eq', value }] },
    value: place,
    segment: -1,
  }));
}

/** A lead's segment is the first whose criterion holds. */
function namedSegments({ segments = [] }: Routing): Named[] {
  return segments.map(({ name, when }, place) => ({
    values: [{ field: 'segment', label: name }],
    when: { kind: 'all', of: [...segments.slice(0, place).map((earlier): Expression => ({ kind: 'not', of: earlier.when })), when] },
    value: -1,
    segment: place,
  }));
}

function pairsOf(singles: readonly Named[]): Named[] {
  return singles.filter(({ value }) => value >= 0).flatMap((one) =>
    singles.filter(({ segment }) => segment >= 0).map((other): Named => ({ values: [...one.values, ...other.values], when: { kind: 'all', of: [one.when, other.when] }, value: one.value, segment: other.segment })),
  );
}
