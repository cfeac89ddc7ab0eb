import type { OutputOf } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import type { CaseAgreement } from '../../../shared/engine/blind/agreement.ts';
import type { Ballot, Verdict } from '../../../shared/engine/blind/ballot.ts';
import type { JudgedCase } from '../../../shared/engine/blind/judge-cases.ts';
import { openSeats, spokenReasons, type OpenSeats } from '../../../shared/engine/blind/open-ballots.ts';
import { readBallots, type StoredRound } from '../../storage/blind-rounds.ts';
import type { Handler } from '../handler.ts';
import { replayInput } from '../replay/replay-input.ts';
import { agreementOf, findRound } from './present-round.ts';

type Revealed = OutputOf<'blind.getResult'>;

export const getResult: Handler<'blind.getResult'> = async (context, { roundId, proposalId }) => {
  const found = await findRound(context, roundId);
  if (!found.ok) return found;
  const round = found.value;
  if (round.status !== 'revealed') return fail('locked', 'The ballots of this round are closed until everybody has locked and the round is revealed.');
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  const judged = await context.compute.call(context.workshopId, 'judgeCases', { settings: input.value.settings, cases: round.cases.map(({ number, leadId, at }) => ({ number, leadId, at })) });
  const agreement = await agreementOf(context, round);
  const ballots = await readBallots(context.database, roundId);
  const seats = round.seats.map((seat) => ({ ...seat, isTeam: seat.participantId === null }));
  const open = openSeats(seats);
  const cases = agreement.cases.map((one) => revealedCase(one, round, ballots, open, judged.find(({ caseNumber }) => caseNumber === one.caseNumber)));
  return ok({ ...agreement, cases, comparisons: comparisonsOf(cases), closed: open.closedTeams.map(closedSentence) });
};

function revealedCase(one: CaseAgreement, { seats: stored, cases }: StoredRound, ballots: readonly Ballot[], open: OpenSeats, judged: JudgedCase | undefined): Revealed['cases'][number] {
  const seats = stored.map((seat) => ({ ...seat, isTeam: seat.participantId === null }));
  return {
    caseNumber: one.caseNumber, entropy: one.entropy, isSame: one.isSame,
    leadId: judged?.leadId ?? cases.find(({ number }) => number === one.caseNumber)?.leadId ?? '',
    draft: judged?.draft ?? null, tier: judged?.tier ?? null, score: judged?.score ?? null, outcome: judged?.outcome ?? null,
    teams: one.teams.map((team) => {
      const { reasons, notes } = spokenReasons(seats, open, ballots, team.team, one.caseNumber);
      return { ...team, confidence: open.silentTeams.includes(team.team) ? null : team.confidence, votes: [...team.votes], reasons: [...reasons], notes: [...notes] };
    }),
    individuals: seats.filter(({ id }) => open.ids.has(id)).flatMap(({ id, label, team }) => {
      const ballot = ballots.find((given) => given.seatId === id && given.caseNumber === one.caseNumber);
      return ballot === undefined ? [] : [{ label, team, verdict: ballot.verdict, confidence: ballot.confidence }];
    }),
  };
}

/** Of each team and of the draft: what it would send on, and what became of that. A lead that is gone counts nowhere. */
function comparisonsOf(cases: readonly Revealed['cases'][number][]): Revealed['comparisons'] {
  const known = cases.filter(({ outcome }) => outcome !== null);
  const teams = [...new Set(cases.flatMap((one) => one.teams.map(({ team }) => team)))];
  const compare = (who: Revealed['comparisons'][number]['who'], verdictOf: (one: Revealed['cases'][number]) => Verdict | null): Revealed['comparisons'][number] => {
    const sent = known.filter((one) => verdictOf(one) === 'workNow');
    return {
      who, cases: known.length, wouldSend: sent.length, won: sent.filter(({ outcome }) => outcome?.end === 'won').length,
      matches: known.filter((one) => one.draft !== null && verdictOf(one) === one.draft).length,
    };
  };
  return [...teams.map((team) => compare(team, (one) => one.teams.find((tally) => tally.team === team)?.majority ?? null)), compare('draft', ({ draft }) => draft)];
}

const closedSentence = (team: string): string =>
  `One person of ${team === 'revops' ? 'RevOps' : team} keeps the own ballots closed. Beside the count of the team the others' would tell them, so none of this team are shown.`;
