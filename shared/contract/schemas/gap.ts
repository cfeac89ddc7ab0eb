import { z } from 'zod';
import { eventMatchSchema } from './expression.ts';

/** Only leads whose value of a field is one of these; '' stands for unknown. */
export const scopeSchema = z.object({ field: z.string().max(200), values: z.array(z.string().max(500)).min(1).max(500) });

const honesty = z.enum(['observed', 'deterministic', 'simulated', 'bounded', 'notKnowable']);

/** One piece of evidence of a gap (engine/gaps/gap-rule.ts). */
const evidenceSchema = z.object({
  label: z.string(),
  n: z.number().nullable(),
  of: z.number().nullable(),
  value: z.number().nullable(),
  unit: z.enum(['count', 'days', 'hours', 'minutes', 'points', 'index', 'none']),
  honesty,
  /** Opens the leads with `gap.listGapLeads`; null: nothing to open. */
  set: z.string().nullable(),
  target: z.object({ kind: z.enum(['step', 'edge', 'part']), id: z.string(), label: z.string() }).nullable(),
});

const gapStatusSchema = z.enum(['open', 'accepted', 'fixed', 'wontFix']);

/** One rule with what it finds and what the room has said about it. */
export const gapSchema = z.object({
  ruleId: z.string(),
  severity: z.enum(['high', 'medium', 'low']),
  title: z.string(),
  sentence: z.string(),
  question: z.string(),
  closes: z.string(),
  place: z.enum(['prepare', 'map', 'define', 'score', 'route', 'promise', 'push']),
  verdict: z.enum(['gap', 'clear', 'unknown']),
  /** Why nobody can tell; '' where somebody can. */
  why: z.string(),
  evidence: z.array(evidenceSchema),
  /** The evidence that counts most, in words; '' without any. */
  summary: z.string(),
  status: gapStatusSchema,
  /** Who said so and when; '' and null while nobody has. `found` is what was shown then. */
  by: z.string(),
  at: z.number().nullable(),
  note: z.string(),
  found: z.string(),
});

/** What counts as an action after a stage change, and the other settings of the gap list. */
export const gapSettingsSchema = z.object({
  actions: z.object({ events: z.array(eventMatchSchema).max(50), countsOwner: z.boolean(), windowMinutes: z.number().min(0).max(100_000) }).optional(),
  scoreField: z.string().max(200).optional(),
  leakDays: z.number().min(0).max(400).optional(),
  /** Assets of the history: the home page, and product pages. */
  pages: z.object({ home: z.string().max(2000), product: z.array(z.string().max(2000)).max(20) }).optional(),
  /** YYYY-MM-DD; '' unsays it. */
  modelCheckedOn: z.union([z.iso.date(), z.literal('')]).optional(),
});

export const entrySchema = z.object({
  id: z.string(),
  text: z.string(),
  who: z.array(z.string()),
  at: z.number(),
  refersTo: z.object({ kind: z.enum(['nothing', 'gap', 'step', 'edge', 'clause', 'figure', 'lead']), id: z.string(), label: z.string() }),
  isDone: z.boolean(),
});

/** The ledger as it stands; `revision` goes back with every command. */
export const storedLedgerSchema = z.object({
  revision: z.number(),
  lastEdit: z.string(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  decisions: z.array(entrySchema),
  parked: z.array(entrySchema),
  gaps: z.array(z.object({ ruleId: z.string(), status: gapStatusSchema, by: z.string(), at: z.number(), note: z.string(), found: z.string() })),
  settings: gapSettingsSchema,
});
