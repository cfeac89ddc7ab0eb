import { ok } from '../../../shared/contract/reply.ts';
import { readBinding } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import { stoppedReading } from './stopped-reading.ts';

export const getReading: Handler<'portal.getReading'> = async (context) => {
  const portalId = (await readBinding(context.database))?.portal_id;
  const stopped = portalId === undefined ? null : await stoppedReading(context, portalId);
  if (stopped === null) return ok({ stopped });
  const { from, to, doneUntil, coverage } = stopped;
  return ok({ stopped: { from, to, doneUntil, leads: coverage.leads } });
};
