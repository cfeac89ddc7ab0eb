import type { PolicyFinding } from '../policy/policy-finding.ts';
import { findMismatches, readOwnerNeeds } from '../policy/mismatches.ts';
import { givenOverCap } from '../policy/days-over-cap.ts';
import { leadsOf } from '../replay/figure-book.ts';
import { replayedCount, whyUnknowable } from './count-handoffs.ts';
import type { Count, Measured, MeasuredFacts } from './gap-facts.ts';
import type { GapSources } from './gap-sources.ts';
import { measureHandover } from './measure-handover.ts';
import { measureScore } from './measure-score.ts';
import { measureTouches } from './measure-touches.ts';

/** Everything that the gap rules ask of a history; the leads behind each count go into `sources.sets`. */
export function measureFacts(sources: GapSources): MeasuredFacts {
  const parts = [measureOwners, measureTouches, measureHandover, measureScore] as const;
  const [owners, touches, handover, score] = parts;
  const part = <T>(of: (from: GapSources) => T, done: number): T => {
    sources.look(done / parts.length);
    return of(sources);
  };
  return { handoffs: sources.actual.count, ...part(owners, 0), ...part(touches, 1), ...part(handover, 2), ...part(score, 3) };
}

type Owners = Pick<MeasuredFacts, 'wrongTerritory' | 'wrongSegment' | 'overCap' | 'inactiveOwner' | 'uncovered' | 'unreachableRules' | 'overloadedPools' | 'uncoveredPeople' | 'departedMembers'>;

const NEVER_REACHED: readonly PolicyFinding['kind'][] = ['unreachable', 'identical', 'neverTrue', 'missingPool'];
const WITHOUT_COVER: readonly PolicyFinding['kind'][] = ['everybodyAway', 'nobodyLeft', 'emptyPool'];

/** Who was given the leads, and whether the policy could have given them (G07, G08, G10, G35 to G38). */
function measureOwners(sources: GapSources): Owners {
  const { known: { check, capacity }, input: { configuration: { routing } }, pause } = sources;
  pause(0);
  const why = whyUnknowable(sources, 'handoffs') ?? whyUnknowable(sources, 'owners');
  const sentences = (kinds: readonly PolicyFinding['kind'][]): string[] => check.findings.filter(({ kind }) => kinds.includes(kind)).map(({ sentence }) => sentence);
  const overloaded = capacity.flatMap(({ name, load, p90WaitMinutes, targetMinutes, verdict }) => {
    if (verdict === 'impossible') return [`The pool "${name}" is offered ${(load ?? 0).toFixed(2)} times what its people can take.`];
    return verdict === 'slow' ? [`In the pool "${name}" nine in ten leads wait up to ${Math.round(p90WaitMinutes ?? 0)} minutes for a free rep, and ${targetMinutes ?? 0} are promised.`] : [];
  });
  return {
    wrongTerritory: routing.territories.length === 0 ? { why: 'The proposal has no territories, so whose lead it is cannot be told. Add them in Route.' } : replayedCount(sources, 'actual.wrongTerritory'),
    wrongSegment: measureSegment(sources, why),
    overCap: measureOverCap(sources, why),
    inactiveOwner: replayedCount(sources, 'actual.inactiveOwner'),
    uncovered: routing.rules.length === 0 ? { why: 'The proposal has no routing rules yet. Add them in Route.' } : why !== null ? { why } : { n: check.uncovered.leads, of: check.total, set: `policy:${check.uncovered.set}`, honesty: 'deterministic' },
    unreachableRules: sentences(NEVER_REACHED),
    overloadedPools: [...overloaded, ...sentences(['mondayTooMuch'])],
    uncoveredPeople: sentences(WITHOUT_COVER),
    departedMembers: sentences(['departedMember']),
  };
}

function measureSegment(sources: GapSources, why: string | null): Measured<Count> {
  const { input: { history, configuration }, dayOf, actual, actualRep, pause } = sources;
  const { routing } = configuration;
  if ((routing.segments ?? []).length === 0) return { why: 'The proposal has no segments, so whether a lead was for its owner by size cannot be told. Add them in Route.' };
  if (why !== null) return { why };
  const segmentsOnly = { ...routing, territories: [], skills: [] };
  const found = findMismatches(segmentsOnly, readOwnerNeeds({ history, configuration: { ...configuration, routing: segmentsOnly } }, dayOf, actual, pause), actualRep).find(({ kind }) => kind === 'segment');
  if (found === undefined || found.of === 0) return { why: 'No handoff has both a lead and an owner whose segment is known.' };
  const isMeant = new Uint8Array(actual.count);
  for (const i of found.handoffs) isMeant[i] = 1;
  const set = 'gap:wrongSegment';
  sources.sets.put(set, () => leadsOf(actual, (i) => isMeant[i] === 1));
  return { n: found.handoffs.length, of: found.of, set, honesty: 'deterministic' };
}

function measureOverCap({ input: { configuration: { routing } }, actual, actualRep, clocks, sets }: GapSources, why: string | null): MeasuredFacts['overCap'] {
  if (routing.roster.every(({ dayCap }) => dayCap === undefined)) return { why: 'Nobody in the roster has a day cap, so no day can be over it.' };
  if (why !== null) return { why };
  const { isOver, days } = givenOverCap(routing.roster, clocks, actualRep, actual.at);
  const set = 'gap:overCap';
  sets.put(set, () => leadsOf(actual, (i) => isOver[i] === 1));
  return { days: days.reduce((sum, of) => sum + of, 0), leads: sets.get(set)?.length ?? 0, set, people: days.reduce((people, of) => people + (of > 0 ? 1 : 0), 0) };
}
