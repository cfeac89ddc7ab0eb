import { ok } from '../../../shared/contract/reply.ts';
import { readEvidence, writeEvidence } from '../../storage/evidence.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';

type Answer = Awaited<ReturnType<Handler<'evidence.saveSettings'>>>;

export const getSettings: Handler<'evidence.getSettings'> = async (context) => ok(onTheWire(await readEvidence(context.database)));

export const saveSettings: Handler<'evidence.saveSettings'> = async (context, changed): Promise<Answer> => {
  const saved = await readEvidence(context.database);
  // A key that was left out is absent after parsing, so that what it held stays.
  const settings = { ...saved.settings, ...changed } as typeof saved.settings; // the contract's parts are the engine's
  await writeEvidence(context.database, { ...saved, settings });
  await announce(context);
  return ok(onTheWire({ ...saved, settings }).settings);
};

/** Evidence changed: whoever shows it asks anew. */
export async function announce(context: WorkshopContext): Promise<void> {
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'evidence' });
}

/** Readonly lists become plain ones on the wire. */
const onTheWire = <T extends Awaited<ReturnType<typeof readEvidence>>>({ settings, pinnedProposalId }: T) => ({
  settings: {
    ...settings,
    signal: { ...settings.signal, events: settings.signal.events.map(({ type, assets, automated }) => ({ type, ...(assets === undefined ? {} : { assets: [...assets] }), ...(automated === undefined ? {} : { automated }) })) },
  },
  pinnedProposalId,
});
