import type { RunningShell } from '../shells.ts';

/** What the day's steps hand on to each other. */
export interface Day {
  readonly app: RunningShell;
  /** The client's CSV files. */
  readonly files: readonly string[];
  /** Which of their columns says where a lead comes from, and which activities a person of sales makes. */
  readonly facts: { readonly goodField: string; readonly goodValue: string; readonly touch: string; readonly handRaise: string; readonly engagement: string };
}

/** One stretch of the workshop day, by role and label only. */
export interface DayStep {
  readonly name: string;
  run(day: Day): Promise<void>;
}
