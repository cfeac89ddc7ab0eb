import { assumptionSentences } from '../../../shared/engine/policy/routing-honesty.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { replayInput } from '../replay/replay-input.ts';

export const playPolicy: Handler<'routing.playPolicy'> = async (context, { proposalId, moments }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  return ok(await context.compute.call(context.workshopId, 'playPolicy', { settings: input.value.settings, moments }));
};

export const compareStrategies: Handler<'routing.compareStrategies'> = async (context, { proposalId, moments, poolId }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  const { settings } = input.value;
  const { routing } = settings.configuration;
  if (poolId !== null && !routing.pools.some(({ id }) => id === poolId)) return fail('notFound', 'This pool is not in the proposal. Choose one of its pools.');
  const lines = await context.compute.call(context.workshopId, 'compareStrategies', { settings, moments, poolId });
  const leastLoaded = { ...routing, pools: routing.pools.map((pool) => (poolId === null || pool.id === poolId ? { ...pool, strategy: 'leastLoaded' as const } : pool)) };
  return ok({ lines, assumptions: assumptionSentences(leastLoaded) });
};

export const simulateTakeBacks: Handler<'routing.simulateTakeBacks'> = async (context, { proposalId, moments, seed }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  return ok(await context.compute.call(context.workshopId, 'simulateTakeBacks', { settings: input.value.settings, moments, seed }));
};

export const checkPolicy: Handler<'routing.checkPolicy'> = async (context, { proposalId, moments }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  return ok(await context.compute.call(context.workshopId, 'checkPolicy', { settings: input.value.settings, moments }));
};

export const explainRep: Handler<'routing.explainRep'> = async (context, { proposalId, moments, repId }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  const found = await context.compute.call(context.workshopId, 'explainRep', { settings: input.value.settings, moments, repId });
  return found === null ? fail('notFound', 'This person is not in the roster of the proposal. Choose somebody from the roster.') : ok(found);
};

export const listPolicyLeads: Handler<'routing.listPolicyLeads'> = async (context, { proposalId, moments, set, offset, limit }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  return ok(await context.compute.call(context.workshopId, 'listPolicyLeads', { settings: input.value.settings, moments, set, offset, limit }));
};
