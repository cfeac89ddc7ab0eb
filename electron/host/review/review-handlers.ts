import { ok } from '../../../shared/contract/reply.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { insertProposal } from '../../storage/proposals.ts';
import { findAgreement } from '../agreement/present-agreement.ts';
import type { Handler } from '../handler.ts';
import { announceProposal } from '../proposal/present-proposal.ts';
import { presentReview } from './present-review.ts';
import { reviewGround } from './review-input.ts';

export const reviewAgreement: Handler<'review.reviewAgreement'> = (context, asked) => presentReview(context, asked);

export const listReviewLeads: Handler<'review.listReviewLeads'> = async (context, { agreementId, from, ...page }) => {
  const ground = await reviewGround(context, { agreementId, from });
  if (!ground.ok) return ground;
  if (ground.value.kind !== 'review') return ok({ total: 0, rows: [] });
  return ok(await context.compute.call(context.workshopId, 'listReviewLeads', { settings: ground.value.settings, ...page }));
};

export const startVersion: Handler<'review.startVersion'> = async (context, { agreementId, name }) => {
  const found = await findAgreement(context, agreementId);
  if (!found.ok) return found;
  const id = context.newId();
  await insertProposal(context.database, id, name, JSON.parse(found.value.configuration) as Configuration, context.now()); // frozen from a checked proposal
  return announceProposal(context, id);
};
