import { fail, ok } from '../../../shared/contract/reply.ts';
import { CONTRACT, type OutputOf } from '../../../shared/contract/contract.ts';
import type { Handler } from '../handler.ts';
import type { HostContext } from '../host-context.ts';

type Settings = OutputOf<'app.getSettings'>;
const DEFAULTS: Settings = { appearance: 'system', roomMode: false, lastWorkshopId: null };

/** Stored settings over the defaults; a stored value of the wrong shape, such as one of another version, is dropped. */
async function readSettings(context: HostContext): Promise<Settings> {
  const { shape } = CONTRACT['app.getSettings'].output;
  const stored = Object.entries(await context.app.getSettings()).filter(([key, value]) => Object.hasOwn(shape, key) && shape[key as keyof Settings].safeParse(value).success); // hasOwn just showed it
  return { ...DEFAULTS, ...(Object.fromEntries(stored) as Partial<Settings>) }; // each was just checked
}

export const getStatus: Handler<'app.getStatus'> = ({ version, shell, dataFolder, notes }) => ok({ version, shell, dataFolder, notes: [...notes] });

export const getSettings: Handler<'app.getSettings'> = async (context) => ok(await readSettings(context));

export const saveSettings: Handler<'app.saveSettings'> = async (context, changes) => {
  await context.app.saveSettings(changes);
  context.emit({ kind: 'changed', workshopId: null, area: 'settings' });
  return ok(await readSettings(context));
};

export const choosePath: Handler<'app.choosePath'> = async ({ dialogs }, request) => {
  if (dialogs === null) return fail('unavailableHere', 'There are no system dialogs here. In a browser, files are picked on the page and saved as downloads.');
  return ok({ path: await dialogs.choosePath(request) });
};

export const cancelJob: Handler<'app.cancelJob'> = ({ jobs }, { jobId }) => ok({ wasRunning: jobs.cancel(jobId) });
