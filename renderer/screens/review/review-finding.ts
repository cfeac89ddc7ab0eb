import { numberWord } from '../../../shared/format/number-word.ts';
import { plural } from '../../components/figure-text.ts';
import type { Review } from './use-review.ts';

/** How many clauses were kept, broken, and cannot be judged, as the sentence of the screen. */
export function reviewFinding({ clauses }: Pick<Review, 'clauses'>): string {
  const count = (...verdicts: readonly string[]): number => clauses.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const [kept, broken, open] = [count('kept'), count('broken'), count('notYetKnowable', 'notKnowable')];
  if (clauses.length === 0) return 'Nothing was promised.';
  const were = (n: number): string => (n === 1 ? 'was' : 'were');
  const parts = [
    ...(kept > 0 ? [`${small(kept)} ${were(kept)} kept`] : []),
    ...(broken > 0 ? [`${small(broken)} ${were(broken)} broken`] : []),
    ...(open > 0 ? [`${small(open)} cannot be judged`] : []),
  ];
  return `Of ${clauses.length === 1 ? 'one promise' : `${small(clauses.length)} promises`} ${parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`}.`;
}

const small = (n: number): string => numberWord(n).toLowerCase();

/** How many figures moved since they were quoted, and what drifted; empty where nothing did. */
export function driftFinding({ clauses, drift }: Pick<Review, 'clauses' | 'drift'>): string {
  const worse = clauses.filter(({ moved }) => moved === 'worse').length;
  const better = clauses.filter(({ moved }) => moved === 'better').length;
  const drifted = drift.lines.filter(({ stability }) => stability?.hasDrifted === true).length;
  return [
    ...(worse > 0 ? [`${plural(worse, 'figure')} worse than quoted`] : []),
    ...(better > 0 ? [`${plural(better, 'figure')} better than quoted`] : []),
    ...(drifted > 0 ? [`${plural(drifted, 'distribution')} drifted`] : []),
  ].join(', ');
}
