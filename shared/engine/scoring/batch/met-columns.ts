/**
 * What profiles met of each rule of a group, side by side in columns, so that an edit of points walks over the numbers of the
 * rules that it changes and nothing else. Plainly, the points of a profile are those of `score-lead.ts`: each rule's
 * engagements as faded, added and limited, then all rules added and limited. Points and limits are whole hundredths, so that
 * sums are exact in any order and a rule can be taken off a sum as it was put on it.
 */
import type { Decay, Points, ScoreGroup, ScoreRule } from '../../model/score-model.ts';
import { leftAt, wholeOf } from '../decay.ts';
import { limitRule } from '../score-lead.ts';

/** One thing met: a rule, the row of its table (0 where it has none), how often, and at which age in ms (−1: none). */
export interface Met {
  readonly rule: number;
  readonly row: number;
  readonly times: number;
  readonly age: number;
}

/** What profiles met of one rule, those of one profile together; `left` of `wholeOf` the group's decay. */
interface MetOfRule {
  readonly profile: Uint32Array;
  readonly row: Uint16Array;
  readonly times: Uint32Array;
  readonly left: Float64Array;
}

/** What all profiles of a group met, by rule. */
export interface MetColumns {
  readonly count: number;
  readonly rules: readonly MetOfRule[];
}

/** Takes one profile after the other. */
export class MetWriter {
  private count = 0;
  private readonly decay: Decay;
  private readonly rules: RuleWriter[];

  constructor({ decay, rules }: ScoreGroup) {
    this.decay = decay;
    this.rules = rules.map(() => new RuleWriter());
  }

  /** Adds a profile and gives its place. */
  add(met: readonly Met[]): number {
    for (const { rule, row, times, age } of met) this.rules[rule]!.add(this.count, row, times, age < 0 ? wholeOf(this.decay) : leftAt(age, this.decay));
    return this.count++;
  }

  finish(): MetColumns {
    return { count: this.count, rules: this.rules.map((rule) => rule.finish()) };
  }
}

class RuleWriter {
  private length = 0;
  private profile = new Uint32Array(64);
  private row = new Uint16Array(64);
  private times = new Uint32Array(64);
  private left = new Float64Array(64);

  add(profile: number, row: number, times: number, left: number): void {
    const at = this.length++;
    if (at === this.profile.length) this.grow(at * 2);
    this.profile[at] = profile;
    this.row[at] = row;
    this.times[at] = times;
    this.left[at] = left;
  }

  finish(): MetOfRule {
    const { length, profile, row, times, left } = this;
    return { profile: profile.slice(0, length), row: row.slice(0, length), times: times.slice(0, length), left: left.slice(0, length) };
  }

  private grow(size: number): void {
    this.profile = grown(this.profile, new Uint32Array(size));
    this.row = grown(this.row, new Uint16Array(size));
    this.times = grown(this.times, new Uint32Array(size));
    this.left = grown(this.left, new Float64Array(size));
  }
}

function grown<T extends Uint16Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The sums of all profiles of a group before its own limits. */
export function profileSums(group: ScoreGroup, met: MetColumns): Float64Array {
  const sums = new Float64Array(met.count);
  group.rules.forEach((rule, place) => addRule(sums, rule, group.decay, met.rules[place]!, 1));
  return sums;
}

/** Takes sums from one version of a group to another of the same structure: only rules whose points or limits changed cost anything. */
export function changeSums(sums: Float64Array, before: ScoreGroup, after: ScoreGroup, met: MetColumns): void {
  after.rules.forEach((rule, place) => {
    const was = before.rules[place]!;
    if (saysTheSame(was, rule)) return;
    if (isUnlimited(was) && isUnlimited(rule)) return changeMet(sums, was, rule, after.decay, met.rules[place]!);
    addRule(sums, was, after.decay, met.rules[place]!, -1);
    addRule(sums, rule, after.decay, met.rules[place]!, 1);
  });
}

const isUnlimited = ({ min, max }: ScoreRule): boolean => min === undefined && max === undefined;

/** One way over what was met instead of two: what each is worth now, less what it was worth. */
function changeMet(sums: Float64Array, was: ScoreRule, is: ScoreRule, decay: Decay, { profile, row, times, left }: MetOfRule): void {
  const whole = wholeOf(decay);
  const [before, after] = [Float64Array.from(rowsOf(was)), Float64Array.from(rowsOf(is))];
  for (let i = 0; i < profile.length; i++) {
    const from = (before[row[i]!]! * left[i]!) / whole;
    const to = (after[row[i]!]! * left[i]!) / whole;
    // Half away from zero, as `roundPoints`.
    sums[profile[i]!]! += times[i]! * ((to < 0 ? -Math.floor(0.5 - to) : Math.floor(to + 0.5)) - (from < 0 ? -Math.floor(0.5 - from) : Math.floor(from + 0.5)));
  }
}

/** The points of all profiles within the group's limits. */
export function limitSums({ min, max }: ScoreGroup, sums: Float64Array): Float64Array {
  return sums.map((sum) => Math.min(Math.max(sum, min), max));
}

/** The same over the points of before; `change` becomes what each profile has more than it had. */
export function limitAgain({ min, max }: ScoreGroup, sums: Float64Array, points: Float64Array, change: Float64Array): void {
  for (let profile = 0; profile < sums.length; profile++) {
    const atLeast = sums[profile]! < min ? min : sums[profile]!;
    const limited = atLeast > max ? max : atLeast;
    change[profile] = limited - points[profile]!;
    points[profile] = limited;
  }
}

function saysTheSame(was: ScoreRule, is: ScoreRule): boolean {
  const [before, after] = [rowsOf(was), rowsOf(is)];
  return was.min === is.min && was.max === is.max && before.length === after.length && before.every((points, row) => points === after[row]);
}

/** Adds a rule to sums, or takes it off them. A rule with limits of its own is added up first, also where nothing of it was met. */
function addRule(sums: Float64Array, rule: ScoreRule, decay: Decay, met: MetOfRule, sign: 1 | -1): void {
  if (isUnlimited(rule)) return addMet(sums, rule, decay, met, sign);
  const own = new Float64Array(sums.length);
  addMet(own, rule, decay, met, 1);
  for (let profile = 0; profile < sums.length; profile++) sums[profile]! += sign * limitRule(rule, own[profile]!);
}

function addMet(sums: Float64Array, rule: ScoreRule, decay: Decay, { profile, row, times, left }: MetOfRule, sign: 1 | -1): void {
  const whole = wholeOf(decay);
  const worth = Float64Array.from(rowsOf(rule));
  for (let i = 0; i < profile.length; i++) {
    const faded = (worth[row[i]!]! * left[i]!) / whole;
    // Half away from zero, as `roundPoints`.
    sums[profile[i]!]! += sign * times[i]! * (faded < 0 ? -Math.floor(0.5 - faded) : Math.floor(faded + 0.5));
  }
}

/** The points of every row of a rule. */
function rowsOf(rule: ScoreRule): readonly Points[] {
  if (rule.kind === 'table' || rule.kind === 'ranges') return rule.rows.map(({ points }) => points);
  if (rule.kind === 'event' && rule.frequency === 'ranges') return (rule.ranges ?? []).map(({ points }) => points);
  return [rule.points];
}
