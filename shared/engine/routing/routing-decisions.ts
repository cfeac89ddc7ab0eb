/** What stands in `RoutingDecisions.rule` where no rule gave the lead to anybody. */
export const NO_RULE = -1;
export const KEPT = -2;
export const STILL_HELD = -3;

/** How a lead found its owner, or did not. `unrouted`: no rule placed it, even though the fallback may own it. */
export const ENDS = ['rule', 'kept', 'unrouted', 'held'] as const;
export type DecisionEnd = (typeof ENDS)[number];

/** Decisions as columns, in the order of the triggers. Every one ends in one of `ENDS`: none is lost. */
export interface RoutingDecisions {
  readonly count: number;
  /** Index of the rule that found somebody; `NO_RULE` for the fallback, `KEPT`, or `STILL_HELD` at the end. */
  readonly rule: Int16Array;
  /** Index into the roster; -1 when the lead waits in the fallback queue without a person, or is still held. */
  readonly rep: Int16Array;
  /** Index of the pool that gave it, which may be an overflow pool of the rule's; -1: none. */
  readonly pool: Int16Array;
  /** When it was given (UTC ms): the trigger, or later for a lead that was held; NaN while it is. */
  readonly assignedAt: Float64Array;
  /** Index into `KEPT_BY` for a lead that stayed with its owner; -1: it did not. */
  readonly keptBy: Int8Array;
  /** 1: it stayed with its owner although he was away or over a cap. */
  readonly isOverCap: Uint8Array;
  /** The rule that put it into the hold queue; `KEPT` for one that waited for its owner; -1: it never waited. */
  readonly heldBy: Int16Array;
}

/** Columns for so many decisions, not yet decided. */
export function emptyDecisions(count: number): RoutingDecisions {
  return {
    count,
    rule: new Int16Array(count).fill(STILL_HELD),
    rep: new Int16Array(count).fill(-1),
    pool: new Int16Array(count).fill(-1),
    assignedAt: new Float64Array(count).fill(NaN),
    keptBy: new Int8Array(count).fill(-1),
    isOverCap: new Uint8Array(count),
    heldBy: new Int16Array(count).fill(-1),
  };
}

/** How one decision ended. */
export function endOf({ rule }: Pick<RoutingDecisions, 'rule'>, decision: number): DecisionEnd {
  const of = rule[decision] ?? STILL_HELD;
  return of >= 0 ? 'rule' : of === KEPT ? 'kept' : of === NO_RULE ? 'unrouted' : 'held';
}
