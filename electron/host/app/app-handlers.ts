import { fail, ok } from '../../../shared/contract/reply.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Handler } from '../handler.ts';
import type { HostContext } from '../host-context.ts';

type Settings = OutputOf<'app.getSettings'>;
const DEFAULTS: Settings = { appearance: 'system', roomMode: false, lastWorkshopId: null };

/** Stored settings over the defaults; a stored value of the wrong shape is dropped by the contract's own check. */
async function readSettings(context: HostContext): Promise<Settings> {
  const stored = await context.app.getSettings();
  return { ...DEFAULTS, ...(stored as Partial<Settings>) };
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
