import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { configurationChanges } from '../../../shared/engine/review/configuration-changes.ts';
import type { AgreementReview } from '../../../shared/engine/review/review-agreement.ts';
import type { ClauseReview } from '../../../shared/engine/review/review-clauses.ts';
import type { Review } from '../../../shared/contract/schemas/review.ts';
import { ok, type Reply } from '../../../shared/contract/reply.ts';
import { clauseInWords, clauseName, plainWords } from '../../../shared/format/clause-in-words.ts';
import { readProposal } from '../../storage/proposals.ts';
import type { WorkshopContext } from '../host-context.ts';
import { reviewGround, type ReviewAsked, type ReviewedAgreement } from './review-input.ts';

/** A review as the contract shows it: clauses in words, what was changed in the proposal since. */
export async function presentReview(context: WorkshopContext, asked: ReviewAsked): Promise<Reply<Review>> {
  const ground = await reviewGround(context, asked);
  if (!ground.ok) return ground;
  if (ground.value.kind === 'nothingSigned') return ok({ kind: 'nothingSigned' });
  const { agreed } = ground.value;
  const agreement = headOf(agreed);
  if (ground.value.kind === 'noHistorySince') return ok({ kind: 'noHistorySince', agreement, from: ground.value.from, historyTo: ground.value.historyTo });
  const { settings } = ground.value;
  const made = await context.compute.call(context.workshopId, 'reviewAgreement', settings);
  const { evidence, effectiveFrom } = agreed;
  return ok({
    kind: 'review',
    agreement,
    period: settings.period,
    effectiveFrom,
    then: evidence === null ? null : { from: evidence.from, to: evidence.to },
    ...shown(made, agreed.configuration),
    changes: await changesSince(context, agreed),
  } as Review); // readonly lists become plain ones on the wire
}

const headOf = ({ row, signedAt }: ReviewedAgreement) => {
  const { hex12, words } = fingerprint(row.config_hash);
  return { id: row.id, proposalId: row.proposal_id, proposalName: row.proposal_name, version: row.version, status: row.status, signedAt, fingerprint: hex12, words };
};

function shown({ clauses, routing, ...rest }: AgreementReview, { sla }: Configuration) {
  return { ...rest, routing, clauses: clauses.map((each) => clauseShown(each, sla)) };
}

/** Leads that keep a clause are opened only where some do. */
function clauseShown({ clause, figureId, ...figures }: ClauseReview, sla: Configuration['sla']) {
  const { id, team, owner } = clause;
  return { clauseId: id, team, owner, name: clauseName(clause), sentence: plainWords(clauseInWords(clause, sla)), ...figures, set: figures.now.leads > 0 ? figureId : null };
}

/** What the proposal of an agreement says otherwise by now; nothing where it is gone. */
async function changesSince(context: WorkshopContext, { row, configuration }: ReviewedAgreement) {
  const proposal = await readProposal(context.database, row.proposal_id);
  return proposal === null ? [] : configurationChanges(configuration, proposal.configuration, { name: clauseName, sentence: (clause, sla) => plainWords(clauseInWords(clause, sla)) });
}
