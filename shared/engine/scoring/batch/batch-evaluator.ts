/** A `LeadEvaluator` that reads each lead as a whole; fastest where leads are asked once or twice each, in any order. */
import type { ComputedField } from '../../expressions/compile-expression.ts';
import type { DayOf } from '../../expressions/day-of.ts';
import { FALSE, TRUE } from '../../expressions/truth.ts';
import type { Truth } from '../../expressions/truth.ts';
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
import { mqlRule } from '../../model/mql-rule.ts';
import type { Points, ScoreMatrix } from '../../model/score-model.ts';
import { bandIndex, marginOf, territoryOfCode } from '../evaluate-lead.ts';
import type { Totals } from '../lead-evaluator.ts';
import { CELL_WITH_MARGIN } from '../lower-thresholds.ts';
import { cellIndex, cellNames, lowerMatrix, tiersOfCells } from '../matrix-cell.ts';
import { clamp } from '../score-lead.ts';
import { BLOCK, keyIndex } from './key-index.ts';
import { LeadScan } from './lead-scan.ts';
import { ListScan } from './list-scan.ts';
import { bindCode, bindExpression } from './slot-expression.ts';
import type { ScanHolder, SlotBinding, SlotReader } from './slot-expression.ts';
import { bindModel, groupPoints } from './slot-model.ts';
import type { SlotGroup } from './slot-model.ts';
import { SlotPlan } from './slot-plan.ts';

/** What a batch asks of one lead at one instant; criteria beyond the configuration's own are named when it is made. */
export interface BatchEvaluator {
  /** Stand on a lead at an instant; as `LeadEvaluator.moveTo` and `moveBefore`. */
  moveTo(lead: number, at: number, isBefore?: boolean): void;
  /** The scores where it stands; the same object is reused. */
  totals(): Readonly<Totals>;
  /** Index into the tiers' classes; -1 when there are none. */
  tier(): number;
  /** Index into the territories; -1 when unknown or in none. */
  territory(): number;
  isMql(): Truth;
  /** The truth of the n-th of the criteria named at the start. */
  test(place: number): Truth;
  /** Puts the scores of the lead that was read last, where the caller worked them out already. */
  put(totals: Readonly<Totals>): void;
  readonly groups: readonly SlotGroup[];
  /** Whether a tier needs more than the scores. */
  readonly hasTierRules: boolean;
  readonly scan: SlotReader;
  /** How many leads `fillBlock` takes at once, beginning at a multiple of it. */
  readonly blockSize: number;
  /** Reads a block of leads, each at its own instant (null: as the history ends); then `scan.stand` chooses one of them. */
  fillBlock(first: number, last: number, at: Float64Array | null): void;
}

/** A block whose slots stay in the processor's cache when facts are read lead by lead; no power of two, so that columns do not collide in it. */
const SCAN_BLOCK = 129;

/** Binds a configuration, and further criteria, to one history; with `readsBlocks` it reads leads in blocks only, in whichever way is faster. */
export function createBatchEvaluator(history: History, configuration: Configuration, dayOf: DayOf, criteria: readonly Expression[] = [], readsBlocks = false): BatchEvaluator {
  const plan = new SlotPlan(history);
  const holder = {} as ScanHolder; // filled below, before anything is asked
  const bind = (computed: Readonly<Record<string, ComputedField>>): SlotBinding => ({ plan, holder, computed: (field) => (Object.hasOwn(computed, field) ? computed[field] : undefined) });
  const territory = territoryField(configuration, plan, holder);
  const groups = bindModel(configuration.score, bind({ '@territory': territory }));
  const totals = createTotals(configuration, groups, holder);
  const scored: Record<string, ComputedField> = {
    '@territory': territory,
    '@score': { kind: 'points', read: () => totals.read().total },
    '@fit': { kind: 'points', read: () => totals.read().fit },
    '@engagement': { kind: 'points', read: () => totals.read().engagement },
    ...cellFields(configuration, totals.read),
  };
  const tier = bindTier(configuration, bind(scored), totals.read);
  const binding = bind({ ...scored, '@tier': { kind: 'choice', values: configuration.tiers.classes.map(({ id }) => ({ text: id, number: NaN })), read: tier } });
  const testMql = bindExpression(mqlRule(configuration), binding);
  const tests = criteria.map((criterion) => bindExpression(criterion, binding));
  const index = readsBlocks && ListScan.canFill(plan) ? keyIndex(history) : null;
  const lists = index === null ? null : new ListScan(plan, index);
  const scan = new LeadScan(plan, dayOf, readsBlocks && lists === null ? SCAN_BLOCK : 1);
  holder.scan = lists ?? scan;
  return {
    moveTo(lead, at, isBefore = false) {
      scan.run(lead, at, isBefore);
      totals.forget();
    },
    totals: totals.read,
    put: totals.put,
    tier,
    territory: territory.read,
    isMql: () => (testMql() === TRUE ? TRUE : FALSE),
    test: (place) => tests[place]!(),
    groups,
    hasTierRules: configuration.tiers.rules.length > 0,
    scan: holder.scan,
    blockSize: lists === null ? scan.stride : BLOCK,
    fillBlock(first, last, at) {
      if (lists === null) scan.runBlock(first, last, at);
      else lists.fill(first / BLOCK, at);
    },
  };
}

