import type { DayOf } from '../expressions/day-of.ts';
import type { History } from '../history/history.ts';
import { applyPopulation, firstPopulation, type PopulationCounts, type PopulationRule } from '../history/population.ts';
import { populationSentence } from '../history/population-sentence.ts';
import type { Team } from '../model/workshop.ts';
import type { PolicyMoments } from '../policy/play-policy.ts';
import { rememberPolicy, type RememberedPolicy } from './policy-memory.ts';
import { createEvidence, type Evidence } from '../evidence/create-evidence.ts';
import type { EvidenceSettings } from '../evidence/evidence-settings.ts';
import type { ReplayInput, ReplayResult } from '../replay/replay-result.ts';
import { showPeriod, type ShownHistory } from '../replay/play-period.ts';
import { runAndKeep } from '../replay/run-replay.ts';
import type { ReplayWatch } from '../replay/replay-watch.ts';
import type { Played } from '../replay/played.ts';
import { createStageMemory, type StageMemory } from '../replay/stage-memory.ts';
import { DAY } from '../time/units.ts';
import { localDay, type ZoneTable } from '../time/zone-table.ts';

/** What a replay depends on beside the history. */
export type ReplaySettings = Omit<ReplayInput, 'history' | 'memory' | 'watch' | 'around'>;

/** A population rule as the room left it, and the zone whose days its criterion counts. */
export interface Population {
  readonly rule: PopulationRule;
  readonly acceptedBy: readonly Team[];
  readonly zone: ZoneTable | null;
}

/** One history in memory, and the last few replays of it, so that opening the leads behind a figure replays nothing. */
export interface ComputeSession {
  /** The history with the leads left out that the population rule names; as imported before there is one. */
  readonly history: History;
  /** The same before anybody was left out by a rule. */
  readonly imported: History;
  replay(settings: ReplaySettings, watch?: ReplayWatch): ReplayResult;
  /** Whether that replay is remembered, so that asking for it takes no time. */
  isPlayed(settings: ReplaySettings): boolean;
  /** The same with both arms as they were played. */
  play(settings: ReplaySettings): { readonly result: ReplayResult; readonly played: Played };
  /** What stages of replays made of this history; judgements on the same ground keep theirs beside them. */
  readonly memory: StageMemory;
  /** What the same replay shows beside its summary; its blocks are remembered with it. */
  evidence(settings: ReplaySettings, asked: EvidenceSettings): Evidence;
  /** A routing policy played on its own, remembered as replays are. */
  policy(settings: ReplaySettings, which: PolicyMoments, watch?: ReplayWatch): RememberedPolicy;
  /** Sets who counts from now on; replays of before are forgotten. */
  populate(population: Population): PopulationCounts;
  /** What a rule would do, without doing it; null: the rule that stands before anybody wrote one. */
  countPopulation(population: { readonly rule: PopulationRule | null; readonly zone: ZoneTable | null }): { readonly rule: PopulationRule; readonly counts: PopulationCounts };
}

interface RememberedReplay {
  readonly result: ReplayResult;
  readonly played: Played;
  evidence(asked: EvidenceSettings): Evidence;
}

/** How many replays a session remembers: two proposals side by side, each before and after an edit. */
const REMEMBERED = 4;
/** And of how many periods it keeps the history that they show. */
const PERIODS = 2;

/** A session over one history. */
export function createComputeSession(imported: History): ComputeSession {
  const remembered = new Map<string, RememberedReplay>();
  const policies = new Map<string, RememberedPolicy>();
  let history = imported;
  let sentences: readonly string[] = [];
  // An edit of rules, people or targets leaves the moments as they are, which is most of the work.
  const memory = createStageMemory();
  const inputOf = (settings: ReplaySettings): ReplayInput => ({ ...settings, history, memory });
  const periods = new Map<string, ShownHistory & { readonly memory: StageMemory }>();
  const shownOf = (settings: ReplaySettings): ReplayInput => {
    const { period } = settings;
    if (period === undefined) return inputOf(settings);
    return { ...settings, ...recall(periods, JSON.stringify(period), () => ({ ...showPeriod(history, period), memory: createStageMemory() }), PERIODS) };
  };
  const play = (settings: ReplaySettings, watch?: ReplayWatch): RememberedReplay => {
    const { result, played } = runAndKeep(watch === undefined ? shownOf(settings) : { ...shownOf(settings), watch });
    const evidence = new Map<string, Evidence>();
    return {
      played,
      result: { ...result, summary: { ...result.summary, warnings: [...sentences, ...result.summary.warnings] } },
      evidence: (asked) => recall(evidence, JSON.stringify(asked), () => createEvidence(played, asked)),
    };
  };
  const replay = (settings: ReplaySettings, watch?: ReplayWatch): RememberedReplay => recall(remembered, settingsKey(settings), () => play(settings, watch));
  return {
    get history() {
      return history;
    },
    imported,
    replay: (settings, watch) => replay(settings, watch).result,
    isPlayed: (settings) => remembered.has(settingsKey(settings)),
    play: (settings) => replay(settings),
    memory,
    evidence: (settings, asked) => replay(settings).evidence(asked),
    policy: (settings, which, watch) => recall(policies, `${which} ${settingsKey(settings)}`, () => rememberPolicy(watch === undefined ? inputOf(settings) : { ...inputOf(settings), watch }, which)),
    populate({ rule, acceptedBy, zone }) {
      const applied = applyPopulation(imported, rule, dayOfZone(zone));
      history = applied.history;
      sentences = [populationSentence(applied.counts, acceptedBy), ...applied.counts.warnings];
      remembered.clear();
      policies.clear();
      periods.clear();
      memory.clear();
      return applied.counts;
    },
    countPopulation({ rule: asked, zone }) {
      const rule = asked ?? firstPopulation(imported);
      return { rule, counts: applyPopulation(imported, rule, dayOfZone(zone)).counts };
    },
  };
}

/** What is remembered under a key, or made and remembered; the one that was asked for longest ago is forgotten. */
function recall<T>(remembered: Map<string, T>, key: string, make: () => T, most = REMEMBERED): T {
  const found = remembered.get(key) ?? make();
  remembered.delete(key); // moves it to the end: the oldest stands first
  remembered.set(key, found);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= most) break;
    remembered.delete(oldest);
  }
  return found;
}

/** Days of the client's zone; of UTC where the zone is unknown. */
const dayOfZone = (zone: ZoneTable | null): DayOf => (zone === null ? (at) => Math.floor(at / DAY) : (at) => localDay(zone, at));

/** Everything that a replay's result depends on, as text; zone tables follow from the zones' names. */
export const settingsKey = ({ configuration, absences, clientZone, currentResponseMinutes, period, tunedUntil }: ReplaySettings): string =>
  JSON.stringify([configuration, absences, clientZone, currentResponseMinutes, period, tunedUntil]);
