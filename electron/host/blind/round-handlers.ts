import { fail, ok } from '../../../shared/contract/reply.ts';
import { closeSeat as closeStored, discardRound as discardStored, markRevealed, removeSeat as removeStored } from '../../storage/blind-rounds.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { announceRound, findRound, findSeat, presentRounds, staleRound } from './present-round.ts';

export const listRounds: Handler<'blind.listRounds'> = async (context) => ok(await presentRounds(context));

export const removeSeat: Handler<'blind.removeSeat'> = async (context, { roundId, seatId, seenRevision }) => {
  const found = await findSeat(context, roundId, seatId);
  if (!found.ok) return found;
  if (found.value.round.status === 'revealed') return fail('refused', 'The round is revealed, so nobody can be taken out of it any more. Start a second round without them.');
  if (found.value.round.seats.length === 1) return fail('refused', `${found.value.seat.label} is the last rater of this round. Give the round up instead.`);
  return (await removeStored(context.database, { roundId, seatId }, seenRevision)) ? announceRound(context, roundId) : staleRound(context, roundId);
};

export const revealRound: Handler<'blind.revealRound'> = async (context, { roundId, seenRevision }) => {
  const found = await findRound(context, roundId);
  if (!found.ok) return found;
  const waiting = found.value.seats.filter(({ lockedAt }) => lockedAt === null);
  if (waiting.length > 0) return fail('refused', `${waiting.map(({ label }) => label).join(', ')} ${waiting.length === 1 ? 'has' : 'have'} not locked yet. Pass the laptop on, or take ${waiting.length === 1 ? 'this rater' : 'them'} out of the round.`);
  return (await markRevealed(context.database, roundId, seenRevision, context.now())) ? announceRound(context, roundId) : staleRound(context, roundId);
};

export const discardRound: Handler<'blind.discardRound'> = async (context, { roundId, seenRevision }) => {
  const found = await findRound(context, roundId);
  if (!found.ok) return found;
  if (found.value.status === 'revealed') return fail('refused', 'A revealed round stays as evidence of the day and cannot be given up. Start a second round instead.');
  if (!(await discardStored(context.database, roundId, seenRevision))) return staleRound(context, roundId);
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'blind' });
  return ok({});
};

export const closeSeat: Handler<'blind.closeSeat'> = async (context, { roundId, seatId }) => {
  const found = await findSeat(context, roundId, seatId);
  if (!found.ok) return found;
  if (found.value.round.status !== 'revealed') return fail('refused', 'Nobody\'s ballots are shown before the reveal, so there is nothing to take back yet.');
  if (found.value.seat.participantId === null) return fail('refused', `${found.value.seat.label} answered as one: its ballots are the team's own verdict and nobody's in particular.`);
  await closeStored(context.database, { roundId, seatId });
  return announceRound(context, roundId);
};
