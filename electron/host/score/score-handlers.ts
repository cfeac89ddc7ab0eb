import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { latestOfStorm } from '../latest-of-storm.ts';
import { replayInput } from '../replay/replay-input.ts';

export const getDistribution: Handler<'score.getDistribution'> = (context, asked) =>
  latestOfStorm(context, 'score.getDistribution', asked, async ({ proposalId, moment, outcome, binWidth }) => {
    const input = await replayInput(context, proposalId);
    if (!input.ok) return input;
    return ok(await context.compute.call(context.workshopId, 'getDistribution', { settings: input.value.settings, moment, outcome, binWidth }));
  });

export const countCriteria: Handler<'score.countCriteria'> = async (context, { proposalId, moment, criteria }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  return ok(await context.compute.call(context.workshopId, 'countCriteria', { settings: input.value.settings, moment, criteria }));
};

export const listScores: Handler<'score.listScores'> = async (context, { proposalId, moment, offset, limit }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  return ok(await context.compute.call(context.workshopId, 'listScores', { settings: input.value.settings, moment, offset, limit }));
};

export const explainScore: Handler<'score.explainLead'> = async (context, { proposalId, leadId, at }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  const found = await context.compute.call(context.workshopId, 'explainScore', { settings: input.value.settings, leadId, at: at ?? null });
  return found === null ? fail('notFound', `There is no lead ${leadId} in this history.`) : ok(found);
};
