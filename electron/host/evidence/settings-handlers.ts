import { fail, ok } from '../../../shared/contract/reply.ts';
import type { EvidenceSettings } from '../../../shared/engine/evidence/evidence-settings.ts';
import { periodProblem, splitProblem } from '../../../shared/engine/replay/period-problem.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { readEvidence, writeEvidence } from '../../storage/evidence.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { clientZone } from '../history/client-zone.ts';
import { openHistory } from '../history/open-history.ts';
import type { WorkshopContext } from '../host-context.ts';

export const getSettings: Handler<'evidence.getSettings'> = async (context) => ok(await readEvidence(context.database));

export const saveSettings: Handler<'evidence.saveSettings'> = async (context, changed) => {
  const saved = await readEvidence(context.database);
  // A key that was left out is absent after parsing, so that what it held stays; the contract's parts are the engine's.
  const settings = { ...saved.settings, ...changed } as EvidenceSettings;
  const isPeriod = changed.period !== undefined || changed.tunedUntil !== undefined;
  const problem = isPeriod ? await problemOf(context, settings) : null;
  if (problem !== null) return fail('invalidInput', problem);
  await writeEvidence(context.database, { ...saved, settings });
  await announce(context);
  if (isPeriod) context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'period' });
  return ok(settings);
};

/** Why the chosen period or the split cannot be shown of the history, in a sentence; null: it can, or there is none yet. */
async function problemOf(context: WorkshopContext, { period, tunedUntil }: EvidenceSettings): Promise<string | null> {
  const opened = period === null && tunedUntil === null ? null : await openHistory(context);
  if (opened === null || !opened.ok) return null;
  const zone = (await clientZone(context, opened.value)) ?? fixedZone('UTC', 0);
  return (period === null ? null : periodProblem(opened.value, period, zone)) ?? (tunedUntil === null ? null : splitProblem(opened.value, tunedUntil, zone));
}

/** Evidence changed: whoever shows it asks anew. */
export async function announce(context: WorkshopContext): Promise<void> {
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'evidence' });
}
