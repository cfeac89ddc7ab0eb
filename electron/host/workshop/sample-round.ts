import { listProposals } from '../../storage/proposals.ts';
import { readParticipants } from '../../storage/workshop-rows.ts';
import { answerCase, listCases, lockSeat, takeSeat } from '../blind/answer-handlers.ts';
import { revealRound } from '../blind/round-handlers.ts';
import { startRound } from '../blind/start-round.ts';
import { valueOf, type WorkshopContext } from '../host-context.ts';

/** Marketing and sales of the sample have judged a first round before the definitions were written; it is revealed. */
export async function holdSampleRound(context: WorkshopContext): Promise<void> {
  const [proposal] = await listProposals(context.database);
  const raters = (await readParticipants(context.database)).filter(({ team }) => team === 'marketing' || team === 'sales');
  const begun = valueOf(await startRound(context, { proposalId: proposal?.id ?? '', cases: 15, raters: raters.map(({ id }) => ({ kind: 'person', participantId: id })) }));
  const cases = valueOf(await listCases(context, { roundId: begun.id }));
  let { revision } = begun;
  for (const { id: seatId, label, team } of begun.seats) {
    const { sitting } = valueOf(await takeSeat(context, { roundId: begun.id, seatId }));
    for (const facts of cases) {
      const { reasons, ...ballot } = context.sample.ballot(label, team, facts);
      valueOf(await answerCase(context, { roundId: begun.id, seatId, sitting, caseNumber: facts.number, ...ballot, reasons: [...reasons] }));
    }
    ({ revision } = valueOf(await lockSeat(context, { roundId: begun.id, seatId, sitting, isOpen: context.sample.isOpen(label) })));
  }
  valueOf(await revealRound(context, { roundId: begun.id, seenRevision: revision }));
}
