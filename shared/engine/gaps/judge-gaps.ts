import type { GapFacts } from './gap-facts.ts';
import type { GapFinding, GapRule } from './gap-rule.ts';
import { GAP_RULES } from './gap-rules.ts';

/** A rule with what it found. */
export interface JudgedGap {
  readonly rule: Omit<GapRule, 'judge'>;
  readonly finding: GapFinding;
}

/** Judges all 44 rules, in the order of their numbers. */
export const judgeGaps = (facts: GapFacts): JudgedGap[] =>
  GAP_RULES.map(({ judge, ...rule }) => ({ rule, finding: judge(facts) }));
