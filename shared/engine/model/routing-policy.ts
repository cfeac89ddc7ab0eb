import type { Expression } from './expression.ts';

/** How a pool chooses among the members who can take a lead (domain.md §5, "Strategies"). */
export const STRATEGIES = ['weightedSmooth', 'ordered', 'shortfall', 'leastLoaded', 'fastestFree', 'hubspotRotate'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** What becomes of an `ordered` member's turn while he cannot take a lead: lost, or kept until he can. */
export const SKIP_POLICIES = ['forfeit', 'hold'] as const;
export type SkipPolicy = (typeof SKIP_POLICIES)[number];

/** Which of a member's leads count towards his caps in a pool: those that a rule gave him, or also those that he kept or got as the fallback. */
export const CAP_SOURCES = ['all', 'routed'] as const;
export type CapSource = (typeof CAP_SOURCES)[number];

/** What follows when nobody in a rule's pool can take the lead: the next true rule, the hold queue, or the fallback. */
export const EXHAUSTIONS = ['next', 'hold', 'fallback'] as const;
export type Exhaustion = (typeof EXHAUSTIONS)[number];

/** What a member must share with the lead; see `Routing.territories`, `Routing.segments`, `Routing.skills`. */
export const MATCHES = ['territory', 'segment', 'skill'] as const;
export type Match = (typeof MATCHES)[number];

/** Who a rep sells to, such as a band of deal size; the first segment whose `when` is true is the lead's. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly when: Expression;
}

/** Something a rep must know for some leads: those for which `when` is true need the skill. */
export interface Skill {
  readonly id: string;
  readonly name: string;
  readonly when: Expression;
}

/**
 * Who keeps a lead before any rule is asked (domain.md §5 step 2), in this order: the owner of its open deal, the owner
 * of its account, its previous owner of the last `previousOwnerDays` days. Absent parts are not asked.
 */
export interface Stickiness {
  readonly openDeal: boolean;
  /** Field that names the account's owner by his id in the owner column. */
  readonly accountOwnerField?: string;
  /** Field that names the account: a lead goes to whoever was last given a lead of the same account. */
  readonly accountField?: string;
  readonly previousOwnerDays?: number;
  /** When that owner is over a cap: he gets it anyway (flagged), the lead waits for him, or the rules are asked. */
  readonly overCap: 'assignAnyway' | 'hold' | 'routeOn';
}

/** A second record of one person, told by an equal `field`, goes to whoever was given the first within so many days. */
export interface Duplicates {
  readonly field: string;
  readonly withinDays: number;
}

/** When the policy is asked who gets a lead: when it becomes an MQL, or already when it is created. */
export const EVALUATION_STAGES = ['mql', 'created'] as const;
export type EvaluationStage = (typeof EVALUATION_STAGES)[number];

/**
 * What follows when whoever was given a lead lets it lie (domain.md §7): at `atShare` of the tier's response target, 1 or
 * more, it is taken from him and routed again without him; after `most` such times it waits in the manager's queue.
 */
export interface Reassignment {
  readonly atShare: number;
  readonly most: number;
  /** Who looks after the leads that were taken away as often as that. */
  readonly manager: string;
}

/** What no history tells and somebody has to say; every figure that rests on one is marked simulated (domain.md §8.1). */
export interface RoutingAssumptions {
  /** Days from the assignment until a lead no longer counts as open; fractions are allowed. */
  readonly holdingDays?: number;
  /** Working minutes that one lead takes a rep. */
  readonly handlingMinutes?: number;
}
