import type { Area } from './area.ts';
import { history } from './areas/history.ts';
import { hubspot } from './areas/hubspot.ts';
import { line } from './areas/line.ts';
import { map } from './areas/map.ts';
import { promise } from './areas/promise.ts';
import { replay } from './areas/replay.ts';
import { routing } from './areas/routing.ts';
import { score } from './areas/score.ts';
import { failedCheck, lineOf, type FigureCheck } from './figure-check.ts';
import { parseArguments } from './parse-arguments.ts';

/** Every area that there is; without a name on the command line all are played. */
const AREAS: readonly Area[] = [line, history, score, routing, map, promise, replay, hubspot];

const HELP = [
  'npm run -s acceptance -- [area …] [--portal DIR] [--tables DIR] [--messy DIR] [--entered FILE] [--json]',
  '',
  'Plays a person on real data and compares every figure. Exit 1 on any difference.',
  `Areas: ${AREAS.map((area) => area.name).join(', ')}`,
].join('\n');

async function play(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, AREAS.map((area) => area.name));
  if ('sentence' in parsed) {
    console.error(parsed.sentence);
    return 1;
  }
  if (parsed.wantsHelp) {
    console.log(HELP);
    return 0;
  }
  const checks: (FigureCheck & { readonly area: string })[] = [];
  for (const area of AREAS.filter(({ name }) => parsed.areas.length === 0 || parsed.areas.includes(name))) {
    const report = (check: FigureCheck): void => {
      checks.push({ area: area.name, ...check });
      if (!parsed.isJson) console.log(lineOf(check));
    };
    try {
      await area.play(parsed.folders, report);
    } catch (error) {
      report(failedCheck(area.name, error instanceof Error ? error.message : String(error)));
    }
  }
  const failed = checks.filter((check) => !check.ok).length;
  const passed = checks.length - failed;
  if (parsed.isJson) console.log(JSON.stringify({ passed, failed, checks }, null, 2));
  else console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

process.exitCode = await play(process.argv.slice(2));
