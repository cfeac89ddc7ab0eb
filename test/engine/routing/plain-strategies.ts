import type { Pool } from '../../../shared/engine/model/configuration.ts';

/** One lead that a pool gave: who could have taken it, and who did. */
export interface PlainPick {
  readonly eligible: readonly string[];
  readonly picked: string;
}

/** What a strategy may ask, at the instant of the pick. */
export interface PlainWorld {
  readonly weight: (repId: string) => number;
  readonly open: (repId: string) => number;
  readonly openCap: (repId: string) => number | undefined;
  readonly nextWorking: (repId: string) => number;
}

/** The plain, slow definition of every strategy (domain.md §5): the number of each eligible member, the lowest wins; from the pool's whole past. */
export function plainScores(pool: Pool, eligible: readonly string[], past: readonly PlainPick[], world: PlainWorld): Map<string, number> {
  const scores = new Map<string, number>();
  const { weight } = world;
  if (pool.strategy === 'weightedSmooth') {
    const credit = smoothCredits(past, weight);
    for (const repId of eligible) scores.set(repId, -((credit.get(repId) ?? 0) + weight(repId)));
  }
  if (pool.strategy === 'shortfall') {
    const had = shortfallCounts(past, eligible, weight);
    const leads = sum(eligible.map((repId) => had.get(repId) ?? 0));
    const weights = sum(eligible.map(weight));
    for (const repId of eligible) scores.set(repId, (had.get(repId) ?? 0) * weights - weight(repId) * (leads + 1));
  }
  if (pool.strategy === 'leastLoaded') {
    const isShare = eligible.every((repId) => (world.openCap(repId) ?? 0) > 0);
    for (const repId of eligible) scores.set(repId, isShare ? world.open(repId) / (world.openCap(repId) ?? 1) : world.open(repId));
  }
  if (pool.strategy === 'fastestFree') for (const repId of eligible) scores.set(repId, world.nextWorking(repId));
  if (pool.strategy === 'hubspotRotate') {
    const since = past.findLastIndex((pick) => !isSame(pick.eligible, eligible)) + 1;
    for (const repId of eligible) scores.set(repId, past.slice(since).filter(({ picked }) => picked === repId).length);
  }
  if (pool.strategy === 'ordered') inOrder(pool, eligible, past).forEach((repId, place) => scores.set(repId, place));
  return scores;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((each) => b.includes(each));

function smoothCredits(past: readonly PlainPick[], weight: (repId: string) => number): Map<string, number> {
  const credit = new Map<string, number>();
  for (const { eligible, picked } of past) {
    for (const repId of eligible) credit.set(repId, (credit.get(repId) ?? 0) + weight(repId));
    credit.set(picked, (credit.get(picked) ?? 0) - sum(eligible.map(weight)));
  }
  return credit;
}

/** Leads so far, a returning member's set to his share of what those had who stayed. */
function shortfallCounts(past: readonly PlainPick[], now: readonly string[], weight: (repId: string) => number): Map<string, number> {
  const had = new Map<string, number>();
  const welcome = (eligible: readonly string[], before: readonly string[] | undefined): void => {
    if (before === undefined) return;
    const stayed = eligible.filter((repId) => before.includes(repId));
    if (stayed.length === 0) return;
    const leads = sum(stayed.map((repId) => had.get(repId) ?? 0));
    for (const repId of eligible) if (!before.includes(repId)) had.set(repId, (weight(repId) * leads) / sum(stayed.map(weight)));
  };
  past.forEach(({ eligible, picked }, i) => {
    welcome(eligible, past[i - 1]?.eligible);
    had.set(picked, (had.get(picked) ?? 0) + 1);
  });
  welcome(now, past.at(-1)?.eligible);
  return had;
}

/** The order in which the eligible members would be taken: kept turns first, then around the circle from the pointer. */
function inOrder(pool: Pool, eligible: readonly string[], past: readonly PlainPick[]): string[] {
  const members = pool.members.map(({ repId }) => repId);
  const kept = new Set<string>();
  let pointer = 0;
  const around = (): string[] => [...members.slice(pointer), ...members.slice(0, pointer)];
  for (const pick of past) {
    if (kept.has(pick.picked) && pool.skipPolicy === 'hold') {
      kept.delete(pick.picked);
      continue;
    }
    for (const repId of around()) {
      if (repId === pick.picked) break;
      if (pool.skipPolicy === 'hold') kept.add(repId);
    }
    pointer = (members.indexOf(pick.picked) + 1) % members.length;
  }
  const first = members.filter((repId) => kept.has(repId) && eligible.includes(repId));
  return [...first, ...around().filter((repId) => eligible.includes(repId) && !first.includes(repId))];
}
