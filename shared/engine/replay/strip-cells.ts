import type { Figure } from '../model/honesty.ts';
import type { FigureBook } from './figure-book.ts';
import type { StripCell } from './replay-result.ts';

/** The six cells of the replay strip in their order; a column that a cell does not have is null (product.md 1). */
export function stripCells(book: FigureBook, capacity: number | null): StripCell[] {
  const figure = (id: string): Figure | null => book.figures.find((candidate) => candidate.id === id) ?? null;
  return [
    { id: 'mqls', label: 'MQLs a week', actual: figure('actual.mqlsPerWeek'), judged: null, proposed: figure('proposed.mqlsPerWeek'), limit: capacity },
    { id: 'insideSla', label: 'Inside the SLA', actual: figure('actual.insideSla'), judged: figure('judged.insideSla'), proposed: figure('proposed.insideSla'), limit: null },
    { id: 'noTouch', label: 'No logged touch', actual: figure('actual.noTouchShare'), judged: null, proposed: null, limit: null },
    { id: 'noRule', label: 'No rule caught', actual: figure('actual.noRuleShare'), judged: null, proposed: figure('proposed.noRuleShare'), limit: null },
    { id: 'loadGini', label: 'Load spread', actual: figure('actual.loadGini'), judged: null, proposed: figure('proposed.loadGini'), limit: null },
    { id: 'contextComplete', label: 'Context complete', actual: figure('actual.contextComplete'), judged: null, proposed: figure('proposed.contextComplete'), limit: null },
  ];
}
