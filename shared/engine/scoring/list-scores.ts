import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { findCrossings } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import { scoresAtMoment } from './scores-at-moment.ts';
import type { ScoreMoment } from './scores-at-moment.ts';

/** A page of scores in order of lead id (by code unit); `score` in whole points with decimals. */
export interface ScorePage {
  readonly total: number;
  readonly rows: { readonly leadId: string; readonly score: number }[];
}

/** The score of every lead that counts and has such a moment, a page at a time. */
export function listScores(
  history: History,
  configuration: Configuration,
  zone: ZoneTable,
  { moment, offset, limit }: { readonly moment: ScoreMoment; readonly offset: number; readonly limit: number },
): ScorePage {
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const { leads, totals } = scoresAtMoment(history, evaluator, findCrossings(history, configuration, evaluator, zone), moment);
  const rows = Array.from(leads, (lead, i) => ({ leadId: history.leadIds[lead] ?? '', score: (totals[i] ?? 0) / 100 }));
  rows.sort((a, b) => (a.leadId < b.leadId ? -1 : a.leadId > b.leadId ? 1 : 0));
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}
