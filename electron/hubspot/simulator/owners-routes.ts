import { Hono } from 'hono';
import { isoTime, type RoutesContext } from './routes-context.ts';

/** Owners, a page at a time; archived ones only when asked for. */
export function ownersRoutes({ state }: RoutesContext): Hono {
  return new Hono().get('/', (c) => {
    const limit = Number(c.req.query('limit') ?? 100);
    const from = Number(c.req.query('after') ?? 0);
    const asked = state.owners.filter(({ archived }) => archived === (c.req.query('archived') === 'true'));
    const results = asked.slice(from, from + limit).map(({ ownerId, userId, email, firstName, lastName, archived }) => ({
      id: ownerId, userId: Number(userId), userIdIncludingInactive: Number(userId), email, firstName, lastName, type: 'PERSON', archived,
      createdAt: isoTime(state.portal.createdAt), updatedAt: isoTime(state.portal.createdAt), teams: [],
    }));
    return c.json({ results, ...(from + limit < asked.length ? { paging: { next: { after: String(from + limit) } } } : {}) });
  });
}
