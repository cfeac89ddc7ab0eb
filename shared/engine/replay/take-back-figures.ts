import { findLetLie, takenAtMost } from '../policy/taken-back.ts';
import { enterAtMost, enterMissing, enterRatio, openedBy, type FigureBook } from './figure-book.ts';
import type { ReplayStage } from './play-history.ts';
import type { Played } from './played.ts';

/**
 * What taking leads back comes to, where the policy does it (domain.md §7): observed on the owners who really had them; of
 * the proposed ones a bound, because how fast people answer leads that they never had is in no history (§8.1).
 */
export function enterTakeBacks(book: FigureBook, played: Played, stage: ReplayStage): void {
  const { input: { configuration }, unknowable, actual, actualMoments, proposed } = played;
  const { reassignment, evaluationStage } = configuration.routing;
  if (reassignment === undefined || evaluationStage === 'created') return; // no target runs from a creation on
  const head = { id: 'actual.letLie', label: `Let lie until the policy would have taken them back, at ${reassignment.atShare} × the target`, arm: 'actual', honesty: 'observed' } as const;
  const reason = unknowable.stages ?? unknowable.owners ?? unknowable.touches;
  if (reason !== null) enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', reason);
  else {
    const { isLeft, n, of } = findLetLie(played, actualMoments.tier);
    enterRatio(book, head, n, of, openedBy(actual, (i) => isLeft[i] === 1), 'No handoff to anybody of the roster had its target behind it by the end of the data.');
  }
  const before = stage.crossings.count - proposed.count; // decided before the chosen period
  const { taken, toManager } = takenAtMost(configuration, { ...stage.routing, crossings: stage.crossings });
  const ofProposed = { arm: 'proposed', honesty: 'bounded' } as const;
  enterAtMost(book, { id: 'proposed.takenBack', label: 'Taken back: none if everybody answers in time, all of these if nobody does', ...ofProposed }, proposed, (i) => taken[before + i] === 1);
  enterAtMost(book, { id: 'proposed.toManager', label: 'Left with the manager, likewise', ...ofProposed }, proposed, (i) => toManager[before + i] === 1);
}
