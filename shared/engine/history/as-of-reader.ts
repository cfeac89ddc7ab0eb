import { asOfCode, visibleFacts, type VisibleFact } from './as-of-lead.ts';
import { LAST_VISIBLE_AT_SAME_INSTANT, type History } from './history.ts';

/** Somebody asked for more than a decision at this instant could know: a mistake in the program, never an answer. */
export class LookAheadError extends Error {
  constructor(what: string, asked: number, at: number) {
    super(`${what} at ${asked} lies after ${at}, the instant that this reader stands at`);
    this.name = 'LookAheadError';
  }
}

/** One lead at one instant (UTC ms): everything that could be known then, and a refusal for everything else (domain.md §8, "No look-ahead"). */
export interface AsOfReader {
  readonly lead: number;
  readonly at: number;
  /** The dictionary code that a field had at an instant, 0 for unknown; throws for an instant after the reader's. */
  codeAt(fieldIndex: number, at?: number): number;
  /** The facts visible at an instant, oldest first; throws for an instant after the reader's. */
  factsAt(at?: number): readonly VisibleFact[];
  /** One row of `history.facts`; throws when it is another lead's, or not visible yet. */
  factOfRow(row: number): VisibleFact;
}

/** Stands on a lead at an instant; NaN or Infinity, the end of the history, sees everything. With `isBefore`, the instant itself stays unseen. */
export function readAsOf(history: History, lead: number, instant: number, isBefore = false): AsOfReader {
  const at = Number.isFinite(instant) ? instant : Infinity;
  const refuseAfter = (what: string, asked: number): void => {
    if (!(asked <= at)) throw new LookAheadError(what, asked, at);
  };
  const factsAt = (asked: number): VisibleFact[] => {
    refuseAfter('a fact', asked);
    return visibleFacts(history, lead, asked, isBefore && asked === at);
  };
  return {
    lead,
    at,
    factsAt: (asked = at) => factsAt(asked),
    codeAt(fieldIndex, asked = at) {
      refuseAfter(`the field "${history.fields[fieldIndex]?.name ?? fieldIndex}"`, asked);
      return asOfCode(history, lead, factsAt(asked), fieldIndex);
    },
    factOfRow(row) {
      const { offsets, at: instants, kind, subject, value, automated } = history.facts;
      if (row < (offsets[lead] ?? 0) || row >= (offsets[lead + 1] ?? 0)) throw new RangeError(`row ${row} is no fact of lead ${lead}`);
      const fact = { at: instants[row]!, kind: kind[row]!, subject: subject[row]!, value: value[row]!, automated: automated[row] === 1, row };
      const isUnseen = fact.at > at || (fact.at === at && (isBefore || fact.kind > LAST_VISIBLE_AT_SAME_INSTANT));
      if (isUnseen) throw new LookAheadError(`the fact of row ${row}`, fact.at, at);
      return fact;
    },
  };
}
