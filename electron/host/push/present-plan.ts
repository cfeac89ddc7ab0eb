import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { PushOperation, PushPlan } from '../../../shared/contract/areas/push.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { readChanges, readLastPlan } from '../../storage/pushes.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { AgreementRow } from '../../storage/agreements.ts';
import { readProposal } from '../../storage/proposals.ts';
import { changesBetween } from '../agreement/compare-revisions.ts';
import { findAgreement, presentAgreement } from '../agreement/present-agreement.ts';
import { readOrigin } from './plan-origin.ts';

/** The newest plan as the contract shows it, with the reason when it may not be applied any more. */
export async function presentPlan(context: WorkshopContext): Promise<PushPlan | null> {
  const stored = await readLastPlan(context.database);
  if (stored === null) return null;
  const { plan, operations } = stored;
  const { hex12, words } = fingerprint(plan.config_hash);
  const portal = JSON.parse(plan.portal) as PushPlan['portal']; // written by planPush from the portal port's typed reply
  return {
    id: plan.id,
    choices: chosenIn((await readOrigin(context)).choices),
    direction: plan.direction,
    undoable: (await readChanges(context.database, portal.id)).length,
    agreementId: plan.agreement_id,
    configHash: plan.config_hash,
    fingerprint: hex12,
    words,
    portal,
    snapshotHash: plan.snapshot_hash,
    plannedAt: plan.planned_at,
    rehearsal: plan.rehearsal === null ? null : (JSON.parse(plan.rehearsal) as PushPlan['rehearsal']), // written by rehearsePlan
    operations: operations.map((operation) => JSON.parse(operation) as PushOperation),
    // What was pushed may be taken back whatever became of the agreement since.
    refusal: plan.direction === 'rollback' ? null : await refusalFor(context, plan.agreement_id),
  };
}

const chosenIn = ({ sequenceId, ...chosen }: Awaited<ReturnType<typeof readOrigin>>['choices']): PushPlan['choices'] => ({ ...chosen, ...(sequenceId === null ? {} : { sequenceId }) });

/** Why an agreement may not be pushed; null when it may. What is signed is what is pushed. */
export async function refusalFor(context: WorkshopContext, agreementId: string): Promise<string | null> {
  const found = await findAgreement(context, agreementId);
  if (!found.ok) return found.error.message;
  const agreement = await presentAgreement(context, found.value);
  if (agreement.status === 'superseded') return 'A later agreement was signed. Plan the push of that one.';
  if (agreement.status !== 'signed') return 'This agreement is not signed by both teams yet. Marketing and sales sign first, then it can be pushed.';
  if (!agreement.isCurrent) return `${agreement.proposalName} was changed after it was signed, so its fingerprint is no longer ${agreement.fingerprint}.${await whatDiffers(context, found.value)} Undo the change, or freeze and sign it again.`;
  return null;
}

/** How many differences a refusal names; the Sign screen shows them all. */
const NAMED = 3;

/** The first differences between what was signed and what the proposal says now, in a sentence of its own. */
async function whatDiffers({ database }: WorkshopContext, row: AgreementRow): Promise<string> {
  const proposal = await readProposal(database, row.proposal_id);
  if (proposal === null) return '';
  const signed = JSON.parse(row.configuration) as Configuration; // frozen from a checked proposal
  const changes = changesBetween(signed, proposal.configuration).map(({ path, before, after }) => `${path.join(', ')} (${before ?? 'nothing'}, now ${after ?? 'nothing'})`);
  return ` It differs in ${changes.slice(0, NAMED).join('; ')}${changes.length > NAMED ? ` and ${changes.length - NAMED} more` : ''}.`;
}

/** The plan that a call names, or the refusal. */
export async function findPlan(context: WorkshopContext, planId: string): Promise<Reply<PushPlan>> {
  const plan = await presentPlan(context);
  if (plan === null || plan.id !== planId) return fail('stale', 'This plan has been replaced by a newer one. Look at the newer plan, then confirm that.');
  return ok(plan);
}
