/** What a reading holds of how many leads: only what is logged in the portal can be read, so every part is counted. */
export interface Coverage {
  readonly leads: number;
  /** Leads with at least one change of a stage. */
  readonly withStages: number;
  readonly changes: number;
  readonly activities: number;
  readonly deals: number;
  /** By the best source that tells of a first touch (hubspot.md §11), the outreach of the contact's own or of its leads; `none`: nothing does. */
  readonly firstTouch: { readonly logged: number; readonly firstEngagement: number; readonly firstOutreach: number; readonly none: number };
}

/** Nothing read yet. */
export const noCoverage = (): Coverage => ({ leads: 0, withStages: 0, changes: 0, activities: 0, deals: 0, firstTouch: { logged: 0, firstEngagement: 0, firstOutreach: 0, none: 0 } });

/** Two readings together. */
export function addCoverage(a: Coverage, b: Coverage): Coverage {
  return {
    leads: a.leads + b.leads,
    withStages: a.withStages + b.withStages,
    changes: a.changes + b.changes,
    activities: a.activities + b.activities,
    deals: a.deals + b.deals,
    firstTouch: {
      logged: a.firstTouch.logged + b.firstTouch.logged,
      firstEngagement: a.firstTouch.firstEngagement + b.firstTouch.firstEngagement,
      firstOutreach: a.firstTouch.firstOutreach + b.firstTouch.firstOutreach,
      none: a.firstTouch.none + b.firstTouch.none,
    },
  };
}
