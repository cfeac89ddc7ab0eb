import { quantile } from '../metrics/quantile.ts';
import { countByWeek, weeksBetween, wholeWeeks } from '../metrics/weekly-counts.ts';
import { figureOfClause, type Clause } from '../sla/clauses.ts';
import { calendarOfTarget, responseMinutes } from '../sla/response-clock.ts';
import { clockOf } from './judge-handoffs.ts';
import { weeklyCapacity } from './load-spread.ts';
import type { Played } from './played.ts';
import type { ReplayResult } from './replay-result.ts';

/** Who or what a clause was not kept by: `name` is a rep's or owner's, or a source; `n` counts all of his, null where only the misses are known. */
export interface ClauseMiss {
  readonly id: string;
  readonly name: string;
  readonly missed: number;
  readonly n: number | null;
}

/** What a clause comes to beyond its share: by whom it was not kept, and what keeping it would take. */
export interface ClauseTest {
  readonly by: 'person' | 'source';
  /** Most misses first; nobody who missed nothing. */
  readonly misses: readonly ClauseMiss[];
  /** Leads of this clause in a busy week: 9 of 10 whole weeks bring no more (p90); null without a whole week. */
  readonly busyWeek: number | null;
  /** What the people in pools can take in a week by their caps; null where somebody has none. */
  readonly capacity: number | null;
  readonly people: number;
  /** The time within which the promised share (90 % where every lead is promised) was touched, in minutes on the clause's clock; null: not reached, or no such clause. */
  readonly reachMinutes: number | null;
  /** The share that `reachMinutes` is about; null for clauses without a time. */
  readonly reachShare: number | null;
}

const USUAL_SHARE = 0.9;

/** The test of one clause on a played history; `sets` holds the leads that break it. */
export function testClause(played: Played, { sets }: Pick<ReplayResult, 'sets'>, clause: Clause): ClauseTest {
  const { input, actual, actualMoments, clocks, intakeTo } = played;
  const { subject } = clause;
  const tier = subject.kind === 'response' ? input.configuration.tiers.classes.findIndex(({ id }) => id === subject.target.tierId) : -1;
  const isMeant = (i: number): boolean => tier < 0 || actualMoments.tier[i] === tier;
  const weeks = weeksBetween(clocks.client.zone, input.history.from, intakeTo);
  const counts = countByWeek(weeks, clocks.client.zone, actual.at.filter((_, i) => isMeant(i)));
  const { pools } = input.configuration.routing;
  return {
    by: clause.team === 'sales' ? 'person' : 'source',
    misses: subject.kind === 'response' ? missedTouches(played, isMeant) : missesOf(played, clause, sets),
    busyWeek: weeks.starts.length === 0 ? null : quantile(wholeWeeks(weeks, counts, clocks.client.zone, input.history.from, intakeTo), USUAL_SHARE),
    capacity: weeklyCapacity(played),
    people: new Set(pools.flatMap(({ members }) => members.map(({ repId }) => repId))).size,
    ...reach(played, clause, isMeant),
  };
}

/** Without stages or touches in the history nobody missed anything that could be known. */
const isUnknowable = ({ unknowable }: Played): boolean => unknowable.stages !== null || unknowable.touches !== null;

/** Late and never touched leads of a tier by the owner who had them, with how many of his clocks had run out. */
function missedTouches(played: Played, isMeant: (i: number) => boolean): ClauseMiss[] {
  if (isUnknowable(played)) return [];
  const tally = new Map<string, { name: string; missed: number; n: number }>();
  played.judged.forEach((state, i) => {
    if (state > LAST_DUE || !isMeant(i)) return;
    const { id, name } = ownerOf(played, i);
    const row = tally.get(id) ?? { name, missed: 0, n: 0 };
    row.n += 1;
    if (state !== KEPT) row.missed += 1;
    tally.set(id, row);
  });
  return ordered([...tally].map(([id, row]) => ({ id, ...row })));
}

const KEPT = 0;
/** Kept, late and never: clocks that had run out. */
const LAST_DUE = 2;

function ownerOf({ input, actual }: Played, i: number): { readonly id: string; readonly name: string } {
  const owner = input.history.owners[actual.owner[i]! - 1];
  return owner === undefined ? { id: '', name: 'nobody' } : { id: owner.extId, name: owner.name === '' ? owner.extId : owner.name };
}

/** The leads that break a clause by owner, or by source for a promise of marketing; a lead stands with its last handoff. */
function missesOf(played: Played, clause: Clause, sets: ReplayResult['sets']): ClauseMiss[] {
  const { input, actual } = played;
  const broken = new Set(sets.get(figureOfClause(clause)) ?? []);
  const { fields, roles } = input.history;
  const source = fields.find(({ name }) => name === roles.source);
  const tally = new Map<string, { name: string; missed: number }>();
  const counted = new Set<number>();
  for (let i = actual.count - 1; i >= 0; i -= 1) {
    const lead = actual.lead[i]!;
    if (!broken.has(lead) || counted.has(lead)) continue;
    counted.add(lead);
    const value = source?.values[source.current[lead] ?? 0] ?? '';
    const { id, name } = clause.team === 'sales' ? ownerOf(played, i) : { id: value, name: value === '' ? 'no source' : value };
    const row = tally.get(id) ?? { name, missed: 0 };
    row.missed += 1;
    tally.set(id, row);
  }
  return ordered([...tally].map(([id, row]) => ({ id, ...row, n: null })));
}

const ordered = (rows: readonly ClauseMiss[]): ClauseMiss[] => rows.filter(({ missed }) => missed > 0).sort((a, b) => b.missed - a.missed || (a.id < b.id ? -1 : 1));

/** Order statistics over the clocks that had run out; who was never touched stands behind everybody who was. */
function reach(played: Played, { subject }: Clause, isMeant: (i: number) => boolean): Pick<ClauseTest, 'reachMinutes' | 'reachShare'> {
  if (subject.kind !== 'response' || isUnknowable(played)) return { reachMinutes: null, reachShare: null };
  const { actual, actualRep, clocks, judged } = played;
  const reachShare = subject.target.share ?? USUAL_SHARE;
  const minutes: number[] = [];
  judged.forEach((state, i) => {
    if (state > LAST_DUE || !isMeant(i)) return;
    const calendar = calendarOfTarget(subject.target, clockOf(clocks, actualRep[i] ?? -1));
    const [from, to] = [actual.at[i]!, actual.touchAt[i]!];
    minutes.push(Number.isNaN(to) || calendar === undefined ? Infinity : responseMinutes(calendar, from, to));
  });
  const at = minutes.sort((a, b) => a - b)[Math.ceil(reachShare * minutes.length) - 1] ?? Infinity;
  return { reachMinutes: Number.isFinite(at) ? at : null, reachShare };
}
