import { EMPTY_LEDGER, type Ledger } from '../../shared/engine/gaps/ledger.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** How many edits of the ledger undo reaches back; older ones are dropped. */
const KEPT_EDITS = 300;

/** The ledger at its current edit. `revision` rises with every change, undo and redo included; 0 before the first. */
export interface StoredLedger {
  readonly ledger: Ledger;
  readonly revision: number;
  readonly lastEdit: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The ledger; empty before anything was written in it. */
export async function readLedger({ query }: WorkshopDatabase): Promise<StoredLedger> {
  const state = await query.selectFrom('ledger').selectAll().executeTakeFirst();
  if (state === undefined) return { ledger: EMPTY_LEDGER, revision: 0, lastEdit: '', canUndo: false, canRedo: false };
  const { revision, current_edit: current } = state;
  const edits = await query.selectFrom('ledger_edit').select('number').execute();
  const edit = await query.selectFrom('ledger_edit').selectAll().where('number', '=', current).executeTakeFirst();
  return {
    ledger: edit === undefined ? EMPTY_LEDGER : (JSON.parse(edit.content) as Ledger), // written by saveLedger after the contract's check
    revision,
    lastEdit: edit?.label ?? '',
    canUndo: current === 1 || edits.some(({ number }) => number === current - 1),
    canRedo: edits.some(({ number }) => number > current),
  };
}

/** Writes the ledger as a new edit; what had been undone beyond it is gone. False: the revision is no longer the one seen. */
export async function saveLedger({ query }: WorkshopDatabase, seenRevision: number, edit: { readonly ledger: Ledger; readonly label: string; readonly at: number }): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    const state = await tx.selectFrom('ledger').selectAll().executeTakeFirst();
    if ((state?.revision ?? 0) !== seenRevision) return false;
    const next = (state?.current_edit ?? 0) + 1;
    await tx.deleteFrom('ledger_edit').where((e) => e.or([e('number', '>=', next), e('number', '<=', next - KEPT_EDITS)])).execute();
    await tx.insertInto('ledger_edit').values({ number: next, label: edit.label, at: edit.at, content: JSON.stringify(edit.ledger) }).execute();
    const moved = { revision: seenRevision + 1, current_edit: next };
    await tx.insertInto('ledger').values({ id: 1, ...moved }).onConflict((conflict) => conflict.column('id').doUpdateSet(moved)).execute();
    return true;
  });
}

/** Moves the current edit back (-1) or forward (+1); callers check canUndo and canRedo. False: the revision is no longer the one seen. */
export async function stepLedger({ query }: WorkshopDatabase, seenRevision: number, step: -1 | 1): Promise<boolean> {
  const { numUpdatedRows } = await query.updateTable('ledger').set((e) => ({ revision: e('revision', '+', 1), current_edit: e('current_edit', '+', step) }))
    .where('revision', '=', seenRevision).executeTakeFirst();
  return numUpdatedRows > 0n;
}
