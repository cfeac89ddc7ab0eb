import type { FigureBook } from './figure-book.ts';
import type { ReplayInput } from './replay-result.ts';
import { FORGETFUL, crossingsKey, handoffsKey, hoursKey, judgedKey, routedKey, type StageName } from './stage-memory.ts';

/** Enters a group of figures, or once more those that were entered under the same key; gives what entering them gave. */
export type KeepFigures = <T>(stage: StageName, key: string, enter: () => T) => T;

/** About so many figures are entered, by which it is told how far entering them is. */
const USUAL_FIGURES = 60;

/** Keeps groups of figures with the leads that they open, in the order in which they were entered. */
export function keepFigures(book: FigureBook, { memory = FORGETFUL, watch }: Pick<ReplayInput, 'memory' | 'watch'>): KeepFigures {
  return (stage, key, enter) => {
    const [figures, sets] = [book.figures.length, book.sets.size];
    watch?.(0.92 + 0.07 * Math.min(1, figures / USUAL_FIGURES));
    const kept = memory.keep(stage, key, () => {
      const value = enter();
      return { value, figures: book.figures.slice(figures), sets: book.sets.from(sets) };
    });
    if (book.figures.length === figures) book.figures.push(...kept.figures);
    if (book.sets.size === sets) for (const [id, find] of kept.sets) book.sets.put(id, find);
    return kept.value;
  };
}

/** What each group of figures depends on beside the history, as text; absences and zones are the routing's own. */
export interface FigureKeys {
  /** The handoffs that really were; with the hours of whoever had them; and what is promised of them. */
  readonly actual: string;
  readonly worked: string;
  readonly judged: string;
  readonly sales: string;
  readonly feedback: string;
  /** The moments of both arms; with the fields asked there; and what marketing promises. */
  readonly moments: string;
  readonly context: string;
  readonly commitments: string;
  /** Who got the leads of both arms. */
  readonly routed: string;
  /** The same under the targets, which say when a lead is taken back. */
  readonly takeBacks: string;
}

/** The keys of one replay. */
export function figureKeys(input: ReplayInput): FigureKeys {
  const { sla, playbook } = input.configuration;
  const actual = handoffsKey(input.configuration);
  const worked = `${actual} ${hoursKey(input)}`;
  const moments = `${actual} ${crossingsKey(input)}`;
  return {
    actual,
    worked,
    judged: judgedKey(input),
    sales: `${worked} ${JSON.stringify([sla.attempts, sla.acceptanceDays])}`,
    feedback: `${actual} ${sla.feedback !== undefined}`,
    moments,
    context: `${moments} ${JSON.stringify(playbook.requiredFields)}`,
    commitments: `${moments} ${worked} ${JSON.stringify(sla.marketing)}`,
    routed: `${actual} ${routedKey(input)}`,
    takeBacks: `${judgedKey(input)} ${routedKey(input)}`,
  };
}
