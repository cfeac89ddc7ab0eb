import { buildZoneTables } from '../../electron/zones/build-zone-table.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { ReplayInput } from '../../shared/engine/replay/replay-result.ts';
import { runAndKeep, runReplay } from '../../shared/engine/replay/run-replay.ts';
import { createStageMemory } from '../../shared/engine/replay/stage-memory.ts';
import { RESPONSE_STATES } from '../../shared/engine/sla/response-clock.ts';
import { digest, RUNS } from './bench-line.ts';
import { plainLeads } from './plain-leads.ts';
import { plainReplay, type PlainOutcome } from './plain-replay.ts';
import { BENCH_ZONES, benchConfiguration, benchHistory } from './replay-bench.ts';

/** What `node replay-form.ts FORM LEADS [once]` prints as JSON; times are ms of processor time, walls of the clock on the wall. */
export interface ReplayFormReport {
  readonly times: readonly number[];
  readonly walls: readonly number[];
  readonly checks: readonly string[];
  readonly peakBytes: number;
  readonly note: string;
}

const CLIENT = 'Europe/London';
const DAY = 86_400_000;

function inputOf(leads: number): ReplayInput {
  const history = benchHistory(leads, 13);
  return { history, configuration: benchConfiguration(), absences: [], zones: buildZoneTables(BENCH_ZONES, history.from, history.to + 400 * DAY), clientZone: CLIENT, currentResponseMinutes: 240 };
}

/** Runs before the first that is timed, where a run is short: what the engine underneath compiles on its way is no cost of a lead. */
const warmFor = (leads: number): number => (leads >= 100_000 ? 1 : 6);

function timed<T>(runs: number, work: (run: number) => T, say: (result: T) => string, note: (result: T) => string = () => '', warm = 0): ReplayFormReport {
  for (let run = 0; run < warm; run += 1) work(run);
  const [times, walls, checks]: [number[], number[], string[]] = [[], [], []];
  let told = '';
  for (let run = 0; run < runs; run += 1) {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    const result = work(run);
    const { user, system } = process.cpuUsage(cpu);
    walls.push(performance.now() - wall);
    times.push((user + system) / 1000);
    checks.push(digest(say(result)));
    told = note(result);
  }
  return { times, walls, checks, peakBytes: process.resourceUsage().maxRSS * 1024, note: told };
}

/** Every lead of both arms, as both forms tell it. */
function outcomeOf(input: ReplayInput): PlainOutcome {
  const { played: { proposed, actual, actualMoments, judged }, result: { summary } } = runAndKeep(input);
  const { leadIds } = input.history;
  const { roster } = input.configuration.routing;
  return {
    decisions: Array.from(proposed.lead, (lead, i) => [leadIds[lead] ?? '', proposed.at[i]!, proposed.total[i]!, proposed.tier[i]!, roster[proposed.rep[i]!]?.id ?? '', proposed.dueAt[i]!] as const),
    judged: Array.from(actual.lead, (lead, i) => [leadIds[lead] ?? '', actual.at[i]!, actualMoments.tier[i]!, RESPONSE_STATES[judged[i]!] ?? ''] as const),
    figures: summary.figures.map(({ id, value, leads }) => [id, value, leads] as const),
  };
}

/** Both forms in one order, figures to nine digits: sums of many numbers may differ in the last ones. */
const inWords = ({ decisions, judged, figures }: PlainOutcome): string =>
  JSON.stringify([decisions, judged, [...figures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, value, leads]) => [id, value === null ? null : Number(value.toPrecision(9)), leads])]);

/** An edit of each kind after a first replay, as the strip asks it. */
const EDITS: Readonly<Record<string, (configuration: Configuration, run: number) => Configuration>> = {
  target: (of, run) => ({ ...of, sla: { ...of.sla, targets: of.sla.targets.map((target) => ({ ...target, budgetMinutes: target.budgetMinutes + run + 1 })) } }),
  rule: (of, run) => ({ ...of, routing: { ...of.routing, rules: of.routing.rules.slice(run + 1) } }),
  threshold: (of, run) => ({ ...of, score: { ...of.score, mqlThreshold: of.score.mqlThreshold + 100 * (run + 1) } }),
  weight: (of, run) => ({ ...of, score: { ...of.score, fitMax: of.score.fitMax - 100 * (run + 1) } }),
};

function report(form: string, leads: number, isOnce: boolean): ReplayFormReport {
  const input = inputOf(leads);
  if (form === 'plain') {
    const objects = plainLeads(input.history);
    return timed(RUNS, () => plainReplay(objects, input.configuration, input.zones, CLIENT, input.history), inWords, undefined, warmFor(leads));
  }
  if (form === 'equal') return timed(1, () => outcomeOf(input), inWords);
  const edit = EDITS[form];
  if (edit === undefined) return timed(isOnce ? 1 : RUNS, () => runReplay(input), ({ summary }) => JSON.stringify(summary), ({ summary: { handoffs } }) => `${handoffs.actual} actual and ${handoffs.proposed} proposed handoffs`, isOnce ? 0 : warmFor(leads));
  const memory = createStageMemory();
  for (let warm = 0; warm < 3; warm += 1) runReplay({ ...input, memory, configuration: edit(input.configuration, 20 + warm) });
  return timed(RUNS, (run) => runReplay({ ...input, memory, configuration: edit(input.configuration, run) }), () => '');
}

if (import.meta.main) process.stdout.write(JSON.stringify(report(process.argv[2] ?? '', Number(process.argv[3] ?? 0), process.argv[4] === 'once')));
