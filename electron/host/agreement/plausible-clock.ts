import { formatIsoDay } from '../../../shared/format/format-date.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';

/** Before this day there was no Baton, so a clock that shows it was never set. */
const EARLIEST = Date.UTC(2026, 0, 1);

/** The device's time, or the refusal to sign under a clock that cannot be right. */
export function plausibleNow(now: number): Reply<number> {
  if (now >= EARLIEST) return ok(now);
  const day = formatIsoDay(new Date(now).toISOString().slice(0, 10));
  return fail('refused', `The clock of this laptop says ${day}, which cannot be right and would be printed with the signature. Set the clock, then do it again.`);
}
