import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { participantSchema, madeFileSchema, workshopSchema } from '../schemas/workshop.ts';

const newWorkshop = workshopSchema.omit({ id: true });
const listed = workshopSchema.pick({ id: true, title: true, clientName: true, startsAt: true }).extend({ openedAt: z.number(), leads: z.number() });

/** Workshops: one database each. */
export const workshop = {
  'workshop.listWorkshops': procedure({
    kind: 'query',
    scope: 'app',
    summary: 'Every workshop of this laptop, last opened first.',
    input: z.object({}),
    output: z.array(listed),
  }),
  'workshop.createWorkshop': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Start a new workshop with one empty proposal; prints its id.',
    input: newWorkshop,
    output: workshopSchema,
  }),
  'workshop.openSample': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Open the sample workshop of a fictitious client; made when it is not there yet.',
    input: z.object({ anew: z.boolean().default(false) }),
    output: workshopSchema,
  }),
  'workshop.openCopy': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Bring in a .baton file as a copy, by path or as a file staged before.',
    input: z.object({ path: z.string().optional(), fileId: z.string().optional() }),
    output: workshopSchema,
  }),
  'workshop.saveCopy': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Write this workshop as one .baton file, to a path or to be fetched.',
    input: z.object({ path: z.string().optional() }),
    output: madeFileSchema,
  }),
  'workshop.getWorkshop': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Client, zone, currency and people of this workshop.',
    input: z.object({}),
    output: z.object({ workshop: workshopSchema, participants: z.array(participantSchema), savedAt: z.number() }),
  }),
  'workshop.updateWorkshop': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Change client, title, zone, currency or start.',
    input: newWorkshop.partial(),
    output: workshopSchema,
  }),
  'workshop.saveParticipants': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Replace the list of people in the room.',
    input: z.object({ participants: z.array(participantSchema).max(200) }),
    output: z.array(participantSchema),
  }),
  'workshop.deleteWorkshop': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Remove a workshop and its backups from this laptop for good.',
    input: z.object({ workshopId: z.string() }),
    output: z.object({}),
  }),
} as const;
