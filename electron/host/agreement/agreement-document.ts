import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { ok, type Reply } from '../../../shared/contract/reply.ts';
import type { SlaDocument } from '../../documents/sla-document.ts';
import type { SlaRecord } from '../../documents/sla-record.ts';
import type { AgreementRow } from '../../storage/agreements.ts';
import { readDocumentLook } from '../../storage/document-look.ts';
import { readParticipants, readWorkshop } from '../../storage/workshop-rows.ts';
import type { WorkshopContext } from '../host-context.ts';
import { findProposal, presentProposal } from '../proposal/present-proposal.ts';
import { playedInput } from '../replay/replay-input.ts';
import { summarise } from '../replay/run-replay.ts';
import { presentAgreement } from './present-agreement.ts';
import { recordOfDay, writtenRecord } from './record-of-day.ts';

type Subject = Pick<SlaDocument, 'configuration' | 'version' | 'status' | 'signatures' | 'evidence' | 'record' | 'createdAt'>;

/** An agreement as it was frozen, with the signatures that it has now, as everything that is printed. */
export async function agreementDocument(context: WorkshopContext, row: AgreementRow): Promise<SlaDocument> {
  const agreement = await presentAgreement(context, row);
  return complete(context, agreement.configHash, {
    configuration: JSON.parse(row.configuration) as Configuration, // frozen from a checked proposal
    version: agreement.version,
    status: agreement.status,
    signatures: agreement.signatures,
    evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as ReplaySummary), // written by freezeProposal
    record: recordOf(row),
    createdAt: Math.max(agreement.frozenAt, ...agreement.signatures.map((signature) => signature.at)),
  });
}

/** A proposal as it stands, as a draft dated by its last change, so that its bytes repeat. */
export async function draftDocument(context: WorkshopContext, proposalId: string): Promise<Reply<SlaDocument>> {
  const proposal = await findProposal(context, proposalId);
  if (!proposal.ok) return proposal;
  const input = await playedInput(context, proposalId);
  if (!input.ok && input.error.code !== 'refused') return input; // without a history there is no evidence, and the draft says so
  const { savedAt } = await readWorkshop(context.database);
  const evidence = input.ok ? await summarise(context, proposalId, input.value) : null;
  const { configuration } = proposal.value;
  return ok(await complete(context, presentProposal(context, proposal.value).configHash, { configuration, version: 0, status: 'draft', signatures: [], evidence, record: await recordOfDay(context, proposalId), createdAt: savedAt }));
}

/** A proposal with everything that people wrote and nothing that is measured: what is asked for letters that cannot be printed. */
export async function writtenDocument(context: WorkshopContext, proposalId: string): Promise<Reply<SlaDocument>> {
  const proposal = await findProposal(context, proposalId);
  if (!proposal.ok) return proposal;
  const { configuration } = proposal.value;
  return ok(await complete(context, presentProposal(context, proposal.value).configHash, { configuration, version: 0, status: 'draft', signatures: [], evidence: null, record: await writtenRecord(context), createdAt: 0 }));
}

/** What was drawn and decided when it was frozen; null for one of an earlier version. */
export const recordOf = ({ day_record: kept }: AgreementRow): SlaRecord | null => (kept === null ? null : (JSON.parse(kept) as SlaRecord)); // written by freezeProposal

async function complete(context: WorkshopContext, configHash: string, subject: Subject): Promise<SlaDocument> {
  const { paper, colour, logo } = await readDocumentLook(context.database);
  return {
    ...subject,
    workshop: (await readWorkshop(context.database)).workshop,
    participants: await readParticipants(context.database),
    canonicalConfiguration: canonicalJson(subject.configuration),
    configHash,
    fingerprint: fingerprint(configHash),
    paper,
    look: { colour, logo },
  };
}
