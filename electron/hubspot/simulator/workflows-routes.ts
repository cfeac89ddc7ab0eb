import { Hono } from 'hono';
import { notFound, notValid, PortalRefusal } from './portal-refusal.ts';
import type { StoredWorkflow } from './rehearsal-state.ts';
import { isoTime, readBody, type RoutesContext } from './routes-context.ts';
import { actionTypes, checkFlow, type FlowBody } from './workflow-rules.ts';

/** How often a new workflow answers that it is still being made. */
const PENDING_READS = 1;

/** Workflows: made at once but complete a little later, replaced as a whole against a revision, deleted for good; names may repeat. */
export function workflowsRoutes(context: RoutesContext): Hono {
  const { state, now } = context;
  return new Hono()
    .get('/action-types', (c) => c.json({ results: actionTypes(state).map((id) => presentAction(context, id, c.req.query('objectTypeId') ?? '0-1')) }))
    .get('/flows', (c) => {
      const limit = Number(c.req.query('limit') ?? 100);
      const from = Number(c.req.query('after') ?? 0);
      const results = state.workflows.slice(from, from + limit).map(({ pendingReads: _pending, body, createdAt, updatedAt, ...flow }) => ({
        ...flow, flowType: 'WORKFLOW', objectTypeId: body['objectTypeId'], createdAt: isoTime(createdAt), updatedAt: isoTime(updatedAt),
      }));
      return c.json({ results, ...(from + limit < state.workflows.length ? { paging: { next: { after: String(from + limit) } } } : {}) });
    })
    .post('/flows', async (c) => {
      const body = await readBody<FlowBody>(c, 'flowWrite');
      checkFlow(state, body);
      const at = now();
      const flow: StoredWorkflow = { ...stored(body), id: String(state.nextWorkflowId), revisionId: '1', createdAt: at, updatedAt: at, pendingReads: PENDING_READS };
      state.nextWorkflowId += 1;
      state.workflows.push(flow);
      return c.json(present(flow), 201);
    })
    .get('/flows/:id', (c) => {
      const flow = findFlow(context, c.req.param('id'));
      const answer = present(flow);
      flow.pendingReads = Math.max(0, flow.pendingReads - 1);
      return c.json(answer);
    })
    .put('/flows/:id', async (c) => {
      const flow = findFlow(context, c.req.param('id'));
      const body = await readBody<FlowBody>(c, 'flowWrite');
      if (flow.pendingReads > 0) throw notValid('The flow is still being created', 'FlowError.CREATION_PENDING');
      if (body.revisionId !== flow.revisionId) throw new PortalRefusal(409, 'CONFLICT', `The flow was changed: its revision is ${flow.revisionId}`, 'FlowError.STALE_REVISION');
      checkFlow(state, body);
      Object.assign(flow, stored(body), { revisionId: String(Number(flow.revisionId) + 1), updatedAt: now() });
      return c.json(present(flow));
    })
    .delete('/flows/:id', (c) => {
      const flow = findFlow(context, c.req.param('id'));
      state.workflows = state.workflows.filter((each) => each !== flow);
      return c.body(null, 204);
    });
}

function findFlow({ state }: RoutesContext, id: string): StoredWorkflow {
  const flow = state.workflows.find((each) => each.id === id);
  if (flow === undefined) throw notFound(`Flow ${id}`);
  return flow;
}

/** What is replaced as a whole: whatever a body leaves out is gone. */
function stored({ name, isEnabled, revisionId: _revision, ...body }: FlowBody): Pick<StoredWorkflow, 'name' | 'isEnabled' | 'body'> {
  return { name, isEnabled, body };
}

/** A workflow as the portal answers with it. */
function present({ body, pendingReads, createdAt, updatedAt, ...flow }: StoredWorkflow) {
  return {
    ...body, ...flow,
    createdAt: isoTime(createdAt), updatedAt: isoTime(updatedAt), dataSources: [],
    nextAvailableActionId: String(1 + Math.max(0, ...idsOf(body))),
    crmObjectCreationStatus: pendingReads > 0 ? 'PENDING' : 'COMPLETE',
  };
}

const idsOf = ({ actions }: StoredWorkflow['body']): number[] => (Array.isArray(actions) ? actions.map((action: { actionId?: string }) => Number(action.actionId)) : []);

function presentAction({ state }: RoutesContext, id: string, objectTypeId: string): Record<string, unknown> {
  const inputs = state.actionInputs?.[id];
  return { id, version: 0, objectTypeId, ...(inputs === undefined ? {} : { inputFieldDefinitions: inputs.names.map((name) => ({ typeDefinition: { name }, isRequired: inputs.required.includes(name) })) }) };
}
