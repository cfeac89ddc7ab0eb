import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { expressionSchema } from '../schemas/expression.ts';
import { leadRowSchema } from '../schemas/figure.ts';
import { shareSchema } from '../schemas/share.ts';

const moment = z.enum(['best', 'actualMql', 'end']).default('best');
const outcome = z.enum(['sql', 'opportunity', 'won', 'column']).default('won');

/** One set of leads: how many, how they ended, the share that converted, the first of them. */
const leadSet = z.object({ leads: z.number(), converted: z.number(), rejected: z.number(), open: z.number(), conversion: shareSchema, rows: z.array(leadRowSchema) });

/** One team's version of a word: the criteria of a proposal, or others in their place. */
const side = z.object({ proposalId: z.string(), criteria: expressionSchema.optional() });

/** Criteria as text, what is wrong with them, and two versions of one word on the same leads. */
export const definitions = {
  'definition.readText': procedure({
    kind: 'query',
    scope: 'app',
    summary: 'Read a criterion from text: its tree, the same said as a sentence, or what is wrong and where.',
    input: z.object({ text: z.string().max(50_000) }),
    output: z.object({
      /** Null while something is wrong, and for an empty text. */
      expression: expressionSchema.nullable(),
      /** The same in the usual spelling; '' without a criterion. */
      text: z.string(),
      sentence: z.string(),
      /** `length` 0: something is missing at `at`. */
      problems: z.array(z.object({ at: z.number(), length: z.number(), message: z.string() })),
    }),
  }),
  'definition.writeText': procedure({
    kind: 'query',
    scope: 'app',
    summary: 'Write a criterion as text and as a sentence; instants of the named fields become dates.',
    input: z.object({ expression: expressionSchema, instantFields: z.array(z.string()).default([]) }),
    output: z.object({ text: z.string(), sentence: z.string() }),
  }),
  'definition.completeText': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What may stand at the caret of a criterion in text, in the words of this history with counts.',
    input: z.object({ text: z.string().max(50_000), caret: z.number().int().min(0), limit: z.number().int().min(1).max(200).default(50) }),
    output: z.object({
      /** The piece that is being typed, to be replaced. */
      from: z.number(),
      to: z.number(),
      items: z.array(z.object({ insert: z.string(), label: z.string(), kind: z.enum(['word', 'field', 'eventType', 'attribute', 'value', 'asset']), count: z.number().nullable() })),
    }),
  }),
  'definition.checkCriteria': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What is wrong with criteria before any lead is asked: contradictions, what asks for nothing, names that the history lacks.',
    input: z.object({ criteria: z.array(expressionSchema).max(2000) }),
    output: z.array(z.object({
      /** Place of the criterion in the input, then places in `of` from its root down (0 for the inside of a not). */
      criterion: z.number(),
      path: z.array(z.number()),
      kind: z.enum(['missingField', 'missingEvent', 'missingAttribute', 'missingValue', 'noValue', 'badPattern', 'neverTrue', 'alwaysTrue', 'repeated', 'mostlyUnknown', 'lateField']),
      sentence: z.string(),
    })),
  }),
  'definition.compareDefinitions': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Two versions of one word as sets of leads: only one, both, only the other, how they ended, and who moves criterion by criterion.',
    input: z.object({
      word: z.enum(['mql', 'sql', 'handRaise', 'disqualify', 'sal', 'reject', 'recycle']).default('mql'),
      left: side,
      right: side,
      /** `replay`: leads that become MQL at any time by the whole rule of either proposal; `moment`: of which the criteria hold at a moment. Words beside MQL, hand-raise and disqualify are compared at a moment. */
      basis: z.enum(['replay', 'moment']).default('replay'),
      moment,
      outcome,
      limit: z.number().int().min(0).max(200).default(50),
    }),
    output: z.object({
      leads: z.number(),
      onlyLeft: leadSet,
      both: leadSet,
      onlyRight: leadSet,
      neither: z.number(),
      /** Sentences of the criteria that both have. */
      shared: z.array(z.string()),
      /** One criterion that only `of` has: who comes and goes if the other side takes it over. */
      movers: z.array(z.object({ of: z.enum(['left', 'right']), criterion: expressionSchema, sentence: z.string(), gained: z.number(), lost: z.number(), rows: z.array(leadRowSchema) })),
      warnings: z.array(z.string()),
    }),
  }),
} as const;
