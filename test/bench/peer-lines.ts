import { buildZoneTables } from '../../electron/zones/build-zone-table.ts';
import { TRUE } from '../../shared/engine/expressions/truth.ts';
import type { History } from '../../shared/engine/history/history.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { runReplay } from '../../shared/engine/replay/run-replay.ts';
import { createLeadEvaluator, type LeadEvaluator } from '../../shared/engine/scoring/lead-evaluator.ts';
import { findCrossings } from '../../shared/engine/scoring/find-crossings.ts';
import { routePlainly } from '../engine/routing/plain-routing.ts';
import { eachText, measure, ratioText, type BenchLine, type Measured } from './bench-line.ts';
import { installPeers } from './install-peers.ts';
import { createPlainEvaluator, utcDay } from './plain-evaluator.ts';
import { benchConfiguration, benchHistory, BENCH_ZONES } from './replay-bench.ts';
import { createRulesPeer } from './rules-peer.ts';

const SAMPLE = 2_000;

/** The engine beside its own slow definitions and beside json-rules-engine, on 2,000 leads, in µs a lead. */
export async function peerLines(): Promise<BenchLine[]> {
  const history = benchHistory(SAMPLE, 13);
  const configuration = benchConfiguration();
  return [...(await replayForms(history, configuration)), ...(await scoreForms(history, configuration))];
}

const line = (what: string, time: Measured, own: Measured, n = SAMPLE): BenchLine => ({ what, ...eachText(time, n), ratio: ratioText(time.median, own.median), check: time.check });

/** Who becomes an MQL when, in which tier, and whose lead it is. The engine's form counts every figure besides. */
async function replayForms(history: History, configuration: Configuration): Promise<BenchLine[]> {
  const zones = buildZoneTables(BENCH_ZONES, history.from, history.to);
  const { roster, rules } = configuration.routing;
  const own = await measure(
    () => runReplay({ history, configuration, absences: [], zones, clientZone: 'Europe/London', currentResponseMinutes: 240 }).decisions,
    ({ lead, at, total, tier, rule, rep }) => JSON.stringify([[...lead], [...at], [...total], [...tier], [...rule].map((i) => rules[i]?.id ?? ''), [...rep].map((i) => roster[i]?.id ?? '')]),
  );
  const plain = await measure(
    () => {
      const crossings = findCrossings(history, configuration, createPlainEvaluator(history, configuration));
      const moments = Array.from(crossings.lead, (lead, i) => ({ lead, at: crossings.at[i] ?? NaN, tier: -1, exclude: '' }));
      return { crossings, routed: routePlainly({ history, configuration, moments, absences: [], zones, from: history.from, until: history.to }) };
    },
    ({ crossings: { lead, at, total, tier }, routed }) => JSON.stringify([[...lead], [...at], [...total], [...tier], routed.map(({ ruleId }) => ruleId), routed.map(({ repId }) => repId)]),
  );
  return [line('Decisions and every figure of 2,000 leads, a lead: the engine', own, own), line('  the decisions alone by its plain definitions', plain, own)];
}

/** The score of every lead and the first routing rule that holds, as the history ends. */
async function scoreForms(history: History, configuration: Configuration): Promise<BenchLine[]> {
  const say = (result: readonly (readonly [number, number])[]): string => JSON.stringify(result);
  const own = await measure(() => scoreAll(history, configuration, createLeadEvaluator(history, configuration, utcDay)), say);
  const plain = await measure(() => scoreAll(history, configuration, createPlainEvaluator(history, configuration)), say);
  const lines = [line('Score and first routing rule, a lead: the engine', own, own), line('  its plain definitions', plain, own)];
  const problem = await installPeers();
  if (problem !== null) return [...lines, { what: `  json-rules-engine: left out, ${problem}`, median: '' }];
  const peer = await createRulesPeer(history, configuration);
  const rules = await measure(peer, say);
  return [...lines, line('  json-rules-engine 7.3, its facts made ready beforehand', rules, own)];
}

function scoreAll(history: History, configuration: Configuration, evaluator: LeadEvaluator): [number, number][] {
  const rules = configuration.routing.rules.map(({ when }) => evaluator.compile(when));
  return history.leadIds.map((_, lead) => {
    evaluator.moveTo(lead, history.to);
    return [evaluator.totals().total, rules.findIndex((rule) => evaluator.test(rule) === TRUE)];
  });
}
