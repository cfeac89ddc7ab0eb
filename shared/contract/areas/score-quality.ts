import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { leadRowSchema } from '../schemas/figure.ts';
import { tiersSchema } from '../schemas/configuration.ts';
import { scoreModelSchema } from '../schemas/score-model.ts';
import { shareSchema } from '../schemas/share.ts';

const area = z.object({ auc: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), draws: z.number() });
const weekly = z.object({ median: z.number().nullable(), p90: z.number().nullable(), weeks: z.number() });
/** A lead whose verdict changed, with its score before and after. */
const flipRow = leadRowSchema.extend({ change: z.enum(['gained', 'lost']), before: z.number().nullable(), after: z.number().nullable() });
const moment = z.enum(['best', 'actualMql', 'end']);
const outcome = z.enum(['sql', 'opportunity', 'won', 'column']).default('won');

const calibration = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('judged'),
    splitAt: z.number(),
    earlier: z.number(),
    later: z.number(),
    purged: z.number(),
    /** Within so many days of the moment an outcome counts; 0 where none has a time. */
    horizonDays: z.number(),
    /** In so many days nine of ten conversions came; more than the horizon where the history is too short for it. */
    usualDays: z.number(),
    /** Leads whose horizon is not over as the data end. */
    censored: z.number(),
    brier: z.number(),
    brierOfBaseRate: z.number(),
    ece: z.number(),
    bins: z.array(z.object({ leads: z.number(), predicted: z.number(), observed: z.number(), low: z.number(), high: z.number() })),
    /** From this score on, this share: what was learned on the earlier part. */
    steps: z.array(z.object({ from: z.number(), share: z.number() })),
  }),
  z.object({ kind: z.literal('notKnowable'), reason: z.string() }),
]);

/** What a score is worth. Points are whole points with two decimals; shares 0 to 1. */
export const scoreQuality = {
  'score.getQuality': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'How well the score tells leads apart: AUC as known then and on today\'s snapshot, precision, recall, lift, calibration, MQLs a week.',
    input: z.object({
      proposalId: z.string(),
      moment: moment.default('actualMql'),
      outcome,
      /** An outcome counts within so many days of the moment, and leads with fewer days of data after it are left out; null: whenever it comes. */
      horizonDays: z.number().positive().max(3650).nullable().default(null),
      seed: z.number().int().min(0).max(4_294_967_295).default(1),
    }),
    output: z.object({
      leads: z.number(),
      converted: z.number(),
      censored: z.number(),
      worked: z.number(),
      asOf: area,
      /** The flattering one: everything that is known today. */
      snapshot: area,
      suspects: z.array(z.object({ field: z.string(), sentence: z.string() })),
      threshold: z.number(),
      precision: shareSchema,
      recall: shareSchema,
      /** Precision among the leads that sales worked, whose outcome alone is known. */
      workedPrecision: shareSchema,
      lift: z.array(z.object({ share: z.number(), leads: z.number(), converted: z.number(), lift: z.number().nullable() })),
      calibration,
      mqlsPerWeek: z.object({ actual: weekly, proposed: weekly }),
      /** What sales can take a week by its caps; null where somebody who may receive has none. */
      capacityPerWeek: z.number().nullable(),
    }),
  }),
  'score.getFlips': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Whose verdict the last edit changed, or the difference to another proposal: exact counts, at most 50 leads.',
    input: z.object({ proposalId: z.string(), againstProposalId: z.string().optional(), limit: z.number().int().min(0).max(50).default(50) }),
    output: z.object({
      /** What it is compared with: the label of the edit, or the other proposal's name; '' when there is nothing before. */
      against: z.string(),
      gained: z.number(),
      lost: z.number(),
      rows: z.array(flipRow),
    }),
  }),
  'score.previewModel': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What an edit of points, caps, thresholds or bands would do, before it is saved: histogram, tiers, whose verdict changes.',
    input: z.object({
      proposalId: z.string(),
      score: scoreModelSchema,
      /** The edited tiers; absent: as they are saved. */
      tiers: tiersSchema.optional(),
      moment: moment.default('best'),
      outcome,
      binWidth: z.number().positive().max(100).default(2),
      limit: z.number().int().min(0).max(50).default(50),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('preview'),
        leads: z.number(),
        bins: z.array(z.object({ from: z.number(), converted: z.number(), rejected: z.number(), open: z.number() })),
        tiers: z.array(z.object({ tierId: z.string(), name: z.string(), leads: z.number() })),
        mqlsBefore: z.number(),
        mqls: z.number(),
        gained: z.number(),
        lost: z.number(),
        rows: z.array(flipRow),
      }),
      /** More than points changed: save the edit and ask for the distribution and the flips. */
      z.object({ kind: z.literal('whole'), reason: z.string() }),
    ]),
  }),
  'score.traceThresholds': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What every threshold would let through, at once: MQLs at their best moment, and MQLs a week as the replay counts them.',
    input: z.object({ proposalId: z.string() }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('traced'),
        /** How many whole weeks were counted. */
        weeks: z.number(),
        /** The highest whole threshold that was traced. */
        to: z.number(),
        /** Every whole threshold at which a figure changes, the lowest first; what it says holds up to the next one. Null without weeks. */
        rows: z.array(z.object({ from: z.number(), mqls: z.number(), median: z.number().nullable(), p90: z.number().nullable() })),
      }),
      /** No threshold of points makes an MQL in this model. */
      z.object({ kind: z.literal('none'), reason: z.string() }),
    ]),
  }),
  'score.lintModel': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What a careful reader would ask about the scoring model, each with the way out.',
    input: z.object({ proposalId: z.string() }),
    output: z.array(z.object({
      kind: z.string(), severity: z.enum(['high', 'medium', 'low']), groupId: z.string().nullable(), ruleId: z.string().nullable(),
      /** The definition that the MQL rule asks for, where its criteria decide nothing; or the place of such a tier rule. */
      word: z.enum(['mql', 'handRaise', 'disqualify']).optional(), tierRule: z.number().optional(),
      sentence: z.string(),
    })),
  }),
  'score.suggestPoints': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Points that the history would have given each rule: an explanation, in-sample, changing nothing.',
    input: z.object({ proposalId: z.string(), moment: moment.default('best'), outcome }),
    output: z.object({
      base: shareSchema,
      rows: z.array(z.object({
        groupId: z.string(), ruleId: z.string(), name: z.string(),
        /** The row of a table or of ranges, from 0; null for the rule as a whole. */
        row: z.number().nullable(),
        current: z.number(), suggested: z.number().nullable(), conversion: shareSchema,
        /** Why nothing is suggested; '' when something is. */
        reason: z.string(),
      })),
      leftOut: z.array(z.object({ ruleId: z.string(), name: z.string(), sentence: z.string() })),
      inSample: z.string(),
    }),
  }),
} as const;
