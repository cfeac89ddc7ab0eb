import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { caseSchema } from '../schemas/blind.ts';
import { drawnFiguresSchema, handoffMapSchema, storedMapSchema } from '../schemas/handoff-map.ts';
import { madeFileSchema } from '../schemas/workshop.ts';

const name = z.string().trim().min(1, 'A map needs a name.').max(200);
const kind = z.enum(['asIs', 'toBe']);
const one = { mapId: z.string() };
const fresh = { ...one, seenRevision: z.number() };

const change = z.object({
  what: z.enum(['step', 'edge']),
  change: z.enum(['added', 'removed', 'changed']),
  beforeId: z.string().nullable(),
  afterId: z.string().nullable(),
  name: z.string(),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});

/** The handoff maps of a workshop. They lie outside every proposal and its fingerprint; every change carries the revision that it saw. */
export const maps = {
  'map.listMaps': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The handoff maps of this workshop, oldest first.',
    input: z.object({}),
    output: z.array(z.object({ id: z.string(), name: z.string(), kind, revision: z.number(), lastEdit: z.string(), steps: z.number(), edges: z.number() })),
  }),
  'map.getMap': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'One handoff map whole: lanes, steps, ways between them, the moment.',
    input: z.object(one),
    output: storedMapSchema,
  }),
  'map.listTemplates': procedure({
    kind: 'query',
    scope: 'app',
    summary: 'The maps that a new one can start from.',
    input: z.object({}),
    output: z.array(z.object({ id: z.string(), name: z.string(), note: z.string(), steps: z.number() })),
  }),
  'map.createMap': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'A new handoff map: empty, from a template, or as a copy of another, whose steps it can then be compared with.',
    input: z.object({ name, kind: kind.default('asIs'), templateId: z.string().optional(), copyOf: z.string().optional() }),
    output: storedMapSchema,
  }),
  'map.editMap': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Save an edited map; refused when it changed since `seenRevision` or is not whole.',
    input: z.object({ ...fresh, map: handoffMapSchema, label: z.string().max(200) }),
    output: storedMapSchema,
  }),
  'map.renameMap': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Give a map another name, as an edit that can be undone.',
    input: z.object({ ...fresh, name, kind: kind.optional() }),
    output: storedMapSchema,
  }),
  'map.undoEdit': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Take back the last edit of a map.',
    input: z.object(fresh),
    output: storedMapSchema,
  }),
  'map.redoEdit': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Do an edit of a map again that was taken back.',
    input: z.object(fresh),
    output: storedMapSchema,
  }),
  'map.deleteMap': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Put a map away; it can be brought back.',
    input: z.object(fresh),
    output: z.object({}),
  }),
  'map.restoreMap': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Bring a map back that was put away.',
    input: z.object(one),
    output: storedMapSchema,
  }),
  'map.diffMaps': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What differs between two maps, step by step and way by way.',
    input: z.object({ beforeId: z.string(), afterId: z.string() }),
    output: z.object({ changes: z.array(change), same: z.number() }),
  }),
  'map.readContext': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What was known about leads at their real handoffs: fields, what they had done, and one handoff as a rep would have seen it.',
    input: z.object({ proposalId: z.string(), /** Which handoff the card shows, counted back from the latest. */ back: z.number().int().min(0).default(0) }),
    output: z.object({
      handoffs: z.number(),
      fields: z.array(z.object({ name: z.string(), availability: z.enum(['history', 'currentOnly', 'never']), knownNow: z.number().nullable(), knownAtHandoff: z.number().nullable() })),
      deeds: z.array(z.object({ type: z.string(), handoffs: z.number() })),
      card: caseSchema.omit({ number: true }).extend({ leadId: z.string() }).nullable(),
    }),
  }),
  'map.importMap': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Bring in a map from the text of a map file; one of a newer version is refused, and no map changes.',
    input: z.object({ text: z.string().max(10_000_000) }),
    output: storedMapSchema,
  }),
  'map.exportMap': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Write a map as a file: JSON to bring in again, or a text outline.',
    input: z.object({ ...one, format: z.enum(['json', 'outline']), path: z.string().optional() }),
    output: madeFileSchema,
  }),
  'map.exportPicture': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Write a PNG of a map, drawn by the window, as a file.',
    input: z.object({ ...one, png: z.base64().max(40_000_000), path: z.string().optional() }),
    output: madeFileSchema,
  }),
  'map.exportDrawing': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Draw a map as an SVG or PDF file in the light palette, as said or with figures laid over it.',
    input: z.object({ ...one, format: z.enum(['svg', 'pdf']), layer: z.enum(['said', 'measured', 'both']).default('both'), figures: drawnFiguresSchema.optional(), /** Without figures: what the history shows on this proposal is laid over it. */ proposalId: z.string().optional(), paper: z.enum(['A4', 'Letter']).default('A4'), path: z.string().optional() }),
    output: madeFileSchema,
  }),
} as const;
