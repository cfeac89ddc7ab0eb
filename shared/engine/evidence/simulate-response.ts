import { quantile } from '../metrics/quantile.ts';
import { seededRandom } from '../metrics/seeded-random.ts';
import { countInWords } from '../model/count-in-words.ts';
import { clockOf } from '../replay/judge-handoffs.ts';
import type { Played } from '../replay/played.ts';
import { calendarOfTarget } from '../sla/response-clock.ts';
import { elapsed } from '../time/business-calendar.ts';
import { MINUTE } from '../time/units.ts';
import { collectResponses, loadBands, type Responses } from './response-samples.ts';

/** A share over many draws: the middle one, and what nine in ten of them lie between. */
export interface SimulatedShare {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The proposed promise, had everybody answered the leads that the proposal gives him as he answered his own (domain.md §8.1). */
export interface SimulatedResponse {
  readonly reason: string | null;
  readonly assumptions: readonly string[];
  readonly draws: number;
  readonly seed: number;
  readonly rows: readonly { readonly tierId: string; readonly name: string; readonly n: number; readonly kept: SimulatedShare | null }[];
  readonly all: { readonly n: number; readonly kept: SimulatedShare | null };
}

const MOST_SEEDS = 200;
/** Draws of leads in all are bounded, so that a million leads are drawn less often. */
const MOST_DRAWS = 20_000_000;
const NEEDED = 30;

/** Draws a response for every proposed lead, many times over. */
export function simulateResponse(played: Played, seed: number): SimulatedResponse {
  const { unknowable, clocks, input, proposed } = played;
  const nothing = (reason: string): SimulatedResponse => ({ reason, assumptions: [], draws: 0, seed, rows: [], all: { n: 0, kept: null } });
  const reason = unknowable.stages ?? unknowable.touches ?? unknowable.owners ?? (clocks.client.calendar === null ? 'No working hours are known, so business time cannot be counted. Add a calendar in Route.' : null);
  if (reason !== null) return nothing(reason);
  if (input.configuration.sla.targets.length === 0) return nothing('The proposal promises no response time yet. Set targets in Promise.');
  const samples = collectResponses(played);
  if (samples.team.length === 0) return nothing('No handoff to anybody of the roster has been answered or due by the end of the data, so there is nothing to draw from.');
  const cases = findCases(played, samples);
  const draws = Math.max(20, Math.min(MOST_SEEDS, Math.floor(MOST_DRAWS / Math.max(1, cases.length))));
  const classes = input.configuration.tiers.classes;
  const shares = drawShares(cases, classes.length, draws, seed);
  return {
    reason: null, assumptions: assumptionsOf(played, samples, cases), draws, seed,
    rows: classes.map(({ id, name }, tier) => ({ tierId: id, name, n: cases.filter((one) => one.tier === tier).length, kept: shareOf(shares[tier]!) })),
    all: { n: cases.length, kept: shareOf(shares[classes.length]!) },
  };

  function assumptionsOf(of: Played, { own }: Responses, all: readonly Case[]): string[] {
    const enough = own.filter((list) => list.length >= NEEDED).length;
    const waiting = proposed.rep.reduce((sum, rep) => (rep < 0 ? sum + 1 : sum), 0);
    return [
      `Everybody answers proposed leads as he answered his own: ${countInWords(enough)} of ${of.input.configuration.routing.roster.length} have ${NEEDED} responses or more of their own, the others answer as the team did.`,
      'A response is drawn among those to the same tier on days with as many leads, where there are enough of them, and a lead that nobody touched is drawn as untouched.',
      ...(waiting > 0 ? [`${countInWords(waiting)} proposed ${waiting === 1 ? 'lead has' : 'leads have'} no person, so no answer is drawn for ${waiting === 1 ? 'it' : 'them'}: counted as not kept.`] : []),
      ...(of.input.configuration.routing.reassignment === undefined ? [] : ['Taking leads back from whoever lets them lie is left out: it would make some answers earlier.']),
      `${countInWords(proposed.count - all.length)} due after the end of the data or without a target are left out.`,
    ];
  }
}

interface Case {
  readonly tier: number;
  /** Ms of the budget that are left when the person gets the lead, and whether they run on his hours. */
  readonly leftMs: number;
  readonly isBusiness: boolean;
  /** What to draw from: pairs of business and elapsed ms, Infinity for never; empty: nobody to answer. */
  readonly from: readonly (readonly [business: number, elapsed: number])[];
}

/** The proposed leads whose promise is due within the data. */
function findCases({ input, proposed, clocks }: Played, samples: Responses): Case[] {
  const { tiers, sla } = input.configuration;
  const targets = tiers.classes.map(({ id }) => sla.targets.find(({ tierId }) => tierId === id));
  const bands = loadBands(proposed.rep, proposed.at, clocks, samples.bounds);
  const cases: Case[] = [];
  for (let i = 0; i < proposed.count; i += 1) {
    const target = targets[proposed.tier[i]!];
    if (target === undefined || !(proposed.dueAt[i]! <= input.history.to)) continue;
    const rep = proposed.rep[i]!;
    const isBusiness = target.clock === 'business';
    const calendar = calendarOfTarget(target, clockOf(clocks, rep));
    const waited = rep < 0 || Number.isNaN(proposed.assignedAt[i]!) ? Infinity : calendar == null ? proposed.assignedAt[i]! - proposed.at[i]! : elapsed(calendar, proposed.at[i]!, proposed.assignedAt[i]!);
    cases.push({ tier: proposed.tier[i]!, leftMs: target.budgetMinutes * MINUTE - waited, isBusiness, from: rep < 0 || waited === Infinity ? [] : samples.of(rep, proposed.tier[i]!, bands[i]!, NEEDED) });
  }
  return cases;
}

/** By tier, and for all of them behind: the share kept in every draw. */
function drawShares(cases: readonly Case[], tiers: number, draws: number, seed: number): number[][] {
  const shares: number[][] = Array.from({ length: tiers + 1 }, () => []);
  for (let draw = 0; draw < draws; draw += 1) {
    const random = seededRandom(seed + draw);
    const [kept, n] = [new Uint32Array(tiers + 1), new Uint32Array(tiers + 1)];
    for (const { tier, leftMs, isBusiness, from } of cases) {
      const drawn = from[random.below(Math.max(1, from.length))];
      const isKept = drawn !== undefined && drawn[isBusiness ? 0 : 1] <= leftMs;
      for (const place of [tier, tiers]) {
        n[place]! += 1;
        if (isKept) kept[place]! += 1;
      }
    }
    for (let place = 0; place <= tiers; place += 1) if (n[place]! > 0) shares[place]!.push(kept[place]! / n[place]!);
  }
  return shares;
}

function shareOf(shares: readonly number[]): SimulatedShare | null {
  const [low, median, high] = [quantile(shares, 0.05), quantile(shares, 0.5), quantile(shares, 0.95)];
  return low === null || median === null || high === null ? null : { low, median, high };
}
