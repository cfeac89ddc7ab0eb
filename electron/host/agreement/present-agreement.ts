import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { Agreement, Drawing, Signature } from '../../../shared/contract/areas/agreement.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { readAgreements, readSignatures, type AgreementRow, type SignatureRow } from '../../storage/agreements.ts';
import { listSealedFiles } from '../../storage/sealed-files.ts';
import { readProposal } from '../../storage/proposals.ts';
import type { WorkshopContext } from '../host-context.ts';
import { configHashOf } from '../proposal/present-proposal.ts';

/** A stored agreement as the contract shows it; `isCurrent` compares with the proposal as it is now. */
export async function presentAgreement(context: WorkshopContext, row: AgreementRow): Promise<Agreement> {
  const proposal = await readProposal(context.database, row.proposal_id);
  const { hex12, words } = fingerprint(row.config_hash);
  const signatures = await readSignatures(context.database, row.id);
  return {
    id: row.id,
    proposalId: row.proposal_id,
    proposalName: row.proposal_name,
    version: row.version,
    status: row.status as Agreement['status'], // written by freeze and sign only
    frozenAt: row.frozen_at,
    configHash: row.config_hash,
    fingerprint: hex12,
    words,
    signatures: signatures.map(presentSignature),
    seals: (await listSealedFiles(context.database, row.id)).map((seal) => ({ signatures: seal.signatures, madeAt: seal.made_at, pages: seal.pages, sha256: seal.sha256, certificate: seal.certificate, isKept: seal.is_kept === 1 })),
    isCurrent: proposal !== null && configHashOf(context, proposal.configuration) === row.config_hash,
  };
}

const presentSignature = (row: SignatureRow): Signature => ({
  participantId: row.participant_id,
  name: row.name,
  team: row.team,
  role: row.role,
  method: row.method as Signature['method'], // written by sign only
  drawing: row.drawing === null ? null : (JSON.parse(row.drawing) as Drawing), // validated on its way in
  statement: row.statement,
  at: row.at,
  deviceZone: row.device_zone,
});

/** The agreement that a call names, or the refusal. */
export async function findAgreement(context: WorkshopContext, agreementId: string): Promise<Reply<AgreementRow>> {
  const row = (await readAgreements(context.database)).find((candidate) => candidate.id === agreementId);
  return row === undefined ? fail('notFound', 'This agreement is not in this workshop. Choose one from the Sign screen.') : ok(row);
}
