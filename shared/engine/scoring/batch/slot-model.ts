/** A scoring model over the slots of a scan; field tables of one group are added up beforehand. */
import { leavesOf } from '../../expressions/leaves-of.ts';
import type { FieldColumn } from '../../history/history.ts';
import type { Points, ScoreGroup, ScoreModel, ScoreRule } from '../../model/score-model.ts';
import type { Expression } from '../../model/expression.ts';
import { compareValue } from '../../expressions/compare-value.ts';
import { TRUE } from '../../expressions/truth.ts';
import { decayedPoints, roundPoints } from '../decay.ts';
import { rangePoints } from '../number-range.ts';
import { clamp, limitRule, oncePoints, tablePoints } from '../score-lead.ts';
import { bindCode, bindExpression, tableOf } from './slot-expression.ts';
import type { SlotBinding, SlotReader } from './slot-expression.ts';

/** One group ready to be asked: the points of its fields' codes, the slot that engagements add to, and everything else. */
export interface SlotGroup {
  readonly group: ScoreGroup;
  /** Fields without a history, by column: points by code, all such rules of the group added up. */
  readonly columns: readonly { readonly codes: FieldColumn['current']; readonly table: Float64Array }[];
  readonly slot: number;
  /** Rules that add once, by the slot that counts their engagements. */
  readonly once: readonly { readonly rule: Extract<ScoreRule, { kind: 'event' }>; readonly counter: number }[];
  readonly readers: readonly (() => Points)[];
}

/** Binds every group of a model to a plan. */
export function bindModel(model: ScoreModel, binding: SlotBinding): SlotGroup[] {
  return model.groups.map((group) => {
    const slot = binding.plan.sum();
    const tables = new Map<string, Float64Array>();
    const once = group.rules.flatMap((rule) => (rule.kind === 'event' && rule.frequency !== 'every' ? [{ rule, counter: binding.plan.count(rule.match, rule.withinDays) }] : []));
    const readers = group.rules.flatMap((rule) => bindRule(rule, group, slot, tables, binding));
    const columns = [...tables].map(([field, table]) => ({ codes: columnOf(binding, field)!.current, table }));
    return { group, columns, slot, once, readers };
  });
}

/** The points of a group for the lead that readers are asked about; `base` is what its columns give. */
export function groupPoints({ group, slot, once, readers }: SlotGroup, base: Points, scan: SlotReader): Points {
  let sum = base + scan.sums[slot * scan.stride + scan.place]!;
  for (let i = 0; i < once.length; i++) sum += pointsOnce(once[i]!, group.decay, scan, scan.place, scan.now);
  for (let i = 0; i < readers.length; i++) sum += readers[i]!();
  return clamp(sum, group.min, group.max);
}

/** What a rule that adds once gives the lead at a place of the block. */
export function pointsOnce({ rule, counter }: SlotGroup['once'][number], decay: ScoreGroup['decay'], { sums, newest, stride }: Pick<SlotReader, 'sums' | 'newest' | 'stride'>, place: number, now: number): Points {
  if (counter < 0) return limitRule(rule, 0);
  const count = sums[counter * stride + place]!;
  if (count === 0) return limitRule(rule, rule.frequency === 'ranges' ? roundPoints(oncePoints(rule, 0)) : 0);
  const worth = oncePoints(rule, count);
  return worth === 0 ? limitRule(rule, 0) : limitRule(rule, decayedPoints(worth, now - newest[counter * stride + place]!, decay));
}

const columnOf = ({ plan }: SlotBinding, field: string): FieldColumn | undefined => plan.history.fields.find(({ name }) => name === field);

