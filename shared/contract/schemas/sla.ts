import { z } from 'zod';
import { eventMatchSchema } from './expression.ts';
import { listById } from './list-by-id.ts';

const id = z.string().min(1).max(120);
const share = z.number().min(0).max(1);
/** Absent: every lead. */
const promisedShare = z.number().gt(0).max(1).optional();
const isoDay = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, 'a day as YYYY-MM-DD, or empty');
const text = z.string().max(20_000);
const days = z.number().int().min(1).max(1000);
const cadence = z.enum(['daily', 'weekly', 'monthly', 'quarterly']);

const marketingCommitment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('volume'), id, low: z.number().min(0), high: z.number().min(0), owner: z.string() }),
  z.strictObject({ kind: z.literal('minimumScore'), id, points: z.number().int(), share, owner: z.string() }),
  z.strictObject({ kind: z.literal('requiredFields'), id, fields: z.array(z.string()), share, owner: z.string() }),
  z.strictObject({ kind: z.literal('sourceMix'), id, sources: z.array(z.string()), low: share, high: share, owner: z.string() }),
  z.strictObject({ kind: z.literal('rejects'), id, reasons: z.array(z.string()), most: share, owner: z.string() }),
  z.strictObject({ kind: z.literal('rejectAnswer'), id, withinDays: days, share, owner: z.string() }),
]);

const clauseTerms = z.strictObject({
  clauseId: id,
  metric: text.optional(),
  formula: text.optional(),
  source: text.optional(),
  report: text.optional(),
  owner: z.string().optional(),
  cadence: cadence.optional(),
  consequence: text.optional(),
});

/** The two-sided promise as JSON; what is optional is absent where it was not said. */
export const slaSchema = z.strictObject({
  targets: z.array(
    z.strictObject({ tierId: z.string(), budgetMinutes: z.number().int().positive(), clock: z.enum(['business', 'elapsed']), share: promisedShare }),
  ),
  touches: z.array(eventMatchSchema),
  automatedTouches: z.array(eventMatchSchema),
  attempts: z.strictObject({ n: z.number().int().min(1), withinDays: z.number().int().min(1), share: promisedShare }),
  acceptanceDays: z.number().int().min(1),
  acceptanceShare: promisedShare,
  marketing: listById(marketingCommitment),
  escalation: z.array(z.strictObject({ atShare: z.number().min(0).max(20), action: z.string(), who: z.string() })),
  salesOwner: z.string(),
  momentOwner: z.string(),
  effectiveFrom: isoDay,
  reviewOn: isoDay,
  scope: text.optional(),
  feedback: z.strictObject({ share: z.number().gt(0).max(1), cadence, text }).optional(),
  opportunity: text.optional(),
  terms: z.array(clauseTerms).optional(),
  consequences: z.strictObject({ marketing: text.optional(), sales: text.optional() }).optional(),
  marketingEscalation: z.array(z.strictObject({ afterDays: z.number().int().min(0).max(1000), action: z.string(), who: z.string() })).optional(),
  reviewEveryMonths: z.number().int().min(1).max(60).optional(),
  changeProcedure: text.optional(),
  pauses: z.array(z.string().max(500)).max(50).optional(),
});

/** The parts of an SLA that a template may fill in. */
export const slaTermsSchema = slaSchema.pick({ scope: true, feedback: true, opportunity: true, consequences: true, marketingEscalation: true, reviewEveryMonths: true, changeProcedure: true, pauses: true });

/** The playbook as JSON. */
export const playbookSchema = z.strictObject({
  requiredFields: z.array(z.string()),
  firstHour: text,
  firstDay: text,
  firstWeek: text,
  rejectReasons: z.array(z.string()),
  recycle: text,
  contextCard: z.array(z.string().max(500)).max(50).optional(),
  attempts: z.array(z.strictObject({ day: days, action: text })).max(100).optional(),
  accept: text.optional(),
  recyclePaths: z.array(z.strictObject({ reason: z.string(), track: text, returnAfterDays: z.number().int().min(0).max(3650), toSameRep: z.literal(true).optional() })).max(100).optional(),
  disqualify: text.optional(),
  absenceCover: text.optional(),
  routingReview: text.optional(),
});

/** The parts of a playbook that a template may fill in. */
export const playbookTermsSchema = playbookSchema.pick({ contextCard: true, attempts: true, accept: true, recyclePaths: true, disqualify: true, absenceCover: true, routingReview: true });

/** A start for the terms of an agreement, as resources/templates holds it. */
export const agreementTemplateSchema = z.strictObject({ id, name: z.string(), about: z.string(), sla: slaTermsSchema, playbook: playbookTermsSchema });
export type AgreementTemplate = z.infer<typeof agreementTemplateSchema>;
