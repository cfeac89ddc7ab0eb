import { Hono } from 'hono';
import { notFound, notValid, PortalRefusal } from './portal-refusal.ts';
import { propertiesIn } from './property-rules.ts';
import { rehearsedObject } from './rehearsed-object.ts';
import type { StoredScore } from './rehearsal-state.ts';
import { isoTime, readBody, type RoutesContext } from './routes-context.ts';

/** How many scores a portal takes (hubspot.md §8). */
const MOST_SCORES = 5;

interface ScoreBody { readonly name: string; readonly objectTypeId: string; readonly groupConfigs: readonly { readonly [key: string]: unknown }[] }

/** The beta of the scoring tool: a score is drafted, published, switched off and deleted; records get no values here. */
export function scoresRoutes({ state, now }: RoutesContext): Hono {
  const find = (id: string): StoredScore => {
    const score = state.scores.find((each) => each.id === id);
    if (score === undefined) throw notFound(`Score ${id}`);
    return score;
  };
  const turn = (score: StoredScore, status: StoredScore['status']) => {
    Object.assign(score, { status, updatedAt: now() });
    return present(score);
  };
  return new Hono()
    .get('/scores', (c) => {
      const limit = Number(c.req.query('limit') ?? 100);
      const from = Number(c.req.query('after') ?? 0);
      const results = state.scores.slice(from, from + limit).map(({ id, name, body, updatedAt }) => ({ id, name, scoreType: 'COMBINED', scoredObjectTypeId: body['objectTypeId'], lastConfigurationChangeTimestamp: isoTime(updatedAt) }));
      return c.json({ results, ...(from + limit < state.scores.length ? { paging: { next: { after: String(from + limit) } } } : {}) });
    })
    .post('/scores', async (c) => {
      const { name, ...body } = await readBody<ScoreBody>(c, 'scoreCreate');
      if (state.scores.length >= MOST_SCORES) throw notValid(`A portal has at most ${MOST_SCORES} scores`, 'ScoreError.LIMIT_EXCEEDED');
      const { properties } = rehearsedObject(state, body.objectTypeId);
      const unknown = propertiesIn(body.groupConfigs).find((each) => !properties.some((property) => property.name === each && property.archivedAt === null));
      if (unknown !== undefined) throw notValid(`Property ${unknown} does not exist`, 'ScoreError.PROPERTY_NOT_FOUND');
      const score: StoredScore = { id: String(state.nextScoreId), name, status: 'draft', createdAt: now(), updatedAt: now(), body: { ...body, groupConfigs: numbered(body.groupConfigs) } };
      state.nextScoreId += 1;
      state.scores.push(score);
      c.header('Location', `${c.req.path}/${score.id}`);
      return c.json(present(score), 201);
    })
    .get('/scores/:id', (c) => {
      const score = find(c.req.param('id'));
      if (score.status === 'draft') throw notFound(`A published version of score ${score.id}`);
      return c.json(present(score));
    })
    .get('/scores/:id/draft', (c) => c.json({ ...present(find(c.req.param('id'))), scoreStatus: 'draft' }))
    .post('/scores/:id/draft/publish', (c) => c.json(turn(find(c.req.param('id')), 'published')))
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

const rulesOf = ({ ruleConfigurations }: { readonly [key: string]: unknown }): object[] => (Array.isArray(ruleConfigurations) ? ruleConfigurations.filter((rule: unknown) => typeof rule === 'object' && rule !== null) : []);

/** A score as the portal answers with it. */
const present = ({ id, name, status, createdAt, updatedAt, body }: StoredScore) => ({ ...body, id, name, scoreStatus: status, createdAt: isoTime(createdAt), updatedAt: isoTime(updatedAt) });
