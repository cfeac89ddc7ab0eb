import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { writtenDocument } from './agreement-document.ts';

export const checkPrintable: Handler<'agreement.checkPrintable'> = async (context, { proposalId }) => {
  const written = await writtenDocument(context, proposalId);
  return written.ok ? ok({ problem: await context.documents.whyUnprintable(written.value) }) : written;
};
