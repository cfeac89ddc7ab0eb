import { Hono } from 'hono';
import { notFound, notValid, PortalRefusal } from './portal-refusal.ts';
import { propertiesIn } from './property-rules.ts';
import { rehearsedObject } from './rehearsed-object.ts';
import type { StoredScore } from './rehearsal-state.ts';
import { isoTime, readBody, type RoutesContext } from './routes-context.ts';

/** How many scores a portal takes (hubspot.md §8). */
const MOST_SCORES = 5;

interface ScoreBody { readonly name: string; readonly objectTypeId: string; readonly groupConfigs: readonly { readonly [key: string]: unknown }[] }

/** The beta of the scoring tool: a score is drafted, its draft replaced or dropped, published, switched off and deleted; records get no values here. */
export function scoresRoutes({ state, now }: RoutesContext): Hono {
  const find = (id: string): StoredScore => {
    const score = state.scores.find((each) => each.id === id);
    if (score === undefined) throw notFound(`Score ${id}`);
    return score;
  };
  const refuseUnknown = (groups: unknown, objectTypeId: unknown): void => {
    const { properties } = rehearsedObject(state, String(objectTypeId));
    const unknown = propertiesIn(groups).find((each) => !properties.some((property) => property.name === each && property.archivedAt === null));
    if (unknown !== undefined) throw notValid(`Property ${unknown} does not exist`, 'ScoreError.PROPERTY_NOT_FOUND');
  };
  const turn = (score: StoredScore, status: StoredScore['status']) => {
    Object.assign(score, { status, updatedAt: now() });
    return present(score);
  };
  return new Hono()
    .route('/', draftRoutes({ find, refuseUnknown, turn, now }))
    .get('/scores', (c) => {
      const limit = Number(c.req.query('limit') ?? 100);
      const from = Number(c.req.query('after') ?? 0);
      const results = state.scores.slice(from, from + limit).map(({ id, name, body, updatedAt }) => ({ id, name, scoreType: 'COMBINED', scoredObjectTypeId: body['objectTypeId'], lastConfigurationChangeTimestamp: isoTime(updatedAt) }));
      return c.json({ results, ...(from + limit < state.scores.length ? { paging: { next: { after: String(from + limit) } } } : {}) });
    })
    .post('/scores', async (c) => {
      const { name, ...body } = await readBody<ScoreBody>(c, 'scoreCreate');
      if (state.scores.length >= MOST_SCORES) throw notValid(`A portal has at most ${MOST_SCORES} scores`, 'ScoreError.LIMIT_EXCEEDED');
      refuseUnknown(body.groupConfigs, body.objectTypeId);
      const score: StoredScore = { id: String(state.nextScoreId), name, status: 'draft', createdAt: now(), updatedAt: now(), body: { ...body, groupConfigs: numbered(body.groupConfigs) } };
      state.nextScoreId += 1;
      state.scores.push(score);
      c.header('Location', `${c.req.path}/${score.id}`);
      return c.json(present(score), 201);
    })
    .get('/scores/:id', (c) => {
      const score = find(c.req.param('id'));
      if (score.status === 'draft') throw notFound(`A published version of score ${score.id}`);
      return c.json(present({ ...score, body: score.live ?? score.body }));
    })
    .get('/scores/:id/draft', (c) => c.json({ ...present(find(c.req.param('id'))), scoreStatus: 'draft' }))
    .post('/scores/:id/deactivate', (c) => {
      const score = find(c.req.param('id'));
      if (score.status !== 'published') throw new PortalRefusal(409, 'CONFLICT', `Score ${score.id} is not published`, 'ScoreError.NOT_PUBLISHED');
      return c.json(turn(score, 'deactivated'));
    })
    .delete('/scores/:id', (c) => {
      const score = find(c.req.param('id'));
      state.scores = state.scores.filter((each) => each !== score);
      return c.body(null, 204);
    });
}

/** A portal numbers the groups and rules of a score itself. */
const numbered = (groups: ScoreBody['groupConfigs']) =>
  groups.map((group, i) => ({ id: `${i + 1}`, ...group, ruleConfigurations: rulesOf(group).map((rule, k) => ({ id: `${i + 1}-${k + 1}`, ...rule })) }));

interface Drafting {
  find(id: string): StoredScore;
  refuseUnknown(groups: unknown, objectTypeId: unknown): void;
  turn(score: StoredScore, status: StoredScore['status']): ReturnType<typeof present>;
  now(): number;
}

/** What is drafted beside what is live: replaced, dropped, published. */
function draftRoutes({ find, refuseUnknown, turn, now }: Drafting): Hono {
  return new Hono()
    .put('/scores/:id/draft', async (c) => {
      const score = find(c.req.param('id'));
      const { name, id: _id, scoreStatus: _status, createdAt: _created, updatedAt: _updated, ...body } = await readBody<ScoreBody & { readonly [key: string]: unknown }>(c, 'scoreDraft');
      refuseUnknown(body.groupConfigs, score.body['objectTypeId']);
      if (score.status !== 'draft') score.live ??= score.body;
      Object.assign(score, { name, updatedAt: now(), body: { ...score.body, ...body, groupConfigs: renumbered(body.groupConfigs) } });
      return c.json({ ...present(score), scoreStatus: 'draft' });
    })
    .post('/scores/:id/draft/reset', (c) => {
      const score = find(c.req.param('id'));
      if (score.live !== undefined) score.body = score.live;
      delete score.live;
      return c.body(null, 204);
    })
    .post('/scores/:id/draft/publish', (c) => {
      const score = find(c.req.param('id'));
      delete score.live;
      return c.json(turn(score, 'published'));
    });
}

/** Numbers that a portal did not give are replaced by its own, above those that stand. */
const renumbered = (groups: ScoreBody['groupConfigs']) => groups.map((group, i) => ({ ...group, id: ownId(group, `${i + 1}`), ruleConfigurations: rulesOf(group).map((rule, k) => ({ ...rule, id: ownId(rule, `${i + 1}-${k + 1}`) })) }));
const ownId = (part: object, place: string): string => ('id' in part && typeof part.id === 'string' && !part.id.startsWith('new-') ? part.id : `n${place}`);

const rulesOf = ({ ruleConfigurations }: { readonly [key: string]: unknown }): object[] => (Array.isArray(ruleConfigurations) ? ruleConfigurations.filter((rule: unknown) => typeof rule === 'object' && rule !== null) : []);

/** A score as the portal answers with it. */
const present = ({ id, name, status, createdAt, updatedAt, body }: StoredScore) => ({ ...body, id, name, scoreStatus: status, createdAt: isoTime(createdAt), updatedAt: isoTime(updatedAt) });
