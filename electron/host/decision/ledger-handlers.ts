import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { withEntry, withoutEntry } from '../../../shared/engine/gaps/ledger.ts';
import { readLedger, stepLedger } from '../../storage/ledger.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { announceLedger, changeLedger, overtakenLedger, presentLedger } from './present-ledger.ts';

export const getLedger: Handler<'decision.getLedger'> = async ({ database }) => ok(presentLedger(await readLedger(database)));

export const saveEntry: Handler<'decision.saveEntry'> = async (context, { seenRevision, list, id, ...said }) => {
  const what = list === 'decisions' ? 'a decision' : 'a parked point';
  return changeLedger(context, seenRevision, id === null ? `Add ${what}` : `Change ${what}`, (ledger) => {
    const known = ledger[list].find((one) => one.id === id);
    if (id !== null && known === undefined) return fail('notFound', `This ${list === 'decisions' ? 'decision' : 'point'} is no longer on the list. Add it anew.`);
    return ok(withEntry(ledger, list, { ...said, id: id ?? context.newId(), at: known?.at ?? context.now() }));
  });
};

export const removeEntry: Handler<'decision.removeEntry'> = async (context, { seenRevision, id }) =>
  changeLedger(context, seenRevision, 'Take an entry off', (ledger) => {
    const isThere = [...ledger.decisions, ...ledger.parked].some((one) => one.id === id);
    return isThere ? ok(withoutEntry(ledger, id)) : fail('notFound', 'This entry is no longer on its list.');
  });

export const undoLedger: Handler<'decision.undoEdit'> = (context, { seenRevision }) => step(context, seenRevision, -1);

export const redoLedger: Handler<'decision.redoEdit'> = (context, { seenRevision }) => step(context, seenRevision, 1);

async function step(context: WorkshopContext, seenRevision: number, by: -1 | 1): Promise<Reply<ReturnType<typeof presentLedger>>> {
  const before = await readLedger(context.database);
  if (before.revision !== seenRevision) return overtakenLedger(before);
  if (by === -1 && !before.canUndo) return fail('refused', 'There is nothing left to undo among the decisions.');
  if (by === 1 && !before.canRedo) return fail('refused', 'There is nothing to redo among the decisions.');
  const isStepped = await stepLedger(context.database, seenRevision, by);
  return isStepped ? announceLedger(context) : overtakenLedger(await readLedger(context.database));
}
