import type { DrawnCases } from '../../../shared/engine/blind/draw-cases.ts';
import type { Participant, Team } from '../../../shared/engine/model/workshop.ts';
import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { insertRound, readRounds, type StoredRound } from '../../storage/blind-rounds.ts';
import { readParticipants } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { replayInput } from '../replay/replay-input.ts';
import { announceRound } from './present-round.ts';

type Rater = ParsedInputOf<'blind.startRound'>['raters'][number];
interface NewSeat {
  readonly participantId: string | null;
  readonly label: string;
  readonly team: Team;
}

export const previewRound: Handler<'blind.previewRound'> = async (context, { proposalId, cases }) => {
  const batch = await context.database.query.selectFrom('import_batch').select('id').limit(1).executeTakeFirst();
  if (batch === undefined) return ok(null);
  const drawn = await draw(context, proposalId, cases, null);
  if (!drawn.ok) return drawn;
  const { strata, leads, notes } = drawn.value;
  return ok({ cases: drawn.value.cases.length, leads, strata, notes });
};

export const startRound: Handler<'blind.startRound'> = async (context, { proposalId, raters, cases, seed }) => {
  const seats = seatsOf(raters, await readParticipants(context.database));
  if (!seats.ok) return seats;
  const drawn = await draw(context, proposalId, cases, seed ?? null);
  if (!drawn.ok) return drawn;
  const { cases: chosen, seed: used, ...rest } = drawn.value;
  if (chosen.length === 0) return fail('refused', rest.notes[0] ?? 'There is no lead to judge. Import a history with MQL dates under Prepare.');
  const id = context.newId();
  const isBegun = await insertRound(context.database, { id, startedAt: context.now(), seed: used, cases: chosen, drawn: rest }, seats.value.map((seat) => ({ id: context.newId(), ...seat })));
  return isBegun ? announceRound(context, id) : fail('refused', 'A blind round is open already. Finish and reveal it, or give it up, before the next one.');
};

async function draw(context: WorkshopContext, proposalId: string, cases: number, seed: number | null): Promise<Reply<DrawnCases & { readonly seed: number }>> {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  const earlier = await readRounds(context.database);
  const used = seed ?? seedOf(input.value.opened.hash, earlier);
  const without = earlier.flatMap((round) => round.cases.map(({ leadId }) => leadId));
  const drawn = await context.compute.call(context.workshopId, 'drawCases', { settings: input.value.settings, cases, seed: used, without });
  return ok({ ...drawn, seed: used });
}

/** The history and the number of the round decide: the same workshop draws the same cases on every machine. */
const seedOf = (historyHash: string, earlier: readonly StoredRound[]): number => (Number.parseInt(historyHash.slice(0, 8), 16) + earlier.length * 7919) >>> 0;

const TEAM_NAMES: Readonly<Record<Team, string>> = { marketing: 'Marketing', sales: 'Sales', revops: 'RevOps', facilitator: 'The facilitators', observer: 'The observers' };

function seatsOf(raters: readonly Rater[], people: readonly Participant[]): Reply<NewSeat[]> {
  const seats: NewSeat[] = [];
  for (const rater of raters) {
    const person = rater.kind === 'person' ? people.find(({ id }) => id === rater.participantId) : undefined;
    if (rater.kind === 'person' && person === undefined) return fail('notFound', 'One of these people is no longer in the list of people. Choose the raters again.');
    seats.push(rater.kind === 'team' ? { participantId: null, label: TEAM_NAMES[rater.team], team: rater.team } : { participantId: rater.participantId, label: person?.name ?? '', team: person?.team ?? 'observer' });
  }
  const repeated = seats.find((seat, index) => seats.findIndex((other) => other.participantId === seat.participantId && other.team === seat.team) !== index);
  if (repeated !== undefined) return fail('invalidInput', `${repeated.label} stands among the raters twice. Once is enough.`);
  const both = seats.find((seat) => seat.participantId === null && seats.some((other) => other.participantId !== null && other.team === seat.team));
  if (both !== undefined) return fail('invalidInput', `${both.label} cannot answer as one and person by person in the same round. Choose one of the two.`);
  if (seats.length < 2) return fail('refused', `Agreement needs two raters, and ${seats.length === 0 ? 'nobody was' : 'only one was'} chosen. Choose two people or teams; people are added under Prepare.`);
  return ok(seats);
}
