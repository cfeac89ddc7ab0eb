import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { countNamedLeads } from '../../storage/ledger-names.ts';
import type { WorkshopDatabase } from '../../storage/workshop-database.ts';

/** What a workshop keeps of people beside the columns of its history. */
export interface KeptOfPeople {
  /** Refused rows that still have their cells. */
  readonly refusedRows: number;
  /** Cells that findings of the imports quote. */
  readonly examples: number;
  /** Absences that say why. */
  readonly reasons: number;
  /** Imported files, kept compressed. */
  readonly sources: number;
  /** Decisions and parked points about a lead that call it by more than its id. */
  readonly namedLeads: number;
}

/** Counts it. */
export async function keptOfPeople(database: WorkshopDatabase): Promise<KeptOfPeople> {
  const { query } = database;
  const { refusedRows } = await query.selectFrom('refused_row').select((e) => e.fn.countAll<number>().as('refusedRows')).where('cells', '<>', '[]').executeTakeFirstOrThrow();
  const { reasons } = await query.selectFrom('absence').select((e) => e.fn.countAll<number>().as('reasons')).where('kind', 'is not', null).executeTakeFirstOrThrow();
  const sources = await query.selectFrom('import_source').select(['batch_id', 'file']).distinct().execute();
  const batches = await query.selectFrom('import_batch').select('summary').execute();
  const examples = batches.reduce((sum, { summary }) => sum + (JSON.parse(summary) as ImportBatch).findings.reduce((each, finding) => each + finding.examples.length, 0), 0); // checked when they were written
  return { refusedRows, reasons, sources: sources.length, examples, namedLeads: await countNamedLeads(database) };
}
