import { ok } from '../../../shared/contract/reply.ts';
import { readClientFigures, writeClientFigures } from '../../storage/client-figures.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';

export const listClientFigures: Handler<'history.listClientFigures'> = async (context) => ok(await readClientFigures(context.database));

/** Nothing follows from these figures, so nothing is announced: no replay has to be run again. */
export const saveClientFigures: Handler<'history.saveClientFigures'> = async (context, { figures }) => {
  await writeClientFigures(context.database, figures);
  await touchWorkshop(context.database, context.now());
  return ok(await readClientFigures(context.database));
};
