import { z } from 'zod';
import type { HandoffMap } from '../../engine/model/handoff-map.ts';
import { handoffStepSchema } from './handoff-step.ts';

const words = z.string().max(2000).default('');
const facts = z.array(z.string().max(200)).max(200).default([]);
const id = z.string().min(1).max(80);

/** What the room says about a step or an edge; what is left out was not said. */
const notes = {
  ownerRole: z.string().max(200).default(''),
  ownerPersonId: z.string().max(200).nullable().default(null),
  system: z.string().max(200).default(''),
  trigger: words, entryCriteria: words, exitCriteria: words,
  targetMs: z.number().int().min(0).max(31_622_400_000).nullable().default(null),
  targetClock: z.enum(['business', 'elapsed']).default('business'),
  onMiss: words,
  evidence: z.array(z.string().max(1000)).max(100).default([]),
  confidence: z.enum(['said', 'seen', 'measured']).default('said'),
};
const grid = z.number().int().min(0).max(5000);

export const laneSchema = z.object({ id, kind: z.enum(['marketing', 'sales', 'system', 'nobody', 'other']), name: z.string().max(100) });
export const stepSchema = z.object({
  id, laneId: id, name: z.string().max(300), contextIn: facts, contextOut: facts,
  /** What it is in the history; absent: as its words propose. */
  meaning: z.union([handoffStepSchema, z.literal('nothing')]).optional(),
  /** The team of its role; absent: as room and lanes tell. */
  ownerTeam: z.enum(['marketing', 'sales', 'revops']).optional(),
  place: z.object({ column: grid, row: grid }).nullable().default(null), ...notes,
});
export const edgeSchema = z.object({
  id, from: id, to: id, kind: z.enum(['flow', 'handoff', 'reject', 'recycle', 'escalate']).default('flow'),
  automatic: z.boolean().default(false), said: z.string().max(1000).default(''), contextPassed: facts, ...notes,
});

/** A whole map; fields that a file leaves out take the values of a map on which nothing was said. */
export const handoffMapSchema = z.object({
  format: z.literal(1),
  name: z.string().min(1, 'A map needs a name.').max(200),
  kind: z.enum(['asIs', 'toBe']),
  lanes: z.array(laneSchema).min(1).max(40),
  steps: z.array(stepSchema).max(2000),
  edges: z.array(edgeSchema).max(4000),
  moment: z.object({ triggerStepId: id, touchStepId: id }).nullable().default(null),
}) as unknown as z.ZodType<HandoffMap, HandoffMap>; // as in expression.ts: the engine's own type, readable only

/** A map that new ones can start from, as `resources/maps` holds it. */
export const mapTemplateSchema = z.object({ id: z.string(), note: z.string(), map: handoffMapSchema });

const lane = z.enum(['marketing', 'sales', 'system', 'nobody', 'other']);
const mark = z.enum(['observed', 'deterministic', 'simulated', 'bounded', 'notKnowable']);
const label = z.string().max(200);

/** What is laid over a map when it is drawn into a file: figures and gaps by the id of their step or way, and the moment's band. */
export const drawnFiguresSchema = z.object({
  figures: z.array(z.object({ id, text: label, mark })).max(5000),
  gaps: z.array(z.object({ id, ruleId: z.string().max(10), severity: z.enum(['high', 'medium', 'low']) })).max(5000),
  moment: z.object({
    figure: label, figureRest: label, mark: mark.nullable(), notes: z.array(label).max(10),
    stretches: z.array(z.object({ owner: lane, ms: z.number().min(0), text: label })).max(100),
    never: z.object({ figure: label, words: label, notes: z.array(label).max(10) }).nullable(),
  }).nullable(),
});

/** A stored map at its current edit. `revision` rises with every change, undo and redo included. */
export const storedMapSchema = z.object({
  id: z.string(), revision: z.number(), lastEdit: z.string(), canUndo: z.boolean(), canRedo: z.boolean(), map: handoffMapSchema,
});
export type StoredMap = z.infer<typeof storedMapSchema>;
