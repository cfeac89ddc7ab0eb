import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface Column<R> {
  readonly key: string;
  readonly head: ReactNode;
  /** Figures stand right. */
  readonly isFigure?: boolean;
  readonly width?: number | string;
  readonly cell: (row: R, index: number) => ReactNode;
}

/** A table of rows 26 (dense) or 32 px high; arrow keys move along rows that can be chosen. */
export function Table<R>({ label, columns, rows, rowKey, isDense, selected, onChoose, foot }: {
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R, index: number) => string;
  readonly isDense?: boolean;
  readonly selected?: string | null;
  readonly onChoose?: (row: R) => void;
  readonly foot?: ReactNode;
}): JSX.Element {
  return (
    <table className={classNames('table', isDense === true && 'table-dense', onChoose !== undefined && 'table-choosable')} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.isFigure === true ? 'figures' : undefined} style={column.width === undefined ? undefined : { width: column.width }}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const key = rowKey(row, index);
          return (
            <tr
              key={key} className={classNames(selected === key && 'row-selected')} aria-selected={onChoose === undefined ? undefined : selected === key}
              tabIndex={onChoose === undefined ? undefined : 0}
              onClick={onChoose === undefined ? undefined : () => onChoose(row)}
              onKeyDown={onChoose === undefined ? undefined : (event) => moveOrChoose(event, () => onChoose(row))}
            >
              {columns.map((column) => <td key={column.key} className={column.isFigure === true ? 'figures' : undefined}>{column.cell(row, index)}</td>)}
            </tr>
          );
        })}
      </tbody>
      {foot !== undefined && <tfoot>{foot}</tfoot>}
    </table>
  );
}

/** Enter or Space chooses the row, Arrow Up and Down go to its neighbours. */
export function moveOrChoose(event: KeyboardEvent<HTMLElement>, choose: () => void): void {
  if (event.target !== event.currentTarget) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose();
  }
  const next = event.key === 'ArrowDown' ? event.currentTarget.nextElementSibling : event.key === 'ArrowUp' ? event.currentTarget.previousElementSibling : null;
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  }
}
