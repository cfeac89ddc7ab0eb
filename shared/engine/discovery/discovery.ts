import type { EventMatch } from '../model/expression.ts';
import type { HandoffStep } from './handoff-steps.ts';

/** What counts as something happening after a stage change (domain.md §10, G17), beside an owner being set. */
export interface ActionRule {
  /** Tasks, notifications and automated sequences. */
  readonly events: readonly EventMatch[];
  /** Whether setting or changing the owner counts too. */
  readonly countsOwner: boolean;
  /** How long after a stage change an action still belongs to it, in minutes; both ends count. */
  readonly windowMinutes: number;
}

/** Median and p90 of some waits in ms; null where there are none or no working hours are known. */
export interface WaitSummary {
  readonly median: number | null;
  readonly p90: number | null;
}

/** How often one step directly followed another, and how long that took. */
export interface MeasuredEdge {
  readonly from: HandoffStep;
  readonly to: HandoffStep;
  readonly n: number;
  readonly elapsed: WaitSummary;
  readonly business: WaitSummary;
}

/** One way that handoffs went, from the stage before the trigger on; `share` of all handoffs. */
export interface Variant {
  readonly steps: readonly HandoffStep[];
  readonly n: number;
  readonly share: number;
}

/** The moment as measured on handoffs with a logged touch: from the trigger to the touch (domain.md §1), in ms. */
export interface MeasuredMoment {
  readonly touched: number;
  readonly untouched: number;
  readonly elapsed: WaitSummary;
  readonly business: WaitSummary;
  /** Mean ms before somebody had the lead, and from then to the touch; null where no handoff was touched. */
  readonly meanToOwner: number | null;
  readonly meanToTouch: number | null;
}

/**
 * The actual handoff as the history shows it (domain.md §2, §10). Each handoff is one trace of steps; a step that
 * repeats the one before it is left out, and actions, automation and touches stand once, where they first were.
 */
export interface Discovery {
  readonly handoffs: number;
  /** In how many handoffs each step stands; only those that do, in the order of the steps. */
  readonly steps: readonly { readonly step: HandoffStep; readonly n: number }[];
  /** Most frequent first. */
  readonly edges: readonly MeasuredEdge[];
  /** Most frequent first, and how many there are beyond those listed. */
  readonly variants: readonly Variant[];
  readonly furtherVariants: number;
  /** Owner to owner inside handoffs; '' is nobody. Most frequent first. */
  readonly handovers: readonly { readonly from: string; readonly to: string; readonly n: number }[];
  /** Stage changes to an earlier stage, and past a stage; handoffs with at least one of either. */
  readonly back: readonly { readonly from: HandoffStep; readonly to: HandoffStep; readonly n: number }[];
  readonly skipped: readonly { readonly from: HandoffStep; readonly to: HandoffStep; readonly n: number }[];
  readonly handoffsBack: number;
  readonly handoffsSkipped: number;
  /** Leads that reached SAL or a later stage and never were an MQL. */
  readonly withoutTrigger: number;
  /** Handoffs without an ending whose last step lies further back than the limit, by that step. */
  readonly deadEnds: readonly { readonly last: HandoffStep; readonly n: number }[];
  /** Stage changes by the stage reached, and those of them that nothing followed within the window. */
  readonly decorative: readonly { readonly stage: HandoffStep; readonly n: number; readonly alone: number }[];
  readonly moment: MeasuredMoment;
}

/** How many variants are listed. */
export const MOST_VARIANTS = 200;

/** Days without any step after which a handoff without an ending is a dead end. */
export const DEAD_END_DAYS = 30;
