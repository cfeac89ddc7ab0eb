import type { Period } from '../review/history-within.ts';
import type { EventMatch } from '../model/expression.ts';

/** What counts as a good end, within how many days of the handoff. */
export const OUTCOME_KINDS = ['sal', 'sql', 'opportunity', 'won'] as const;
export type EvidenceOutcome = (typeof OUTCOME_KINDS)[number];

/** What the room says once for all evidence of a workshop; outside every configuration, because nothing of it is agreed or pushed. */
export interface EvidenceSettings {
  /** Which activities tell a rep that he has a lead (a task, a notice), and within how many minutes of the handoff one is due. */
  readonly signal: { readonly events: readonly EventMatch[]; readonly withinMinutes: number };
  readonly outcome: EvidenceOutcome;
  /** Handoffs later than this many days before the end of the data are censored. */
  readonly horizonDays: number;
  readonly seed: number;
  /** In which part of the history handoffs count in a replay (UTC ms, both inclusive); null: in all of it. */
  readonly period: Period | null;
  /** Thresholds were chosen on what lies before this instant (UTC ms); null: on all of the history. */
  readonly tunedUntil: number | null;
}

/** Before anybody has said anything. */
export const FIRST_EVIDENCE_SETTINGS: EvidenceSettings = { signal: { events: [], withinMinutes: 60 }, outcome: 'sql', horizonDays: 60, seed: 1, period: null, tunedUntil: null };
