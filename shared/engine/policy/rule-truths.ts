import { TRUE } from '../expressions/truth.ts';
import type { PolicyStage } from './play-policy.ts';

/** Leads that the same rules are true for, whoever is free: the rules in their order, and the decisions. */
export interface TruthProfile {
  readonly rules: readonly number[];
  readonly turns: readonly number[];
}

/** Every rule asked for every decision, grouped by which of them are true. */
export function findTruthProfiles({ input, evaluator, routing }: PolicyStage): TruthProfile[] {
  const whens = input.configuration.routing.rules.map(({ when }) => evaluator.compile(when));
  const profiles = new Map<string, { rules: number[]; turns: number[] }>();
  const { count, lead, at } = routing.crossings;
  for (let turn = 0; turn < count; turn += 1) {
    if (turn % 4096 === 0) input.watch?.((turn / count) * 0.6);
    evaluator.moveTo(lead[turn]!, at[turn]!);
    const rules: number[] = [];
    for (let rule = 0; rule < whens.length; rule += 1) if (evaluator.test(whens[rule]!) === TRUE) rules.push(rule);
    const key = rules.join(' ');
    const profile = profiles.get(key) ?? { rules, turns: [] };
    profiles.set(key, profile);
    profile.turns.push(turn);
  }
  return [...profiles.values()];
}
