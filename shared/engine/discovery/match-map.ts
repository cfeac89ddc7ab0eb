import type { HandoffMap, MapEdge } from '../model/handoff-map.ts';
import { elapsed } from '../time/business-calendar.ts';
import type { WaitSummary } from './discovery.ts';
import type { DiscoveryInput } from './discover-handoff.ts';
import { HANDOFF_STEPS, stepCode, type HandoffStep } from './handoff-steps.ts';
import { meaningOfStep, meaningOfWords, saidLimit } from './step-meaning.ts';
import { traceHandoffs, type HandoffTrace } from './trace-handoffs.ts';
import { createWaitTable } from './wait-table.ts';

/** A said way of the map beside what the history shows between its two ends. */
export interface MatchedEdge {
  readonly edgeId: string;
  /** What each end is in the history, as chosen, else by its words, the step before or what is said; null: nothing that it records. */
  readonly from: HandoffStep | null;
  readonly to: HandoffStep | null;
  /** Of the handoffs that came to the first end, those that came to the second one later or at once. */
  readonly n: number;
  readonly of: number;
  readonly elapsed: WaitSummary;
  readonly business: WaitSummary;
  /** The longest that people say it takes, in ms on `clock`, by the target or by their words; null: they name no time. */
  readonly saidMs: number | null;
  readonly clock: 'business' | 'elapsed';
  /** Null where the history cannot tell, and `why` says so. */
  readonly relation: 'agrees' | 'contradicts' | null;
  readonly why: string | null;
  readonly set: string | null;
}

/** A step of the map as the history knows it. */
export interface MatchedStep {
  readonly stepId: string;
  readonly is: HandoffStep | null;
  readonly n: number;
  readonly set: string | null;
}

/** A said map laid over the handoffs that really were. */
export interface MatchedMap {
  readonly handoffs: number;
  readonly edges: readonly MatchedEdge[];
  readonly steps: readonly MatchedStep[];
  /** Direct ways of the history that no way of the map says, most frequent first. */
  readonly unsaid: readonly { readonly from: HandoffStep; readonly to: HandoffStep; readonly n: number }[];
}

/** A way that fewer than this share of the handoffs take is not what happens. */
const USUAL_SHARE = 0.5;
const WIDTH = HANDOFF_STEPS.length;

/** Compares each way of a map with the history: how many go it, how long it takes, and whether that is what people say. */
export function matchMap(map: HandoffMap, input: DiscoveryInput): MatchedMap {
  const meanings = new Map(map.steps.map((step) => [step.id, meaningOfStep(step)]));
  const chosen = new Set(map.steps.filter(({ meaning }) => meaning !== undefined).map(({ id }) => id));
  const ends = map.edges.map(({ from, to, said }) => [beginningOf(from, map, meanings), meanings.get(to) ?? (chosen.has(to) ? null : meaningOfWords(said))] as const);
  const pairs = ends.map(([from, to]) => (from === null || to === null || from === to ? null : { from: stepCode(from), to: stepCode(to) }));
  const waits = createWaitTable(pairs.length);
  const [begun, done] = [new Uint32Array(pairs.length), new Uint32Array(pairs.length)];
  const [stepCounts, direct] = [new Uint32Array(WIDTH), new Uint32Array(WIDTH * WIDTH)];
  traceHandoffs(input.history, input.handoffs, input.rules, (trace) => {
    countSteps(trace, stepCounts, direct);
    pairs.forEach((pair, edge) => {
      const start = pair === null ? -1 : placeOf(trace, pair.from, 0);
      if (pair === null || start < 0) return;
      begun[edge]! += 1;
      const end = placeOf(trace, pair.to, start + 1);
      if (end < 0) return;
      done[edge]! += 1;
      const calendar = input.calendarOf(trace.handoff);
      waits.add(edge, trace.at[end]! - trace.at[start]!, calendar === null ? NaN : elapsed(calendar, trace.at[start]!, trace.at[end]!));
    });
  });
  const { elapsed: day, business } = waits.summarise(() => input.rules.watch?.(1));
  const said = new Set(pairs.map((pair) => (pair === null ? -1 : pair.from * WIDTH + pair.to)));
  return {
    handoffs: input.handoffs.count,
    edges: map.edges.map((edge, i) => matched(edge, ends[i]!, { n: done[i]!, of: begun[i]!, elapsed: day[i]!, business: business[i]! }, meanings.get(edge.from) == null)),
    steps: map.steps.map(({ id }) => stepOf(id, meanings.get(id) ?? null, stepCounts)),
    unsaid: Array.from(direct, (n, pair) => ({ pair, n })).filter(({ pair, n }) => n > 0 && !said.has(pair)).sort((a, b) => b.n - a.n || a.pair - b.pair).map(({ pair, n }) => ({ from: HANDOFF_STEPS[Math.floor(pair / WIDTH)]!, to: HANDOFF_STEPS[pair % WIDTH]!, n })),
  };
}

