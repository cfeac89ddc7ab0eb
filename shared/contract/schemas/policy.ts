import { z } from 'zod';

const honesty = z.enum(['deterministic', 'simulated']);
const arm = z.object({ n: z.number(), of: z.number(), set: z.string() });

/** Leads that a person did not get because a cap was full, by his own days (YYYY-MM-DD). `set` opens the leads. */
export const capLineSchema = z.object({ repId: z.string(), name: z.string(), cap: z.enum(['day', 'week', 'rolling30', 'open']), hits: z.number(), days: z.array(z.object({ day: z.string(), hits: z.number() })), set: z.string() });

/** Assignments in one hour of the client's week; weekday 0 is Monday; `actual` null: not knowable. Hours without any are left out. */
const hourCell = z.object({ weekday: z.number(), hour: z.number(), proposed: z.number(), actual: z.number().nullable() });

/** A clock over many handoffs in business minutes; `open`: it had not stopped; null: that share was not reached. */
const clockLine = z.object({ n: z.number(), medianMinutes: z.number().nullable(), p90Minutes: z.number().nullable(), open: z.number() });

/** A policy on history; every `set` is a name for `routing.listPolicyLeads`. assigned + kept + unrouted + held = total. */
export const policyReportSchema = z.object({
  moments: z.enum(['proposed', 'actual']),
  from: z.number().nullable(),
  to: z.number().nullable(),
  honesty,
  assumptions: z.array(z.string()),
  total: z.number(),
  assigned: z.number(),
  kept: z.number(),
  unrouted: z.number(),
  held: z.number(),
  fallback: z.string(),
  keptOverCap: z.number(),
  keptBy: z.array(z.object({ by: z.enum(['duplicate', 'openDeal', 'account', 'previousOwner']), leads: z.number() })),
  /** `isTrue`: asked and true; `exhausted`: then nobody could take the lead at once; `held`: it went into the hold queue. */
  rules: z.array(z.object({ ruleId: z.string(), name: z.string(), poolId: z.string(), pool: z.string(), leads: z.number(), share: z.number(), isTrue: z.number(), exhausted: z.number(), held: z.number(), set: z.string() })),
  /** Minutes run day and night. */
  holds: z.object({ leads: z.number(), placed: z.number(), toFallback: z.number(), stillWaiting: z.number(), medianMinutes: z.number().nullable(), p90Minutes: z.number().nullable(), longestMinutes: z.number().nullable() }),
  caps: z.array(capLineSchema),
  /** Rates are leads per 40 available hours × weight. `notPicked`: could have had it, another's turn. */
  reps: z.array(z.object({
    repId: z.string(), name: z.string(), proposed: z.number(), actual: z.number().nullable(), availableHours: z.number(), weight: z.number(), proposedRate: z.number().nullable(), actualRate: z.number().nullable(),
    passedOver: z.number(), notPicked: z.number(), daysOverCap: z.number(), actualDaysOverCap: z.number().nullable(), set: z.string(),
  })),
  /** Gini of leads per available hour × weight, of so many people. */
  spread: z.object({ actual: z.number().nullable(), proposed: z.number().nullable(), people: z.number() }),
  mismatches: z.array(z.object({ kind: z.enum(['territory', 'segment', 'skill']), proposed: arm, actual: arm.nullable() })),
  ownerDaysOverCap: z.object({ actual: z.number().nullable(), proposed: z.number() }),
  hours: z.array(hourCell),
  /** The lead's wait = system delay + the rep's part; censored where nothing stopped the clock. `actual` null: not knowable. */
  clocks: z.object({
    proposed: z.object({ systemDelay: clockLine }),
    actual: z.object({ systemDelay: clockLine, repResponse: clockLine, leadWait: clockLine, touchedByOthers: z.number(), touchedBefore: z.number() }).nullable(),
  }),
  /** Leads taken back from whoever lets them lie: `actual` as it was, null: not knowable; `upTo` where nobody ever answers. Null: the policy takes nothing back. */
  reassignment: z.object({ atShare: z.number(), most: z.number(), manager: z.string(), actual: arm.nullable(), upTo: z.object({ leads: z.number(), toManager: z.number(), set: z.string(), managerSet: z.string() }) }).nullable(),
  warnings: z.array(z.string()),
});

/** One strategy on the same leads; the first line of a comparison is the proposal itself. */
export const strategyLineSchema = z.object({
  strategy: z.string(), isProposed: z.boolean(), honesty, assigned: z.number(), kept: z.number(), unrouted: z.number(), held: z.number(), gini: z.number().nullable(), most: z.number(), least: z.number(),
  waitedP90Minutes: z.number().nullable(), capHits: z.number(), ownerDaysOverCap: z.number(), mismatches: z.number(), differs: z.number(),
});

/** What one person got, did not get and why, and the load through weeks and hours of the week. */
export const repReportSchema = z.object({
  repId: z.string(), name: z.string(), honesty, assumptions: z.array(z.string()), got: z.number(), actual: z.number().nullable(), gotSet: z.string(),
  /** `standing` is a stable id, `words` its text; `otherPicked`: could have had it, another's turn. */
  passedOver: z.array(z.object({ standing: z.string(), words: z.string(), leads: z.number(), set: z.string() })),
  weeks: z.array(z.object({ weekStart: z.number(), proposed: z.number(), actual: z.number().nullable() })),
  hours: z.array(hourCell),
  capDays: z.array(capLineSchema),
  availableHours: z.number(),
});

/** A finding in a sentence that says what to do. `stops`: something gets nothing because of it. */
export const policyFindingSchema = z.object({
  kind: z.string(), severity: z.enum(['stops', 'warns', 'notes']), sentence: z.string(), ruleIds: z.array(z.string()), poolIds: z.array(z.string()), repIds: z.array(z.string()),
  leads: z.number().nullable(), share: z.number().nullable(), set: z.string().nullable(),
});

/** A policy looked at before it is played, weighted by the history; the worst findings first. */
export const policyCheckSchema = z.object({
  total: z.number(),
  findings: z.array(policyFindingSchema),
  /** The first 20 of so many combinations that no rule takes. */
  uncovered: z.object({
    leads: z.number(), share: z.number(), set: z.string(), combinations: z.number(),
    /** What the policy names and no lead of the history has: such a lead would match no rule. */
    unseen: z.array(z.object({ values: z.array(z.object({ field: z.string(), label: z.string() })), sentence: z.string() })),
    listed: z.array(z.object({ values: z.array(z.object({ field: z.string(), label: z.string() })), sentence: z.string(), leads: z.number(), share: z.number(), set: z.string() })),
  }),
  fields: z.array(z.object({ field: z.string(), unknown: z.number(), share: z.number(), ruleIds: z.array(z.string()), set: z.string() })),
  /** `load` is needed over open minutes; null: nobody has said how many minutes a lead takes. */
  mondays: z.array(z.object({
    poolId: z.string(), pool: z.string(), mondays: z.number(), typicalLeads: z.number().nullable(), p90Leads: z.number().nullable(), capLeads: z.number().nullable(), openMinutes: z.number(), neededMinutes: z.number().nullable(),
    load: z.number().nullable(), canTake: z.boolean().nullable(), honesty: z.enum(['deterministic', 'simulated', 'notKnowable']),
  })),
  assumptions: z.array(z.string()),
});
