import type { History } from './history.ts';
import { leadColumns } from './lead-columns.ts';
import { packedIds, packedValues } from './packed-columns.ts';
import { prepareSearch } from './search-texts.ts';

/**
 * Makes one of the columns that lists of leads are sorted, filtered and searched by, so that nobody waits for it later: at
 * most nineteen bytes a lead in all. Steps count from 0; false: there was nothing left to make.
 */
export function prepareLists(history: History, step: number): boolean {
  const columns = leadColumns(history);
  const makers = [columns.idOrder, () => columns.lastTouch(0), columns.touchedAt, columns.activeAt, columns.state, columns.owner, () => prepareSearch(packedIds(history)), ...searched(history)];
  makers[step]?.();
  return step + 1 < makers.length;
}

const searched = (history: History): (() => void)[] =>
  (['name', 'email', 'company'] as const).flatMap((role) => {
    const field = history.fields.find(({ name }) => name === history.roles[role]);
    return field === undefined ? [] : [() => prepareSearch(packedValues(field))];
  });
