import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { dayHoursSchema, importedHoursSchema } from '../schemas/imported-hours.ts';
import { configurationSchema, definitionSchema } from '../schemas/configuration.ts';

/** A week, Monday first, in the zone in which it is lived. */
const workedSchema = z.object({ week: z.array(dayHoursSchema), zone: z.string() });

export const proposalSchema = z.object({
  id: z.string(),
  name: z.string(),
  revision: z.number(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  lastEdit: z.string(),
  configuration: configurationSchema,
  configHash: z.string(),
});

/** Half-open [from, to) in UTC ms; `kind` in the client's own word, such as leave. */
const absence = z.object({ id: z.string(), repId: z.string(), from: z.number(), to: z.number(), kind: z.string().max(80).exactOptional() });

/** Proposals: complete configurations being discussed. Every command carries the revision that it saw. */
export const proposals = {
  'proposal.listProposals': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The proposals of this workshop.',
    input: z.object({}),
    output: z.array(proposalSchema.pick({ id: true, name: true, revision: true, lastEdit: true })),
  }),
  'proposal.getProposal': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'One proposal whole, with its configuration and fingerprint.',
    input: z.object({ proposalId: z.string() }),
    output: proposalSchema,
  }),
  'proposal.createProposal': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'A new proposal, empty or as a copy of another.',
    input: z.object({ name: z.string().min(1).max(100), copyOf: z.string().optional() }),
    output: proposalSchema,
  }),
  'proposal.editProposal': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Save an edited configuration; refused when the proposal changed since `seenRevision`.',
    input: z.object({ proposalId: z.string(), seenRevision: z.number(), configuration: configurationSchema, label: z.string().max(200) }),
    output: proposalSchema,
  }),
  'proposal.seedFromHistory': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Fill roster, calendars, territories and one pool per territory from the imported owners, as one edit.',
    input: z.object({ proposalId: z.string(), seenRevision: z.number(), territoryField: z.string().default('') }),
    output: proposalSchema,
  }),
  'proposal.listImportedHours': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The working hours and holidays that imported files hold, which a proposal can take.',
    input: z.object({}),
    output: z.array(importedHoursSchema),
  }),
  'proposal.takeImportedHours': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Let the people of a proposal work as the imported files say, as one edit.',
    input: z.object({ proposalId: z.string(), seenRevision: z.number() }),
    output: proposalSchema,
  }),
  'proposal.listPortalHours': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Whose working hours or zone the portal says otherwise than a proposal, before and after, as it was last looked through.',
    input: z.object({ proposalId: z.string() }),
    output: z.object({
      /** When the portal was looked through; null where it never was, or by a version that did not keep hours. */
      readAt: z.number().nullable(),
      changes: z.array(z.object({ repId: z.string(), name: z.string(), before: workedSchema, after: workedSchema })),
    }),
  }),
  'proposal.takePortalHours': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Let people of a proposal work as the portal says, all of them or those named, as one edit.',
    input: z.object({ proposalId: z.string(), seenRevision: z.number(), repIds: z.array(z.string()).exactOptional() }),
    output: proposalSchema,
  }),
  'proposal.undoEdit': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Take back the last edit of a proposal.',
    input: z.object({ proposalId: z.string(), seenRevision: z.number() }),
    output: proposalSchema,
  }),
  'proposal.redoEdit': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Do an edit again that was taken back.',
    input: z.object({ proposalId: z.string(), seenRevision: z.number() }),
    output: proposalSchema,
  }),
  'proposal.listDefinitionRevisions': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'How a definition came to its wording and criteria: every change still kept, oldest first, with who agreed to it.',
    input: z.object({ proposalId: z.string(), word: z.enum(['mql', 'sql', 'handRaise', 'disqualify', 'sal', 'reject', 'recycle']) }),
    output: z.array(z.object({ number: z.number(), at: z.number(), label: z.string(), definition: definitionSchema })),
  }),
  'proposal.listAbsences': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Who is away when; shared by all proposals and outside the fingerprint.',
    input: z.object({}),
    output: z.array(absence),
  }),
  'proposal.saveAbsences': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Replace the list of absences.',
    input: z.object({ absences: z.array(absence).max(5000) }),
    output: z.array(absence),
  }),
} as const;
export type Proposal = z.infer<typeof proposalSchema>;
