import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';

export const setRehearsalFaults: Handler<'push.setRehearsalFaults'> = ({ portal }, { faults }) => {
  portal.setFaults(faults);
  return ok({});
};