/** Scores are worked out once for each position, when somebody first asks. */
function createTotals({ score }: Configuration, groups: readonly SlotGroup[], holder: ScanHolder): { readonly read: () => Readonly<Totals>; readonly forget: () => void; readonly put: (known: Readonly<Totals>) => void } {
  const totals: Totals = { fit: 0, engagement: 0, total: 0 };
  let isKnown = false;
  return {
    forget: () => void (isKnown = false),
    put({ fit, engagement, total }) {
      totals.fit = fit;
      totals.engagement = engagement;
      totals.total = total;
      isKnown = true;
    },
    read() {
      if (isKnown) return totals;
      let [fit, engagement] = [0, 0];
      for (let g = 0; g < groups.length; g++) {
        const group = groups[g]!;
        const points = groupPoints(group, columnPoints(group, holder.scan.lead), holder.scan);
        if (group.group.category === 'fit') fit += points;
        else engagement += points;
      }
      putTotals(score, fit, engagement, totals);
      isKnown = true;
      return totals;
    },
  };
}

function columnPoints({ columns }: SlotGroup, lead: number): Points {
  let sum = 0;
  for (let i = 0; i < columns.length; i++) sum += columns[i]!.table[columns[i]!.codes[lead]!]!;
  return sum;
}

/** Clamps categories and total, in the order of domain.md §4.3. */
export function putTotals({ fitMin = -Infinity, fitMax, engagementMin = -Infinity, engagementMax, totalMin, totalMax }: Configuration['score'], fit: Points, engagement: Points, into: Totals): void {
  into.fit = clamp(fit, fitMin, fitMax);
  into.engagement = clamp(engagement, engagementMin, engagementMax);
  into.total = clamp(into.fit + into.engagement, totalMin, totalMax);
}

function cellFields({ score }: Configuration, totals: () => Readonly<Totals>): Record<string, ComputedField> {
  if (score.matrix === undefined) return {};
  const field = (matrix: ScoreMatrix): ComputedField => ({ kind: 'choice', values: cellNames(matrix).map((text) => ({ text, number: NaN })), read: () => cellIndex(matrix, totals().fit, totals().engagement) });
  return { '@cell': field(score.matrix), [CELL_WITH_MARGIN]: field(lowerMatrix(score.matrix, marginOf(score))) };
}

function bindTier(configuration: Configuration, binding: SlotBinding, totals: () => Readonly<Totals>): () => number {
  const { tiers, score: { matrix } } = configuration;
  const ofCells = tiersOfCells(configuration);
  const rules = tiers.rules.flatMap(({ when, tierId }) => {
    const tier = tiers.classes.findIndex(({ id }) => id === tierId);
    return tier < 0 ? [] : [{ tier, test: bindExpression(when, binding) }];
  });
  return () => {
    for (let i = 0; i < rules.length; i++) if (rules[i]!.test() === TRUE) return rules[i]!.tier;
    const { fit, engagement, total } = totals();
    const ofCell = matrix === undefined ? -1 : ofCells[cellIndex(matrix, fit, engagement)]!;
    return ofCell >= 0 ? ofCell : bandIndex(tiers, total);
  };
}

function territoryField({ routing }: Configuration, plan: SlotPlan, holder: ScanHolder): ComputedField {
  const values = routing.territories.map(({ id }) => ({ text: id, number: NaN }));
  const read = bindCode(routing.territoryField, plan, holder);
  if (read === null) return { kind: 'choice', values, read: () => -1 };
  const column = plan.history.fields.find(({ name }) => name === routing.territoryField);
  const table = territoryOfCode(routing, column);
  return { kind: 'choice', values, read: () => table[read()]! };
}
