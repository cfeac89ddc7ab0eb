/**
 * What every threshold would let through, worked out once, so that a hand that drags it looks up and asks nobody (domain.md
 * §4.8). Plainly, for each threshold: the crossings of `findCrossings` with it, counted by the whole weeks in which leads came
 * in, and the leads that are an MQL by it at their best moment.
 */
import { canonicalJson } from '../agreement/canonical-json.ts';
import { FALSE, TRUE } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import { lastIntake } from '../metrics/last-intake.ts';
import { quantile } from '../metrics/quantile.ts';
import { weeksBetween, wholeWeeks } from '../metrics/weekly-counts.ts';
import type { Weeks } from '../metrics/weekly-counts.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { ScoreModel } from '../model/score-model.ts';
import { DAY } from '../time/units.ts';
import { localDay, stepReader } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { COOL_DOWN_DAYS, REARM_MARGIN, evaluationInstants, withMidnights } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import type { LeadEvaluator } from './lead-evaluator.ts';
import { lowerThresholds } from './lower-thresholds.ts';
import { tickReach } from './rises-without-event.ts';
import { stateEntries } from './state-entries.ts';
import { GATE, ThresholdStates, placesMet } from './threshold-states.ts';
import type { Judged, ThresholdGrid } from './threshold-states.ts';

/** One threshold in whole points: MQLs at their best moment, and MQLs in a whole week (null without weeks). */
export interface TracedThreshold {
  readonly from: number;
  readonly mqls: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** All thresholds from the lowest to the highest total; `none`: no threshold of points makes an MQL. */
export type ThresholdTrace = { readonly kind: 'traced'; readonly weeks: number; readonly rows: readonly TracedThreshold[] } | { readonly kind: 'none'; readonly reason: string };

/** More thresholds than this no hand tells apart; wider models are traced at every second, fifth, tenth … point. */
const MOST = 1_000;

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

/** Whole points from the least to the greatest total, as near to each other as `MOST` allows. */
function gridOf({ totalMin, totalMax }: ScoreModel): ThresholdGrid {
  const [low, high] = [Math.ceil(totalMin / 100), Math.floor(totalMax / 100)];
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((points) => (high - low) / points < MOST) ?? 1_000;
  const first = Math.ceil(low / step) * step;
  return { first: 100 * first, step: 100 * step, count: Math.min(Math.max(Math.floor((high - first) / step) + 1, 0), MOST) };
}

function walkAll(history: History, configuration: Configuration, zone: ZoneTable): ThresholdTrace {
  const grid = gridOf(configuration.score);
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const { rule, lowered, margin } = bindRules(configuration, evaluator);
  const actual = history.leadIds.flatMap((_, lead) => (history.excluded[lead] === 1 ? [] : stateEntries(history, lead, 'mql')));
  const intakeTo = lastIntake(history, actual);
  const weeks = weeksBetween(zone, history.from, intakeTo);
  const ledger = createLedger(weeks, zone, grid.count);
  const states = new ThresholdStates(grid, margin, (configuration.score.mql?.coolDownDays ?? COOL_DOWN_DAYS) * DAY, ledger.add);
  const reach = tickReach(configuration);
  const mqls = new Uint32Array(grid.count + 1);
  for (let lead = 0; lead < history.leadIds.length; lead++) {
    if (history.excluded[lead] === 1) continue;
    const instants = evaluationInstants(history, lead);
    const best = walkLead(lead, reach === null ? instants : withMidnights(instants, history.to, reach, zone), { evaluator, rule, lowered, states });
    mqls[placesMet(grid, best)]!++;
  }
  for (let place = grid.count - 1; place >= 0; place--) mqls[place]! += mqls[place + 1]!;
  const whole = (counts: Uint32Array): Uint32Array => wholeWeeks(weeks, counts, zone, history.from, intakeTo);
  return { kind: 'traced', weeks: whole(new Uint32Array(weeks.starts.length)).length, rows: ledger.rows(whole).map(({ median, p90 }, place) => ({ from: (grid.first + place * grid.step) / 100, mqls: mqls[place + 1]!, median, p90 })) };
}

interface Walk {
  readonly evaluator: LeadEvaluator;
  readonly rule: () => number;
  readonly lowered: () => number;
  readonly states: ThresholdStates;
}

/** Judges one lead at every instant, and gives its best one. */
function walkLead(lead: number, instants: readonly number[], { evaluator, rule, lowered, states }: Walk): Judged {
  const judge = (gate: () => number): Judged => ({ gate: gate(), total: evaluator.totals().total });
  if (instants.length === 0) {
    evaluator.moveTo(lead, NaN);
    return judge(rule);
  }
  let best: Judged = { gate: GATE.shut, total: -Infinity };
  states.start();
  for (const at of instants) {
    const asksAgain = states.canRearm(at);
    if (asksAgain) {
      evaluator.moveBefore(lead, at);
      states.before(at, judge(lowered));
    }
    evaluator.moveTo(lead, at);
    const now = judge(rule);
    if (now.total > best.total) best = now;
    states.judge(at, now, asksAgain ? judge(lowered) : null);
  }
  return best;
}

/** The MQL rule (model/mql-rule.ts) without its threshold, and the same with every other threshold in it lowered. */
function bindRules({ definitions, score }: Configuration, evaluator: LeadEvaluator): { readonly rule: () => number; readonly lowered: () => number; readonly margin: number } {
  const margin = score.mql?.marginPercent === undefined ? REARM_MARGIN : score.mql.marginPercent / 100;
  const bind = (change: (criterion: Expression, isNegated: boolean) => Expression): (() => number) => {
    const raise = evaluator.compile(change(definitions.handRaise.criteria, false));
    const enough = evaluator.compile(change(definitions.mql.criteria, false));
    const against = evaluator.compile(change(definitions.disqualify.criteria, true));
    return () => {
      if (evaluator.test(against) !== FALSE) return GATE.shut;
      if (evaluator.test(raise) === TRUE) return GATE.open;
      return evaluator.test(enough) === TRUE ? GATE.byPoints : GATE.shut;
    };
  };
  return { rule: bind((criterion) => criterion), lowered: bind((criterion, isNegated) => lowerThresholds(criterion, margin, isNegated)), margin };
}

/** Crossings by week and threshold, kept as where a range of thresholds begins and ends. */
function createLedger(weeks: Weeks, zone: ZoneTable, count: number): { readonly add: (from: number, to: number, at: number) => void; readonly rows: (whole: (counts: Uint32Array) => Uint32Array) => { readonly median: number | null; readonly p90: number | null }[] } {
  const width = count + 1;
  const changes = new Int32Array(weeks.starts.length * width);
  const dayOf = stepReader(zone, DAY);
  return {
    add(from, to, at) {
      const week = Math.floor((dayOf(at) - weeks.firstMonday) / 7);
      if (!(week >= 0 && week < weeks.starts.length)) return;
      changes[week * width + from]!++;
      changes[week * width + to]!--;
    },
    rows(whole) {
      const counts = new Uint32Array(weeks.starts.length);
      return Array.from({ length: count }, (_, place) => {
        for (let week = 0; week < counts.length; week++) counts[week]! += changes[week * width + place]!;
        const own = whole(counts);
        return { median: quantile(own, 0.5), p90: quantile(own, 0.9) };
      });
    },
  };
}
