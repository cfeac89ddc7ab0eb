import { z } from 'zod';
import { configurationSchema } from '../../../shared/contract/schemas/configuration.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { SlaDocument } from '../../documents/sla-document.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { fileStem } from '../workshop/save-copy.ts';
import { agreementDocument, draftDocument } from './agreement-document.ts';
import { findAgreement } from './present-agreement.ts';

const ENDINGS = { json: '.json', schema: '.schema.json', markdown: '.md', html: '.html' } as const;

export const exportText: Handler<'agreement.exportText'> = async (context, input) => {
  if (input.format === 'schema') return context.files.deliver('baton-configuration.schema.json', bytesOf(configurationJsonSchema()), input.path);
  const document = await documentOf(context, input);
  if (!document.ok) return document;
  const { workshop, status, version, canonicalConfiguration } = document.value;
  // The canonical text as it is, so that its SHA-256 is the fingerprint.
  const text = input.format === 'json' ? canonicalConfiguration : context.documents.renderSlaText(document.value, input.format);
  return context.files.deliver(`SLA-${fileStem(workshop.clientName)}-${status === 'draft' ? 'draft' : `v${version}`}${ENDINGS[input.format]}`, bytesOf(text), input.path);
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const exportSummary: Handler<'agreement.exportSummary'> = async (context, { sheet, path, ...subject }) => {
  const document = await documentOf(context, subject);
  if (!document.ok) return document;
  const made = await context.documents.renderSummary(document.value, sheet);
  if (!made.ok) return made;
  const name = `${sheet === 'sponsor' ? 'Sponsor' : 'Reps'}-${fileStem(document.value.workshop.clientName)}.pdf`;
  const file = await context.files.deliver(name, made.value.bytes, path);
  return file.ok ? ok({ ...file.value, pages: made.value.pages }) : file;
};

async function documentOf(context: WorkshopContext, { agreementId, proposalId }: Pick<ParsedInputOf<'agreement.exportText'>, 'agreementId' | 'proposalId'>): Promise<Reply<SlaDocument>> {
  if (agreementId !== undefined) {
    const row = await findAgreement(context, agreementId);
    return row.ok ? ok(await agreementDocument(context, row.value)) : row;
  }
  return proposalId === undefined ? fail('invalidInput', 'Name the agreement or the proposal to export.') : draftDocument(context, proposalId);
}

/** The schema of a configuration as other tools read it (JSON Schema 2020-12), published as resources/schema/configuration.schema.json. */
export const configurationJsonSchema = (): string => `${JSON.stringify({ title: 'Baton configuration', ...z.toJSONSchema(configurationSchema, { io: 'input' }) }, null, 1)}\n`;
