import { drawnTakeBacks } from '../evidence/drawn-take-backs.ts';
import { collectResponses } from '../evidence/response-samples.ts';
import { quantile } from '../metrics/quantile.ts';
import { seededRandom } from '../metrics/seeded-random.ts';
import { routeWithTakeBacks } from '../routing/route-leads.ts';
import type { PolicyStage } from './play-policy.ts';

/** A count over many draws: the middle one, and what nine in ten of them lie between. */
export interface SimulatedCount {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Leads taken back had everybody answered as he answered the leads that he really had (domain.md §8.1); null counts: `reason` says why. */
export interface SimulatedTakeBacks {
  readonly draws: number;
  readonly taken: SimulatedCount | null;
  readonly toManager: SimulatedCount | null;
  readonly reason: string | null;
}

const MOST_DRAWS = 100;
/** Leads routed in all, so that many leads are routed less often; never less often than twenty times. */
const MOST_ROUTED = 2_000_000;
/** A person's own responses count from so many on, else the team's. */
const NEEDED = 30;

/** Routes all leads again and again with drawn answers; the same seed gives the same counts. */
export function simulateTakeBacks(stage: PolicyStage, seed: number): SimulatedTakeBacks {
  const { input, actual, actualRep, evaluator, routing } = stage;
  const { reassignment, evaluationStage } = input.configuration.routing;
  const nothing = (reason: string): SimulatedTakeBacks => ({ draws: 0, taken: null, toManager: null, reason });
  if (reassignment === undefined || evaluationStage === 'created') return nothing('The policy takes no lead back.');
  const tier = Int8Array.from(actual.lead, (lead, i) => {
    evaluator.moveTo(lead, actual.at[i]!);
    return evaluator.tier();
  });
  const samples = collectResponses({ actual, actualRep, actualMoments: { tier }, clocks: routing.clocks, input });
  if (samples.team.length === 0) return nothing('No handoff to anybody of the roster was answered or due by the end of the data, so there is nothing to draw from.');
  const drawn = drawnTakeBacks(input.configuration, routing.clocks, routing.crossings.tier, samples, NEEDED);
  const draws = Math.max(20, Math.min(MOST_DRAWS, Math.floor(MOST_ROUTED / Math.max(1, routing.crossings.count))));
  const [taken, toManager]: [number[], number[]] = [[], []];
  for (let draw = 0; draw < draws; draw += 1) {
    const played = routeWithTakeBacks({ ...routing, takenAt: drawn(seededRandom(seed + draw)) });
    taken.push(new Set(played.takenBack.map(({ turn }) => turn)).size);
    toManager.push(played.toManager.reduce((sum, flag) => sum + flag, 0));
  }
  return { draws, taken: countOf(taken), toManager: countOf(toManager), reason: null };
}

function countOf(counts: readonly number[]): SimulatedCount | null {
  const [low, median, high] = [quantile(counts, 0.05), quantile(counts, 0.5), quantile(counts, 0.95)];
  return low === null || median === null || high === null ? null : { low: Math.round(low), median: Math.round(median), high: Math.round(high) };
}
