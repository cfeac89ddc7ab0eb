import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { participantSchema, madeFileSchema, workshopSchema } from '../schemas/workshop.ts';

const newWorkshop = workshopSchema.omit({ id: true });
/** `deleteBy` is UTC ms; past it the screens remind, and nothing is deleted by itself. */
const deleteBy = { deleteBy: z.number().nullable(), isPastDeleteBy: z.boolean() };
/** `locked`: lies under its passphrase; `leftOpen`: a crash left it without protection until it is unlocked and closed. */
const protection = z.enum(['none', 'locked', 'leftOpen', 'unlocked']);
const listed = workshopSchema.pick({ id: true, title: true, clientName: true, startsAt: true }).extend({ openedAt: z.number(), leads: z.number(), ...deleteBy, protection });
const newPassphrase = z.string().min(10, 'A passphrase needs at least 10 characters; several words are easy to keep.').max(1000);
const backup = z.object({ id: z.string(), at: z.number(), reason: z.enum(['migration', 'timed', 'signature', 'restore']), bytes: z.number(), isSealed: z.boolean() });

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
    summary: 'Bring in a .baton file as a copy, by path or as a file staged before; one saved with a passphrase needs it.',
    input: z.object({ path: z.string().optional(), fileId: z.string().optional(), passphrase: z.string().max(1000).optional() }),
    output: workshopSchema,
  }),
  'workshop.saveCopy': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Write this workshop as one .baton file, to a path or to be fetched; sealed with a passphrase, or with the workshop\'s own.',
    input: z.object({ path: z.string().optional(), passphrase: newPassphrase.optional() }),
    output: madeFileSchema,
  }),
  'workshop.getWorkshop': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Client, zone, currency and people of this workshop.',
    input: z.object({}),
    output: z.object({ workshop: workshopSchema, participants: z.array(participantSchema), savedAt: z.number(), ...deleteBy, isProtected: z.boolean() }),
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
  'workshop.closeWorkshop': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Close a workshop; one with a passphrase is sealed and its open database wiped.',
    input: z.object({ workshopId: z.string() }),
    output: z.object({}),
  }),
  'workshop.unlockWorkshop': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Open a workshop that has a passphrase.',
    input: z.object({ workshopId: z.string(), passphrase: z.string().max(1000) }),
    output: workshopSchema,
  }),
  'workshop.getProtection': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Whether this workshop has a passphrase, and what one does and does not do; to be read before setting it.',
    input: z.object({}),
    output: z.object({ isProtected: z.boolean(), sentences: z.array(z.string()) }),
  }),
  'workshop.setPassphrase': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Protect this workshop and its backups with a passphrase, change it, or take it away with null; nobody can recover a forgotten one.',
    input: z.object({ jobId: z.string().default(''), passphrase: newPassphrase.nullable(), current: z.string().max(1000).optional() }),
    output: z.object({ isProtected: z.boolean(), sentences: z.array(z.string()) }),
  }),
  'workshop.setDeleteBy': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Set or clear the date by which this workshop should be deleted; it only reminds.',
    input: z.object({ deleteBy: z.number().nullable() }),
    output: z.object(deleteBy),
  }),
  'workshop.previewForgetting': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What forgetting this client\'s people would remove, counted, and what would remain.',
    input: z.object({}),
    output: z.object({ removes: z.array(z.string()), remains: z.array(z.string()) }),
  }),
  'workshop.forgetPeople': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Remove the personal data of this client\'s leads for good, backups included; says what was removed and what remains.',
    input: z.object({ jobId: z.string().default('') }),
    output: z.object({ removed: z.array(z.string()), remains: z.array(z.string()), historyHash: z.string().nullable() }),
  }),
  'workshop.listBackups': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The backups of this workshop, newest first; trouble says why the last one could not be made.',
    input: z.object({}),
    output: z.object({ backups: z.array(backup), trouble: z.string().nullable() }),
  }),
  'workshop.restoreBackup': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Put a backup in the place of this workshop; the present state is backed up first.',
    input: z.object({ backupId: z.string(), passphrase: z.string().max(1000).optional() }),
    output: workshopSchema,
  }),
} as const;
