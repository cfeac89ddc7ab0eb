import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { leadPageSchema, leadRowSchema } from '../schemas/figure.ts';
import { policyCheckSchema, policyReportSchema, repReportSchema, strategyLineSchema } from '../schemas/policy.ts';

const keptReason = z.object({ repId: z.string(), name: z.string(), by: z.enum(['duplicate', 'openDeal', 'account', 'previousOwner']), because: z.string() });
const memberReason = z.object({ repId: z.string(), name: z.string(), pool: z.string(), verdict: z.enum(['picked', 'eligible', 'passedOver']), because: z.string() });

const place = z.object({ code: z.string(), name: z.string() });

/** Which leads: those that the proposal makes MQLs, when it does; or the real handoffs, when they were. */
const onMoments = z.object({ proposalId: z.string(), moments: z.enum(['proposed', 'actual']).default('proposed') });

/** A count over many draws: the middle one, and what nine in ten of them lie between. */
const simulatedCount = z.object({ median: z.number(), low: z.number(), high: z.number() });

/** Routing on history. */
export const routing = {
  'routing.listHolidays': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Countries, a country\'s regions, and the public holidays of one place in the years of the history and the next two.',
    input: z.object({
      country: z.string().max(10).default(''),
      region: z.string().max(40).default(''),
      /** Other years than those. */
      years: z.array(z.number().int().min(1990).max(2100)).max(40).optional(),
    }),
    output: z.object({ countries: z.array(place), regions: z.array(place), years: z.array(z.number()), holidays: z.array(z.object({ day: z.string(), name: z.string() })) }),
  }),
  'routing.playPolicy': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The policy on the whole history: share by rule, unrouted, holds, caps, loads, mismatches, hours.',
    input: onMoments,
    output: policyReportSchema,
  }),
  'routing.simulateTakeBacks': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'How many leads would be taken from whoever lets them lie, had people answered as they answered their own; simulated.',
    input: onMoments.extend({ seed: z.number().int().min(0).max(2 ** 31).default(1) }),
    output: z.object({ draws: z.number(), taken: simulatedCount.nullable(), toManager: simulatedCount.nullable(), reason: z.string().nullable() }),
  }),
  'routing.compareStrategies': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Every strategy on the same leads, for one pool or all of them; the proposal itself first.',
    input: onMoments.extend({ poolId: z.string().nullable().default(null) }),
    output: z.object({ lines: z.array(strategyLineSchema), assumptions: z.array(z.string()) }),
  }),
  'routing.checkPolicy': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What is wrong with the policy before it is played: rules, roster, uncovered leads, Mondays.',
    input: onMoments,
    output: policyCheckSchema,
  }),
  'routing.explainRep': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What one person got, was passed over for and why, and the load through the weeks.',
    input: onMoments.extend({ repId: z.string() }),
    output: repReportSchema,
  }),
  'routing.listPolicyLeads': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The leads behind a number of a policy report, check or person, by the name of its set.',
    input: onMoments.extend({ set: z.string().max(400), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) }),
    output: leadPageSchema,
  }),
  'routing.explainLead': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Why this owner: rules that were false and because of what, members passed over and why, the pick.',
    input: onMoments.extend({ leadId: z.string() }),
    output: z.object({
      lead: leadRowSchema,
      /** Null: the proposal never makes this lead an MQL; on the real handoffs, it never was one. */
      at: z.number().nullable(),
      tier: z.string(),
      end: z.enum(['rule', 'kept', 'unrouted', 'held']),
      /** Owners who might keep the lead before any rule is asked; empty where the policy has no such part. */
      kept: z.array(keptReason),
      /** `held`: the rule put the lead into the hold queue. */
      rules: z.array(z.object({ ruleId: z.string(), name: z.string(), verdict: z.enum(['matched', 'false', 'unknown', 'notReached', 'exhausted', 'held']), because: z.string() })),
      /** Of the look that settled it. */
      members: z.array(memberReason),
      /** Every look: at the trigger, and for a lead that waited the last one too. */
      looks: z.array(z.object({ at: z.number(), kept: z.array(keptReason), members: z.array(memberReason) })),
      /** When it was given; null while it still waits. Later than `at` for a lead that was held. */
      assignedAt: z.number().nullable(),
      isHeld: z.boolean(),
      owner: z.string(),
      pool: z.string(),
      isUnrouted: z.boolean(),
      dueAt: z.number().nullable(),
      /** When each rung of the escalation ladder speaks, by its share of the budget. */
      marks: z.array(z.object({ share: z.number(), action: z.string(), at: z.number().nullable() })),
      actual: z.object({ at: z.number().nullable(), owner: z.string(), firstTouchAt: z.number().nullable(), sentence: z.string() }),
    }),
  }),
} as const;
