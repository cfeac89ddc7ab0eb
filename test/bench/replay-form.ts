import { buildZoneTables } from '../../electron/zones/build-zone-table.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { ReplayInput } from '../../shared/engine/replay/replay-result.ts';
import { runReplay } from '../../shared/engine/replay/run-replay.ts';
import { createStageMemory } from '../../shared/engine/replay/stage-memory.ts';
import { digest, RUNS } from './bench-line.ts';
import { BENCH_ZONES, benchConfiguration, benchHistory } from './replay-bench.ts';

/** What `node replay-form.ts FORM LEADS [once]` prints as JSON; times are ms of processor time, walls of the clock on the wall. */
export interface ReplayFormReport {
  readonly times: readonly number[];
  readonly walls: readonly number[];
  readonly checks: readonly string[];
  readonly peakBytes: number;
  readonly note: string;
}

const DAY = 86_400_000;

/** The bench's history of so many leads under the bench's configuration. */
export function inputOf(leads: number): ReplayInput {
  const history = benchHistory(leads, 13);
  return { history, configuration: benchConfiguration(), absences: [], zones: buildZoneTables(BENCH_ZONES, history.from, history.to + 400 * DAY), clientZone: 'Europe/London', currentResponseMinutes: 240 };
}

/**
 * Runs before the first that is timed: as many as play a million leads. The product plays in one thread that lives as long as the
 * workshop is open, so what the engine underneath compiles on its way is no cost of a lead.
 */
const warmFor = (leads: number): number => Math.ceil(1_000_000 / leads);

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

/** Edits before the first that is timed, each another one. */
const WARM_EDITS = 10;

/** An edit of each kind after a first replay, as the strip asks it. */
export const EDITS: Readonly<Record<string, (configuration: Configuration, run: number) => Configuration>> = {
  target: (of, run) => ({ ...of, sla: { ...of.sla, targets: of.sla.targets.map((target) => ({ ...target, budgetMinutes: target.budgetMinutes + run + 1 })) } }),
  rule: (of, run) => ({ ...of, routing: { ...of.routing, rules: of.routing.rules.slice(run + 1) } }),
  threshold: (of, run) => ({ ...of, score: { ...of.score, mqlThreshold: of.score.mqlThreshold + 100 * (run + 1) } }),
  weight: (of, run) => ({ ...of, score: { ...of.score, groups: of.score.groups.map((group) => ({ ...group, rules: group.rules.map((rule) => (rule.kind === 'event' && rule.id === 'VISIT' ? { ...rule, points: rule.points - 10 * (run + 1) } : rule)) })) } }),
};

function report(form: string, leads: number, isOnce: boolean): ReplayFormReport {
  const input = inputOf(leads);
  const edit = EDITS[form];
  if (edit === undefined) return timed(isOnce ? 1 : RUNS, () => runReplay(input), ({ summary }) => JSON.stringify(summary), ({ summary: { handoffs } }) => `${handoffs.actual} actual and ${handoffs.proposed} proposed handoffs`, isOnce ? 0 : warmFor(leads));
  const memory = createStageMemory();
  for (let warm = 0; warm < WARM_EDITS; warm += 1) runReplay({ ...input, memory, configuration: edit(input.configuration, RUNS + warm) });
  return timed(RUNS, (run) => runReplay({ ...input, memory, configuration: edit(input.configuration, run) }), () => '');
}

if (import.meta.main) process.stdout.write(JSON.stringify(report(process.argv[2] ?? '', Number(process.argv[3] ?? 0), process.argv[4] === 'once')));
