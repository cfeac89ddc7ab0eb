import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { API_PATHS, type ApiFamily, type ApiVersion } from '../paths.ts';
import type { FaultKind, FaultScript } from './fault-script.ts';
import { associationsRoutes } from './associations-routes.ts';
import { groupsRoutes } from './groups-routes.ts';
import { listsRoutes } from './lists-routes.ts';
import { PortalRefusal } from './portal-refusal.ts';
import { propertiesRoutes } from './properties-routes.ts';
import { objectsRoutes } from './objects-routes.ts';
import { ownersRoutes } from './owners-routes.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { isoTime, type RoutesContext } from './routes-context.ts';
import { scoresRoutes } from './scores-routes.ts';
import { formsRoutes, limitsRoutes, pipelinesRoutes, sequencesRoutes, usersRoutes } from './small-routes.ts';
import { validationsRoutes } from './validations-routes.ts';
import { workflowsRoutes } from './workflows-routes.ts';

/** What the portal answers with, apart from its state. */
export interface RehearsalSettings extends RoutesContext {
  readonly token: string;
  readonly faults: FaultScript;
  readonly limits?: RateLimits;
  /** Time for its limits, in ms that only move forward; the machine's own unless given. */
  readonly tick?: () => number;
  /** Called for each request that reached the portal, before anything else happens to it. */
  readonly onRequest?: (method: string, path: string) => void;
}

/** The portal's interface as an app: every path of the path table, in both versions. */
export function createRehearsalApp(settings: RehearsalSettings): Hono {
  const limits = settings.limits ?? createRateLimits();
  const app = new Hono({ strict: false });
  app.use(answerLikeAPortal(settings, limits));
  for (const { family, version, base } of API_PATHS) {
    app.use(`${base}/*`, closedFamily(settings, family, version));
    if (family === 'accountInfo') app.get(`${base}/details`, (c) => c.json(accountDetails(settings)));
    if (family === 'properties') app.route(base, groupsRoutes(settings)).route(base, propertiesRoutes(settings));
    if (family === 'lists') app.route(base, listsRoutes(settings));
    if (family === 'validations') app.route(base, validationsRoutes(settings));
    if (family === 'owners') app.route(base, ownersRoutes(settings));
    if (family === 'workflows') app.route(base, workflowsRoutes(settings));
    if (family === 'scores') app.route(base, scoresRoutes(settings));
    if (family === 'sequences') app.route(base, sequencesRoutes(settings));
    if (family === 'objects') app.route(base, objectsRoutes(settings));
    if (family === 'associations') app.route(base, associationsRoutes(settings));
    if (family === 'pipelines') app.route(base, pipelinesRoutes(settings));
    if (family === 'forms') app.route(base, formsRoutes(settings));
    if (family === 'users') app.route(base, usersRoutes(settings));
    if (family === 'limits') app.route(base, limitsRoutes(settings));
  }
  app.notFound((c) => errorAnswer(c, 404, 'OBJECT_NOT_FOUND', 'resource not found'));
  app.onError((error, c) => {
    if (error instanceof PortalRefusal) return errorAnswer(c, error.status, error.category, error.message, error.subCategory);
    return errorAnswer(c, 500, 'INTERNAL_ERROR', 'internal error');
  });
  return app;
}

/** A part of the interface that this portal lacks, or for which the key has no scope. */
function closedFamily({ state }: RehearsalSettings, family: ApiFamily, version: ApiVersion): MiddlewareHandler {
  return async (c, next) => {
    if (state.lacks === version) return errorAnswer(c, 404, 'OBJECT_NOT_FOUND', 'resource not found');
    switch (state.closed[family]) {
      case undefined:
        return next();
      case 'off':
        return errorAnswer(c, 404, 'OBJECT_NOT_FOUND', 'resource not found');
      case 'scope':
        return scopeAnswer(c, SCOPES[family]);
    }
  };
}

function scopeAnswer(c: Context, scope: string): Response {
  return c.json({
    status: 'error', category: 'MISSING_SCOPES', message: 'This app hasn\'t been granted all required scopes to make this call.', correlationId: c.res.headers.get('X-HubSpot-Correlation-Id'),
    errors: [{ message: 'One or more of the following scopes are required.', context: { requiredGranularScopes: [scope] } }],
  }, 403);
}

