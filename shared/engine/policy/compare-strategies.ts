import type { Configuration } from '../model/configuration.ts';
import type { Strategy } from '../model/routing-policy.ts';
import { STRATEGIES } from '../model/routing-policy.ts';
import { findAvailability, spreadOf } from '../replay/load-spread.ts';
import { endOf } from '../routing/routing-decisions.ts';
import { findMismatches } from './mismatches.ts';
import type { PolicyPlay, PolicyStage } from './play-policy.ts';
import { playPolicy } from './play-policy.ts';
import type { StrategyLine } from './policy-report.ts';
import { daysOverCap } from './days-over-cap.ts';
import { holdLine } from './report-policy.ts';
import { routingHonesty } from './routing-honesty.ts';

/** A stage whose pools (one of them, or all) choose by another strategy; everything else is the same. */
function withStrategy(stage: PolicyStage, strategy: Strategy, poolId: string | null): PolicyStage {
  const { configuration } = stage.input;
  const pools = configuration.routing.pools.map((pool) => (poolId === null || pool.id === poolId ? { ...pool, strategy } : pool));
  const routing: Configuration['routing'] = { ...configuration.routing, pools };
  return { ...stage, input: { ...stage.input, configuration: { ...configuration, routing } }, routing: { ...stage.routing, routing } };
}

/** Every strategy on the same leads (one pool's, or all of them), all else as proposed; the first line is the proposal itself. */
export function compareStrategies(stage: PolicyStage, poolId: string | null): StrategyLine[] {
  const asProposed = playPolicy(stage);
  const lines = STRATEGIES.map((strategy) => {
    const other = withStrategy(stage, strategy, poolId);
    return strategyLine(playPolicy(other), strategy, asProposed, false);
  });
  return [strategyLine(asProposed, proposedStrategy(stage, poolId), asProposed, true), ...lines];
}

/** The strategy that is proposed for these pools; "mixed" where they have several. */
function proposedStrategy({ input }: PolicyStage, poolId: string | null): string {
  const named = new Set(input.configuration.routing.pools.filter(({ id }) => poolId === null || id === poolId).map(({ strategy }) => strategy));
  return named.size === 1 ? ([...named][0] ?? '') : 'mixed';
}

function strategyLine(play: PolicyPlay, strategy: string, asProposed: PolicyPlay, isProposed: boolean): StrategyLine {
  const { stage, decisions, tally } = play;
  const { routing } = stage.input.configuration;
  const people = findAvailability(stage.input, stage.routing.clocks);
  const counts = new Int32Array(routing.roster.length);
  for (const rep of decisions.rep) if (rep >= 0) counts[rep]! += 1;
  const loads = people.map(({ index }) => counts[index]!);
  const ends = { rule: 0, kept: 0, unrouted: 0, held: 0 };
  for (let i = 0; i < decisions.count; i += 1) ends[endOf(decisions, i)] += 1;
  return {
    strategy,
    isProposed,
    honesty: routingHonesty(routing),
    assigned: ends.rule,
    kept: ends.kept,
    unrouted: ends.unrouted,
    held: ends.held,
    gini: spreadOf(people, decisions.rep, routing.roster.length),
    most: loads.reduce((most, load) => Math.max(most, load), 0),
    least: loads.length === 0 ? 0 : loads.reduce((least, load) => Math.min(least, load), Infinity),
    waitedP90Minutes: holdLine(play).p90Minutes,
    capHits: tally.caps.reduce((sum, { turns }) => sum + turns.length, 0),
    ownerDaysOverCap: daysOverCap(stage, decisions.rep, decisions.assignedAt).reduce((sum, days) => sum + days, 0),
    mismatches: findMismatches(routing, stage.needs(), decisions.rep).reduce((sum, { handoffs }) => sum + handoffs.length, 0),
    differs: decisions.rep.reduce((sum, rep, i) => (rep === asProposed.decisions.rep[i] ? sum : sum + 1), 0),
  };
}
