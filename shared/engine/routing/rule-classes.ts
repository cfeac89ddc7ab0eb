import { leavesOf, type Leaf } from '../expressions/leaves-of.ts';
import { FALSE, not, TRUE, UNKNOWN, type Truth } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';
import type { LeadNeeds, NeedsMatcher } from './lead-needs.ts';

/** The rules that may be true for some leads, in their order, and what these ask of whoever takes them. */
export interface RuleClass {
  readonly rules: Int16Array;
  /** By rule of `rules`, 1: it depends on more than the class, and must be asked for each lead. */
  readonly isOpen: Uint8Array;
  readonly needs: LeadNeeds;
}

/** More classes than this would take longer to keep than rules take to ask. */
const MOST_CLASSES = 1 << 20;

/**
 * The classes of a policy by the fields without history that its rules and pools ask for (or the territory, by such a field):
 * their values are the same at every instant, so what they decide is asked once for each class, and what else a rule asks
 * (activities, fields that change, scores) of those leads alone for which it still decides. Null where a lead's needs are more
 * than fields without history, or these have too many values together.
 */
export function findRuleClasses(routing: Configuration['routing'], history: History, evaluator: LeadEvaluator, needs: NeedsMatcher): RuleClasses | null {
  const still = stillFields(routing, history, needs.isAsked);
  if (still === null) return null;
  const settled = routing.rules.map(({ when }) => settledBy(when, still.isStill, evaluator));
  return new RuleClasses(still.fields, settled, evaluator, needs);
}

/** Leads that neither rules nor pools can tell apart by fields without history, because they have the same values of all that are asked for. */
export class RuleClasses {
  private readonly columns: readonly History['fields'][number]['current'][];
  private readonly sizes: readonly number[];
  private readonly settled: readonly (() => Truth | null)[];
  private readonly evaluator: LeadEvaluator;
  private readonly needs: NeedsMatcher;
  /** By the values of all fields together: the place of the class, counted from 1; 0: not asked yet. */
  private readonly places: Uint32Array;
  private readonly classes: RuleClass[] = [];

  constructor(fields: History['fields'], settled: readonly (() => Truth | null)[], evaluator: LeadEvaluator, needs: NeedsMatcher) {
    this.columns = fields.map(({ current }) => current);
    this.sizes = fields.map(({ values }) => values.length);
    this.settled = settled;
    this.evaluator = evaluator;
    this.needs = needs;
    this.places = new Uint32Array(this.sizes.reduce((product, size) => product * size, 1));
  }

  /** The class of a lead; the evaluator is asked for the first lead of each. */
  of(lead: number, at: number): RuleClass {
    const { columns, sizes } = this;
    let values = 0;
    for (let i = 0; i < columns.length; i += 1) values = values * sizes[i]! + columns[i]![lead]!;
    const place = this.places[values]!;
    return place > 0 ? this.classes[place - 1]! : this.ask(values, lead, at);
  }

  private ask(values: number, lead: number, at: number): RuleClass {
    this.evaluator.moveTo(lead, at);
    const truths = this.settled.map((truth) => truth());
    const rules = Int16Array.from([...truths.keys()].filter((rule) => truths[rule] === TRUE || truths[rule] === null));
    const found = { rules, isOpen: Uint8Array.from(rules, (rule) => (truths[rule] === null ? 1 : 0)), needs: this.needs.read() };
    this.places[values] = this.classes.push(found);
    return found;
  }
}

interface StillFields {
  readonly fields: History['fields'];
  readonly isStill: (leaf: Leaf) => boolean;
}

/** The fields that decide once for a lead; null where a lead's needs are asked of anything else, or they have too many values together. */
function stillFields({ rules, segments = [], skills = [], territoryField }: Configuration['routing'], history: History, asksNeeds: boolean): StillFields | null {
  const columnOf = (leaf: Leaf): History['fields'][number] | undefined => {
    const name = leaf.kind !== 'compare' ? undefined : leaf.field === '@territory' ? territoryField : leaf.field;
    const column = history.fields.find((field) => field.name === name);
    return column?.hasHistory === false ? column : undefined;
  };
  const ofNeeds = asksNeeds ? [...segments, ...skills].flatMap(({ when }) => leavesOf(when)) : [];
  const territory = asksNeeds && territoryField !== '' ? history.fields.find(({ name }) => name === territoryField) : undefined;
  if (ofNeeds.some((leaf) => columnOf(leaf) === undefined) || territory?.hasHistory === true || (asksNeeds && territoryField !== '' && territory === undefined)) return null;
  const columns = [...rules.flatMap(({ when }) => leavesOf(when)), ...ofNeeds].map(columnOf);
  const fields = [...new Set([territory, ...columns])].filter((column) => column !== undefined);
  return fields.reduce((product, { values }) => product * values.length, 1) > MOST_CLASSES ? null : { fields, isStill: (leaf) => columnOf(leaf) !== undefined };
}

/** What a criterion comes to where the evaluator stands, whatever its leaves say that are not still; null: it depends on them (Kleene, domain.md §3). */
function settledBy(expression: Expression, isStill: (leaf: Leaf) => boolean, evaluator: LeadEvaluator): () => Truth | null {
  switch (expression.kind) {
    case 'constant':
      return () => (expression.value ? TRUE : FALSE);
    case 'not': {
      const inner = settledBy(expression.of, isStill, evaluator);
      return () => {
        const truth = inner();
        return truth === null ? null : not(truth);
      };
    }
    case 'all':
    case 'any': {
      const parts = expression.of.map((part) => settledBy(part, isStill, evaluator));
      const [decides, otherwise] = expression.kind === 'all' ? [FALSE, TRUE] as const : [TRUE, FALSE] as const;
      return () => {
        const truths = parts.map((part) => part());
        return truths.includes(decides) ? decides : truths.includes(null) ? null : truths.includes(UNKNOWN) ? UNKNOWN : otherwise;
      };
    }
    default: {
      if (!isStill(expression)) return () => null;
      const leaf = evaluator.compile(expression);
      return () => evaluator.test(leaf);
    }
  }
}
