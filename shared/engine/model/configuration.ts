import type { EventMatch, Expression } from './expression.ts';
import type { CapSource, Duplicates, EvaluationStage, Exhaustion, Match, Reassignment, RoutingAssumptions, Segment, Skill, SkipPolicy, Stickiness, Strategy } from './routing-policy.ts';
import type { Points, ScoreModel } from './score-model.ts';
import type { MarketingCommitment, PlaybookTerms, SlaTerms } from './sla-terms.ts';
import type { Team } from './workshop.ts';

/** The words that both teams define (domain.md §2). */
export type DefinitionKind = 'mql' | 'sql' | 'handRaise' | 'disqualify';

/** Words that a proposal may define beside them: how sales accepts, gives back, and lets marketing try again. */
export type FurtherDefinitionKind = 'sal' | 'reject' | 'recycle';

/** One agreed word: its wording for people, its criteria for the engine, who owns it and who agreed. */
export interface Definition {
  readonly text: string;
  readonly criteria: Expression;
  readonly ownerTeam: Team;
  readonly agreedBy: readonly Team[];
}

/** A named class that carries the response target, hottest first in `Tiers.classes`. */
export interface Tier {
  readonly id: string;
  readonly name: string;
}

/** Ordered tier rules first, then the first band whose `from` the total score reaches, then the last class. */
export interface Tiers {
  readonly classes: readonly Tier[];
  readonly rules: readonly { readonly when: Expression; readonly tierId: string }[];
  readonly bands: readonly { readonly from: Points; readonly tierId: string }[];
}

/** Hours of one day: minutes from local midnight, [start, end); end may exceed 1440 (overnight, belongs to this day). */
export type DayHours = readonly (readonly [number, number])[];

/** A day, as YYYY-MM-DD on the rep's own wall, on which no shift starts (domain.md §6). */
export interface Holiday {
  readonly day: string;
  readonly name: string;
}

/** A day with other hours than its weekday's; none: closed. It stands above the week and above a holiday. */
export interface CalendarException {
  readonly day: string;
  readonly hours: DayHours;
  readonly name?: string;
}

/** Open hours by weekday, Monday first, without the holidays and with the exceptions. It opens in the zone of whoever uses it. */
export interface Calendar {
  readonly id: string;
  readonly name: string;
  readonly week: readonly DayHours[];
  readonly holidays?: readonly Holiday[];
  readonly exceptions?: readonly CalendarException[];
}

/** Somebody who can receive leads. `extId` ties the rep to the owner column of the history. Instants are UTC ms. */
export interface Rep {
  readonly id: string;
  readonly extId: string;
  readonly name: string;
  readonly zone: string;
  readonly calendarId: string;
  readonly territories: readonly string[];
  readonly skills: readonly string[];
  /** Multiplies the weight that he has as a member of a pool; absent: 1. */
  readonly weight?: number;
  /** Ids of `Routing.segments`; none: he takes any. */
  readonly segments?: readonly string[];
  /** The most leads on his own day, in his own ISO week, in his own 30 days up to today, and open at once. */
  readonly dayCap?: number;
  readonly weekCap?: number;
  readonly rolling30Cap?: number;
  readonly openCap?: number;
  readonly activeFrom?: number;
  readonly activeTo?: number;
  /** Moves to another zone, ascending: from an instant (UTC ms) on he works there. `zone` holds before the first. */
  readonly moves?: readonly { readonly from: number; readonly zone: string }[];
}

/** A share of the map: every lead whose territory field holds one of `values`. */
export interface Territory {
  readonly id: string;
  readonly name: string;
  readonly values: readonly string[];
}

/** Somebody in a pool; in it from `joinedAt` to before `leftAt` (UTC ms), absent: always. */
export interface PoolMember {
  readonly repId: string;
  readonly weight: number;
  readonly joinedAt?: number;
  readonly leftAt?: number;
}

/** Who may receive, in their order (domain.md §5). `hours: 'require'` skips members outside their hours. */
export interface Pool {
  readonly id: string;
  readonly name: string;
  readonly strategy: Strategy;
  /** Of the strategy `ordered`; absent: forfeit. */
  readonly skipPolicy?: SkipPolicy;
  readonly hours: 'ignore' | 'require';
  /** When the pool takes leads at all, in its own zone; absent: always. */
  readonly openHours?: { readonly calendarId: string; readonly zone: string };
  /** What members must share with the lead; absent: nothing. */
  readonly match?: readonly Match[];
  /** The pool that is asked in its place when nobody here can take the lead; absent: none. */
  readonly overflowPoolId?: string;
  /** Absent: all. */
  readonly capSource?: CapSource;
  readonly members: readonly PoolMember[];
}

