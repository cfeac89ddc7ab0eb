import { TRUE } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { findCrossings } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';

/** Which leads a configuration ever makes an MQL, when first (NaN: never, or a table without times), and their best score in hundredths. */
export interface EverMql {
  readonly isMql: Uint8Array;
  readonly firstAt: Float64Array;
  readonly bestTotal: Float64Array;
  readonly warnings: readonly string[];
}

/** Leads with times by their crossings, leads without by today's data. */
export function everMql(history: History, configuration: Configuration, zone: ZoneTable): EverMql {
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const { lead: leads, at, count, bestTotal, bestAt } = findCrossings(history, configuration, evaluator, zone);
  const isMql = new Uint8Array(bestTotal.length);
  const firstAt = new Float64Array(bestTotal.length).fill(NaN);
  for (let i = 0; i < count; i++) {
    const lead = leads[i]!;
    if (isMql[lead] === 1) continue;
    isMql[lead] = 1;
    firstAt[lead] = at[i]!;
  }
  for (let lead = 0; lead < bestTotal.length; lead++) {
    if (Number.isNaN(bestTotal[lead]!) || !Number.isNaN(bestAt[lead]!)) continue; // counts nowhere, or has times
    evaluator.moveTo(lead, NaN);
    isMql[lead] = evaluator.isMql() === TRUE ? 1 : 0;
  }
  return { isMql, firstAt, bestTotal, warnings: evaluator.warnings };
}
