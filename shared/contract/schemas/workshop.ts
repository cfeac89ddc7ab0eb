import { z } from 'zod';
import { teamSchema } from './configuration.ts';

/** A person of the day. */
export const participantSchema = z.object({
  id: z.string(),
  name: z.string().min(1, 'A person needs a name.').max(200),
  team: teamSchema,
  role: z.string().max(200),
  canSign: z.boolean(),
});

/** A workshop's own facts; `startsAt` is UTC ms. */
export const workshopSchema = z.object({
  id: z.string(),
  title: z.string().min(1, 'A workshop needs a title.').max(200),
  clientName: z.string().min(1, 'A workshop needs a client.').max(200),
  zone: z.string().min(1),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, such as EUR'),
  startsAt: z.number(),
  currentResponseMinutes: z.number().int().positive().nullable().default(null),
});

/** A file that a procedure made: on disk at `path` (Electron, headless), or to be fetched from `/files/<fileId>` (browser). */
export const madeFileSchema = z.object({ name: z.string(), bytes: z.number(), path: z.string().nullable(), fileId: z.string().nullable() });
export type MadeFile = z.infer<typeof madeFileSchema>;
