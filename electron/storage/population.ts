import type { PopulationRule } from '../../shared/engine/history/population.ts';
import type { Team } from '../../shared/engine/model/workshop.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** The rule that says which leads count, and who accepted it; `savedAt` is UTC ms. */
export interface SavedPopulation {
  readonly rule: PopulationRule;
  readonly acceptedBy: readonly Team[];
  readonly savedAt: number;
}

/** The workshop's rule; null before anybody wrote one. */
export async function readPopulation({ query }: WorkshopDatabase): Promise<SavedPopulation | null> {
  const row = await query.selectFrom('population').selectAll().executeTakeFirst();
  if (row === undefined) return null;
  // Both were checked against the contract when they were written.
  return { rule: JSON.parse(row.rule) as PopulationRule, acceptedBy: JSON.parse(row.accepted_by) as Team[], savedAt: row.saved_at };
}

/** Writes the rule, new or changed. */
export async function writePopulation({ query }: WorkshopDatabase, { rule, acceptedBy, savedAt }: SavedPopulation): Promise<void> {
  const values = { rule: JSON.stringify(rule), accepted_by: JSON.stringify(acceptedBy), saved_at: savedAt };
  await query.insertInto('population').values({ id: 1, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
}
