import { Hono } from 'hono';
import { notFound, notValid, PortalRefusal } from './portal-refusal.ts';
import { CALCULATIONS } from './property-rules.ts';
import type { StoredProperty } from './rehearsal-state.ts';
import { isoTime, readBody, type RoutesContext } from './routes-context.ts';

/** Pipelines: those of deals, the life cycle of contacts, which may be added to, and those of leads where the portal has the object's records. */
export function pipelinesRoutes({ state, records, now }: RoutesContext): Hono {
  const at = isoTime(state.portal.createdAt);
  const pipeline = (id: string, label: string, stages: readonly object[]) => ({ id, label, displayOrder: 0, archived: false, createdAt: at, updatedAt: at, stages });
  const stage = (id: string, label: string, displayOrder: number, metadata: object) => ({ id, label, displayOrder, archived: false, createdAt: at, updatedAt: at, metadata, writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT' });
  const lifeCycle = (): StoredProperty => {
    const property = state.objects['contacts']?.properties.find(({ name }) => name === 'lifecyclestage');
    if (property === undefined) throw notFound('The life cycle');
    return property;
  };
  return new Hono()
    .get('/:object', (c) => {
      switch (c.req.param('object')) {
        case 'deals':
        case '0-3':
          return c.json({ results: [pipeline('default', 'Sales pipeline', DEAL_STAGES.map(([id, label, probability], order) => stage(id, label, order, { probability, isClosed: String(probability === '0.0' || probability === '1.0') })))] });
        case 'contacts':
        case '0-1':
          return c.json({ results: [pipeline(LIFE_CYCLE, 'Lifecycle Stage Pipeline', lifeCycle().options.map(({ value, label, displayOrder }) => stage(value, label, displayOrder, { isClosed: 'false', state: 'OPEN' })))] });
        case 'leads':
        case '0-136':
          if ((records['leads']?.size ?? 0) === 0) throw notFound('Pipelines of this object'); // somebody must switch the object on first
          return c.json({ results: [pipeline('lead-pipeline-id', 'Lead pipeline', LEAD_STAGES.map(([id, label, isClosed], order) => stage(id, label, order, { isClosed, leadState: isClosed === 'true' ? 'CLOSED' : 'OPEN' })))] });
        default:
          throw notFound('Pipelines of this object');
      }
    })
    .post(`/contacts/${LIFE_CYCLE}/stages`, async (c) => {
      const { label, displayOrder, metadata } = await readBody<{ label: string; displayOrder: number; metadata: object }>(c, 'stageCreate');
      const property = lifeCycle();
      if (property.options.some((option) => option.label.toLowerCase() === label.toLowerCase())) throw new PortalRefusal(409, 'OBJECT_ALREADY_EXISTS', `A stage named '${label}' already exists.`, 'PipelineError.STAGE_LABEL_EXISTS');
      const value = String(900_000_000 + property.options.length);
      // Nobody else is moved: where two have the same place, their names decide.
      property.options = [...property.options, { value, label, displayOrder, hidden: false }].sort((x, y) => x.displayOrder - y.displayOrder || (x.label < y.label ? -1 : 1));
      property.updatedAt = now();
      return c.json(stage(value, label, displayOrder, metadata), 201);
    });
}

/** The pipeline in which every contact stands (hubspot.md §4a). */
const LIFE_CYCLE = 'contacts-lifecycle-pipeline';

const LEAD_STAGES = [['new-stage-id', 'New', 'false'], ['attempting-stage-id', 'Attempting', 'false'], ['connected-stage-id', 'Connected', 'false'], ['qualified-stage-id', 'Qualified', 'true'], ['unqualified-stage-id', 'Disqualified', 'true']] as const;

const DEAL_STAGES = [['appointmentscheduled', 'Appointment scheduled', '0.2'], ['contractsent', 'Contract sent', '0.9'], ['closedwon', 'Closed won', '1.0'], ['closedlost', 'Closed lost', '0.0']] as const;

/** Forms, a page at a time. */
export const formsRoutes = ({ state }: RoutesContext): Hono =>
  new Hono().get('/', (c) => {
    const at = isoTime(state.portal.createdAt);
    return c.json(pageOf((state.forms ?? []).map((form) => ({ ...form, formType: 'hubspot', createdAt: at, updatedAt: at })), c.req.query()));
  });

/** Sequences, of which a portal shows those of one user at a time. */
export const sequencesRoutes = ({ state }: RoutesContext): Hono =>
  new Hono().get('/', (c) => {
    if ((c.req.query('userId') ?? '') === '') throw notValid('userId is required');
    const at = isoTime(state.portal.createdAt);
    return c.json(pageOf((state.sequences ?? []).map((sequence) => ({ ...sequence, createdAt: at, updatedAt: at })), c.req.query()));
  });

/** Who belongs together. */
export const usersRoutes = ({ state }: RoutesContext): Hono => new Hono().get('/teams', (c) => c.json({ results: (state.teams ?? []).map((team) => ({ ...team, secondaryUserIds: [] })) }));

/** How many properties there are of how many. */
export const limitsRoutes = ({ state }: RoutesContext): Hono => {
  const living = () => state.objects['contacts']?.properties.filter(({ archivedAt }) => archivedAt === null) ?? [];
  return new Hono()
    .get('/custom-properties', (c) => c.json({ overallLimit: 1000, overallUsage: living().filter(({ hubspotDefined }) => !hubspotDefined).length, byObjectType: [] }))
    .get('/calculated-properties', (c) => c.json({ overallLimit: state.calculationLimit ?? CALCULATIONS, overallUsage: living().filter(({ calculationFormula }) => calculationFormula !== undefined).length, byObjectType: [] }));
};

function pageOf<T>(all: readonly T[], { limit = '100', after = '0' }: { readonly [name: string]: string }) {
  const [size, from] = [Number(limit), Number(after)];
  return { results: all.slice(from, from + size), ...(from + size < all.length ? { paging: { next: { after: String(from + size) } } } : {}) };
}
