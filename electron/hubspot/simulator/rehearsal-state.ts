import type { ActionInputs } from '../../../shared/engine/hubspot-plan/portal-snapshot.ts';

/** A choice of a rehearsed property, as the portal stores it. */
export interface StoredOption {
  value: string;
  label: string;
  displayOrder: number;
  hidden: boolean;
  description?: string;
}

/** A rehearsed property. Instants are UTC ms; `archivedAt` is null while it lives. */
export interface StoredProperty {
  name: string;
  label: string;
  description: string;
  groupName: string;
  type: string;
  fieldType: string;
  options: StoredOption[];
  displayOrder: number;
  hidden: boolean;
  formField: boolean;
  hasUniqueValue: boolean;
  calculated: boolean;
  hubspotDefined: boolean;
  readOnlyDefinition: boolean;
  readOnlyOptions: boolean;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
  /** Only of what the portal computes. */
  calculationFormula?: string;
  /** The user who changed the definition last; the key's own where absent. */
  updatedBy?: string;
}

/** A heading over properties. */
export interface StoredGroup {
  name: string;
  label: string;
  displayOrder: number;
  archived: boolean;
}

/** A segment; deleted ones can be restored for 90 days. */
export interface StoredList {
  listId: string;
  listVersion: number;
  name: string;
  objectTypeId: string;
  processingType: string;
  filterBranch: unknown;
  createdAt: number;
  updatedAt: number;
  filtersUpdatedAt: number;
  deletedAt: number | null;
  updatedBy?: string;
}

/** A workflow; `body` is what a full replacement sets, `pendingReads` how often it still says that it is being made. */
export interface StoredWorkflow {
  id: string;
  name: string;
  isEnabled: boolean;
  revisionId: string;
  createdAt: number;
  updatedAt: number;
  pendingReads: number;
  body: { [key: string]: unknown };
}

/** A score of the scoring tool; `body` is its draft, `live` what was published of it, where that is something else. */
export interface StoredScore {
  id: string;
  name: string;
  status: 'draft' | 'published' | 'deactivated';
  createdAt: number;
  updatedAt: number;
  body: { [key: string]: unknown };
  live?: { [key: string]: unknown };
}

/** Somebody who can own contacts. */
export interface StoredOwner {
  ownerId: string;
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  archived: boolean;
}

/** A rule on the values of a property. */
export interface StoredValidation {
  property: string;
  ruleType: string;
  ruleArguments: string[];
}

/** Everything that the rehearsal portal remembers: plain JSON, so that a workshop can keep it between runs. */
export interface RehearsalState {
  format: 1;
  portal: {
    portalId: number;
    portalName: string;
    accountType: string;
    timeZone: string;
    companyCurrency: string;
    uiDomain: string;
    dataHostingLocation: string;
    createdAt: number;
  };
  nextListId: number;
  /** By object type name. */
  objects: { [objectType: string]: { groups: StoredGroup[]; properties: StoredProperty[] } };
  lists: StoredList[];
  nextWorkflowId: number;
  workflows: StoredWorkflow[];
  nextScoreId: number;
  scores: StoredScore[];
  owners: StoredOwner[];
  validations: StoredValidation[];
  /** Parts of the interface that this portal or this key lacks: not there at all, or without the scope. */
  closed: { [family: string]: 'off' | 'scope' };
  /** A version of the interface that this portal does not have, in no part of it. */
  lacks?: 'dated' | 'v3';
  /** How many calculated properties contacts take, where it is not as usual. */
  calculationLimit?: number;
  /** The actions that its workflows take, where it is not as usual. */
  actionTypes?: readonly string[];
  /** The inputs that its catalogue names, by number of the action; none unless given. */
  actionInputs?: Readonly<Record<string, ActionInputs>>;
  /** Who belongs together, what people fill in, and what they send one after the other, as whoever seeds the portal gives them. */
  teams?: { id: string; name: string; userIds: string[] }[];
  sequences?: { id: string; name: string }[];
  forms?: { id: string; name: string; archived: boolean }[];
}

/** The state as text. */
export const dumpState = (state: RehearsalState): string => JSON.stringify(state);

const LATER = { nextWorkflowId: 5001, workflows: [], nextScoreId: 301, scores: [], owners: [], validations: [], closed: {} } as const satisfies Partial<Record<keyof RehearsalState, unknown>>;

/** A state from its text, or null when it is none of this version. */
export function loadState(text: string): RehearsalState | null {
  try {
    const state = JSON.parse(text) as RehearsalState | null; // written by dumpState; the checks below refuse anything else
    const isWhole = state?.format === 1 && typeof state.portal === 'object' && typeof state.objects === 'object' && Array.isArray(state.lists);
    // A portal of an earlier version knew no workflows, scores, owners and rules.
    return isWhole ? { ...structuredClone(LATER), ...state } : null;
  } catch {
    return null;
  }
}
