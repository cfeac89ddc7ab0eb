import { populationStability } from '../metrics/population-stability.ts';
import { codesAt } from '../replay/codes-at.ts';
import { homepageCase } from '../scoring/homepage-case.ts';
import { countHandoffs, whyUnknowable } from './count-handoffs.ts';
import type { MeasuredFacts } from './gap-facts.ts';
import type { GapSources } from './gap-sources.ts';

type Scores = Pick<MeasuredFacts, 'belowThreshold' | 'drift' | 'homepage' | 'wonWithoutSource'>;

/** Fewer scores on a side than this say nothing about drift. */
const FEWEST_SCORES = 30;
/** The seed of the resampling behind the drift's null; any will do, the same one always. */
const SEED = 1;

/** What the score let through, and what became of it (G15, G29, G32, G42). */
export function measureScore(sources: GapSources): Scores {
  const why = whyUnknowable(sources, 'handoffs');
  const { history, input, settings } = sources;
  const found = homepageCase(history, input.configuration.score, settings.pages ?? null);
  return {
    homepage: found === null ? { why: 'This history has no activity on a home page and on product pages, as far as their names tell. Say below which pages they are.' } : { ...found, homepage: found.homepage / 100, reader: found.reader / 100 },
    ...(why === null ? measureTotals(sources) : { belowThreshold: { why }, drift: { why } }),
    wonWithoutSource: why === null ? measureSources(sources) : { why },
  };
}

/** Scores as of the trigger: by the field that fires today where somebody named it, else by the proposal's model. */
function measureTotals(sources: GapSources): Pick<Scores, 'belowThreshold' | 'drift'> {
  const { history, input, settings, known } = sources;
  const { score } = input.configuration;
  const field = history.fields.findIndex(({ name }) => name === settings.scoreField);
  const numbers = history.fields[field]?.numbers;
  const isOut = score.groups.every(({ rules }) => rules.length === 0);
  const total = known.scores.total.map((points) => points / 100);
  const fires = numbers === undefined ? total : readNumbers(sources, field, numbers);
  const raised = sources.isRaised();
  const threshold = score.mqlThreshold / 100;
  const isKnown = (i: number): boolean => !Number.isNaN(fires[i]);
  const isBelow = (i: number): boolean => fires[i]! < threshold;
  const honesty = numbers === undefined ? 'deterministic' : 'observed';
  const cannot = isOut && numbers === undefined ? { why: 'The proposal gives no points yet, and no field is named that holds the score of today.' } : null;
  return {
    belowThreshold: cannot ?? {
      all: countHandoffs(sources, 'gap:belowThreshold', isKnown, isBelow, honesty),
      unexplained: countHandoffs(sources, 'gap:belowUnexplained', isKnown, (i) => isBelow(i) && raised[i] !== 1, honesty),
      threshold,
      score: numbers === undefined ? 'the score of the proposal' : `“${history.fields[field]?.name ?? ''}”`,
    },
    drift: isOut ? { why: 'The proposal gives no points yet, so nothing can have drifted.' } : measureDrift(sources, total),
  };
}

/** What a field of numbers said at each handoff; NaN: unknown. */
function readNumbers({ history, actual, pause }: GapSources, field: number, numbers: Float64Array): Float64Array {
  const [codeOf = () => 0] = codesAt(history, actual, [field], pause);
  return Float64Array.from({ length: actual.count }, (_, i) => numbers[codeOf(i)] ?? NaN);
}

/** The earlier half of the handoffs against the later half, in the order of time. */
function measureDrift({ actual, pause }: GapSources, total: Float64Array): MeasuredFacts['drift'] {
  const n = actual.count;
  const middle = n >> 1;
  if (middle < FEWEST_SCORES) return { why: `A drift shows from ${2 * FEWEST_SCORES} handoffs on; this history has ${n}.` };
  pause(0);
  const { earlier, later } = halves(actual.at, total, middle);
  const found = populationStability(earlier, later, SEED);
  return found === null ? { why: 'There are no scores to compare.' } : { ...found, n };
}

/** The scores of the first `middle` handoffs by (instant, place) and of the rest; in which order within a half says nothing of a drift. */
function halves(at: Float64Array, scores: Float64Array, middle: number): { readonly earlier: Float64Array; readonly later: Float64Array } {
  const border = Float64Array.from(at).sort()[middle]!;
  const [earlier, later] = [new Float64Array(middle), new Float64Array(at.length - middle)];
  let atBorder = middle - at.reduce((before, instant) => before + (instant < border ? 1 : 0), 0); // so many of the border's own instant are still earlier
  let [first, second] = [0, 0];
  for (let i = 0; i < at.length; i += 1) {
    const isEarlier = at[i]! < border || (at[i] === border && atBorder > 0);
    if (at[i] === border) atBorder -= 1;
    if (isEarlier) earlier[first++] = scores[i]!;
    else later[second++] = scores[i]!;
  }
  return { earlier, later };
}

function measureSources(sources: GapSources): MeasuredFacts['wonWithoutSource'] {
  const { actual, history } = sources;
  const source = history.fields.find(({ name }) => name === history.roles.source);
  if (source === undefined) return { why: 'No column of the history is the source of a lead. Say which one it is when you import.' };
  const won = countHandoffs(sources, 'gap:wonWithoutSource', (i) => actual.isWon[i] === 1, (i) => source.current[actual.lead[i]!] === 0);
  return won.of === 0 ? { why: 'No lead of this history was won.' } : won;
}

