import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { madeFileSchema } from '../schemas/workshop.ts';

const jsonValue = z.json();

const operation = z.object({
  id: z.string(),
  group: z.enum(['properties', 'lists', 'workflows', 'score', 'switchOn', 'byHand']),
  kind: z.enum([
    'createPropertyGroup', 'archivePropertyGroup', 'createProperty', 'updateProperty', 'archiveProperty', 'setValidation', 'createStage',
    'createList', 'restoreList', 'updateList', 'deleteList',
    'createWorkflow', 'updateWorkflow', 'deleteWorkflow', 'switchOnWorkflow', 'switchOffWorkflow',
    'createScore', 'updateScore', 'deleteScore', 'publishScore', 'deactivateScore', 'manual',
  ]),
  target: z.string(),
  title: z.string(),
  change: z.string(),
  wayBack: z.string(),
  risk: z.enum(['low', 'medium', 'high']),
  fields: z.array(z.object({ field: z.string(), before: jsonValue, after: jsonValue })),
  /** Where to click, in order: for steps by hand, and for what a portal may refuse to take from outside. */
  steps: z.array(z.string()),
  status: z.enum(['planned', 'sent', 'done', 'unchanged', 'failed', 'unknown', 'byHand', 'ticked']),
  message: z.string(),
});
export type PushOperation = z.infer<typeof operation>;

const choices = z.object({
  /** A sequence of the portal in which a handed-over lead is enrolled. */
  sequenceId: z.string().regex(/^\d{1,20}$/).exactOptional(),
  /** `draft`: the score over the beta of HubSpot's scoring tool, else calculated; `calculated`: as properties that the portal calculates; without it the score is built by hand. */
  score: z.enum(['draft', 'calculated']).exactOptional(),
  /** `create`: missing life cycle stages are made over an interface that HubSpot does not document; without it they are a step by hand. */
  stages: z.enum(['create']).exactOptional(),
});
export type PushChoices = z.infer<typeof choices>;

const plan = z.object({
  id: z.string(),
  /** What a person chose for this plan beside what was signed. */
  choices,
  /** `rollback` takes back what the last push wrote; both are looked at, confirmed and applied alike. */
  direction: z.enum(['push', 'rollback']),
  /** How many changes of an earlier push in this portal can be taken back. */
  undoable: z.number(),
  agreementId: z.string(),
  configHash: z.string(),
  fingerprint: z.string(),
  words: z.string(),
  portal: z.object({ id: z.string(), name: z.string(), accountType: z.string(), isRehearsal: z.boolean() }),
  snapshotHash: z.string(),
  plannedAt: z.number(),
  operations: z.array(operation),
  /** How the whole push went on a copy of the portal as it was read; null before it was rehearsed, and on the built-in portal itself. */
  rehearsal: z.object({ at: z.number(), done: z.number(), left: z.number(), failed: z.array(z.object({ id: z.string(), message: z.string() })) }).nullable(),
  /** Set when the plan may no longer be applied, with the sentence why. */
  refusal: z.string().nullable(),
});
export type PushPlan = z.infer<typeof plan>;

/** When an object was last changed, as the portal writes it, and by whom as far as it tells; '' for nobody named. */
const lastChange = z.object({ at: z.string(), by: z.string() });

/** From the signed configuration to the portal, the built-in one or the client's. */
export const push = {
  'push.planPush': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Read a portal and list every change that the signed agreement needs. Sends nothing.',
    input: z.object({
      agreementId: z.string(),
      /** The built-in rehearsal portal, or the connected one. */
      on: z.enum(['rehearsal', 'portal']).default('rehearsal'),
      ...choices.shape,
    }),
    output: plan,
  }),
  'push.getPlan': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The last plan with the state of each operation; null when there is none.',
    input: z.object({}),
    output: plan.nullable(),
  }),
  'push.applyPlan': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Apply a plan to the portal it was made for; resumes where an earlier try stopped. Switches nothing on unless told what.',
    input: z.object({
      planId: z.string(),
      jobId: z.string().default(''),
      /** Typed by a person: needed before any write to a portal that is no test account. */
      confirmedPortalId: z.string().exactOptional(),
      /** Ids of operations that switch something on, confirmed one by one: then only these are sent, and without it none of them. */
      switchOn: z.array(z.string()).min(1).exactOptional(),
    }),
    output: plan,
  }),
  'push.rehearsePlan': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Run the whole push, switching on and taking back included, on a copy of the portal as it was read. Nothing reaches the portal.',
    input: z.object({ planId: z.string(), jobId: z.string().default('') }),
    output: plan,
  }),
  'push.planRollback': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Read the portal and list how what the last push wrote is taken back, last first; what somebody changed since stays. Sends nothing.',
    input: z.object({ planId: z.string() }),
    output: plan,
  }),
  'push.listJournal': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What was sent to the portal of the newest plan and what it answered, newest first.',
    input: z.object({ limit: z.number().int().min(1).max(2000).default(500) }),
    output: z.object({
      lines: z.array(z.object({
        number: z.number(), operationId: z.string(), at: z.number(), phase: z.enum(['sending', 'answered', 'lost', 'reread', 'skipped']),
        status: z.number().nullable(), correlationId: z.string().nullable(), message: z.string(),
      })),
    }),
  }),
  'push.verifyPush': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Read the portal back and compare it with what was signed.',
    input: z.object({ planId: z.string() }),
    output: z.object({ verifiedAt: z.number(), isEqual: z.boolean(), differences: z.array(z.object({ target: z.string(), field: z.string(), expected: jsonValue, found: jsonValue, changed: lastChange.exactOptional() })) }),
  }),
  'push.tickStep': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Tick or untick a step that has to be done by hand.',
    input: z.object({ planId: z.string(), operationId: z.string(), isDone: z.boolean() }),
    output: plan,
  }),
  'push.exportReport': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'The change report as PDF or JSON: what was created, changed, left, and what remains by hand.',
    input: z.object({ planId: z.string(), format: z.enum(['json', 'pdf']).default('json'), paper: z.enum(['A4', 'Letter']).default('A4'), path: z.string().optional() }),
    output: madeFileSchema,
  }),
  'push.setRehearsalFaults': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Make the rehearsal portal answer the next requests with faults (429, 500, silence, a revoked key, a missing scope, what somebody else changed), to see what a push does.',
    input: z.object({ faults: z.array(z.object({ kind: z.enum(['rateLimit', 'dailyLimit', 'serverError', 'silence', 'errorAfterWrite', 'silenceAfterWrite', 'revokedKey', 'missingScope', 'staleRevision', 'readOnly']), times: z.number().int().min(1).max(100) })) }),
    output: z.object({}),
  }),
} as const;
