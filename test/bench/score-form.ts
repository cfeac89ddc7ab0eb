/** One form of scoring in a process of its own: `node score-form.ts FORM LEADS` prints one line of JSON. */
import { performance } from 'node:perf_hooks';
import { firstCrossings } from '../../shared/engine/scoring/batch/first-crossings.ts';
import { keyIndex } from '../../shared/engine/scoring/batch/key-index.ts';
import { rowKeys } from '../../shared/engine/scoring/batch/row-keys.ts';
import { scoreAll } from '../../shared/engine/scoring/batch/score-all.ts';
import { countEffect, createEffectBase, createVersion, thresholdGrid, updateVersion, verdictsOf } from '../../shared/engine/scoring/batch/score-effect.ts';
import { fixedZone } from '../../shared/engine/time/zone-table.ts';
import { digest, medianOf, RUNS } from './bench-line.ts';
import { utcDay } from './plain-evaluator.ts';
import { scoreWithDuckDb } from './score-duckdb.ts';
import { millionConfiguration, millionHistory } from './score-million.ts';
import { plainLeads, scorePlainly, type ScoreResult } from './score-peers.ts';

/** Times in ms of one thread's own work (the machine may be busy with others), what came out, and memory above the loaded data in bytes. */
export interface FormReport {
  readonly times: readonly number[];
  readonly checks: readonly string[];
  readonly peakBytes: number;
  readonly note: string;
}

/** Processor time of the main thread alone would be best; of the whole process is what Node tells. */
async function timed<T>(work: () => T | Promise<T>, say: (result: T) => string, note = ''): Promise<FormReport> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const [times, checks]: [number[], string[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage();
    const result = await work();
    const { user } = process.cpuUsage(start);
    times.push(user / 1000);
    checks.push(digest(say(result)));
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  return { times, checks, peakBytes: peak - before, note };
}

const sayResult = ({ tiers, sum }: ScoreResult): string => JSON.stringify([tiers, sum]);

async function run(form: string, leads: number): Promise<FormReport> {
  const history = millionHistory(leads);
  const configuration = millionConfiguration();
  switch (form) {
    case 'engine': {
      const before = process.memoryUsage.rss();
      const start = performance.now();
      keyIndex(history);
      const index = performance.now() - start;
      const report = await timed(() => {
        const { tier, total } = scoreAll(history, configuration, utcDay);
        const tiers = [0, 0, 0, 0];
        let sum = 0;
        for (let lead = 0; lead < leads; lead++) {
          tiers[tier[lead]!]!++;
          sum += total[lead]!;
        }
        return { tiers, sum };
      }, sayResult, `its lists made once in ${Math.round(index)} ms`);
      return { ...report, peakBytes: report.peakBytes + Math.max(0, process.memoryUsage.rss() - before - report.peakBytes) };
    }
    case 'crossings': {
      const start = performance.now();
      rowKeys(history);
      const keys = performance.now() - start;
      return timed(() => firstCrossings(history, configuration, utcDay, fixedZone('UTC', 0)), ({ at }) => JSON.stringify([at.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : one), 0)]), `its keys made once in ${Math.round(keys)} ms`);
    }
    case 'plain': {
      const objects = plainLeads(history);
      return timed(() => scorePlainly(objects, history.to), sayResult);
    }
    case 'duckdb':
      return scoreWithDuckDb(history, (work) => timed(work, sayResult));
    case 'effect':
      return effect(leads);
    default:
      throw new Error(`There is no form "${form}".`);
  }
}

/** One weight changed: tiers, histogram and flips; then the threshold read at a hundred places. */
async function effect(leads: number): Promise<FormReport> {
  const history = millionHistory(leads);
  const configuration = millionConfiguration();
  const moments = { leads: Uint32Array.from({ length: leads }, (_, lead) => lead), at: new Float64Array(leads).fill(NaN) };
  const base = createEffectBase(history, configuration, utcDay, moments, (lead) => (lead % 7 === 0 ? 'converted' : 'open'));
  const version = createVersion(base, configuration.score);
  const verdicts = verdictsOf(base, version);
  let step = 0;
  // A group in turn, so that every kind of fading is among the runs; the median of all of them is told.
  const edit = () => {
    step++;
    const groups = version.model.groups.map((group, g) => (g !== step % configuration.score.groups.length ? group : { ...group, rules: group.rules.map((rule) => (rule.kind === 'when' || rule.kind === 'event' ? { ...rule, points: rule.points + 100 } : rule)) }));
    const score = { ...version.model, groups };
    updateVersion(base, version, score);
    return countEffect(base, verdicts, version, { score, tiers: configuration.tiers }, 200, 50);
  };
  const times: number[] = [];
  for (let run = 0; run < 8 * configuration.score.groups.length; run++) {
    const start = process.cpuUsage();
    edit();
    if (run >= configuration.score.groups.length) times.push(process.cpuUsage(start).user / 1000);
  }
  const { atLeast } = thresholdGrid(base, version);
  const start = performance.now();
  let sum = 0;
  for (let place = 0; place < 10_000; place++) sum += atLeast[place]!;
  return { times, checks: [digest(String(sum))], peakBytes: 0, note: `${((performance.now() - start) / 10_000).toFixed(6)} ms a threshold; ${medianOf(base.profiles.map(({ met }) => met.count))} profiles a group` };
}

process.stdout.write(JSON.stringify(await run(process.argv[2] ?? '', Number(process.argv[3] ?? 1_000_000))));
