import type { Absence } from '../../shared/engine/model/configuration.ts';
import type { ImportedHours } from '../../shared/engine/routing/imported-hours.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** What an import says of people. */
export interface StoredStaff {
  readonly absences: readonly Omit<Absence, 'id'>[];
  readonly hours: readonly ImportedHours[];
}

/** Within the transaction of `writeSegments`: the people's absences and hours of a batch that is there. */
export function insertStaff(database: WorkshopDatabase, batchId: string, { absences, hours }: StoredStaff): void {
  absences.forEach(({ repId, from, to, kind }, number) => {
    database.run('INSERT INTO absence (id, rep_id, starts_at, ends_at, kind, batch_id) VALUES (?, ?, ?, ?, ?, ?)', `${batchId}-${number}`, repId, from, to, kind ?? null, batchId);
  });
  hours.forEach((one, number) => database.run('INSERT INTO imported_hours (batch_id, number, content) VALUES (?, ?, ?)', batchId, number, JSON.stringify(one)));
}

/** The working hours and holidays of all imports, the newest last, so that they count above the others. */
export async function readImportedHours({ query }: WorkshopDatabase): Promise<ImportedHours[]> {
  const rows = await query.selectFrom('imported_hours').innerJoin('import_batch', 'import_batch.id', 'imported_hours.batch_id').select('content').orderBy('import_batch.at').orderBy('import_batch.id').orderBy('number').execute();
  return rows.map(({ content }) => JSON.parse(content) as ImportedHours); // written by insertStaff
}

/** The absences that stay when an import replaces the others: those that were entered by hand. */
export async function readOwnAbsences({ query }: WorkshopDatabase): Promise<Pick<Absence, 'repId' | 'from' | 'to'>[]> {
  const rows = await query.selectFrom('absence').select(['rep_id', 'starts_at', 'ends_at']).where('batch_id', 'is', null).execute();
  return rows.map((row) => ({ repId: row.rep_id, from: row.starts_at, to: row.ends_at }));
}
