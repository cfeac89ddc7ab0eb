import { leavesOf } from '../expressions/leaves-of.ts';
import { TRUE } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';

/** Leads that no rule can tell apart, because they have the same values of every field that rules ask for. */
export interface RuleClasses {
  /** The rules that are true for a lead, in their order; asked of the evaluator for the first lead of its class. */
  trueRules(lead: number, at: number): Int16Array;
}

/** More classes than this would take longer to keep than rules take to ask. */
const MOST_CLASSES = 1 << 20;

/**
 * The classes of a policy whose rules ask for fields without history alone (or for the territory, by such a field): their
 * values are the same at every instant, so the rules are asked once for each class. Null for any other policy.
 */
export function findRuleClasses(routing: Configuration['routing'], history: History, evaluator: LeadEvaluator): RuleClasses | null {
  const names = new Set<string>();
  for (const leaf of routing.rules.flatMap(({ when }) => leavesOf(when))) {
    if (leaf.kind !== 'compare') return null;
    names.add(leaf.field === '@territory' ? routing.territoryField : leaf.field);
  }
  const columns = [...names].map((name) => history.fields.find((field) => field.name === name));
  const known = columns.filter((column) => column !== undefined);
  if (known.length < columns.length || known.some(({ hasHistory }) => hasHistory)) return null;
  const count = known.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_CLASSES) return null;
  const whens = routing.rules.map(({ when }) => evaluator.compile(when));
  const classes: (Int16Array | undefined)[] = [];
  const [currents, sizes] = [known.map(({ current }) => current), known.map(({ values }) => values.length)];
  return {
    trueRules: (lead, at) => {
      let place = 0;
      for (let i = 0; i < currents.length; i += 1) place = place * sizes[i]! + currents[i]![lead]!;
      const found = classes[place];
      if (found !== undefined) return found;
      evaluator.moveTo(lead, at);
      return (classes[place] = Int16Array.from(whens.flatMap((when, rule) => (evaluator.test(when) === TRUE ? [rule] : []))));
    },
  };
}
