import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { dayHoursSchema } from '../schemas/imported-hours.ts';

const purpose = z.enum(['read', 'write']);

/** One thing that a portal may or may not take with this key; `closed`: the portal lacks it, `scope`: the key does. */
const ability = z.object({
  id: z.string(),
  label: z.string(),
  /** What Baton does with it. */
  use: z.string(),
  state: z.enum(['open', 'scope', 'closed', 'unknown']),
  /** The scope that it asks for. */
  scope: z.string(),
});

const budget = z.object({
  /** Requests in a rolling window, and how many were left when the portal last said so; null where it said nothing. */
  windowMs: z.number().nullable(), max: z.number().nullable(), remaining: z.number().nullable(), daily: z.number().nullable(), dailyRemaining: z.number().nullable(),
});

const account = z.object({ id: z.string(), name: z.string(), accountType: z.string(), timeZone: z.string(), uiDomain: z.string() });

const connection = z.object({
  /** The one portal of this workshop; null before the first connection. */
  account: account.nullable(),
  /** Whether a key is at hand, and whether the operating system keeps it. */
  keys: z.object({ read: z.enum(['none', 'held', 'kept']), write: z.enum(['none', 'held', 'kept']) }),
  /** Why keys cannot be kept here; null when they can. */
  keepRefusal: z.string().nullable(),
  /** What the last connection found; null before it, and after Baton was closed. */
  abilities: z.array(ability).nullable(),
  budget: budget.nullable(),
});
export type PortalConnection = z.infer<typeof connection>;

const coverage = z.object({
  leads: z.number(),
  /** Leads with at least one change of a stage. */
  withStages: z.number(),
  changes: z.number(),
  activities: z.number(),
  deals: z.number(),
  /** By the best source that tells of a first touch; `none`: nothing in the portal does. */
  firstTouch: z.object({ logged: z.number(), firstEngagement: z.number(), firstOutreach: z.number(), none: z.number() }),
});
export type PortalCoverage = z.infer<typeof coverage>;

const inventory = z.object({
  portalId: z.string(),
  readAt: z.number(),
  parts: z.array(z.object({
    id: z.enum(['stages', 'pipelines', 'leads', 'people', 'teams', 'properties', 'lists', 'workflows', 'sequences', 'forms']),
    title: z.string(),
    /** `closed` where the portal or the key lacks it; `why` then says so. */
    state: z.enum(['read', 'closed']),
    why: z.string(),
    heads: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  })),
  /** When its people work, Monday first in minutes from midnight: what `proposal.takePortalHours` takes. Absent in what earlier versions kept. */
  hours: z.array(z.object({ ownerId: z.string(), name: z.string(), week: z.array(dayHoursSchema).nullable(), zone: z.string() })).exactOptional(),
});
export type PortalInventory = z.infer<typeof inventory>;

/** The client's HubSpot portal. Keys go in and never come out again. */
export const portal = {
  'portal.getConnection': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The portal of this workshop, which keys are at hand, and what it can take. Never a key.',
    input: z.object({}),
    output: connection,
  }),
  'portal.connect': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Try a key, bind the workshop to its portal at the first time, and say what portal and key can take. Another portal is refused.',
    input: z.object({
      key: z.string().max(1000),
      purpose,
      /** Kept by the operating system instead of forgotten with the window; a write key is otherwise forgotten after a push. */
      keep: z.boolean().default(false),
    }),
    output: connection,
  }),
  'portal.readHistory': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Read the leads created in a span of time with their history into files, ready for import.inspectFiles; goes on where it was stopped. Changes nothing.',
    input: z.object({
      /** Instants: leads created from here to before there. */
      from: z.number().int(),
      to: z.number().int(),
      jobId: z.string().default(''),
    }),
    output: z.object({ files: z.array(z.object({ fileId: z.string(), name: z.string(), bytes: z.number() })), coverage }),
  }),
  'portal.getReading': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The reading that was stopped before its end, by a person, the network or the end of the process; null when none was. Reading the same span goes on there.',
    input: z.object({}),
    output: z.object({ stopped: z.object({ from: z.number(), to: z.number(), doneUntil: z.number(), leads: z.number() }).nullable() }),
  }),
  'portal.readInventory': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Look through what stands in the portal beside its leads: stages, pipelines, owners and users with their hours, teams, properties, lists, workflows, sequences, forms. Changes nothing.',
    input: z.object({ jobId: z.string().default('') }),
    output: inventory,
  }),
  'portal.getInventory': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What stood in the portal when it was last looked through; null before that.',
    input: z.object({}),
    output: z.object({ inventory: inventory.nullable() }),
  }),
  'portal.disconnect': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Forget the keys of this workshop, in memory and in the key store. The portal stays bound.',
    input: z.object({}),
    output: connection,
  }),
} as const;
