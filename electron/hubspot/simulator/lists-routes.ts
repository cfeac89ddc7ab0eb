import { Hono } from 'hono';
import { checkFilter } from './list-filter-rules.ts';
import { notFound, notValid, PortalRefusal } from './portal-refusal.ts';
import type { StoredList } from './rehearsal-state.ts';
import { isoTime, readBody, type RoutesContext } from './routes-context.ts';

/** How long a deleted list can be restored. */
const RESTORE_MS = 90 * 86_400_000;

/** Lists. Deleting keeps them for 90 days under their id, but frees the name. */
export function listsRoutes(context: RoutesContext): Hono {
  const { state, now } = context;
  const includesFilters = (text: string | undefined): boolean => text === 'true';
  return new Hono()
    .post('/', async (c) => c.json({ list: present(createList(context, await readBody<Create>(c, 'listCreate')), true) }))
    .get('/', (c) => {
      const ids = c.req.queries('listIds') ?? [];
      const lists = state.lists.filter((list) => ids.includes(list.listId) && list.deletedAt === null);
      return c.json({ lists: lists.map((list) => present(list, includesFilters(c.req.query('includeFilters')))) });
    })
    .post('/search', async (c) => c.json(searchLists(context, await readBody<Search>(c, 'listSearch'))))
    .get('/object-type-id/:objectTypeId/name/:name', (c) => {
      const { objectTypeId, name } = c.req.param();
      const list = state.lists.find((each) => each.name === name && each.objectTypeId === objectTypeId && each.deletedAt === null);
      if (list === undefined) throw notFound(`List ${name}`);
      return c.json({ list: present(list, includesFilters(c.req.query('includeFilters'))) });
    })
    .get('/:listId', (c) => c.json({ list: present(findList(context, c.req.param('listId')), includesFilters(c.req.query('includeFilters'))) }))
    .put('/:listId/update-list-name', (c) => {
      const list = findList(context, c.req.param('listId'));
      const name = c.req.query('listName') ?? '';
      if (name === '') throw notValid('listName is required');
      refuseTakenName(context, name, list.objectTypeId, list.listId);
      touch(list, now(), { name });
      return c.json({ updatedList: present(list, includesFilters(c.req.query('includeFilters'))) });
    })
    .put('/:listId/update-list-filters', async (c) => {
      const { filterBranch } = await readBody<{ filterBranch: unknown }>(c, 'listFilterUpdate');
      const list = findList(context, c.req.param('listId'));
      if (list.processingType !== 'DYNAMIC') throw notValid('Filters can only be set on dynamic lists', 'ListError.INVALID_PROCESSING_TYPE');
      checkFilter(state, list.objectTypeId, filterBranch);
      touch(list, now(), { filterBranch, filtersUpdatedAt: now() });
      return c.json({ updatedList: present(list, true) });
    })
    .delete('/:listId', (c) => {
      touch(findList(context, c.req.param('listId')), now(), { deletedAt: now() });
      return c.body(null, 204);
    })
    .put('/:listId/restore', (c) => {
      restoreList(context, c.req.param('listId'));
      return c.body(null, 204);
    });
}

type Create = Pick<StoredList, 'name' | 'objectTypeId' | 'processingType'> & { readonly filterBranch?: unknown };
type Search = { readonly query?: string; readonly count?: number; readonly offset?: number };

function findList({ state }: RoutesContext, listId: string): StoredList {
  const list = state.lists.find((each) => each.listId === listId && each.deletedAt === null);
  if (list === undefined) throw notFound(`List ${listId}`);
  return list;
}

function refuseTakenName({ state }: RoutesContext, name: string, objectTypeId: string, exceptId: string): void {
  const isTaken = state.lists.some((list) => list.name === name && list.objectTypeId === objectTypeId && list.deletedAt === null && list.listId !== exceptId);
  if (isTaken) throw new PortalRefusal(409, 'OBJECT_ALREADY_EXISTS', `A list named '${name}' already exists.`, 'ListError.LIST_NAME_EXISTS');
}

function createList(context: RoutesContext, { name, objectTypeId, processingType, filterBranch }: Create): StoredList {
  const { state, now } = context;
  refuseTakenName(context, name, objectTypeId, '');
  if (processingType === 'DYNAMIC' && filterBranch === undefined) throw notValid('A dynamic list needs a filterBranch', 'ListError.MISSING_FILTER_BRANCH');
  if (filterBranch !== undefined) checkFilter(state, objectTypeId, filterBranch);
  const list: StoredList = {
    listId: String(state.nextListId), listVersion: 1, name, objectTypeId, processingType, filterBranch: filterBranch ?? null,
    createdAt: now(), updatedAt: now(), filtersUpdatedAt: now(), deletedAt: null,
  };
  state.nextListId += 1;
  state.lists.push(list);
  return list;
}

function restoreList(context: RoutesContext, listId: string): void {
  const list = context.state.lists.find((each) => each.listId === listId);
  if (list?.deletedAt == null || context.now() - list.deletedAt > RESTORE_MS) throw notFound(`Deleted list ${listId}`);
  refuseTakenName(context, list.name, list.objectTypeId, listId);
  touch(list, context.now(), { deletedAt: null });
}

function searchLists({ state }: RoutesContext, { query = '', count = 20, offset = 0 }: Search) {
  const found = state.lists.filter((list) => list.deletedAt === null && list.name.toLowerCase().includes(query.toLowerCase()));
  const page = found.slice(offset, offset + count);
  return { lists: page.map((list) => ({ ...present(list, false), additionalProperties: {} })), total: found.length, offset: offset + page.length, hasMore: offset + page.length < found.length };
}

function touch(list: StoredList, at: number, change: Partial<StoredList>): void {
  Object.assign(list, change, { updatedAt: at, listVersion: list.listVersion + 1 });
}

/** A list as the portal answers with it; the filter only when asked for. */
function present({ filterBranch, createdAt, updatedAt, filtersUpdatedAt, deletedAt, updatedBy = '1', ...list }: StoredList, hasFilters: boolean) {
  return {
    ...list,
    processingStatus: 'COMPLETE',
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(updatedAt),
    filtersUpdatedAt: isoTime(filtersUpdatedAt),
    createdById: '1',
    updatedById: updatedBy,
    ...(deletedAt === null ? {} : { deletedAt: isoTime(deletedAt) }),
    ...(hasFilters && filterBranch !== null ? { filterBranch } : {}),
  };
}
