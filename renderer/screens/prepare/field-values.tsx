import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Dialog } from '../../components/dialog.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { ShareBar } from '../../components/share-bar.tsx';
import { Table } from '../../components/table.tsx';
import { useCall } from '../../state/use-call.ts';

const SHOWN = 200;

type Field = NonNullable<OutputOf<'history.getHealth'>>['fields'][number];

/** How many leads have each value of a fact now, blank ones included, and how many of those converted. */
export function FieldValues({ field, onClose }: { readonly field: Field; readonly onClose: () => void }): JSX.Element {
  const found = useCall('history.tabulate', { by: [{ field: field.name }] }).data;
  const rows = found?.rows.slice(0, SHOWN) ?? [];
  return (
    <Dialog title={field.name} isOpen onClose={onClose} width={560}>
      <p className="ink2">{found === undefined ? 'Counting…' : `${plural(found.rows.length, 'value')} of ${plural(found.leads, 'lead')}${found.rows.length > SHOWN ? `; the ${SHOWN} most frequent are shown` : ''}. Converted: the outcome column says so, or a deal was won.`}</p>
      {field.type === 'number' && <NumberRange field={field.name} />}
      <div className="scrolls tall-table" tabIndex={0} role="group" aria-label={`Values of ${field.name}`}>
        <Table
          label={`Values of ${field.name}`} isDense rows={rows} rowKey={(row) => row.values.join()}
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

function NumberRange({ field }: { readonly field: string }): JSX.Element | null {
  const found = useCall('history.describeNumbers', { measure: { field }, quantiles: [0.5, 0.9] }).data?.[0];
  if (found === undefined || found.min === null || found.max === null) return null;
  const text = (value: number | null | undefined): string => (value ?? 0).toLocaleString('en', { maximumFractionDigits: 2 });
  return <p className="ink2">From {text(found.min)} to {text(found.max)}; half of the leads have {text(found.quantiles[0])} or less, nine in ten {text(found.quantiles[1])} or less.</p>;
}
