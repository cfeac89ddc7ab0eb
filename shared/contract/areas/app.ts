import { z } from 'zod';
import { procedure } from '../procedure.ts';

const settings = z.object({
  appearance: z.enum(['system', 'light', 'dark']),
  roomMode: z.boolean(),
  lastWorkshopId: z.string().nullable(),
});

/** The app itself: what runs, its settings, files on disk. */
export const app = {
  'app.getStatus': procedure({
    kind: 'query',
    scope: 'app',
    summary: 'Version, shell and data folder of the running app.',
    input: z.object({}),
    output: z.object({ version: z.string(), shell: z.enum(['electron', 'browser', 'headless']), dataFolder: z.string(), notes: z.array(z.string()) }),
  }),
  'app.getSettings': procedure({ kind: 'query', scope: 'app', summary: 'Settings of this laptop.', input: z.object({}), output: settings }),
  'app.saveSettings': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Change settings; keys left out stay as they are.',
    input: settings.partial(),
    output: settings,
  }),
  'app.choosePath': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Ask the person for a file or a place to save, by the operating system\'s own dialog (Electron only).',
    input: z.object({ purpose: z.enum(['open', 'save']), title: z.string(), suggestedName: z.string(), extensions: z.array(z.string()) }),
    output: z.object({ path: z.string().nullable() }),
  }),
  'app.cancelJob': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Stop a long job that was started with this job id.',
    input: z.object({ jobId: z.string() }),
    output: z.object({ wasRunning: z.boolean() }),
  }),
} as const;
