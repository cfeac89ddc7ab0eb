import type { HandoffStep } from '../discovery/handoff-steps.ts';

/**
 * The handoff map as people say it (domain.md §2). It belongs to the workshop, not to a proposal: it lies outside the
 * configuration and its hash (§2.1), and what the history measures is laid over it and never stored in it.
 */

/** Whether a map shows how it runs today or how it should run. */
export const MAP_KINDS = ['asIs', 'toBe'] as const;
export type MapKind = (typeof MAP_KINDS)[number];

/** Whose lane it is; a further lane of the client's own is `other`. */
export const LANE_KINDS = ['marketing', 'sales', 'system', 'nobody', 'other'] as const;
export type LaneKind = (typeof LANE_KINDS)[number];

/** What an edge does: `handoff` changes the owner, `reject` and `recycle` give a lead back, `escalate` calls somebody. */
export const EDGE_KINDS = ['flow', 'handoff', 'reject', 'recycle', 'escalate'] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

/** How something on the map is known: somebody said so, somebody looked, or the history counted it. */
export const CONFIDENCES = ['said', 'seen', 'measured'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** The teams that a role on the map can belong to. */
export const OWNER_TEAMS = ['marketing', 'sales', 'revops'] as const;
export type OwnerTeam = (typeof OWNER_TEAMS)[number];

/** One lane, drawn from the first down. */
export interface MapLane {
  readonly id: string;
  readonly kind: LaneKind;
  readonly name: string;
}

/** What the room says about a step or an edge; empty texts, empty lists and null are fields that nobody filled. */
export interface MapNotes {
  /** The role that owns it, such as "Inside sales lead". */
  readonly ownerRole: string;
  /** The person who owns it: a participant's id or a rep's id; null while no person is named. */
  readonly ownerPersonId: string | null;
  readonly system: string;
  /** What starts it. */
  readonly trigger: string;
  readonly entryCriteria: string;
  readonly exitCriteria: string;
  /** How long it may take, in ms on `targetClock`; null while nothing is promised. */
  readonly targetMs: number | null;
  readonly targetClock: 'business' | 'elapsed';
  /** What follows when it is not done in time. */
  readonly onMiss: string;
  /** What was looked at: a report, a screenshot, a lead's id. */
  readonly evidence: readonly string[];
  readonly confidence: Confidence;
}

/** Where a step stands on the grid of its lane: columns follow time to the right, rows go down inside the lane; both from 0. */
export interface MapPlace {
  readonly column: number;
  readonly row: number;
}

/** What a step of the map is in the history; `nothing` leaves no trace there. */
export type StepMeaning = HandoffStep | 'nothing';

/** One step. Two steps may have one name; the id tells them apart. */
export interface MapStep extends MapNotes {
  readonly id: string;
  readonly laneId: string;
  readonly name: string;
  /** The team of its role, as somebody chose it; absent: nobody did, and room and lanes may tell (`gaps/said-owners.ts`). */
  readonly ownerTeam?: OwnerTeam;
  /** Facts that the step needs about a lead. */
  readonly contextIn: readonly string[];
  /** Facts that it has when it ends. */
  readonly contextOut: readonly string[];
  /** As somebody chose it; absent: nobody did, and what its words say is proposed (`discovery/step-meaning.ts`). */
  readonly meaning?: StepMeaning;
  /** Null while the layout has not placed it; from then on it stays until somebody moves it. */
  readonly place: MapPlace | null;
}

/** A way from one step to another; cycles and an edge from a step to itself are allowed. */
export interface MapEdge extends MapNotes {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Whether a system does it without anybody. */
  readonly automatic: boolean;
  /** What the room says about it, in its own words: "they get a task". */
  readonly said: string;
  /** Facts that travel with the lead along it. */
  readonly contextPassed: readonly string[];
}

/** The moment: from the step that triggers it to the step with the first meaningful touch (domain.md §1). */
export interface MapMoment {
  readonly triggerStepId: string;
  readonly touchStepId: string;
}

/** One whole map. `moment` is null until somebody marks both ends. */
export interface HandoffMap {
  readonly format: 1;
  readonly name: string;
  readonly kind: MapKind;
  readonly lanes: readonly MapLane[];
  readonly steps: readonly MapStep[];
  readonly edges: readonly MapEdge[];
  readonly moment: MapMoment | null;
}

/** The newest form of a map file that this version reads and writes. */
export const MAP_FORMAT = 1;

/** Notes about which nothing was said yet. */
export const NO_NOTES: MapNotes = {
  ownerRole: '', ownerPersonId: null, system: '', trigger: '', entryCriteria: '', exitCriteria: '', targetMs: null, targetClock: 'business', onMiss: '', evidence: [], confidence: 'said',
};

/** The lanes that a new map starts with; `nobody` is drawn once a step stands in it. */
export const FIRST_LANES: readonly MapLane[] = [
  { id: 'marketing', kind: 'marketing', name: 'Marketing' },
  { id: 'system', kind: 'system', name: 'System' },
  { id: 'sales', kind: 'sales', name: 'Sales' },
  { id: 'nobody', kind: 'nobody', name: 'Nobody' },
];

/** A map on which nothing is drawn. */
export const emptyMap = (name: string, kind: MapKind): HandoffMap => ({ format: 1, name, kind, lanes: FIRST_LANES, steps: [], edges: [], moment: null });