/**
 * What a way begins with in the history: its own step, else what leads there. Where a rep opens a lead nothing is
 * recorded, so the way on from there is measured from the step before.
 */
function beginningOf(stepId: string, map: HandoffMap, meanings: ReadonlyMap<string, HandoffStep | null>, seen: ReadonlySet<string> = new Set()): HandoffStep | null {
  const own = meanings.get(stepId) ?? null;
  if (own !== null || seen.has(stepId)) return own;
  const before = map.edges.filter(({ to, kind }) => to === stepId && (kind === 'flow' || kind === 'handoff'));
  const [only] = before;
  return before.length === 1 && only !== undefined ? beginningOf(only.from, map, meanings, new Set([...seen, stepId])) : null;
}

function stepOf(stepId: string, is: HandoffStep | null, counts: Uint32Array): MatchedStep {
  const n = is === null ? 0 : counts[stepCode(is)]!;
  return { stepId, is, n, set: is === null ? null : `discovery:step.${is}` };
}

function countSteps({ steps, length }: HandoffTrace, counts: Uint32Array, direct: Uint32Array): void {
  let seen = 0;
  for (let i = 0; i < length; i += 1) {
    if ((seen & (1 << steps[i]!)) === 0) counts[steps[i]!]! += 1;
    seen |= 1 << steps[i]!;
    if (i > 0) direct[steps[i - 1]! * WIDTH + steps[i]!]! += 1;
  }
}

/** Where a step first stands in a trace from a place on; -1: nowhere. */
export function placeOf({ steps, length }: HandoffTrace, step: number, from: number): number {
  for (let i = from; i < length; i += 1) if (steps[i] === step) return i;
  return -1;
}

type Counted = Pick<MatchedEdge, 'n' | 'of' | 'elapsed' | 'business'>;

/** A way whose beginning is borrowed from the step before takes that step's time too, so it can agree and never contradict. */
function matched(edge: MapEdge, [from, to]: readonly [HandoffStep | null, HandoffStep | null], counted: Counted, isBorrowed: boolean): MatchedEdge {
  const saidMs = edge.targetMs ?? saidLimit(edge.said);
  const clock = edge.targetMs === null ? 'elapsed' : edge.targetClock;
  const known = { edgeId: edge.id, from, to, ...counted, saidMs, clock } as const;
  if (from === null || to === null) return { ...known, relation: null, why: `The history records nothing that is ${from === null ? 'where this begins' : 'where this ends'}. Choose in the step’s panel what it is there.`, set: null };
  if (from === to) return { ...known, relation: null, why: 'Both ends are the same thing in the history.', set: null };
  const set = `discovery:way.${from}.${to}`;
  if (counted.of === 0) return { ...known, relation: null, why: 'No handoff of this history came to where this begins.', set };
  const relation = relationOf(known);
  if (isBorrowed && relation === 'contradicts') return { ...known, relation: null, why: 'Where this begins is not recorded, and from the step before it takes longer, or fewer go on, than is said.', set };
  return { ...known, relation, why: null, set };
}

/** Said ways are usual, and in the middle take no longer than said. */
function relationOf({ n, of, elapsed: day, business, saidMs, clock }: Counted & Pick<MatchedEdge, 'saidMs' | 'clock'>): 'agrees' | 'contradicts' {
  if (n / of < USUAL_SHARE) return 'contradicts';
  const median = clock === 'business' ? business.median : day.median;
  return saidMs === null || median === null || median <= saidMs ? 'agrees' : 'contradicts';
}
