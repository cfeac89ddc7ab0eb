import { enterCommitments, openWeeks } from './commitment-figures.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import type { FigureBook } from './figure-book.ts';
import { createFigureBook } from './figure-book.ts';
import { countStates } from './judge-handoffs.ts';
import { figureKeys, keepFigures } from './keep-figures.ts';
import { spreadLoad, weeklyCapacity } from './load-spread.ts';
import { enterContext, enterLoad, enterOwners, enterSpread, ruleRows } from './owner-figures.ts';
import { playHistory, setStage } from './play-history.ts';
import { showPeriod } from './play-period.ts';
import type { Played } from './played.ts';
import type { ReplayInput, ReplayResult, ReplaySummary } from './replay-result.ts';
import { enterFeedback } from './reject-figures.ts';
import { replayWarnings } from './replay-warnings.ts';
import { enterSalesPromises } from './sales-figures.ts';
import { enterSources } from './source-rows.ts';
import { enterSpeedToLead } from './speed-to-lead.ts';
import { stripCells } from './strip-cells.ts';
import { enterTakeBacks } from './take-back-figures.ts';
import { enterJudged, enterTouches, tierRows } from './touch-figures.ts';
import { countWeeks, enterVolume } from './volume-figures.ts';

/**
 * Plays a history through a proposal and counts both arms (domain.md §8 and §9, product.md "What makes it different").
 * Reads nothing but its input; the same input gives the same result to the byte, in whatever order the leads stand.
 */
export function runReplay(input: ReplayInput): ReplayResult {
  return runAndKeep(input).result;
}

/** The same, with both arms as they were played, for whoever asks more than the summary tells. */
export function runAndKeep(asked: ReplayInput): { readonly result: ReplayResult; readonly played: Played } {
  const input = shownInput(asked);
  const stage = setStage(input);
  const played = playHistory(input, stage);
  input.watch?.(0.92);
  const book = createFigureBook();
  const keep = keepFigures(book, input);
  const keys = figureKeys(input);
  keep('volume', keys.moments, () => enterVolume(book, played));
  keep('touches', keys.actual, () => enterTouches(book, played));
  keep('inside', keys.judged, () => enterJudged(book, played));
  keep('owners', keys.routed, () => enterOwners(book, played));
  keep('context', keys.context, () => enterContext(book, played));
  keep('spread', keys.routed, () => enterSpread(book, played, spreadLoad(played)));
  if (input.configuration.routing.reassignment !== undefined) keep('takeBacks', keys.takeBacks, () => enterTakeBacks(book, played, stage));
  keep('commitments', keys.commitments, () => enterCommitments(book, played));
  keep('sales', keys.sales, () => enterSalesPromises(book, played));
  keep('feedback', keys.feedback, () => enterFeedback(book, played));
  const weeks = keep('weeks', keys.moments, () => {
    openWeeks(book, played);
    return countWeeks(played);
  });
  const rows = {
    weeks,
    speedToLead: keep('speed', keys.worked, () => enterSpeedToLead(book, played)),
    load: keep('load', keys.routed, () => enterLoad(book, played)),
    sources: keep('sources', keys.moments, () => enterSources(book, played)),
  };
  return { result: { summary: summarise(book, played, rows, replayWarnings(played, stage.evaluator)), sets: book.sets, decisions: played.proposed }, played };
}

/** The input with the history as its period shows it; what shows a period already stays. */
export function shownInput(input: ReplayInput): ReplayInput {
  return input.period === undefined || input.around !== undefined ? input : { ...input, ...showPeriod(input.history, input.period) };
}

/** The summary of a book in which every figure is entered. */
function summarise(book: FigureBook, played: Played, { weeks, speedToLead, load, sources }: Pick<ReplaySummary, 'weeks' | 'speedToLead' | 'load' | 'sources'>, warnings: readonly string[]): ReplaySummary {
  const { history, around, tunedUntil } = played.input;
  const leftOut = history.excluded.reduce((sum, flag) => sum + (flag === 1 ? 1 : 0), 0);
  const capacity = weeklyCapacity(played);
  const hasTimes = history.from <= history.to;
  return {
    engineVersion: ENGINE_VERSION,
    from: hasTimes ? history.from : null,
    to: hasTimes ? history.to : null,
    leads: history.createdAt.length - leftOut,
    excluded: around?.excluded ?? leftOut, // leads made after a period are not there yet: nobody left them out
    handoffs: { actual: played.actual.count, proposed: played.proposed.count },
    censored: { judged: countStates(played.judged, played.actualMoments.tier, played.input.configuration.tiers.classes.length).reduce((sum, { open }) => sum + open, 0) },
    isInSample: around === undefined || tunedUntil === undefined || tunedUntil > history.from,
    ...(around === undefined ? {} : { builtFrom: around.from }),
    strip: stripCells(book, capacity),
    figures: book.figures,
    weeks,
    weeklyCapacity: capacity,
    speedToLead,
    slaByTier: tierRows(book, played),
    load,
    rules: ruleRows(book, played),
    sources,
    warnings,
  };
}
