import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { describeNumbersInput, describedRowSchema, tabulatedSchema, tabulateInput } from '../schemas/counts.ts';
import { availabilitySchema } from '../schemas/availability.ts';
import { teamSchema } from '../schemas/configuration.ts';
import { clientFigureSchema, madeRequestSchema } from '../schemas/data-request.ts';
import { leadPageSchema, leadRowSchema } from '../schemas/figure.ts';
import { leadQuerySchema, queriedLeadsSchema } from '../schemas/lead-query.ts';
import { populationRuleSchema, populationSchema } from '../schemas/population.ts';

const counted = z.object({ value: z.string(), count: z.number() });

/** The imported lead history. */
export const history = {
  'history.getHealth': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What this history holds and what it can and cannot show; null before the first import.',
    input: z.object({}),
    output: z
      .object({
        leads: z.number(),
        excluded: z.number(),
        facts: z.object({ property: z.number(), engagement: z.number(), stage: z.number(), owner: z.number(), deal: z.number() }),
        deals: z.number(),
        wonDeals: z.number(),
        wonAmountMinor: z.number(),
        owners: z.array(z.object({ extId: z.string(), name: z.string(), territory: z.string(), zone: z.string(), isActive: z.boolean() })),
        level: z.enum(['A', 'B', 'C']),
        levelSentences: z.array(z.string()),
        from: z.number().nullable(),
        to: z.number().nullable(),
        leadsByWeek: z.array(z.object({ weekStart: z.number(), leads: z.number(), mqls: z.number() })),
        fields: z.array(z.object({ name: z.string(), type: z.string(), known: z.number(), distinct: z.number(), hasHistory: z.boolean(), personal: z.boolean() })),
        eventTypes: z.array(z.object({ type: z.string(), count: z.number(), automated: z.number(), assets: z.array(counted) })),
        states: z.array(z.object({ state: z.string(), leads: z.number() })),
        hash: z.string(),
      })
      .nullable(),
  }),
  'history.getAvailability': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'How far this history can be trusted: coverage, censoring, fields as of then, impossible orders, leakage suspects, control totals; null before the first import.',
    input: z.object({}),
    output: availabilitySchema.nullable(),
  }),
  'history.listValues': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The most frequent values of a field.',
    input: z.object({ field: z.string(), limit: z.number().int().min(1).max(1000).default(200) }),
    output: z.array(counted),
  }),
  'history.tabulate': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Leads and converted leads by the values of up to three fields, blank values included.',
    input: tabulateInput,
    output: tabulatedSchema,
  }),
  'history.describeNumbers': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Range, sum and quantiles of a number, or of the days between two dates, by group.',
    input: describeNumbersInput,
    output: z.array(describedRowSchema),
  }),
  'history.listLeads': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'A page of leads, searched by id, name, e-mail or company.',
    input: z.object({ search: z.string().default(''), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) }),
    output: leadPageSchema,
  }),
  'history.queryLeads': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'A page of the table of leads: filtered, searched and sorted on the columns.',
    input: leadQuerySchema,
    output: queriedLeadsSchema,
  }),
  'history.getPopulation': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Which leads count and why others do not, or what a rule that is being tried would do; null before the first import.',
    input: z.object({ rule: populationRuleSchema.optional() }),
    output: populationSchema.nullable(),
  }),
  'history.savePopulation': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Set which leads count, with the teams that accept it.',
    input: z.object({ rule: populationRuleSchema, acceptedBy: z.array(teamSchema).default([]) }),
    output: populationSchema,
  }),
  'history.listClientFigures': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: "The figures of the client's own dashboard that were typed beside the control totals.",
    input: z.object({}),
    output: z.array(clientFigureSchema),
  }),
  'history.saveClientFigures': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: "Replace the figures of the client's own dashboard.",
    input: z.object({ figures: z.array(clientFigureSchema).max(5000) }),
    output: z.array(clientFigureSchema),
  }),
  'history.exportDataRequest': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: "Make the page that asks the client's admin for the data, as a PDF.",
    input: z.object({ paper: z.enum(['A4', 'Letter']).default('A4'), path: z.string().max(4096).optional() }),
    output: madeRequestSchema,
  }),
  'history.getLead': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'One lead with its fields and its timeline.',
    input: z.object({ leadId: z.string() }),
    output: z.object({
      lead: leadRowSchema,
      createdAt: z.number().nullable(),
      fields: z.array(z.object({ name: z.string(), value: z.string(), personal: z.boolean() })),
      timeline: z.array(z.object({ at: z.number(), kind: z.string(), what: z.string(), who: z.string(), automated: z.boolean() })),
    }),
  }),
} as const;
