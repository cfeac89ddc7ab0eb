import { leavesOf } from '../expressions/leaves-of.ts';
import { TRUE } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';
import type { LeadNeeds, NeedsMatcher } from './lead-needs.ts';

/** The rules that are true for some leads, in their order, and what these ask of whoever takes them. */
export interface RuleClass {
  readonly rules: Int16Array;
  readonly needs: LeadNeeds;
}

/** Leads that neither rules nor pools can tell apart, because they have the same values of every field that is asked for. */
export interface RuleClasses {
  /** The class of a lead; the evaluator is asked for the first lead of each. */
  of(lead: number, at: number): RuleClass;
}

/** More classes than this would take longer to keep than rules take to ask. */
const MOST_CLASSES = 1 << 20;

/**
 * The classes of a policy whose rules and pools ask for fields without history alone (or for the territory, by such a field):
 * their values are the same at every instant, so everything is asked once for each class. Null for any other policy.
 */
export function findRuleClasses(routing: Configuration['routing'], history: History, evaluator: LeadEvaluator, needs: NeedsMatcher): RuleClasses | null {
  const fields = stillFields(routing, history, needs.isAsked);
  if (fields === null) return null;
  const whens = routing.rules.map(({ when }) => evaluator.compile(when));
  const classes: (RuleClass | undefined)[] = [];
  const [currents, sizes] = [fields.map(({ current }) => current), fields.map(({ values }) => values.length)];
  return {
    of: (lead, at) => {
      let place = 0;
      for (let i = 0; i < currents.length; i += 1) place = place * sizes[i]! + currents[i]![lead]!;
      const found = classes[place];
      if (found !== undefined) return found;
      evaluator.moveTo(lead, at);
      return (classes[place] = { rules: Int16Array.from(whens.flatMap((when, rule) => (evaluator.test(when) === TRUE ? [rule] : []))), needs: needs.read() });
    },
  };
}

/** The fields that decide; null where something else does, or they have too many values together. */
function stillFields({ rules, segments = [], skills = [], territoryField }: Configuration['routing'], history: History, asksNeeds: boolean): History['fields'] | null {
  const names = new Set<string>(asksNeeds && territoryField !== '' ? [territoryField] : []);
  for (const leaf of [...rules, ...(asksNeeds ? [...segments, ...skills] : [])].flatMap(({ when }) => leavesOf(when))) {
    if (leaf.kind !== 'compare') return null;
    names.add(leaf.field === '@territory' ? territoryField : leaf.field);
  }
  const columns = [...names].map((name) => history.fields.find((field) => field.name === name));
  const known = columns.filter((column) => column !== undefined);
  if (known.length < columns.length || known.some(({ hasHistory }) => hasHistory)) return null;
  return known.reduce((product, { values }) => product * values.length, 1) > MOST_CLASSES ? null : known;
}
