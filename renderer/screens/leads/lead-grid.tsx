import { useEffect, useId, useRef, type JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useUi } from '../../state/ui-store.ts';
import { useNames } from '../../state/use-names.ts';
import { cellText, type LeadColumn, type QueriedLead } from './lead-columns.ts';
import { LeadGridHead } from './lead-grid-head.tsx';
import type { SortKey } from './lead-table-query.ts';
import { firstInSight, rowWindow } from './row-window.ts';
import { useActiveRow } from './use-active-row.ts';
import { useGridBox } from './use-grid-box.ts';
import { useLeadRows, type LeadQuery } from './use-lead-pages.ts';

/**
 * The rows of a query, of which only those in sight are drawn. Arrow keys, Page Up and Down, Home and End move along
 * the rows, Enter opens the lead; the heads are buttons that sort.
 */
export function LeadGrid({ query, total, isOld, columns, sort, zone, onSort, onFirstRow }: {
  readonly query: LeadQuery;
  readonly total: number;
  readonly isOld: boolean;
  readonly columns: readonly LeadColumn[];
  readonly sort: readonly SortKey[];
  readonly zone: string;
  readonly onSort: (column: LeadColumn, isAdded: boolean) => void;
  /** Told which row stands first in sight. */
  readonly onFirstRow: (row: number) => void;
}): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const openDrawer = useUi((state) => state.openDrawer);
  const box = useGridBox(scroller);
  const shown = rowWindow({ ...box, total });
  const rowAt = useLeadRows(query, shown.first, shown.count);
  const open = (index: number): void => {
    const row = rowAt(index);
    if (row !== undefined) openDrawer({ kind: 'lead', leadId: row.leadId });
  };
  const { active, setActive, onKeyDown } = useActiveRow(scroller, box, total, open);
  const rows = JSON.stringify([query.filters, query.search, query.sort]);
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0;
    setActive(null);
  }, [rows, setActive]);
  useEffect(() => onFirstRow(firstInSight({ ...box, total })));
  const isDrawn = active !== null && active >= shown.first && active < shown.first + shown.count;
  // The first column stays in sight while the others are scrolled; the page's margin is its own.
  const template = columns.map((column, place) => `minmax(${place === 0 ? `calc(${emOf(column.width)}em + var(--margin))` : `${emOf(column.width)}em`}, ${column.width}fr)`).join(' ');
  const least = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      ref={scroller} className={classNames('lead-grid', 'scrolls', isOld && 'lead-grid-old')} role="grid" aria-label="All leads" tabIndex={0} onKeyDown={onKeyDown}
      aria-rowcount={total + 1} aria-colcount={columns.length} aria-busy={isOld || undefined} {...(isDrawn ? { 'aria-activedescendant': `${id}-${active}` } : {})}
    >
      <div role="presentation" style={{ minWidth: `calc(${emOf(least)}em + 2 * var(--margin))` }}>
        <LeadGridHead columns={columns} sort={sort} template={template} onSort={onSort} />
        <div className="lead-grid-body" role="rowgroup" style={{ height: shown.height }}>
          {Array.from({ length: shown.count }, (_, offset) => {
            const index = shown.first + offset;
            return (
              <LeadGridRow
                key={index} id={`${id}-${index}`} index={index} row={rowAt(index)} columns={columns} template={template} zone={zone} isActive={active === index}
                top={shown.top + offset * box.rowHeight} onOpen={() => { setActive(index); open(index); }}
              />
            );
          })}
      </div>
      </div>
    </div>
  );
}

/** Widths grow with the text, so that the table can be read in the room too. */
const emOf = (width: number): number => Math.round((width / 13) * 100) / 100;

function LeadGridRow({ id, index, row, columns, template, zone, isActive, top, onOpen }: {
  readonly id: string;
  readonly index: number;
  readonly row: QueriedLead | undefined;
  readonly columns: readonly LeadColumn[];
  readonly template: string;
  readonly zone: string;
  readonly isActive: boolean;
  readonly top: number;
  readonly onOpen: () => void;
}): JSX.Element {
  const names = useNames();
  return (
    <div
      id={id} role="row" aria-rowindex={index + 2} aria-selected={isActive} className={classNames('lead-grid-row', isActive && 'lead-grid-active', row !== undefined && row.note !== '' && 'lead-grid-out')}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: template }} title={row?.note === '' ? undefined : row?.note} onClick={onOpen}
    >
      {columns.map((column) => {
        const text = row === undefined ? '' : cellText(row, column, names, zone);
        return <div key={column.key} role="gridcell" className={classNames(column.isFigure && 'figures', column.key === '@id' && 'medium')}>{text}</div>;
      })}
    </div>
  );
}
