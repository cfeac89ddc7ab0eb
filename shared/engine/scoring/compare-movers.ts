/**
 * Who would come and go if a version of a word had one criterion more. Plainly, for each criterion: the set of leads that
 * `holdsFor` in `compare-definitions.ts` gives for the criteria with it, beside the set without it. Here every lead is judged
 * once for all criteria: beside them, the rule is asked what it comes to if one of them is true, false or unknown.
 */
import { FALSE, TRUE, UNKNOWN, and, not, or, type Truth } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { Expression } from '../model/expression.ts';
import { localDay, type ZoneTable } from '../time/zone-table.ts';
import { isInMqlRule, withCriteria, type ComparisonSettings, type DefinitionSide } from './definition-side.ts';
import { evaluationInstants, findCrossings, withMidnights } from './find-crossings.ts';
import { createLeadEvaluator, type LeadEvaluator } from './lead-evaluator.ts';
import { tickReach } from './rises-without-event.ts';
import { scoresAtMoment } from './scores-at-moment.ts';

/** Whom one criterion moves, counted; and the first of them, in the history's order. */
export interface Moved {
  gained: number;
  lost: number;
  readonly leads: number[];
}

/** The same criteria with one more: in a group of any one more way in, anywhere else one more condition. */
export function withPart(criteria: Expression, part: Expression): Expression {
  if (criteria.kind === 'constant') return part;
  return criteria.kind === 'all' || criteria.kind === 'any' ? { kind: criteria.kind, of: [...criteria.of, part] } : { kind: 'all', of: [criteria, part] };
}

/** The truth of `withPart` by those of its parts. */
function joined(criteria: Expression, own: Truth, part: Truth): Truth {
  return criteria.kind === 'constant' ? part : criteria.kind === 'any' ? or(own, part) : and(own, part);
}

/** Whom each of several criteria moves that a side has not; `before` is 1 for leads that it takes, `warn` hears what criteria name and the history lacks. */
export function findMovers(history: History, zone: ZoneTable, side: DefinitionSide, parts: readonly Expression[], before: Uint8Array, settings: ComparisonSettings, warn: (warning: string) => void): Moved[] {
  const moved = parts.map((): Moved => ({ gained: 0, lost: 0, leads: [] }));
  if (parts.length === 0) return moved;
  const replaced = withCriteria(side, settings.word);
  const evaluator = createLeadEvaluator(history, replaced, (at) => localDay(zone, at));
  const tests = parts.map((part) => evaluator.compile(part));
  const holdsIf = bindRule(side, settings, evaluator);
  const taken = new Uint8Array(parts.length);
  for (const { lead, instants } of momentsOf(history, zone, side, parts, settings, evaluator)) {
    taken.fill(0);
    let open = parts.length;
    for (let i = 0; i < instants.length && open > 0; i++) {
      evaluator.moveTo(lead, instants[i]!);
      const holds = [holdsIf(FALSE), holdsIf(TRUE), holdsIf(UNKNOWN)];
      if (!holds.includes(true)) continue;
      for (let part = 0; part < tests.length; part++) {
        if (taken[part] === 1 || !(holds.includes(false) ? holds[evaluator.test(tests[part]!)] : true)) continue;
        taken[part] = 1;
        open--;
      }
    }
    moved.forEach((one, part) => {
      if (taken[part] === before[lead]) return;
      if (taken[part] === 1) one.gained++;
      else one.lost++;
      if (one.leads.length < settings.limit) one.leads.push(lead);
    });
  }
  for (const warning of evaluator.warnings) warn(warning);
  return moved;
}

/** Where the evaluator stands: whether the lead is taken, if one criterion more has a truth. */
function bindRule({ configuration: { definitions, score }, criteria }: DefinitionSide, { word, basis }: ComparisonSettings, evaluator: LeadEvaluator): (part: Truth) => boolean {
  const own = evaluator.compile(criteria);
  if (basis !== 'replay' || !isInMqlRule(word)) return (part) => joined(criteria, evaluator.test(own), part) === TRUE;
  const enough = evaluator.compile(score.mql?.when ?? { kind: 'compare', field: '@score', op: 'ge', value: score.mqlThreshold / 100 });
  const [mql, raise, against] = (['mql', 'handRaise', 'disqualify'] as const).map((one) => evaluator.compile(definitions[one].criteria));
  // As `mqlRule`.
  return (part) => {
    const of = (one: typeof word, test: typeof own): Truth => (one === word ? joined(criteria, evaluator.test(own), part) : evaluator.test(test));
    return and(or(of('handRaise', raise!), and(evaluator.test(enough), of('mql', mql!))), not(of('disqualify', against!))) === TRUE;
  };
}

interface Moments {
  readonly lead: number;
  readonly instants: readonly number[];
}

/** The instants of each lead at which it is taken if the rule holds at any of them: one, or all of its timeline. */
function* momentsOf(history: History, zone: ZoneTable, side: DefinitionSide, parts: readonly Expression[], { word, basis, moment }: ComparisonSettings, evaluator: LeadEvaluator): Generator<Moments> {
  const replaced = withCriteria(side, word);
  if (basis !== 'replay' || !isInMqlRule(word)) {
    const { leads, at } = scoresAtMoment(history, evaluator, findCrossings(history, replaced, evaluator, zone), moment);
    for (let i = 0; i < leads.length; i++) yield { lead: leads[i]!, instants: [at[i]!] };
    return;
  }
  // Every criterion's own reach is within that of all of them together.
  const reach = tickReach(withCriteria({ ...side, criteria: { kind: 'all', of: [side.criteria, ...parts] } }, word));
  for (let lead = 0; lead < history.leadIds.length; lead++) {
    if (history.excluded[lead] === 1) continue;
    const instants = evaluationInstants(history, lead);
    yield { lead, instants: instants.length === 0 ? [NaN] : reach === null ? instants : withMidnights(instants, history.to, reach, zone) };
  }
}
