import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { csvRow } from '../../../shared/format/csv-row.ts';
import type { Handler } from '../handler.ts';

/** Columns before the row's own; the row sorter knows a file that begins with them. */
const OWN_COLUMNS = ['Baton line', 'Baton reason'];

/** The refused rows of one file (or of the only one that has any) with their header, so that they can be mended and imported. */
export const exportRefusedRows: Handler<'import.exportRefusedRows'> = async ({ database, files }, { file, path }) => {
  const all = await database.query.selectFrom('refused_row').selectAll().orderBy('number').execute();
  const named = [...new Set(all.map((row) => row.file))];
  const chosen = file === '' && named.length === 1 ? (named[0] ?? '') : file;
  if (all.length === 0) return fail('notFound', 'The last import refused no row, so there is nothing to export.');
  if (chosen === '') return fail('refused', `Rows of ${named.length} files were refused: ${named.join(', ')}. Export them file by file, since their columns differ.`);
  const rows = all.filter((row) => row.file === chosen);
  if (rows.length === 0) return fail('notFound', `The last import refused no row of ${chosen}.`);
  const batch = await database.query.selectFrom('import_batch').select('summary').orderBy('at', 'desc').limit(1).executeTakeFirst();
  const summary = batch === undefined ? null : (JSON.parse(batch.summary) as ImportBatch); // checked when it was written
  const header = summary?.files.find(({ name }) => name === chosen)?.header ?? [];
  const lines = rows.map((row) => csvRow([String(row.line), row.reason, ...(JSON.parse(row.cells) as string[])]));
  const text = `\ufeff${[csvRow([...OWN_COLUMNS, ...header]), ...lines].join('\r\n')}\r\n`;
  const delivered = await files.deliver(`${chosen.replace(/\.[^.]*$/, '')} refused.csv`, Buffer.from(text, 'utf8'), path);
  return delivered.ok ? ok({ ...delivered.value, rows: rows.length }) : delivered;
};
