import type { Weeks } from '../metrics/weekly-counts.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import type { ActualHandoffs } from './find-handoffs.ts';
import type { ResponseStates } from './judge-handoffs.ts';
import type { OpenTimes } from './open-times.ts';
import type { Moments } from './read-moments.ts';
import type { ReplayDecisions, ReplayInput } from './replay-result.ts';

/** Why figures about a part of the world cannot be known from this history, as sentences; null: they can. */
export interface Unknowables {
  readonly stages: string | null;
  readonly owners: string | null;
  readonly touches: string | null;
}

/** A history played through a proposal: both arms, before anything is counted. */
export interface Played {
  readonly input: ReplayInput;
  readonly clocks: RosterClocks;
  /** When the last lead came in or was really handed over (UTC ms); NaN for a history without times. */
  readonly intakeTo: number;
  /** Up to the last handoff of either arm. */
  readonly weeks: Weeks;
  readonly unknowable: Unknowables;
  readonly actual: ActualHandoffs;
  readonly actualMoments: Moments;
  /** By actual handoff: the owner's place in the roster, -1 for nobody and for owners outside it. */
  readonly actualRep: Int16Array;
  /** Open ms of those people before each actual handoff and its first touch. */
  readonly open: OpenTimes;
  /** By actual handoff: judged by the proposal's targets, and by what is promised today. */
  readonly judged: ResponseStates;
  readonly judgedToday: ResponseStates;
  readonly proposed: ReplayDecisions;
  readonly proposedMoments: Moments;
  /** Required fields that the history does not have. */
  readonly missingFields: readonly string[];
}
