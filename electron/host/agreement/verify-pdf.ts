import { readFile } from 'node:fs/promises';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { Verdict } from '../../../shared/contract/areas/agreement.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { readAgreements, type AgreementRow } from '../../storage/agreements.ts';
import { readProposal } from '../../storage/proposals.ts';
import { findSealedFile, readSealCertificates } from '../../storage/sealed-files.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { changesBetween } from './compare-revisions.ts';
import { judgePdf } from './judge-pdf.ts';
import { presentAgreement } from './present-agreement.ts';

/** An agreement takes a few hundred kilobytes; what is far larger is something else and is not read. */
const MOST_BYTES = 64 * 1024 * 1024;

export const verifyPdf: Handler<'agreement.verifyPdf'> = async (context, { path, fileId }) => {
  const staged = path === undefined ? null : await context.files.stagePath(path);
  if (staged?.ok === false) return staged;
  const id = staged?.value.fileId ?? fileId;
  if (id === undefined) return fail('invalidInput', 'Name the PDF by its path, or drop it on the screen.');
  const place = context.files.pathOf(id);
  if (!place.ok) return place;
  if (place.value.bytes > MOST_BYTES) return fail('refused', `${place.value.name} is larger than 64 MB, which no agreement is. Choose the PDF that was exported from Sign.`);
  const bytes = await readFile(place.value.path).catch(() => null);
  if (bytes === null) return fail('unreadableFile', `${place.value.name} could not be read. Check that it still exists and is not open elsewhere, then choose it again.`);
  return ok(await verdictOn(context, new Uint8Array(bytes)));
};

/** Compares what a file says with what this workshop knows. */
async function verdictOn(context: WorkshopContext, bytes: Uint8Array): Promise<Verdict> {
  const reading = await context.documents.readAgreement(bytes);
  const own = await findSealedFile(context.database, context.digest.sha256(bytes));
  const row = reading.kind === 'agreement' ? await agreementWith(context, reading.attachedHash) : null;
  const certificates = await readSealCertificates(context.database);
  const changes = row === null ? null : await changesSince(context, row);
  const agreement = row === null ? null : await presentAgreement(context, row);
  return judgePdf(reading, {
    isOwnFile: own !== null,
    isKnownCertificate: (sha256) => certificates.has(sha256),
    agreement: agreement === null ? null : { id: agreement.id, version: agreement.version, status: agreement.status },
    changes,
    fingerprintOf: (hash) => fingerprint(hash).hex12,
  });
}

async function agreementWith(context: WorkshopContext, configHash: string): Promise<AgreementRow | null> {
  return (await readAgreements(context.database)).find((row) => row.config_hash === configHash) ?? null;
}

/** What the proposal says now that the agreement did not; null when the proposal is gone. */
async function changesSince(context: WorkshopContext, row: AgreementRow): Promise<Verdict['changes']> {
  const proposal = await readProposal(context.database, row.proposal_id);
  return proposal === null ? null : changesBetween(JSON.parse(row.configuration) as Configuration, proposal.configuration); // frozen from a checked proposal
}

