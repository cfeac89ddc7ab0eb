import { ok } from '../../../shared/contract/reply.ts';
import { readAgreements } from '../../storage/agreements.ts';
import type { Handler } from '../handler.ts';
import { presentAgreement } from './present-agreement.ts';

export const listAgreements: Handler<'agreement.listAgreements'> = async (context) => {
  const rows = await readAgreements(context.database);
  return ok(await Promise.all(rows.map((row) => presentAgreement(context, row))));
};
