import { countText, plural } from '../../components/figure-text.ts';
import type { SortKey } from './lead-table-query.ts';

/** How many leads the table holds, as the sentence of the screen. */
export function leadsFinding({ total, all, isNarrowed }: { readonly total: number | null; readonly all: number | null; readonly isNarrowed: boolean }): string {
  if (total === null) return 'All leads of this history.';
  if (!isNarrowed || all === null) return total === 1 ? 'One lead in this history.' : `${plural(total, 'lead')} in this history.`;
  if (total === 0) return `None of ${plural(all, 'lead')} fits.`;
  if (total === all) return `All ${plural(all, 'lead')} fit.`;
  return `${countText(total)} of ${plural(all, 'lead')} ${total === 1 ? 'fits' : 'fit'}.`;
}

/** In which order they stand, in words. */
export function sortWords(sort: readonly SortKey[], headOf: (field: string) => string, isInstant: (field: string) => boolean): string {
  if (sort.length === 0) return 'Sorted by id.';
  const parts = sort.map(({ field, descending }) => `${headOf(field).toLowerCase()}, ${isInstant(field) ? (descending ? 'latest first' : 'earliest first') : descending ? 'falling' : 'rising'}`);
  return `Sorted by ${parts.join(', then by ')}.`;
}
