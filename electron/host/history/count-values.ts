import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { openHistory } from './open-history.ts';

export const tabulate: Handler<'history.tabulate'> = async (context, input) => {
  const opened = await openHistory(context);
  if (!opened.ok) return opened;
  const found = await context.compute.call(context.workshopId, 'tabulate', input);
  if (found === null) return missing(input.by);
  return ok({ ...found, rows: found.rows.map((row) => ({ ...row, values: [...row.values] })) });
};

export const describeNumbers: Handler<'history.describeNumbers'> = async (context, input) => {
  const opened = await openHistory(context);
  if (!opened.ok) return opened;
  const found = await context.compute.call(context.workshopId, 'describeNumbers', input);
  if (found === null) return missing([...Object.values(input.measure).flatMap((field) => (typeof field === 'string' ? [{ field }] : [])), ...input.by]);
  return ok(found.map((row) => ({ ...row, values: [...row.values], quantiles: [...row.quantiles], above: [...row.above] })));
};

const missing = (fields: readonly { readonly field: string }[]) =>
  fail('notFound', `This history does not have all of these fields: ${fields.map(({ field }) => field).join(', ')}. Import them with the leads, or choose others.`);
