import type { Ballot } from '../../shared/engine/blind/ballot.ts';
import type { BlindCase, DrawnCases } from '../../shared/engine/blind/draw-cases.ts';
import type { Team } from '../../shared/engine/model/workshop.ts';
import type { WorkshopTables } from './tables.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** A rater of a stored round; `participantId` null: a team that answers as one. Instants are UTC ms. */
export interface StoredSeat {
  readonly id: string;
  readonly participantId: string | null;
  readonly label: string;
  readonly team: Team;
  readonly sitting: string | null;
  readonly lockedAt: number | null;
  readonly isOpen: boolean;
  /** Numbers of the cases that have a ballot. */
  readonly answered: readonly number[];
}

/** A round with its cases and raters; its ballots are read apart, after the reveal. */
export interface StoredRound {
  readonly id: string;
  readonly status: 'open' | 'revealed' | 'discarded';
  readonly startedAt: number;
  readonly revealedAt: number | null;
  readonly revision: number;
  readonly seed: number;
  readonly cases: readonly BlindCase[];
  readonly drawn: Omit<DrawnCases, 'cases'>;
  readonly seats: readonly StoredSeat[];
}

/** Every round in its order, discarded ones too: their leads do not come again. */
export async function readRounds({ query }: WorkshopDatabase): Promise<StoredRound[]> {
  const rounds = await query.selectFrom('blind_round').selectAll().orderBy('position').execute();
  const seats = await query.selectFrom('blind_seat').selectAll().orderBy('position').execute();
  const given = await query.selectFrom('blind_ballot').select(['round_id', 'seat_id', 'case_number']).orderBy('case_number').execute();
  return rounds.map((row) => ({
    id: row.id, status: row.status, startedAt: row.started_at, revealedAt: row.revealed_at, revision: row.revision, seed: row.seed,
    // Both were made by the engine when the round began.
    cases: JSON.parse(row.cases) as BlindCase[], drawn: JSON.parse(row.drawn) as StoredRound['drawn'],
    seats: seats.filter(({ round_id }) => round_id === row.id).map((seat) => ({
      id: seat.id, participantId: seat.participant_id, label: seat.label, team: seat.team as Team, // checked on its way in
      sitting: seat.sitting, lockedAt: seat.locked_at, isOpen: seat.is_open === 1,
      answered: given.filter((ballot) => ballot.round_id === row.id && ballot.seat_id === seat.id).map(({ case_number }) => case_number),
    })),
  }));
}

/** Every ballot of a round; the caller knows that it is revealed. */
export async function readBallots({ query }: WorkshopDatabase, roundId: string): Promise<Ballot[]> {
  const rows = await query.selectFrom('blind_ballot').selectAll().where('round_id', '=', roundId).orderBy('seat_id').orderBy('case_number').execute();
  return rows.map((row) => ({
    seatId: row.seat_id, caseNumber: row.case_number, verdict: row.verdict, confidence: row.confidence,
    reasons: JSON.parse(row.reasons) as string[], // checked against the contract on its way in
    note: row.note,
  }));
}

/** Begins a round; false when another one is open. */
export async function insertRound({ query }: WorkshopDatabase, round: Pick<StoredRound, 'id' | 'startedAt' | 'seed' | 'cases' | 'drawn'>, seats: readonly Pick<StoredSeat, 'id' | 'participantId' | 'label' | 'team'>[]): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    const open = await tx.selectFrom('blind_round').select('id').where('status', '=', 'open').executeTakeFirst();
    if (open !== undefined) return false;
    const last = await tx.selectFrom('blind_round').select((e) => e.fn.max('position').as('position')).executeTakeFirst();
    await tx.insertInto('blind_round').values({
      id: round.id, position: (last?.position ?? 0) + 1, status: 'open', started_at: round.startedAt, revealed_at: null, revision: 1, seed: round.seed,
      cases: JSON.stringify(round.cases), drawn: JSON.stringify(round.drawn),
    }).execute();
    await tx.insertInto('blind_seat').values(seats.map((seat, position) => ({
      round_id: round.id, id: seat.id, position, participant_id: seat.participantId, label: seat.label, team: seat.team, sitting: null, locked_at: null, is_open: 0,
    }))).execute();
    return true;
  });
}

/** Whether a change found the round and seat as it must be: open, not locked, and in this very sitting. */
type SeatKey = { readonly roundId: string; readonly seatId: string };

