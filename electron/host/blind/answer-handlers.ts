import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { lockSeat as lockStored, startSitting, writeBallot } from '../../storage/blind-rounds.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { announceRound, findRound, findSeat } from './present-round.ts';

// Nothing here ever reads a ballot: before the reveal no transport can be made to tell one.

export const listCases: Handler<'blind.listCases'> = async (context, { roundId }) => {
  const round = await findRound(context, roundId);
  if (!round.ok) return round;
  return ok(round.value.cases.map(({ leadId: _hidden, ...shown }) => shown));
};

export const takeSeat: Handler<'blind.takeSeat'> = async (context, { roundId, seatId }) => {
  const found = await findSeat(context, roundId, seatId);
  if (!found.ok) return found;
  const sitting = context.newId();
  if (!(await startSitting(context.database, { roundId, seatId }, sitting))) return fail('refused', `${found.value.seat.label} has locked the ballots, and they stay as they are until the reveal. Pass the laptop to the next one.`);
  return ok({ sitting, answered: [...found.value.seat.answered] });
};

export const answerCase: Handler<'blind.answerCase'> = async (context, { roundId, seatId, sitting, ...ballot }) => {
  const found = await findSeat(context, roundId, seatId);
  if (!found.ok) return found;
  if (ballot.caseNumber > found.value.round.cases.length) return fail('notFound', `This round has ${found.value.round.cases.length} cases, and no case ${ballot.caseNumber}.`);
  const isWritten = await writeBallot(context.database, { roundId, seatId }, sitting, ballot, context.now());
  return isWritten ? announceRound(context, roundId) : refuseSitting(context, roundId, seatId, ballot.caseNumber);
};

export const lockSeat: Handler<'blind.lockSeat'> = async (context, { roundId, seatId, sitting, isOpen }) => {
  const found = await findSeat(context, roundId, seatId);
  if (!found.ok) return found;
  const { round, seat } = found.value;
  const missing = round.cases.filter((one) => !seat.answered.includes(one.number));
  if (seat.lockedAt === null && missing.length > 0) return fail('refused', `${missing.length === 1 ? '1 case is' : `${missing.length} cases are`} not answered yet, the first is case ${missing[0]?.number ?? 1}. Answer every case, then lock.`);
  const isLocked = await lockStored(context.database, { roundId, seatId }, sitting, { isOpen, at: context.now() });
  return isLocked ? announceRound(context, roundId) : refuseSitting(context, roundId, seatId, null);
};

async function refuseSitting(context: WorkshopContext, roundId: string, seatId: string, caseNumber: number | null): Promise<Reply<never>> {
  const found = await findSeat(context, roundId, seatId);
  if (!found.ok) return found;
  const { label, sitting: current, lockedAt } = found.value.seat;
  if (lockedAt !== null) return fail('refused', `${label} has locked the ballots, so nothing was changed. Pass the laptop to the next one.`);
  if (current === null) return fail('stale', `Nobody sits at the laptop for ${label}. Begin again from the hand-over page; what was answered is kept.`);
  if (caseNumber !== null && found.value.seat.answered.includes(caseNumber)) return fail('stale', `Case ${caseNumber} was answered for ${label} in an earlier sitting and stays as it is. Go on with the next case.`);
  return fail('stale', `Somebody began to answer for ${label} in another window, so this one was closed and nothing was changed. Go on there, or begin again here.`);
}
