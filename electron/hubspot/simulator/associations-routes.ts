import { Hono } from 'hono';
import { notFound, notValid } from './portal-refusal.ts';
import { isoTime, readBody, type RoutesContext } from './routes-context.ts';

/** What records belong to, up to a thousand of them at a time. */
export function associationsRoutes({ records, now }: RoutesContext): Hono {
  return new Hono().post('/:from/:to/batch/read', async (c) => {
    const { from, to } = c.req.param();
    const { inputs } = await readBody<{ inputs: readonly { readonly id: string }[] }>(c, 'batchRead');
    if (inputs.length > 1_000) throw notValid('At most 1000 inputs are allowed');
    const table = records[from];
    if (table === undefined || records[to] === undefined) throw notFound(`Object type ${from} or ${to}`);
    const results = inputs.flatMap(({ id }) => {
      const ids = table.find(id)?.associations?.[to] ?? [];
      return ids.length === 0 ? [] : [{ from: { id }, to: ids.map((toObjectId) => ({ toObjectId, associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 0, label: null }] })) }];
    });
    const at = isoTime(now());
    return c.json({ status: 'COMPLETE', results, startedAt: at, completedAt: at });
  });
}
