import { z } from 'zod';
import { capLineSchema, policyFindingSchema } from './policy.ts';

const honesty = z.enum(['observed', 'deterministic', 'simulated', 'bounded', 'notKnowable']);

/** How often a clause was kept: a share of `n` with its 95 % interval; null says why in `reason`. */
const clauseFigure = z.object({ share: z.number().nullable(), n: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), honesty, reason: z.string().nullable(), leads: z.number() });

/** One clause as quoted at signing and on the period since. */
const clauseReview = z.object({
  clauseId: z.string(),
  team: z.enum(['marketing', 'sales']),
  name: z.string(),
  sentence: z.string(),
  owner: z.string(),
  /** The share for which it was promised; 1: for every lead. */
  promised: z.number(),
  unit: z.enum(['handoffs', 'weeks']),
  then: clauseFigure.nullable(),
  now: clauseFigure,
  verdict: z.enum(['kept', 'broken', 'notYetKnowable', 'notKnowable']),
  /** Whether the intervals then and now lie apart; null: one of the two has none. */
  moved: z.enum(['better', 'worse', 'same']).nullable(),
  /** A name for `review.listReviewLeads`; null: it opens nothing. */
  set: z.string().nullable(),
  /** True: those leads break it; else they keep it. */
  opensBroken: z.boolean(),
});

/** What the agreed routing did on the handoffs of the period; every `set` is a name for `review.listReviewLeads`. */
const routingReview = z.object({
  reviewOwner: z.string(),
  reviewOn: z.string(),
  isOverdue: z.boolean(),
  neverHit: z.array(z.object({ ruleId: z.string(), name: z.string(), isTrue: z.number() })),
  fallback: z.object({ name: z.string(), leads: z.number(), share: z.number(), set: z.string() }),
  capHits: z.array(capLineSchema),
  people: z.array(policyFindingSchema),
  missing: z.array(policyFindingSchema),
});

const stability = z.object({ psi: z.number(), nullHigh: z.number(), hasDrifted: z.boolean() });
const counted = z.object({ n: z.number(), hits: z.number(), low: z.number().nullable(), high: z.number().nullable() });

/** Handoffs before the period and in it, by the agreed configuration. */
const drift = z.object({
  handoffs: z.object({ before: z.number(), since: z.number() }),
  perWeek: z.object({ before: z.number().nullable(), since: z.number().nullable() }),
  /** PSI over deciles of the earlier scores, or over categories; null: one side has no handoff. */
  lines: z.array(z.object({ kind: z.enum(['score', 'source', 'tier']), stability: stability.nullable(), before: z.number(), since: z.number(), parts: z.array(z.object({ label: z.string(), before: z.number(), since: z.number() })) })),
  /** Handoffs of a tier that became an SQL within `conversionDays`, of those whose days were over. */
  conversion: z.array(z.object({ tierId: z.string(), name: z.string(), before: counted, since: counted, isOutside: z.boolean().nullable() })),
  conversionDays: z.number(),
});

const agreementHead = z.object({ id: z.string(), proposalId: z.string(), proposalName: z.string(), version: z.number(), status: z.string(), signedAt: z.number(), fingerprint: z.string(), words: z.string() });

/** An agreement looked at again; before there is anything to look at, why not. Instants are UTC ms. */
export const reviewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothingSigned') }),
  z.object({ kind: z.literal('noHistorySince'), agreement: agreementHead, from: z.number(), historyTo: z.number().nullable() }),
  z.object({
    kind: z.literal('review'),
    agreement: agreementHead,
    period: z.object({ from: z.number(), to: z.number() }),
    /** When the agreement took effect, which is where the period begins unless somebody chose another day. */
    effectiveFrom: z.number(),
    /** The history that was quoted at signing; null: none was. */
    then: z.object({ from: z.number().nullable(), to: z.number().nullable() }).nullable(),
    handoffs: z.number(),
    clauses: z.array(clauseReview),
    routing: routingReview,
    /** Of the handoffs for which a rule names a pool: those whose owner was in it; `set` opens the others. */
    followed: z.object({ n: z.number(), of: z.number(), set: z.string() }),
    drift,
    changes: z.array(z.object({ part: z.enum(['definitions', 'score', 'routing', 'promises', 'playbook']), sentences: z.array(z.string()) })),
    warnings: z.array(z.string()),
  }),
]);
export type Review = z.infer<typeof reviewSchema>;
