import { z } from 'zod';

const share = z.number().nullable();

const controlTotal = z.object({
  name: z.string(),
  leads: z.number(),
  leftOut: z.number(),
  mqls: z.number(),
  sqls: z.number(),
  opportunities: z.number(),
  customers: z.number(),
  won: z.number(),
  amounts: z.array(z.object({ currency: z.string(), minor: z.number() })),
});

/** How far a history can be trusted (engine/history/history-availability.ts). */
export const availabilitySchema = z.object({
  coverage: z.object({
    handoffs: z.number(),
    touched: z.number(),
    touchedShare: share,
    touchTypes: z.array(z.string()),
    withoutOwner: z.number(),
    unknownOwner: z.number(),
    unknownOwnerShare: share,
    young: z.array(z.object({ days: z.number(), handoffs: z.number(), share })),
  }),
  fields: z.array(z.object({ name: z.string(), availability: z.enum(['history', 'currentOnly', 'never']), knownNow: share, knownAtHandoff: share })),
  orders: z.array(z.object({ kind: z.enum(['closedBeforeDealCreated', 'wonBeforeLeadCreated', 'stageBeforeLeadCreated', 'laterStageFirst']), sentence: z.string(), leads: z.number(), examples: z.array(z.string()) })),
  suspects: z.array(z.object({ field: z.string(), rules: z.array(z.enum(['name', 'lateKnown', 'auc'])), auc: share, sentences: z.array(z.string()) })),
  totals: z.object({ byMonth: z.array(controlTotal), bySource: z.array(controlTotal), all: controlTotal }),
  can: z.array(z.string()),
  cannot: z.array(z.string()),
});
