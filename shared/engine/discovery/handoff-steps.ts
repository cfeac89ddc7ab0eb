import { STATES } from '../history/history.ts';

/**
 * What a handoff is seen to consist of: stages and outcomes reached, owners set, the first task or notification, the
 * first outreach by automation, the first logged touch, and deals. The order is that of the codes.
 */
export const HANDOFF_STEPS = [...STATES, 'ownerSet', 'ownerChanged', 'ownerCleared', 'action', 'automated', 'touch', 'dealCreated', 'dealWon', 'dealLost'] as const;
export type HandoffStep = (typeof HANDOFF_STEPS)[number];

/** The place of a step among `HANDOFF_STEPS`. */
export const stepCode = (step: HandoffStep): number => HANDOFF_STEPS.indexOf(step);

/** Steps after which nobody owes the lead anything more. */
export const ENDING_STEPS: readonly HandoffStep[] = ['customer', 'rejected', 'recycled', 'disqualified', 'dealWon', 'dealLost'];

/** How far along each stage is, in half steps: SAL lies between MQL and SQL and may be left out (domain.md §1). */
const STAGE_RANKS: readonly number[] = [0, 2, 3, 4, 6, 8];

/** What a change from one state to another is: to an earlier stage, past a stage, or neither; outcomes are neither. */
export function kindOfChange(from: number, to: number): 'back' | 'skip' | 'on' {
  const [before, after] = [STAGE_RANKS[from], STAGE_RANKS[to]];
  if (before === undefined || after === undefined) return 'on';
  return after < before ? 'back' : after - before > 2 ? 'skip' : 'on';
}