/** Nothing for a rule that went into a table or straight into the group's slot, else what reads its points. */
function bindRule(rule: ScoreRule, group: ScoreGroup, slot: number, tables: Map<string, Float64Array>, binding: SlotBinding): (() => Points)[] {
  if (rule.kind === 'event') return bindEngagements(rule, group, slot, binding);
  const field = fieldOf(rule);
  const column = field === null ? undefined : columnOf(binding, field);
  if (field !== null && column !== undefined) {
    const table = tableOf(binding.plan, field, (value) => limitRule(rule, pointsOf(rule, value)));
    if (column.hasHistory) {
      const read = bindCode(field, binding.plan, binding.holder)!;
      return [() => table[read()]!];
    }
    const known = tables.get(field);
    if (known === undefined) tables.set(field, table);
    else table.forEach((points, code) => (known[code]! += points));
    return [];
  }
  if (rule.kind === 'when') {
    const test = bindExpression(rule.when, binding);
    const [yes, no] = [limitRule(rule, roundPoints(rule.points)), limitRule(rule, 0)];
    return [() => (test() === TRUE ? yes : no)];
  }
  return [bindComputed(rule, binding)];
}

/** The field of a rule that asks about one field alone; null for any other. */
function fieldOf(rule: Exclude<ScoreRule, { kind: 'event' }>): string | null {
  if (rule.kind !== 'when') return rule.field;
  const fields = new Set(fieldsIn(rule.when));
  const [only] = fields;
  return fields.size === 1 && only !== undefined && only !== '' ? only : null;
}

/** The fields of a criterion; '' for anything that is no field of the history. */
const fieldsIn = (expression: Expression): string[] => leavesOf(expression).map((leaf) => (leaf.kind === 'event' || leaf.field.startsWith('@') ? '' : leaf.field));

type Value = Parameters<typeof compareValue>[0];

function pointsOf(rule: Exclude<ScoreRule, { kind: 'event' }>, value: Value): Points {
  if (rule.kind === 'table') return tablePoints(rule, value);
  if (rule.kind === 'ranges') return rangePoints(rule.rows, value);
  return truthOfField(rule.when, value) === TRUE ? roundPoints(rule.points) : 0;
}

/** The truth of a criterion that asks about one field alone, for one value of it. */
function truthOfField(expression: Expression, value: Value): ReturnType<typeof compareValue> {
  // Without slots or computed fields the binding is never asked.
  switch (expression.kind) {
    case 'compare':
      return compareValue(value, expression.op, expression.value);
    case 'constant':
      return expression.value ? 1 : 0;
    case 'not': {
      const truth = truthOfField(expression.of, value);
      return truth === 2 ? 2 : truth === 1 ? 0 : 1;
    }
    case 'event':
      return 2;
    default: {
      const decisive = expression.kind === 'all' ? 0 : 1;
      const truths = expression.of.map((part) => truthOfField(part, value));
      return truths.includes(decisive) ? decisive : truths.includes(2) ? 2 : decisive === 0 ? 1 : 0;
    }
  }
}

/** A table on a computed field, such as the territory, or on one that the history does not have. */
function bindComputed(rule: Exclude<ScoreRule, { kind: 'event' | 'when' }>, { computed }: SlotBinding): () => Points {
  const choice = computed(rule.field);
  const nothing = limitRule(rule, 0);
  if (choice?.kind !== 'choice') return () => nothing;
  const table = choice.values.map((value) => limitRule(rule, pointsOf(rule, value)));
  return () => table[choice.read()] ?? nothing;
}

/** Rules that add once are read by `pointsOnce`. */
function bindEngagements(rule: Extract<ScoreRule, { kind: 'event' }>, group: ScoreGroup, slot: number, { plan, holder }: SlotBinding): (() => Points)[] {
  if (rule.frequency !== 'every') return [];
  const isLimited = rule.min !== undefined || rule.max !== undefined;
  const target = isLimited ? plan.sum() : slot;
  plan.addPoints(rule.match, rule.withinDays, { points: rule.points, decay: group.decay }, target);
  return isLimited ? [() => limitRule(rule, holder.scan.sums[target * holder.scan.stride + holder.scan.place]!)] : [];
}
