import { TRUE } from '../expressions/truth.ts';
import { placesByLead } from '../replay/figure-book.ts';
import { createBatchEvaluator } from '../scoring/batch/batch-evaluator.ts';
import { STRIDE, type PolicyStage } from './play-policy.ts';

/** Leads that the same rules are true for, whoever is free: the rules in their order, and how many decisions. */
export interface TruthProfile {
  readonly rules: readonly number[];
  n: number;
}

/** All profiles, and by decision the place of its own; the first is that of decisions for which no rule is true. */
export interface RuleTruths {
  readonly profiles: readonly TruthProfile[];
  readonly of: Uint32Array;
}

/** Every rule asked for every decision. Plainly: an evaluator moved to each decision and asked for each rule. */
export function findRuleTruths({ input, dayOf, routing: { crossings } }: PolicyStage): RuleTruths {
  const { history, configuration, watch } = input;
  const whens = configuration.routing.rules.map(({ when }) => when);
  const batch = createBatchEvaluator(history, configuration, dayOf, whens);
  const { lead, at, count } = crossings;
  const found = createProfiles(whens.length);
  const of = new Uint32Array(count);
  placesByLead(crossings).forEach((turn, done) => {
    if (done % STRIDE === 0) watch?.((done / count) * 0.6);
    batch.moveTo(lead[turn]!, at[turn]!);
    let profile = 0;
    for (let rule = 0; rule < whens.length; rule += 1) if (batch.test(rule) === TRUE) profile = found.follow(profile, rule);
    found.profiles[profile]!.n += 1;
    of[turn] = profile;
  });
  return { profiles: found.profiles, of };
}

/** Profiles as they are met: each is a shorter one and one more true rule. */
function createProfiles(rules: number) {
  const profiles: TruthProfile[] = [{ rules: [], n: 0 }];
  const longer = new Map<number, number>();
  const follow = (profile: number, rule: number): number => {
    const known = longer.get(profile * rules + rule);
    if (known !== undefined) return known;
    longer.set(profile * rules + rule, profiles.length);
    return profiles.push({ rules: [...profiles[profile]!.rules, rule], n: 0 }) - 1;
  };
  return { profiles, follow };
}