/** The scope that a family asks for (hubspot.md §1). */
const SCOPES: Readonly<Record<ApiFamily, string>> = {
  accountInfo: 'oauth', properties: 'crm.schemas.contacts.write', lists: 'crm.lists.write', validations: 'crm.schemas.contacts.write', owners: 'crm.objects.owners.read', workflows: 'automation',
  objects: 'crm.objects.contacts.read', associations: 'crm.objects.contacts.read', pipelines: 'crm.objects.leads.read', forms: 'forms', users: 'settings.users.teams.read', limits: 'crm.objects.contacts.read', scores: 'mh-lead-scoring-edit', sequences: 'automation.sequences.read',
};

function answerLikeAPortal({ token, faults, onRequest, tick = () => performance.now() }: RehearsalSettings, limits: RateLimits): MiddlewareHandler {
  return async (c, next) => {
    onRequest?.(c.req.method, c.req.path);
    const isSearch = c.req.path.endsWith('/search');
    c.header('X-HubSpot-Correlation-Id', randomUUID());
    if (!holdsToken(c, token)) return errorAnswer(c, 401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found or not valid.');
    const policy = isSearch ? limits.countSearch(tick()) : limits.count(tick());
    if (!isSearch) for (const [name, value] of Object.entries(limits.headers())) c.header(name, value);
    if (policy !== null) return limitAnswer(c, policy);
    const isWrite = c.req.method !== 'GET' && !isSearch && !c.req.path.endsWith('/batch/read');
    return answerWithFault(c, faults.next(isWrite), next);
  };
}

async function answerWithFault(c: Context, fault: FaultKind | null, next: () => Promise<void>): Promise<Response | void> {
  switch (fault) {
    case null:
      return next();
    case 'rateLimit':
      return limitAnswer(c, 'TEN_SECONDLY_ROLLING');
    case 'dailyLimit':
      return limitAnswer(c, 'DAILY');
    case 'searchLimit':
      return limitAnswer(c, 'SECONDLY');
    case 'revokedKey':
      return errorAnswer(c, 401, 'EXPIRED_AUTHENTICATION', 'The key was revoked or has expired.');
    case 'missingScope':
      return scopeAnswer(c, 'crm.schemas.contacts.write');
    case 'staleRevision':
      return errorAnswer(c, 409, 'CONFLICT', 'The object was changed: its revision is another one', 'FlowError.STALE_REVISION');
    case 'readOnly':
      return errorAnswer(c, 400, 'VALIDATION_ERROR', 'The definition is read only', 'PropertyValidationError.READ_ONLY_DEFINITION');
    case 'serverError':
      return errorAnswer(c, 500, 'INTERNAL_ERROR', 'internal error');
    case 'silence':
      return silence(c);
    case 'errorAfterWrite':
      await next();
      // The first answer is thrown away and replaced: what is returned after an answer was made would be ignored.
      c.res = undefined;
      c.res = errorAnswer(c, 502, 'INTERNAL_ERROR', 'bad gateway');
      return;
    case 'silenceAfterWrite':
      await next();
      return silence(c);
  }
}

/** No answer at all, until the caller gives up. */
function silence(c: Context): Promise<Response> {
  const { signal } = c.req.raw;
  return new Promise((resolve) => {
    const end = (): void => resolve(new Response(null, { status: 503 }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** Compared by digest, so that neither length nor first difference shows in the time it takes. */
function holdsToken(c: Context, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(c.req.header('authorization') ?? ''), digest(`Bearer ${token}`));
}

function accountDetails({ state: { portal } }: RoutesContext) {
  return {
    ...portal,
    createdAt: isoTime(portal.createdAt),
    additionalCurrencies: [],
    utcOffset: '+00:00',
    utcOffsetMilliseconds: 0,
  };
}

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 500 | 502;

function errorAnswer(c: Context, status: ErrorStatus, category: string, message: string, subCategory: string | null = null): Response {
  const correlationId = c.res.headers.get('X-HubSpot-Correlation-Id') ?? randomUUID();
  return c.json({ status: 'error', message, correlationId, category, ...(subCategory === null ? {} : { subCategory }) }, status);
}

function limitAnswer(c: Context, policyName: 'TEN_SECONDLY_ROLLING' | 'DAILY' | 'SECONDLY'): Response {
  const correlationId = c.res.headers.get('X-HubSpot-Correlation-Id') ?? randomUUID();
  return c.json({ status: 'error', message: `You have reached your ${policyName.toLowerCase()} limit.`, errorType: 'RATE_LIMIT', correlationId, policyName }, 429);
}
