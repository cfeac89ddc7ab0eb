import { Hono } from 'hono';
import { notFound, notValid, PortalRefusal } from './portal-refusal.ts';
import { rehearsedObject } from './rehearsed-object.ts';
import type { StoredGroup } from './rehearsal-state.ts';
import { readBody, type RoutesContext } from './routes-context.ts';

/** Property groups: `/{objectType}/groups`. */
export function groupsRoutes({ state }: RoutesContext): Hono {
  const find = (objectType: string, name: string): StoredGroup => {
    const group = rehearsedObject(state, objectType).groups.find((each) => each.name === name && !each.archived);
    if (group === undefined) throw notFound(`Property group ${name}`);
    return group;
  };
  return new Hono()
    .get('/:objectType/groups', (c) => c.json({ results: rehearsedObject(state, c.req.param('objectType')).groups.filter((group) => !group.archived) }))
    .post('/:objectType/groups', async (c) => {
      const body = await readBody<{ name: string; label: string; displayOrder?: number }>(c, 'groupCreate');
      const { groups } = rehearsedObject(state, c.req.param('objectType'));
      if (groups.some((group) => group.name === body.name && !group.archived)) {
        throw new PortalRefusal(409, 'OBJECT_ALREADY_EXISTS', `Property group ${body.name} already exists`, 'PropertyGroupError.GROUP_ALREADY_EXISTS');
      }
      const group: StoredGroup = { name: body.name, label: body.label, displayOrder: body.displayOrder ?? groups.length, archived: false };
      groups.push(group);
      return c.json(group, 201);
    })
    .get('/:objectType/groups/:name', (c) => c.json(find(c.req.param('objectType'), c.req.param('name'))))
    .patch('/:objectType/groups/:name', async (c) => {
      const body = await readBody<{ label?: string; displayOrder?: number }>(c, 'groupUpdate');
      const group = find(c.req.param('objectType'), c.req.param('name'));
      group.label = body.label ?? group.label;
      group.displayOrder = body.displayOrder ?? group.displayOrder;
      return c.json(group);
    })
    .delete('/:objectType/groups/:name', (c) => {
      const { objectType, name } = c.req.param();
      const group = find(objectType, name);
      const isUsed = rehearsedObject(state, objectType).properties.some((property) => property.groupName === name && property.archivedAt === null);
      if (isUsed) throw notValid(`Property group ${name} has active properties`, 'PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES');
      group.archived = true;
      return c.body(null, 204);
    });
}
