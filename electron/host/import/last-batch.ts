import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';

export const getLastBatch: Handler<'import.getLastBatch'> = async ({ database }) => {
  const row = await database.query.selectFrom('import_batch').select('summary').orderBy('at', 'desc').limit(1).executeTakeFirst();
  return ok(row === undefined ? null : (JSON.parse(row.summary) as ImportBatch)); // the contract checks it on its way out
};

export const listRefusedRows: Handler<'import.listRefusedRows'> = async ({ database }, { offset, limit }) => {
  const rows = await database.query.selectFrom('refused_row').selectAll().orderBy('number').offset(offset).limit(limit).execute();
  const { total } = await database.query.selectFrom('refused_row').select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return ok({ total, rows: rows.map((row) => ({ file: row.file, line: row.line, reason: row.reason, cells: JSON.parse(row.cells) as string[] })) });
};
