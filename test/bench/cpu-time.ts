import { digest, measured, RUNS, type Measured } from './bench-line.ts';

/** As `measure`, but in ms of this process's CPU time, so that neighbours on a busy machine do not count. */
export function measureCpu<T>(work: () => T, say: (result: T) => string): Measured {
  const times: number[] = [];
  const checks = new Set<string>();
  for (let run = 0; run < RUNS; run += 1) {
    const start = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
    checks.add(digest(say(result)));
  }
  return measured(times, checks);
}
