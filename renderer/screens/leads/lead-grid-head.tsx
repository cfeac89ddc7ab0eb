import type { JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import type { LeadColumn } from './lead-columns.ts';
import type { SortKey } from './lead-table-query.ts';

/** The heads of the table; each sorts by its column, with Shift after the columns that sort already. */
export function LeadGridHead({ columns, sort, template, onSort }: {
  readonly columns: readonly LeadColumn[];
  readonly sort: readonly SortKey[];
  readonly template: string;
  readonly onSort: (column: LeadColumn, isAdded: boolean) => void;
}): JSX.Element {
  return (
    <div className="lead-grid-head" role="rowgroup">
      <div role="row" aria-rowindex={1} className="lead-grid-heads" style={{ gridTemplateColumns: template }}>
        {columns.map((column) => {
          const place = sort.findIndex((key) => key.field === column.key);
          const key = sort[place];
          return (
            <div key={column.key} role="columnheader" aria-sort={key === undefined ? 'none' : key.descending ? 'descending' : 'ascending'} className={classNames(column.isFigure && 'figures')}>
              <button type="button" className={classNames('lead-grid-sort', key !== undefined && 'lead-grid-sorted')} title={`Sort by ${column.head}; with Shift after the others`} onClick={(event) => onSort(column, event.shiftKey)}>
                <span>{column.head}</span>
                {key !== undefined && <SortArrow isDescending={key.descending} place={sort.length > 1 ? place + 1 : null} />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function SortArrow({ isDescending, place }: { readonly isDescending: boolean; readonly place: number | null }): JSX.Element {
  return (
    <span className="lead-grid-arrow" aria-hidden="true">
      <svg viewBox="0 0 10 10" width="0.8em" height="0.8em"><path d={isDescending ? 'M5 1v7 M2 5.4 5 8.4 8 5.4' : 'M5 9V2 M2 4.6 5 1.6 8 4.6'} fill="none" stroke="currentColor" strokeWidth="1.3" /></svg>
      {place}
    </span>
  );
}
