import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { SlaDocument } from '../../documents/sla-document.ts';
import { readParticipants, readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { findProposal, presentProposal } from '../proposal/present-proposal.ts';
import { replayInput } from '../replay/replay-input.ts';
import { summarise } from '../replay/run-replay.ts';
import { fileStem } from '../workshop/save-copy.ts';
import { findAgreement, presentAgreement } from './present-agreement.ts';

type Subject = Pick<SlaDocument, 'configuration' | 'version' | 'status' | 'signatures' | 'evidence' | 'createdAt'> & { readonly configHash: string };

export const exportPdf: Handler<'agreement.exportPdf'> = async (context, input) => {
  const subject = await subjectOf(context, input);
  if (!subject.ok) return subject;
  const { workshop } = await readWorkshop(context.database);
  const rendered = await context.documents.renderSla({
    ...subject.value,
    workshop,
    participants: await readParticipants(context.database),
    canonicalConfiguration: canonicalJson(subject.value.configuration),
    fingerprint: fingerprint(subject.value.configHash),
    paper: input.paper,
  });
  if (!rendered.ok) return rendered;
  const isDraft = subject.value.status === 'draft';
  const name = `SLA-${fileStem(workshop.clientName)}-${isDraft ? 'draft' : `v${subject.value.version}`}.pdf`;
  const file = await context.files.deliver(name, rendered.value.bytes, input.path);
  if (!file.ok) return file;
  return ok({
    ...file.value,
    pages: rendered.value.pages,
    sha256: context.digest.sha256(rendered.value.bytes),
    fingerprint: fingerprint(subject.value.configHash).hex12,
  });
};

/** What to print: an agreement as it was frozen, or a proposal as it stands, dated by its last change so that its bytes repeat. */
async function subjectOf(context: WorkshopContext, { agreementId, proposalId }: ParsedInputOf<'agreement.exportPdf'>): Promise<Reply<Subject>> {
  if (agreementId !== undefined) return frozenSubject(context, agreementId);
  if (proposalId === undefined) return fail('invalidInput', 'Name the agreement or the proposal to print.');
  const proposal = await findProposal(context, proposalId);
  if (!proposal.ok) return proposal;
  const input = await replayInput(context, proposalId);
  const { savedAt } = await readWorkshop(context.database);
  return ok({
    configuration: proposal.value.configuration,
    configHash: presentProposal(context, proposal.value).configHash,
    version: 0,
    status: 'draft',
    signatures: [],
    evidence: input.ok ? await summarise(context, proposalId, input.value) : null,
    createdAt: savedAt,
  });
}

async function frozenSubject(context: WorkshopContext, agreementId: string): Promise<Reply<Subject>> {
  const row = await findAgreement(context, agreementId);
  if (!row.ok) return row;
  const agreement = await presentAgreement(context, row.value);
  return ok({
    configuration: JSON.parse(row.value.configuration) as Configuration, // frozen from a checked proposal
    configHash: agreement.configHash,
    version: agreement.version,
    status: agreement.status,
    signatures: agreement.signatures,
    evidence: row.value.evidence === null ? null : (JSON.parse(row.value.evidence) as ReplaySummary), // written by freezeProposal
    createdAt: Math.max(agreement.frozenAt, ...agreement.signatures.map((signature) => signature.at)),
  });
}
