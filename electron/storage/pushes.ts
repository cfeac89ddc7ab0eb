import type { WorkshopDatabase } from './workshop-database.ts';
import type { WorkshopTables } from './tables.ts';

export type PlanRow = WorkshopTables['push_plan'];

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

/** The rehearsal portal of this workshop as its simulator left it; null before the first rehearsal. */
export async function readPortalState({ query }: WorkshopDatabase): Promise<string | null> {
  const row = await query.selectFrom('rehearsal_portal').select('state').executeTakeFirst();
  return row?.state ?? null;
}

/** Keeps the rehearsal portal for the next time. */
export function writePortalState(database: WorkshopDatabase, state: string): void {
  database.run('INSERT INTO rehearsal_portal (id, state) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state', state);
}
