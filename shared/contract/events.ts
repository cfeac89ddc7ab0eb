import { z } from 'zod';

/** What the host pushes: progress of a long job, and which area of which workshop changed (the renderer drops its cache). */
export const hostEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    jobId: z.string(),
    label: z.string(),
    done: z.number(),
    total: z.number(),
    finished: z.boolean(),
  }),
  z.object({ kind: z.literal('changed'), workshopId: z.string().nullable(), area: z.string() }),
]);
export type HostEvent = z.infer<typeof hostEventSchema>;
