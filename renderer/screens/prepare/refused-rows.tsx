import { useState, type JSX } from 'react';
import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { Table } from '../../components/table.tsx';
import { useHost } from '../../host/host-context.tsx';
import { choosePath, saveFile } from '../../state/save-file.ts';
import { useCall, useSend } from '../../state/use-call.ts';

/** The rows that were not imported, each with its reason; file by file they can be exported, mended and imported again. */
export function RefusedRows({ files, onClose }: { readonly files: ImportBatch['files']; readonly onClose: () => void }): JSX.Element {
  const host = useHost();
  const send = useSend();
  const page = useCall('import.listRefusedRows', { limit: 500 });
  const [error, setError] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const refused = files.filter((file) => file.refused > 0);
  const total = page.data?.total ?? 0;
  const rows = page.data?.rows ?? [];
  const exportFile = async (file: string): Promise<void> => {
    setError(null);
    setSaved(null);
    const path = await choosePath(host, 'Export the refused rows', `${file.replace(/\.[^.]*$/, '')} refused.csv`);
    if (path === null) return;
    const reply = await send('import.exportRefusedRows', { file, ...(path === undefined ? {} : { path }) });
    if (!reply.ok) return setError(reply.error.message);
    await saveFile(host, reply.value);
    setSaved(`${plural(reply.value.rows, 'row')} of ${file} were written to ${reply.value.name}.`.replace(/^1 row of (.*) were/, '1 row of $1 was'));
  };
  return (
    <Dialog
      title={`${plural(total, 'row')} could not be imported`} isOpen onClose={onClose} width={820}
      actions={refused.map(({ name }) => <Button key={name} icon="download" aria-label={`${refused.length === 1 ? 'Export as CSV' : `Export ${name}`}: refused rows of ${name}`} onClick={() => void exportFile(name)}>{refused.length === 1 ? 'Export as CSV' : `Export ${name}`}</Button>)}
    >
      <p className="ink2">Export them with their reason, mend them, and import them again: together with the others, or added to this history.</p>
      {(page.error !== null || error !== null) && <ErrorNote sentence={error ?? page.error?.message ?? ''} />}
      {saved !== null && <p role="status">{saved}</p>}
      <div className="scrolls tall-table" tabIndex={0} role="group" aria-label="Refused rows">
        <Table
          label="Refused rows" isDense rows={rows} rowKey={(row) => `${row.file} ${row.line}`}
          columns={[
            { key: 'file', head: 'File', cell: (row) => row.file },
            { key: 'line', head: 'Row', isFigure: true, cell: (row) => countText(row.line) },
            { key: 'reason', head: 'Why', cell: (row) => row.reason },
          ]}
        />
      </div>
      {total > rows.length && rows.length > 0 && <p className="small ink3">The first {countText(rows.length)} are shown; the export holds all of them.</p>}
    </Dialog>
  );
}
