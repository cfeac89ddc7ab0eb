import { ok } from '../../../shared/contract/reply.ts';
import type { EvidenceSettings } from '../../../shared/engine/evidence/evidence-settings.ts';
import { readEvidence, writeEvidence } from '../../storage/evidence.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';

export const getSettings: Handler<'evidence.getSettings'> = async (context) => ok(await readEvidence(context.database));

export const saveSettings: Handler<'evidence.saveSettings'> = async (context, changed) => {
  const saved = await readEvidence(context.database);
  // A key that was left out is absent after parsing, so that what it held stays; the contract's parts are the engine's.
  const settings = { ...saved.settings, ...changed } as EvidenceSettings;
  await writeEvidence(context.database, { ...saved, settings });
  await announce(context);
  return ok(settings);
};

/** Evidence changed: whoever shows it asks anew. */
export async function announce(context: WorkshopContext): Promise<void> {
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'evidence' });
}