/** Begins a sitting, which ends the one before; false when the seat is locked or the round is not open. */
export async function startSitting({ query }: WorkshopDatabase, { roundId, seatId }: SeatKey, sitting: string): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    if (!(await isOpenSeat(tx, { roundId, seatId }, null))) return false;
    await tx.updateTable('blind_seat').set({ sitting }).where('round_id', '=', roundId).where('id', '=', seatId).execute();
    return true;
  });
}

/** Writes a ballot, new or changed in the sitting that wrote it; false when another sitting did, or the seat is not this sitting's. */
export async function writeBallot({ query }: WorkshopDatabase, { roundId, seatId }: SeatKey, sitting: string, ballot: Omit<Ballot, 'seatId'>, at: number): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    if (!(await isOpenSeat(tx, { roundId, seatId }, sitting))) return false;
    const known = await tx.selectFrom('blind_ballot').select('sitting').where('round_id', '=', roundId).where('seat_id', '=', seatId).where('case_number', '=', ballot.caseNumber).executeTakeFirst();
    if (known !== undefined && known.sitting !== sitting) return false;
    const said = { verdict: ballot.verdict, confidence: ballot.confidence, reasons: JSON.stringify(ballot.reasons), note: ballot.note, at };
    await tx.insertInto('blind_ballot').values({ round_id: roundId, seat_id: seatId, case_number: ballot.caseNumber, sitting, ...said })
      .onConflict((conflict) => conflict.columns(['round_id', 'seat_id', 'case_number']).doUpdateSet(said)).execute();
    return true;
  });
}

/** Locks the seat of a sitting; false when it is not this sitting's any more. */
export async function lockSeat({ query }: WorkshopDatabase, { roundId, seatId }: SeatKey, sitting: string, { isOpen, at }: { readonly isOpen: boolean; readonly at: number }): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    if (!(await isOpenSeat(tx, { roundId, seatId }, sitting))) return false;
    await tx.updateTable('blind_seat').set({ locked_at: at, sitting: null, is_open: isOpen ? 1 : 0 }).where('round_id', '=', roundId).where('id', '=', seatId).execute();
    await tx.updateTable('blind_round').set((e) => ({ revision: e('revision', '+', 1) })).where('id', '=', roundId).execute();
    return true;
  });
}

async function isOpenSeat(tx: WorkshopDatabase['query'], { roundId, seatId }: SeatKey, sitting: string | null): Promise<boolean> {
  const row = await tx.selectFrom('blind_seat').innerJoin('blind_round', 'blind_round.id', 'blind_seat.round_id').select(['status', 'locked_at', 'sitting'])
    .where('blind_seat.round_id', '=', roundId).where('blind_seat.id', '=', seatId).executeTakeFirst();
  return row !== undefined && row.status === 'open' && row.locked_at === null && (sitting === null || row.sitting === sitting);
}

/** Takes a rater out of an open round, ballots included; false when the round was changed since `seenRevision`. */
export const removeSeat = (database: WorkshopDatabase, { roundId, seatId }: SeatKey, seenRevision: number): Promise<boolean> =>
  changeRound(database, roundId, seenRevision, {}, async (tx) => void (await tx.deleteFrom('blind_seat').where('round_id', '=', roundId).where('id', '=', seatId).execute()));

/** Opens the round; false when it was changed since `seenRevision`. */
export const markRevealed = (database: WorkshopDatabase, roundId: string, seenRevision: number, at: number): Promise<boolean> =>
  changeRound(database, roundId, seenRevision, { status: 'revealed', revealed_at: at });

/** Gives the round up: cases stay, raters and ballots go; false when it was changed since `seenRevision`. */
export const discardRound = (database: WorkshopDatabase, roundId: string, seenRevision: number): Promise<boolean> =>
  changeRound(database, roundId, seenRevision, { status: 'discarded' }, async (tx) => void (await tx.deleteFrom('blind_seat').where('round_id', '=', roundId).execute()));

async function changeRound({ query }: WorkshopDatabase, roundId: string, seenRevision: number, change: Partial<Pick<WorkshopTables['blind_round'], 'status' | 'revealed_at'>>, alongside?: (tx: WorkshopDatabase['query']) => Promise<void>): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('blind_round').set({ ...change, revision: seenRevision + 1 })
      .where('id', '=', roundId).where('revision', '=', seenRevision).where('status', '=', 'open').executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await alongside?.(tx);
    return true;
  });
}

/** Takes a consent back. */
export async function closeSeat({ query }: WorkshopDatabase, { roundId, seatId }: SeatKey): Promise<void> {
  await query.updateTable('blind_seat').set({ is_open: 0 }).where('round_id', '=', roundId).where('id', '=', seatId).execute();
}

