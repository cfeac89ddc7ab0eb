import { countInWords } from '../model/count-in-words.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Played } from '../replay/played.ts';
import { drawAnswers, findAnswerCases, type DrawnGroup, type SimulatedPoint } from './draw-answers.ts';
import { createTakeBackDraws, type TakeBackDraws } from './draw-take-backs.ts';
import { collectResponses, loadBands, type Responses } from './response-samples.ts';

/** The proposed promise, had everybody answered the leads that the proposal gives him as he answered his own (domain.md §8.1). */
export interface SimulatedResponse {
  readonly reason: string | null;
  readonly assumptions: readonly string[];
  readonly draws: number;
  readonly seed: number;
  readonly rows: readonly ({ readonly tierId: string; readonly name: string; readonly n: number } & DrawnGroup)[];
  readonly all: { readonly n: number } & DrawnGroup;
  /** How fast all of them were touched: the share by business minutes, closer points where it is steep. */
  readonly curve: readonly SimulatedPoint[];
}

const MOST_SEEDS = 200;
/** Draws of leads in all are bounded, so that a million leads are drawn less often. */
const MOST_DRAWS = 20_000_000;
/** Where leads are taken back, every draw routes all of them. */
const MOST_ROUTED = 2_000_000;
const NEEDED = 30;

/** Draws a response for every proposed lead, many times over. */
export function simulateResponse(played: Played, seed: number): SimulatedResponse {
  const { unknowable, clocks, input } = played;
  const nothing = (reason: string): SimulatedResponse => ({ reason, assumptions: [], draws: 0, seed, rows: [], all: { n: 0, kept: null, never: null }, curve: [] });
  const reason = unknowable.stages ?? unknowable.touches ?? unknowable.owners ?? (clocks.client.calendar === null ? 'No working hours are known, so business time cannot be counted. Add a calendar in Route.' : null);
  if (reason !== null) return nothing(reason);
  if (input.configuration.sla.targets.length === 0) return nothing('The proposal promises no response time yet. Set targets in Promise.');
  const samples = collectResponses(played);
  if (samples.team.length === 0) return nothing('No handoff to anybody of the roster has been answered or due by the end of the data, so there is nothing to draw from.');
  const bands = loadBands(played.proposed.rep, played.proposed.at, clocks, samples.bounds);
  const cases = findAnswerCases(played, played.proposed, (i, rep) => samples.of(rep, played.proposed.tier[i]!, bands[i]!, NEEDED));
  const takenBack = takesBack(input.configuration) ? createTakeBackDraws(played, samples, NEEDED) : null;
  const draws = Math.max(20, Math.min(MOST_SEEDS, Math.floor((takenBack === null ? MOST_DRAWS : MOST_ROUTED) / Math.max(1, cases.length))));
  const classes = input.configuration.tiers.classes;
  const { groups, curve } = drawAnswers(takenBack === null ? () => cases : takenBack.casesOf, classes.length, draws, seed);
  return {
    reason: null, assumptions: assumptionsOf(played, samples, cases.length, takenBack), draws, seed,
    rows: classes.map(({ id, name }, tier) => ({ tierId: id, name, n: cases.filter((one) => one.tier === tier).length, ...groups[tier]! })),
    all: { n: cases.length, ...groups[classes.length]! },
    curve,
  };
}

/** A policy that takes leads back from whoever lets them lie; from a creation on no target runs. */
const takesBack = ({ routing: { reassignment, evaluationStage } }: Configuration): boolean => reassignment !== undefined && evaluationStage !== 'created';

function assumptionsOf({ input, proposed }: Played, { own }: Responses, drawn: number, takenBack: TakeBackDraws | null): string[] {
  const enough = own.filter((list) => list.length >= NEEDED).length;
  const waiting = proposed.rep.reduce((sum, rep) => (rep < 0 ? sum + 1 : sum), 0);
  return [
    `Everybody answers proposed leads as he answered his own: ${countInWords(enough)} of ${input.configuration.routing.roster.length} have ${NEEDED} responses or more of their own, the others answer as the team did.`,
    `A response is drawn among those to the same tier${takenBack === null ? ' on days with as many leads' : ''}, where there are enough of them, and a lead that nobody touched is drawn as untouched.`,
    ...(waiting > 0 ? [`${countInWords(waiting)} proposed ${waiting === 1 ? 'lead has' : 'leads have'} no person, so no answer is drawn for ${waiting === 1 ? 'it' : 'them'}: counted as not kept.`] : []),
    ...(takenBack === null ? [] : [takenBack.inWords()]),
    `${countInWords(proposed.count - drawn)} due after the end of the data or without a target are left out.`,
  ];
}
