import { z } from 'zod';
import type { CapSource, EvaluationStage, Exhaustion, Match, SkipPolicy, Strategy } from '../../engine/model/routing-policy.ts';
import { expressionSchema } from './expression.ts';
import { listById } from './list-by-id.ts';

const strategies = ['weightedSmooth', 'ordered', 'shortfall', 'leastLoaded', 'fastestFree', 'hubspotRotate'] as const satisfies readonly Strategy[];
const skipPolicies = ['forfeit', 'hold'] as const satisfies readonly SkipPolicy[];
const exhaustions = ['next', 'hold', 'fallback'] as const satisfies readonly Exhaustion[];
const capSources = ['all', 'routed'] as const satisfies readonly CapSource[];
const evaluationStages = ['mql', 'created'] as const satisfies readonly EvaluationStage[];
const matches = ['territory', 'segment', 'skill'] as const satisfies readonly Match[];

/** How a pool chooses (domain.md §5). */
export const strategySchema = z.enum(strategies);

const id = z.string().min(1).max(120);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const cap = z.number().int().min(0).optional();
const weight = z.number().int().min(1).max(1000);
const span = z.tuple([z.number().int().min(0).max(1440), z.number().int().min(1).max(2880)]);
const hours = z.array(span).max(48);

const calendar = z.strictObject({
  id,
  name: z.string(),
  week: z.array(hours).length(7),
  holidays: z.array(z.strictObject({ day, name: z.string().max(200) })).max(2000).optional(),
  exceptions: z.array(z.strictObject({ day, hours, name: z.string().max(200).optional() })).max(2000).optional(),
});

const rep = z.strictObject({
  id,
  extId: z.string(),
  name: z.string(),
  zone: z.string(),
  calendarId: z.string(),
  territories: z.array(z.string()),
  skills: z.array(z.string()),
  segments: z.array(z.string()).optional(),
  weight: weight.optional(),
  dayCap: cap,
  weekCap: cap,
  rolling30Cap: cap,
  openCap: cap,
  activeFrom: z.number().optional(),
  activeTo: z.number().optional(),
  moves: z.array(z.strictObject({ from: z.number(), zone: z.string() })).max(100).optional(),
});

const pool = z.strictObject({
  id,
  name: z.string(),
  strategy: strategySchema,
  skipPolicy: z.enum(skipPolicies).optional(),
  hours: z.enum(['ignore', 'require']),
  openHours: z.strictObject({ calendarId: z.string(), zone: z.string() }).optional(),
  match: z.array(z.enum(matches)).optional(),
  overflowPoolId: z.string().optional(),
  capSource: z.enum(capSources).optional(),
  members: z.array(z.strictObject({ repId: z.string(), weight, joinedAt: z.number().optional(), leftAt: z.number().optional() })),
});

const named = z.strictObject({ id, name: z.string(), when: expressionSchema });

/** The routing policy with its roster and calendars; what a proposal does not use is absent, never null. */
export const routingSchema = z.strictObject({
  territoryField: z.string(),
  territories: listById(z.strictObject({ id, name: z.string(), values: z.array(z.string()) })),
  calendars: listById(calendar),
  roster: listById(rep),
  pools: listById(pool),
  rules: listById(z.strictObject({ id, name: z.string(), when: expressionSchema, poolId: z.string(), onExhausted: z.enum(exhaustions) })),
  fallback: z.strictObject({ name: z.string(), repId: z.string().optional() }),
  reviewOwner: z.string(),
  reviewOn: day.optional(),
  segments: listById(named).optional(),
  skills: listById(named).optional(),
  stickiness: z
    .strictObject({
      openDeal: z.boolean(),
      accountOwnerField: z.string().optional(),
      accountField: z.string().optional(),
      previousOwnerDays: z.number().positive().max(3660).optional(),
      overCap: z.enum(['assignAnyway', 'hold', 'routeOn']),
    })
    .optional(),
  duplicates: z.strictObject({ field: z.string().min(1), withinDays: z.number().positive().max(3660) }).optional(),
  holdMaxMinutes: z.number().int().min(1).max(527_040).optional(),
  capZone: z.string().optional(),
  evaluationStage: z.enum(evaluationStages).optional(),
  reassignment: z.strictObject({ atShare: z.number().min(1).max(100), most: z.number().int().min(1).max(20), manager: z.string().max(200) }).optional(),
  assumptions: z
    .strictObject({ holdingDays: z.number().positive().max(3660).optional(), handlingMinutes: z.number().positive().max(100_000).optional() })
    .optional(),
});
