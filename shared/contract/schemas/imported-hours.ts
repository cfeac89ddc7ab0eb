import { z } from 'zod';

/** The open spans of one day, in minutes from local midnight. */
export const dayHoursSchema = z.array(z.tuple([z.number(), z.number()]));

/** What a client's file says of how somebody works: hours by weekday, Monday first (minutes from local midnight), and days off. */
export const importedHoursSchema = z.object({
  subject: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everybody') }),
    z.object({ kind: z.literal('rep'), repId: z.string() }),
    z.object({ kind: z.literal('team'), name: z.string() }),
    z.object({ kind: z.literal('calendar'), name: z.string() }),
  ]),
  week: z.array(dayHoursSchema).nullable(),
  holidays: z.array(z.object({ day: z.string(), name: z.string() })),
});
