import type { JSX } from 'react';
import { chartCsv, download, fileStem } from '../../charts/chart-export.ts';
import { Button } from '../../components/button.tsx';
import { tableFigures } from './table-figures.ts';

/** What a table holds around its one figure table: marks with their sentences, and buttons that only act. */
const NOT_SAVED = '[popover], .honesty-mark, .button';

/** Saves the table of its section as it stands on the screen, with names masked as they are there. */
export function SaveTable({ name }: { readonly name: string }): JSX.Element {
  return (
    <Button
      look="quiet" icon="download" aria-label={`Save as CSV: ${name}`} title="Save as CSV"
      onClick={({ currentTarget }) => {
        const table = currentTarget.closest('.evidence-pool, .replay-block, .section')?.querySelector('table');
        if (table == null) throw new Error(`no table beside the button that saves ${name}`);
        download(`${fileStem(name)}.csv`, new Blob([chartCsv(shownTable(table))], { type: 'text/csv' }));
      }}
    />
  );
}

const shownTable = (table: HTMLTableElement): ReturnType<typeof tableFigures> =>
  tableFigures(
    Array.from(table.tHead?.rows[0]?.cells ?? [], (cell) => wordsOf(cell).trim()),
    Array.from(table.tBodies).flatMap(({ rows }) => Array.from(rows, ({ cells }) => Array.from(cells, (cell) => ({ text: wordsOf(cell), isFigure: cell.classList.contains('figures') })))),
  );

function wordsOf(cell: HTMLTableCellElement): string {
  const copy = document.createElement('div');
  copy.append(...Array.from(cell.childNodes, (node) => node.cloneNode(true)));
  for (const part of copy.querySelectorAll(NOT_SAVED)) part.remove();
  return copy.textContent;
}
