import type { Configuration } from '../model/configuration.ts';
import type { ReplayInput } from './replay-result.ts';

/** The stages of a replay that an edit may leave as they are. */
export type StageName = 'scores' | 'rising' | 'crossings' | 'counted' | 'routed' | 'handoffs' | 'handoffScores' | 'handoffFields' | 'proposedFields' | 'actualSide' | 'needs' | 'handoffMoments' | 'ruleTruths' | 'discovery' | 'unknowable' | 'intake' | 'openTimes' | 'judged' | 'judgedToday' | FigureStage;

/** The groups of figures that an edit may leave as they are. */
type FigureStage = 'takeBacks' | 'volume' | 'touches' | 'inside' | 'owners' | 'context' | 'spread' | 'commitments' | 'sales' | 'feedback' | 'weeks' | 'speed' | 'load' | 'sources';

/** Keeps what stages made, by everything that each depends on: an edit of routing never scores, one of a target never routes. */
export interface StageMemory {
  keep<T>(stage: StageName, key: string, make: () => T): T;
  clear(): void;
}

/** Makes every stage anew. */
export const FORGETFUL: StageMemory = { keep: (_, __, make) => make(), clear: () => undefined };

/** How many results each stage keeps: two proposals side by side, each before and after an edit. */
const KEPT = 4;

/** A memory for replays of one history under one population; whoever changes either clears it. */
export function createStageMemory(): StageMemory {
  const stages = new Map<StageName, Map<string, unknown>>();
  return {
    keep<T>(stage: StageName, key: string, make: () => T): T {
      const known = stages.get(stage) ?? new Map<string, unknown>();
      stages.set(stage, known);
      const found = known.has(key) ? (known.get(key) as T) : make(); // a stage always makes the same type
      known.delete(key); // moves it to the end: the oldest stands first
      known.set(key, found);
      for (const oldest of known.keys()) {
        if (known.size <= KEPT) break;
        known.delete(oldest);
      }
      return found;
    },
    clear: () => stages.clear(),
  };
}

type Keyed = Pick<ReplayInput, 'configuration' | 'clientZone' | 'absences'>;

/** Everything that decides when leads become MQLs: definitions, points, tiers, and which territory a lead is in. */
export const crossingsKey = ({ configuration: { definitions, score, tiers, routing }, clientZone }: Keyed): string =>
  JSON.stringify([definitions, score, tiers, routing.territoryField, routing.territories, clientZone]);

/** Everything that decides what a lead scores and which tier it is in; whether that makes it an MQL is asked elsewhere, so another threshold changes nothing. */
export const scoresKey = ({ configuration: { score, tiers, routing }, clientZone }: Keyed): string => {
  const { mqlThreshold: _, ...points } = score;
  return JSON.stringify([points, tiers, routing.territoryField, routing.territories, clientZone]);
};

/** Everything that decides who gets them beside the moments; the pools' hours and zones are the routing's own. */
export const routedKey = (input: Keyed): string => JSON.stringify([crossingsKey(input), input.configuration.routing, input.absences]);

/** What counts as a touch decides what is read of the handoffs that really were. */
export const handoffsKey = ({ sla }: Pick<Configuration, 'sla'>): string => JSON.stringify([sla.touches, sla.automatedTouches]);

/** Which fields are looked up at a handoff. */
export const fieldsKey = ({ routing }: Pick<Configuration, 'routing'>, required: readonly number[], promised: readonly (readonly number[])[]): string =>
  JSON.stringify([routing.territoryField, routing.territories, required, promised]);

/** Which hours count for whom, and who of the roster had a lead. */
export const hoursKey = ({ configuration: { routing }, clientZone }: Keyed): string => JSON.stringify([routing.roster, routing.calendars, clientZone]);

/** How what really happened is judged: by the tiers and their targets, on the hours of whoever had the lead, and by what is promised today. */
export const judgedKey = (input: Keyed & Pick<ReplayInput, 'currentResponseMinutes'>): string =>
  JSON.stringify([handoffsKey(input.configuration), scoresKey(input), hoursKey(input), input.configuration.sla.targets, input.currentResponseMinutes]);
