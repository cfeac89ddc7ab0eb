import { TRUE, UNKNOWN } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { findCrossings } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import { scoresAtMoment } from './scores-at-moment.ts';
import type { ScoreMoment } from './scores-at-moment.ts';

/** For how many leads a criterion holds, does not, and cannot be told since a value is unknown. */
export interface CriterionCount {
  readonly holds: number;
  readonly fails: number;
  readonly unknown: number;
}

/** Counts every criterion by itself over the leads that count, each at its moment; in the order asked. */
export function countCriteria(history: History, configuration: Configuration, zone: ZoneTable, { criteria, moment }: { readonly criteria: readonly Expression[]; readonly moment: ScoreMoment }): CriterionCount[] {
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const { leads, at } = scoresAtMoment(history, evaluator, findCrossings(history, configuration, evaluator), moment);
  const compiled = criteria.map((criterion) => evaluator.compile(criterion));
  const counts = criteria.map(() => ({ holds: 0, fails: 0, unknown: 0 }));
  leads.forEach((lead, i) => {
    evaluator.moveTo(lead, at[i] ?? NaN);
    compiled.forEach((criterion, place) => {
      const truth = evaluator.test(criterion);
      const into = counts[place];
      if (into !== undefined) into[truth === TRUE ? 'holds' : truth === UNKNOWN ? 'unknown' : 'fails']++;
    });
  });
  return counts;
}
