import { isWholeTrail } from '../../../shared/engine/agreement/audit-trail.ts';
import { ok } from '../../../shared/contract/reply.ts';
import { readTrail } from '../../storage/sealed-files.ts';
import type { Handler } from '../handler.ts';

export const listTrail: Handler<'agreement.listTrail'> = async (context) => {
  const entries = await readTrail(context.database);
  return ok({ entries, isWhole: isWholeTrail(entries, (text) => context.digest.sha256(text)) });
};
