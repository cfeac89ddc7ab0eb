import type { WorkshopDatabase } from './workshop-database.ts';
import type { WorkshopTables } from './tables.ts';

export type PlanRow = WorkshopTables['push_plan'];

/** One line of the journal as it is stored; images are JSON texts. */
export type JournalRow = Omit<WorkshopTables['push_journal'], 'number'>;

/** The newest plan with its operations as JSON texts, in order; null before the first plan. */
export async function readLastPlan({ query }: WorkshopDatabase): Promise<{ plan: PlanRow; operations: string[] } | null> {
  const plan = await query.selectFrom('push_plan').selectAll().orderBy('planned_at', 'desc').orderBy('id').limit(1).executeTakeFirst();
  if (plan === undefined) return null;
  const rows = await query.selectFrom('push_operation').select('operation').where('plan_id', '=', plan.id).orderBy('number').execute();
  return { plan, operations: rows.map((row) => row.operation) };
}

/** Stores a plan; earlier ones are replaced, since only the newest may be applied. */
export async function insertPlan({ query }: WorkshopDatabase, plan: PlanRow, operations: readonly string[]): Promise<void> {
  await query.transaction().execute(async (tx) => {
    await tx.deleteFrom('push_plan').execute();
    await tx.insertInto('push_plan').values(plan).execute();
    for (const [number, operation] of operations.entries()) await tx.insertInto('push_operation').values({ plan_id: plan.id, number, operation }).execute();
  });
}

/**
 * The journal: writes an operation's state and the rehearsal portal's in one transaction, synchronously, so that a
 * crash right after the call finds both as they were.
 */
export function writeOperation(database: WorkshopDatabase, planId: string, number: number, operation: string): void {
  database.run('UPDATE push_operation SET operation = ? WHERE plan_id = ? AND number = ?', operation, planId, number);
}

/** Keeps how a plan went when it was rehearsed. */
export function writeRehearsal(database: WorkshopDatabase, planId: string, rehearsal: string): void {
  database.run('UPDATE push_plan SET rehearsal = ? WHERE id = ?', rehearsal, planId);
}

/** Keeps a line of the journal, synchronously, as `writeOperation` does; lines are never changed. */
export function writeJournal(database: WorkshopDatabase, row: JournalRow): void {
  database.run(
    'INSERT INTO push_journal (plan_id, portal_id, operation_id, at, phase, status, correlation_id, message, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    row.plan_id, row.portal_id, row.operation_id, row.at, row.phase, row.status, row.correlation_id, row.message, row.before, row.after,
  );
}

/** The newest lines of a portal's journal, newest first. */
export const readJournal = ({ query }: WorkshopDatabase, portalId: string, limit: number): Promise<WorkshopTables['push_journal'][]> =>
  query.selectFrom('push_journal').selectAll().where('portal_id', '=', portalId).orderBy('number', 'desc').limit(limit).execute();

/** Lists that pushes made, by portal and name with the number of the newest: under it a deleted one can be restored. */
export async function readMadeLists({ query }: WorkshopDatabase): Promise<{ portalId: string; name: string; listId: string }[]> {
  const rows = await query.selectFrom('push_journal').select(['after', 'portal_id']).where('operation_id', 'like', 'list:%').where('phase', '!=', 'sending').where('after', 'is not', null).orderBy('number').execute();
  const made = new Map<string, { portalId: string; name: string; listId: string }>();
  for (const { after, portal_id: portalId } of rows) {
    const { name, listId } = JSON.parse(after ?? '{}') as { name?: unknown; listId?: unknown }; // an image that a push wrote down
    if (typeof name === 'string' && typeof listId === 'string') made.set(`${portalId} ${name}`, { portalId, name, listId });
  }
  return [...made.values()];
}

/** Remembers, before it is sent, that an operation is about to change a portal. */
export function writeChange(database: WorkshopDatabase, change: { planId: string; portalId: string; operationId: string; operation: string; at: number }): void {
  database.run(
    'INSERT INTO push_change (plan_id, portal_id, operation_id, operation, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (plan_id, operation_id) DO UPDATE SET operation = excluded.operation, at = excluded.at',
    change.planId, change.portalId, change.operationId, change.operation, change.at,
  );
}

/** Forgets a change that turned out not to have been made. */
export function removeChange(database: WorkshopDatabase, planId: string, operationId: string): void {
  database.run('DELETE FROM push_change WHERE plan_id = ? AND operation_id = ? AND undone_at IS NULL', planId, operationId);
}

/** Marks the last change of an operation in a portal as taken back. */
export function markUndone(database: WorkshopDatabase, portalId: string, operationId: string, at: number): void {
  database.run('UPDATE push_change SET undone_at = ? WHERE number = (SELECT max(number) FROM push_change WHERE portal_id = ? AND operation_id = ? AND undone_at IS NULL)', at, portalId, operationId);
}

/** What the last push changed in a portal and nobody took back yet, in the order of the changes; of one plan alone. */
export async function readChanges({ query }: WorkshopDatabase, portalId: string): Promise<{ operation: string; plan_id: string }[]> {
  const open = query.selectFrom('push_change').where('portal_id', '=', portalId).where('undone_at', 'is', null);
  const last = await open.select('plan_id').orderBy('number', 'desc').limit(1).executeTakeFirst();
  if (last === undefined) return [];
  return open.select(['operation', 'plan_id']).where('plan_id', '=', last.plan_id).orderBy('number').execute();
}

/** The rehearsal portal of this workshop as its simulator left it; null before the first rehearsal. */
export async function readPortalState({ query }: WorkshopDatabase): Promise<string | null> {
  const row = await query.selectFrom('rehearsal_portal').select('state').executeTakeFirst();
  return row?.state ?? null;
}

/** Keeps the rehearsal portal for the next time. */
export function writePortalState(database: WorkshopDatabase, state: string): void {
  database.run('INSERT INTO rehearsal_portal (id, state) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state', state);
}

/** The one portal of this workshop; null before it was first connected. */
export const readBinding = async ({ query }: WorkshopDatabase): Promise<Omit<WorkshopTables['portal_binding'], 'id'> | null> =>
  (await query.selectFrom('portal_binding').select(['portal_id', 'account', 'bound_at']).executeTakeFirst()) ?? null;

/** Binds the workshop to a portal, or keeps what that portal now calls itself. */
export async function writeBinding(database: WorkshopDatabase, { portal_id, account, bound_at }: Omit<WorkshopTables['portal_binding'], 'id'>): Promise<void> {
  await database.transact(() => database.run('INSERT INTO portal_binding (id, portal_id, account, bound_at) VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET portal_id = excluded.portal_id, account = excluded.account', portal_id, account, bound_at));
}
