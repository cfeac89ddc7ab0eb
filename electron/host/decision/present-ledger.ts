import type { OutputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { Ledger } from '../../../shared/engine/gaps/ledger.ts';
import { readLedger, saveLedger, type StoredLedger } from '../../storage/ledger.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { WorkshopContext } from '../host-context.ts';

export type ShownLedger = OutputOf<'decision.getLedger'>;

/** The ledger as the contract shows it. */
export const presentLedger = ({ ledger, ...state }: StoredLedger): Omit<StoredLedger, 'ledger'> & Ledger => ({ ...state, ...ledger });

/** After a change: note the time, tell every window, and answer with the ledger as it is now. */
export async function announceLedger(context: WorkshopContext): Promise<Reply<ReturnType<typeof presentLedger>>> {
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'decision' });
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'gap' });
  return ok(presentLedger(await readLedger(context.database)));
}

/** The refusal of a command that saw an older ledger. */
export const overtakenLedger = ({ lastEdit, revision }: StoredLedger): Reply<never> =>
  fail('stale', `The decisions were changed in another window: "${lastEdit}". Look at the change, then try again.`, { revision });

/** Changes the ledger as one edit that can be undone; the change may refuse. */
export async function changeLedger(context: WorkshopContext, seenRevision: number, label: string, change: (ledger: Ledger) => Reply<Ledger>): ReturnType<typeof announceLedger> {
  const before = await readLedger(context.database);
  if (before.revision !== seenRevision) return overtakenLedger(before);
  const changed = change(before.ledger);
  if (!changed.ok) return changed;
  const isSaved = await saveLedger(context.database, seenRevision, { ledger: changed.value, label, at: context.now() });
  return isSaved ? announceLedger(context) : overtakenLedger(await readLedger(context.database));
}
