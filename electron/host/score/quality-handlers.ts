import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { ok } from '../../../shared/contract/reply.ts';
import { readEditBefore } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { latestOfStorm } from '../latest-of-storm.ts';
import { findProposal } from '../proposal/present-proposal.ts';
import { replayInput } from '../replay/replay-input.ts';

export const getQuality: Handler<'score.getQuality'> = (context, asked) =>
  latestOfStorm(context, 'score.getQuality', asked, async ({ proposalId, moment, outcome, horizonDays, seed }) => {
    const input = await replayInput(context, proposalId);
    if (!input.ok) return input;
    return ok(await context.compute.call(context.workshopId, 'judgeModel', { settings: input.value.settings, moment, outcome, horizonDays, seed }));
  });

export const getFlips: Handler<'score.getFlips'> = (context, asked) => latestOfStorm(context, 'score.getFlips', asked, (now) => findFlipsOf(context, now));

async function findFlipsOf(context: WorkshopContext, { proposalId, againstProposalId, limit }: ParsedInputOf<'score.getFlips'>) {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  const { settings } = input.value;
  if (againstProposalId !== undefined) {
    const other = await findProposal(context, againstProposalId);
    if (!other.ok) return other;
    return ok({ against: other.value.name, ...(await context.compute.call(context.workshopId, 'findFlips', { settings, before: other.value.configuration, limit })) });
  }
  const before = await readEditBefore(context.database, proposalId);
  if (before === null) return ok({ against: '', gained: 0, lost: 0, rows: [] });
  return ok({ against: before.label, ...(await context.compute.call(context.workshopId, 'findFlips', { settings, before: before.configuration, limit })) });
}

export const traceThresholds: Handler<'score.traceThresholds'> = (context, asked) =>
  latestOfStorm(context, 'score.traceThresholds', asked, async ({ proposalId }) => {
    const input = await replayInput(context, proposalId);
    if (!input.ok) return input;
    return ok(await context.compute.call(context.workshopId, 'traceThresholds', { settings: input.value.settings }));
  });

export const lintModel: Handler<'score.lintModel'> = async (context, { proposalId }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  return ok(await context.compute.call(context.workshopId, 'lintModel', { settings: input.value.settings }));
};

export const suggestPoints: Handler<'score.suggestPoints'> = async (context, { proposalId, moment, outcome }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  return ok(await context.compute.call(context.workshopId, 'suggestPoints', { settings: input.value.settings, moment, outcome }));
};

export const previewModel: Handler<'score.previewModel'> = async (context, { proposalId, score, tiers, moment, outcome, binWidth, limit }) => {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  const { settings } = input.value;
  const edit = { score, tiers: tiers ?? settings.configuration.tiers };
  return ok(await context.compute.call(context.workshopId, 'previewModel', { settings, edit, moment, outcome, binWidth, limit }));
};
