import { Hono } from 'hono';
import { notFound } from './portal-refusal.ts';
import type { RoutesContext } from './routes-context.ts';

/** Pipelines: those of deals; leads have none until somebody switches the object on. */
export const pipelinesRoutes = (): Hono =>
  new Hono().get('/:object', (c) => {
    if (c.req.param('object') !== 'deals' && c.req.param('object') !== '0-3') throw notFound('Pipelines of this object');
    return c.json({ results: [{ id: 'default', label: 'Sales pipeline', displayOrder: 0, archived: false, stages: DEAL_STAGES.map(([id, label, probability], displayOrder) => ({ id, label, displayOrder, archived: false, metadata: { probability, isClosed: String(probability === '0.0' || probability === '1.0') } })) }] });
  });

const DEAL_STAGES = [['appointmentscheduled', 'Appointment scheduled', '0.2'], ['contractsent', 'Contract sent', '0.9'], ['closedwon', 'Closed won', '1.0'], ['closedlost', 'Closed lost', '0.0']] as const;

/** Forms and teams: there, and empty. */
export const formsRoutes = (): Hono => new Hono().get('/', (c) => c.json({ results: [] }));
export const usersRoutes = (): Hono => new Hono().get('/teams', (c) => c.json({ results: [] }));

/** How many properties there are of how many. */
export const limitsRoutes = ({ state }: RoutesContext): Hono =>
  new Hono().get('/custom-properties', (c) => c.json({ overallLimit: 1000, overallUsage: state.objects['contacts']?.properties.filter(({ hubspotDefined, archivedAt }) => !hubspotDefined && archivedAt === null).length ?? 0, byObjectType: [] }));
