import { ok } from '../../../shared/contract/reply.ts';
import { readPseudonymKey } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { openHistory } from '../history/open-history.ts';
import { removesInWords, remainsInWords } from './forget-words.ts';
import { keptOfPeople } from './kept-of-people.ts';

export const previewForgetting: Handler<'workshop.previewForgetting'> = async (context) => {
  const batch = await context.database.query.selectFrom('import_batch').select('id').limit(1).executeTakeFirst();
  const opened = batch === undefined ? null : await openHistory(context);
  if (opened !== null && !opened.ok) return opened;
  const personal = opened === null ? null : await context.compute.call(context.workshopId, 'countPersonal', null);
  const { backups } = context.library.listBackups(context.workshopId);
  const hasKey = (await readPseudonymKey(context.database)) !== null;
  const removes = removesInWords({ ...(await keptOfPeople(context.database)), replaced: personal?.replaced ?? null, backups: backups.length, hasKey });
  return ok({ removes, remains: await remainsInWords(context, personal?.leftovers ?? []) });
};
