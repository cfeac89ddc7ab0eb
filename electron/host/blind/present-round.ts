import type { OutputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { measureAgreement, type Agreement } from '../../../shared/engine/blind/agreement.ts';
import type { Participant } from '../../../shared/engine/model/workshop.ts';
import { readBallots, readRounds, type StoredRound, type StoredSeat } from '../../storage/blind-rounds.ts';
import { readParticipants, touchWorkshop } from '../../storage/workshop-rows.ts';
import type { WorkshopContext } from '../host-context.ts';

export type Round = OutputOf<'blind.startRound'>;

/** The rounds that count, in their order; a discarded one only keeps its leads from coming again. */
export async function presentRounds(context: WorkshopContext): Promise<Round[]> {
  const people = await readParticipants(context.database);
  const rounds = (await readRounds(context.database)).filter(({ status }) => status !== 'discarded');
  return Promise.all(rounds.map(async (round, index) => presentRound(round, index + 1, people, round.status === 'revealed' ? await agreementOf(context, round) : null)));
}

/** Figures of revealed rounds, whose ballots never change; the instant is in the key, since a restored backup may reveal anew. */
const known = new Map<string, Agreement>();
const MOST_KNOWN = 40;

/** Agreement over a revealed round's ballots, from the round's own seed. */
export async function agreementOf({ database }: Pick<WorkshopContext, 'database'>, round: StoredRound): Promise<Agreement> {
  const key = `${round.id} ${round.revealedAt}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const seats = round.seats.map(({ id, team, participantId }) => ({ id, team, isTeam: participantId === null }));
  const agreement = measureAgreement(seats, await readBallots(database, round.id), round.cases.length, round.seed);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, agreement);
  return agreement;
}

function presentRound(round: StoredRound, number: number, people: readonly Participant[], agreement: Agreement | null): Round {
  const { leads, strata, notes } = round.drawn;
  return {
    id: round.id, number, status: round.status === 'revealed' ? 'revealed' : 'open', startedAt: round.startedAt, revealedAt: round.revealedAt,
    revision: round.revision, seed: round.seed, drawn: { cases: round.cases.length, leads, strata: [...strata], notes: [...notes] },
    seats: round.seats.map((seat) => presentSeat(seat, people, round.status === 'revealed')),
    teamKappa: agreement?.teamKappa ?? null,
  };
}

/** Whether somebody lets the room see the ballots is secret too until the reveal. */
const presentSeat = (seat: StoredSeat, people: readonly Participant[], isRevealed: boolean): Round['seats'][number] => ({
  id: seat.id, label: seat.label, team: seat.team, isTeam: seat.participantId === null, participantId: seat.participantId,
  isListed: seat.participantId === null || people.some(({ id }) => id === seat.participantId),
  answered: seat.answered.length, isLocked: seat.lockedAt !== null, isOpen: isRevealed && (seat.isOpen || seat.participantId === null),
});

/** The round that a call names, or the refusal. */
export async function findRound(context: WorkshopContext, roundId: string): Promise<Reply<StoredRound>> {
  const round = (await readRounds(context.database)).find(({ id, status }) => id === roundId && status !== 'discarded');
  return round === undefined ? fail('notFound', 'This blind round is no longer there: it was given up in another window. Start a new one under Define.') : ok(round);
}

/** The round and one of its raters. */
export async function findSeat(context: WorkshopContext, roundId: string, seatId: string): Promise<Reply<{ readonly round: StoredRound; readonly seat: StoredSeat }>> {
  const round = await findRound(context, roundId);
  if (!round.ok) return round;
  const seat = round.value.seats.find(({ id }) => id === seatId);
  return seat === undefined ? fail('notFound', 'This rater is no longer in the round: somebody took the seat out in another window. Pass the laptop to the next one.') : ok({ round: round.value, seat });
}

/** The refusal of a change that another window overtook. */
export async function staleRound(context: WorkshopContext, roundId: string): Promise<Reply<never>> {
  const round = await findRound(context, roundId);
  if (!round.ok) return round;
  const locked = round.value.seats.filter(({ lockedAt }) => lockedAt !== null).length;
  const what = round.value.status === 'revealed' ? 'it was revealed' : `${locked} of ${round.value.seats.length} have locked now`;
  return fail('stale', `The round was changed in another window: ${what}. Look at it, then do it again.`, { revision: round.value.revision });
}

/** After a change: note the time, tell every window, and answer with the round as everybody may see it. */
export async function announceRound(context: WorkshopContext, roundId: string): Promise<Reply<Round>> {
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'blind' });
  const found = (await presentRounds(context)).find(({ id }) => id === roundId);
  return found === undefined ? findRound(context, roundId).then((reply) => (reply.ok ? fail('notFound', 'This blind round is no longer there.') : reply)) : ok(found);
}
