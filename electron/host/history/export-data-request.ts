import { ok } from '../../../shared/contract/reply.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import { fileStem } from '../workshop/save-copy.ts';
import type { Handler } from '../handler.ts';

export const exportDataRequest: Handler<'history.exportDataRequest'> = async (context, { paper, path }) => {
  const { workshop } = await readWorkshop(context.database);
  const rendered = await context.documents.renderDataRequest({ clientName: workshop.clientName, zone: workshop.zone, startsAt: workshop.startsAt, paper });
  if (!rendered.ok) return rendered;
  const file = await context.files.deliver(`Data-request-${fileStem(workshop.clientName)}.pdf`, rendered.value.bytes, path);
  return file.ok ? ok({ ...file.value, pages: rendered.value.pages }) : file;
};
