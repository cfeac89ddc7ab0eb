/**
 * Chooses the cases of a blind round (domain.md §4.1): a quarter won, a quarter rejected, a quarter without a logged
 * touch, a quarter within ten points of the threshold, each drawn by chance from a seed. A stratum that is too small is
 * filled from the others, then from any other MQL, and the notes say so. The order that people see is shuffled.
 */
import type { History } from '../history/history.ts';
import { seededRandom, shuffled } from '../metrics/seeded-random.ts';
import type { Configuration } from '../model/configuration.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { caseCandidates, STRATA, type CaseCandidate, type Stratum } from './case-candidates.ts';
import { caseFacts, type CaseFacts } from './case-facts.ts';
import { caseFields } from './case-fields.ts';

/** Fewer cases than this say little, more tire the room (domain.md §4.1). */
export const FEWEST_CASES = 10;
export const MOST_CASES = 20;

/** What to draw: how many cases, from which seed, and which leads were cases before and do not come again. */
export interface DrawSettings {
  readonly cases: number;
  readonly seed: number;
  readonly without: readonly string[];
}

/** A case as it is kept: its number in the round, the lead behind it, the moment (UTC ms), and what a judge sees. */
export interface BlindCase extends CaseFacts {
  readonly number: number;
  readonly leadId: string;
  readonly at: number;
}

/** How many leads a stratum holds, how many cases it should give, and how many it gave. */
export interface StratumCount {
  readonly stratum: Stratum;
  readonly leads: number;
  readonly wanted: number;
  readonly drawn: number;
}

/** The cases of a round; none, with a sentence among the notes, when there is no lead to draw. */
export interface DrawnCases {
  readonly cases: readonly BlindCase[];
  readonly strata: readonly StratumCount[];
  /** Leads with a recorded MQL moment that were no case before. */
  readonly leads: number;
  readonly notes: readonly string[];
}

const STRATUM_WORDS: Readonly<Record<Stratum, string>> = {
  won: 'won leads', rejected: 'rejected leads', noTouch: 'leads without a logged touch', nearThreshold: 'leads within ten points of the threshold',
};

/** Draws a round. */
export function drawCases(history: History, configuration: Configuration, zone: ZoneTable, settings: DrawSettings): DrawnCases {
  const { candidates: all, notes } = caseCandidates(history, configuration, zone);
  const before = new Set(settings.without);
  const candidates = all.filter(({ lead }) => !before.has(history.leadIds[lead] ?? ''));
  const { chosen, strata } = choose(candidates, settings);
  const isOfSales = createEventMatcher(history, [...configuration.sla.touches, ...configuration.sla.automatedTouches]);
  const fields = chosen.length === 0 ? [] : caseFields(history, configuration);
  const order = shuffled(chosen, seededRandom(settings.seed + 1));
  return {
    cases: order.map(({ lead, at }, index) => ({ number: index + 1, leadId: history.leadIds[lead] ?? '', at, ...caseFacts(history, lead, at, fields, isOfSales) })),
    strata,
    leads: candidates.length,
    notes: [...notesOf(all.length, candidates.length, settings.cases, strata), ...notes],
  };
}

/** How the cases fall on the strata: even, the first ones get the odd cases. */
const quotaOf = (cases: number, place: number): number => Math.floor(cases / STRATA.length) + (place < cases % STRATA.length ? 1 : 0);

function choose(candidates: readonly CaseCandidate[], { cases, seed }: DrawSettings): { chosen: CaseCandidate[]; strata: StratumCount[] } {
  const random = seededRandom(seed);
  const order = shuffled(candidates, random);
  const chosen = new Set<CaseCandidate>();
  const take = (pool: readonly CaseCandidate[], most: number): number => {
    const before = chosen.size;
    for (const candidate of pool) {
      if (chosen.size - before >= most) break;
      chosen.add(candidate);
    }
    return chosen.size - before;
  };
  const pools = STRATA.map((stratum) => order.filter((candidate) => candidate.strata.includes(stratum)));
  const strata = STRATA.map((stratum, place) => {
    const pool = pools[place] ?? [];
    const wanted = quotaOf(cases, place);
    return { stratum, leads: pool.length, wanted, drawn: take(pool, wanted) };
  });
  // What is missing comes evenly from the other strata first, then from any lead.
  for (let isAny = true; isAny && chosen.size < cases; ) {
    isAny = false;
    for (const pool of pools) isAny = take(pool, Math.min(1, cases - chosen.size)) > 0 || isAny;
  }
  take(order, cases - chosen.size);
  return { chosen: [...chosen], strata };
}

function notesOf(all: number, fresh: number, cases: number, strata: readonly StratumCount[]): string[] {
  if (all === 0) return ['No lead of this history has a recorded MQL moment, so there is nothing to judge. Import the date on which leads became MQLs, under Prepare.'];
  if (fresh === 0) return ['Every lead with an MQL moment was a case before. Import more history under Prepare, or talk about the cases that are there.'];
  const short = strata.filter(({ drawn, wanted }) => drawn < wanted);
  return [
    ...(fresh < cases ? [`Only ${fresh} ${fresh === 1 ? 'lead' : 'leads'} can be a case, so the round has ${fresh} instead of ${cases}: too few to lean on below ${FEWEST_CASES}.`] : []),
    ...short.map(({ stratum, drawn, wanted }) => `${drawn === 0 ? 'No case is' : drawn === 1 ? 'Only 1 case is' : `Only ${drawn} cases are`} from ${STRATUM_WORDS[stratum]}, where ${wanted} should be; ${fresh < cases ? 'there are no more' : 'the others fill the place'}.`),
  ];
}