/** First rule whose `when` is true wins; `onExhausted` says what follows when nobody in its pool can take the lead. */
export interface RoutingRule {
  readonly id: string;
  readonly name: string;
  readonly when: Expression;
  readonly poolId: string;
  readonly onExhausted: Exhaustion;
}

/** The routing policy with its roster and calendars. Leads that reach `fallback` count as unrouted by rule. */
export interface Routing {
  readonly territoryField: string;
  readonly territories: readonly Territory[];
  readonly calendars: readonly Calendar[];
  readonly roster: readonly Rep[];
  readonly pools: readonly Pool[];
  readonly rules: readonly RoutingRule[];
  readonly fallback: { readonly name: string; readonly repId?: string };
  readonly reviewOwner: string;
  /** The day of the next review, as YYYY-MM-DD; absent: the SLA's. */
  readonly reviewOn?: string;
  readonly segments?: readonly Segment[];
  readonly skills?: readonly Skill[];
  readonly stickiness?: Stickiness;
  readonly duplicates?: Duplicates;
  /** How long (in minutes, day and night) a lead may wait in the hold queue before the fallback takes it; absent: a day. */
  readonly holdMaxMinutes?: number;
  /** The zone whose days and weeks every cap counts; absent: each rep's own. */
  readonly capZone?: string;
  /** Absent: when they become MQLs. */
  readonly evaluationStage?: EvaluationStage;
  /** What follows when a lead is let lie past its target; absent: it stays where it is. */
  readonly reassignment?: Reassignment;
  readonly assumptions?: RoutingAssumptions;
}

/** What sales promises for one tier. `business` runs on the assignee's calendar in the assignee's zone. */
export interface ResponseTarget {
  readonly tierId: string;
  readonly budgetMinutes: number;
  readonly clock: 'business' | 'elapsed';
  /** For which share of the tier's leads it holds, above 0 to 1; absent: for every lead. */
  readonly share?: number;
}

/** One rung of the ladder: at this share of the budget (1 = at breach) this happens to this person. */
export interface EscalationStep {
  readonly atShare: number;
  readonly action: string;
  readonly who: string;
}

/** The two-sided promise. Dates are ISO days in the client's zone. */
export interface Sla extends SlaTerms {
  readonly targets: readonly ResponseTarget[];
  /** What counts as a meaningful touch, printed in the SLA. */
  readonly touches: readonly EventMatch[];
  /** Outbound automation that looks like a touch but is none: a lead with only these counts as touched only by automation. */
  readonly automatedTouches: readonly EventMatch[];
  /** `share` as in a response target. */
  readonly attempts: { readonly n: number; readonly withinDays: number; readonly share?: number };
  readonly acceptanceDays: number;
  /** For which share of the leads sales answers in time, above 0 to 1; absent: for every lead. */
  readonly acceptanceShare?: number;
  readonly marketing: readonly MarketingCommitment[];
  readonly escalation: readonly EscalationStep[];
  readonly salesOwner: string;
  readonly momentOwner: string;
  readonly effectiveFrom: string;
  readonly reviewOn: string;
}

/** What happens with a handed-over lead, in the words of the room. */
export interface Playbook extends PlaybookTerms {
  readonly requiredFields: readonly string[];
  readonly firstHour: string;
  readonly firstDay: string;
  readonly firstWeek: string;
  readonly rejectReasons: readonly string[];
  readonly recycle: string;
}

/** A complete proposal: what is frozen, hashed, signed and pushed. Plain JSON; absences and maps lie outside. */
export interface Configuration {
  readonly format: 1;
  readonly definitions: Readonly<Record<DefinitionKind, Definition> & Partial<Record<FurtherDefinitionKind, Definition>>>;
  readonly score: ScoreModel;
  readonly tiers: Tiers;
  readonly routing: Routing;
  readonly sla: Sla;
  readonly playbook: Playbook;
}

/** Time off; outside the configuration's hash (domain.md §2.1). Half-open [from, to) in UTC ms. */
export interface Absence {
  readonly id: string;
  readonly repId: string;
  readonly from: number;
  readonly to: number;
  /** Why, in the client's own word, such as leave or training; absent: not said. */
  readonly kind?: string;
}
