import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { Table } from '../../components/table.tsx';
import { useCall } from '../../state/use-call.ts';
import { KIND_WORDS } from './target-words.ts';

/** What the last import read, kept, merged and refused, and what was noticed on the way. */
export function BatchPanel(): JSX.Element | null {
  const batch = useCall('import.getLastBatch', {}).data;
  const [isOpen, setIsOpen] = useState(false);
  if (batch == null) return null;
  return (
    <>
      <Section title="Last import" actions={batch.refusedRows > 0 ? <Button look="quiet" onClick={() => setIsOpen(true)}>{plural(batch.refusedRows, 'refused row')}</Button> : undefined}>
        <Table
          label="Files of the last import" isDense rows={batch.files} rowKey={(file) => file.name}
          columns={[
            { key: 'kind', head: 'File', cell: (file) => <span title={file.name}>{KIND_WORDS[file.kind]}</span> },
            { key: 'rows', head: 'Rows', isFigure: true, cell: (file) => countText(file.rows) },
            { key: 'merged', head: 'Merged', isFigure: true, cell: (file) => countText(file.merged) },
            { key: 'refused', head: 'Refused', isFigure: true, cell: (file) => countText(file.refused) },
          ]}
        />
      </Section>
      <Section title="Noticed" note={batch.findings.length === 0 ? 'nothing unusual' : ''}>
        <ul className="finding-list">
          {batch.findings.map((finding) => (
            <li key={finding.kind}>
              <div>{finding.sentence}</div>
              <div className="small ink3">{finding.effect}</div>
            </li>
          ))}
        </ul>
      </Section>
      {isOpen && <RefusedRows onClose={() => setIsOpen(false)} />}
    </>
  );
}

function RefusedRows({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const page = useCall('import.listRefusedRows', { limit: 500 }).data;
  return (
    <Dialog title={`${plural(page?.total ?? 0, 'row')} could not be imported`} isOpen onClose={onClose} width={760}>
      <p className="ink2">Mend them in the file and import again; the import replaces this history as a whole.</p>
      <div className="scrolls tall-table" tabIndex={0} role="group" aria-label="Refused rows">
        <Table
          label="Refused rows" isDense rows={page?.rows ?? []} rowKey={(row) => `${row.file} ${row.line}`}
          columns={[
            { key: 'file', head: 'File', cell: (row) => row.file },
            { key: 'line', head: 'Row', isFigure: true, cell: (row) => countText(row.line) },
            { key: 'reason', head: 'Why', cell: (row) => row.reason },
          ]}
        />
      </div>
    </Dialog>
  );
}
