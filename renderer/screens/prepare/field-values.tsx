import type { JSX } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { ShareBar } from '../../components/share-bar.tsx';
import { Table } from '../../components/table.tsx';
import { useCall } from '../../state/use-call.ts';

const SHOWN = 200;

/** How many leads have each value of a fact now, blank ones included, and how many of those converted. */
export function FieldValues({ field, hasOutcome, onClose }: { readonly field: string; readonly hasOutcome: boolean; readonly onClose: () => void }): JSX.Element {
  const found = useCall('history.tabulate', { by: [{ field }], outcome: { kind: hasOutcome ? 'column' : 'won' } }).data;
  const rows = found?.rows.slice(0, SHOWN) ?? [];
  return (
    <Dialog title={field} isOpen onClose={onClose} width={560}>
      <p className="ink2">{found === undefined ? 'Counting…' : `${plural(found.rows.length, 'value')} of ${plural(found.leads, 'lead')}${found.rows.length > SHOWN ? `; the ${SHOWN} most frequent are shown` : ''}. Converted means ${hasOutcome ? 'that the outcome column says so' : 'that a deal was won'}.`}</p>
      <div className="scrolls tall-table" tabIndex={0} role="group" aria-label={`Values of ${field}`}>
        <Table
          label={`Values of ${field}`} isDense rows={rows} rowKey={(row) => row.values.join()}
          columns={[
            { key: 'value', head: 'Value', cell: (row) => row.values[0] || <span className="ink3">blank</span> },
            { key: 'leads', head: 'Leads', isFigure: true, cell: (row) => countText(row.leads) },
            { key: 'converted', head: 'Converted', isFigure: true, cell: (row) => <ShareBar share={row.converted / Math.max(1, row.leads)} /> },
          ]}
        />
      </div>
    </Dialog>
  );
}
