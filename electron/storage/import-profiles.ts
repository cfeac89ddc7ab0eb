import type { Kysely } from 'kysely';
import type { ImportProfile } from '../../shared/contract/schemas/import.ts';
import type { AppTables } from './tables.ts';

/** Mappings that were kept on this laptop. */
export interface ImportProfiles {
  /** By name. */
  list(): Promise<ImportProfile[]>;
  /** A profile of the same name is replaced. */
  save(profile: ImportProfile): Promise<void>;
  delete(id: string): Promise<void>;
}

export function importProfiles(query: Kysely<AppTables>): ImportProfiles {
  return {
    async list() {
      const rows = await query.selectFrom('import_profile').selectAll().orderBy('name').execute();
      return rows.map((row) => ({ id: row.id, name: row.name, savedAt: row.saved_at, mapping: JSON.parse(row.mapping) as ImportProfile['mapping'] })); // checked by the contract on its way in and out
    },
    async save({ id, name, savedAt, mapping }) {
      const rest = { id, saved_at: savedAt, mapping: JSON.stringify(mapping) };
      await query.insertInto('import_profile').values({ name, ...rest }).onConflict((c) => c.column('name').doUpdateSet(rest)).execute();
    },
    async delete(id) {
      await query.deleteFrom('import_profile').where('id', '=', id).execute();
    },
  };
}
