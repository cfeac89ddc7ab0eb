import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { SlaDocument } from '../../documents/sla-document.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { PageWatch } from '../ports.ts';
import { findProposal } from '../proposal/present-proposal.ts';
import { fileStem } from '../workshop/save-copy.ts';
import { agreementDocument, draftDocument } from './agreement-document.ts';
import { findAgreement } from './present-agreement.ts';
import { sealedFileOf } from './seal-agreement.ts';
import { watchPages } from './watch-pages.ts';

interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly version: number;
  readonly fingerprint: string;
}

export const exportPdf: Handler<'agreement.exportPdf'> = async (context, input) => {
  const printed = await watchPages(context, input.jobId, (watch) => print(context, input, watch));
  if (!printed.ok) return printed;
  const { bytes, pages, version, fingerprint } = printed.value;
  const { workshop } = await readWorkshop(context.database);
  const file = await context.files.deliver(`SLA-${fileStem(workshop.clientName)}-${version === 0 ? 'draft' : `v${version}`}.pdf`, bytes, input.path);
  return file.ok ? ok({ ...file.value, pages, sha256: context.digest.sha256(bytes), fingerprint }) : file;
};

export const previewPdf: Handler<'agreement.previewPdf'> = async (context, input) => {
  const { proposalId, jobId } = input;
  if (input.only === 'touched') return proposalId === undefined ? fail('invalidInput', 'Name the proposal that was edited.') : touchedPages(context, proposalId, input.configuration, jobId);
  const printed = await watchPages(context, jobId, (watch) => print(context, input, watch, true));
  if (!printed.ok) return printed;
  const { bytes, pages } = printed.value;
  return ok({ base64: Buffer.from(bytes).toString('base64'), pages, numbers: null, sha256: context.digest.sha256(bytes) });
};

/** What an edit changes in the preview of a proposal, at once; the whole is asked for when the edits rest. */
async function touchedPages(context: WorkshopContext, proposalId: string, edited: Configuration | undefined, jobId: string): Promise<Reply<OutputOf<'agreement.previewPdf'>>> {
  const proposal = await findProposal(context, proposalId);
  if (!proposal.ok) return proposal;
  const configuration = edited ?? proposal.value.configuration;
  const made = await context.jobs.run(jobId, (signal) => context.documents.renderTouched(previewKey(context, proposalId), configuration, { signal, onShare: () => undefined }));
  if (!made.ok) return made;
  const { bytes, pages, numbers } = made.value;
  return ok({ base64: Buffer.from(bytes).toString('base64'), pages, numbers: [...numbers], sha256: context.digest.sha256(bytes) });
}

const previewKey = ({ workshopId }: WorkshopContext, proposalId: string): string => `${workshopId} ${proposalId}`;

/** A signed agreement as its sealed file, an open one or a proposal as it would print now. */
async function print(context: WorkshopContext, { agreementId, proposalId, paper }: Pick<ParsedInputOf<'agreement.exportPdf'>, 'agreementId' | 'proposalId' | 'paper'>, watch: PageWatch, isPreview = false): Promise<Reply<Printed>> {
  if (agreementId === undefined) {
    if (proposalId === undefined) return fail('invalidInput', 'Name the agreement or the proposal to print.');
    const draft = await draftDocument(context, proposalId);
    return draft.ok ? rendered(context, draft.value, paper, watch, isPreview ? previewKey(context, proposalId) : undefined) : draft;
  }
  const row = await findAgreement(context, agreementId);
  if (!row.ok) return row;
  const document = await agreementDocument(context, row.value);
  const isSealed = row.value.status === 'signed' || (row.value.status === 'superseded' && (await sealedFileOf(context, row.value)).ok);
  if (!isSealed) return rendered(context, document, paper, watch);
  const sealed = await sealedFileOf(context, row.value, watch);
  return sealed.ok ? ok({ bytes: sealed.value.bytes, pages: sealed.value.pages, version: document.version, fingerprint: document.fingerprint.hex12 }) : sealed;
}

async function rendered(context: WorkshopContext, document: SlaDocument, paper: 'A4' | 'Letter' | undefined, watch: PageWatch, key?: string): Promise<Reply<Printed>> {
  const made = await context.documents.renderSla({ ...document, paper: paper ?? document.paper }, watch, key);
  return made.ok ? ok({ ...made.value, version: document.version, fingerprint: document.fingerprint.hex12 }) : made;
}
