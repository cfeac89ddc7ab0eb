/**
 * What every threshold would let through, worked out once, so that a hand that drags it looks up and asks nobody (domain.md
 * §4.8). Plainly, for each whole threshold: the crossings of `findCrossings` with it, counted by the whole weeks in which leads
 * came in, and the leads that are an MQL by it at their best moment.
 */
import { canonicalJson } from '../agreement/canonical-json.ts';
import type { History } from '../history/history.ts';
import { lastIntake } from '../metrics/last-intake.ts';
import { weeksBetween } from '../metrics/weekly-counts.ts';
import type { Configuration } from '../model/configuration.ts';
import { DAY } from '../time/units.ts';
import { stepReader } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { COOL_DOWN_DAYS, REARM_MARGIN } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import { stateEntries } from './state-entries.ts';
import { ThresholdLedger, type TracedThreshold } from './threshold-ledger.ts';
import { ThresholdStates } from './threshold-states.ts';
import { createThresholdWalk } from './threshold-walk.ts';

/** All thresholds from the lowest to the highest whole total, `to`, named where a figure changes; `none`: no threshold of points makes an MQL. */
export type ThresholdTrace =
  | { readonly kind: 'traced'; readonly weeks: number; readonly to: number; readonly rows: readonly TracedThreshold[] }
  | { readonly kind: 'none'; readonly reason: string };

/** The last trace of a history; another threshold alone changes nothing in it. */
const ofHistories = new WeakMap<History, { readonly key: string; readonly trace: ThresholdTrace }>();

/** Traces the thresholds of one configuration, whatever its own threshold is. */
export function traceThresholds(history: History, configuration: Configuration, zone: ZoneTable): ThresholdTrace {
  const { score, definitions, tiers, routing } = configuration;
  if (score.mql?.when !== undefined) return { kind: 'none', reason: 'The MQL rule of this model looks at more than the total, so there is no threshold to move.' };
  const key = canonicalJson([{ ...score, mqlThreshold: 0 }, definitions, tiers, routing.territories, routing.territoryField, zone.zone]);
  const known = ofHistories.get(history);
  if (known?.key === key) return known.trace;
  const trace = walkAll(history, configuration, zone);
  ofHistories.set(history, { key, trace });
  return trace;
}

function walkAll(history: History, configuration: Configuration, zone: ZoneTable): ThresholdTrace {
  const { mql, totalMin, totalMax } = configuration.score;
  const range = { low: Math.ceil(totalMin / 100) + 0, high: Math.floor(totalMax / 100) }; // never -0
  const intakeTo = lastIntake(history, history.leadIds.flatMap((_, lead) => (history.excluded[lead] === 1 ? [] : stateEntries(history, lead, 'mql'))));
  const ledger = new ThresholdLedger(range, weeksBetween(zone, history.from, intakeTo), zone);
  const margin = mql?.marginPercent === undefined ? REARM_MARGIN : mql.marginPercent / 100;
  const states = new ThresholdStates(range, margin, (mql?.coolDownDays ?? COOL_DOWN_DAYS) * DAY, ledger.cross);
  const dayOf = stepReader(zone, DAY);
  const walk = createThresholdWalk({ history, configuration, evaluator: createLeadEvaluator(history, configuration, dayOf), dayOf, zone, margin }, range, states);
  for (let lead = 0; lead < history.leadIds.length; lead++) if (history.excluded[lead] !== 1) ledger.best(walk(lead));
  return { kind: 'traced', to: range.high, ...ledger.rows(zone, history.from, intakeTo) };
}
