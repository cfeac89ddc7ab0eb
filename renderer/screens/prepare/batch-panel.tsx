import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { Table } from '../../components/table.tsx';
import { useHost } from '../../host/host-context.tsx';
import { choosePath, saveFile } from '../../state/save-file.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { BatchList } from './batch-list.tsx';
import { RefusedRows } from './refused-rows.tsx';
import { KIND_WORDS } from './target-words.ts';

/** What the last import read, kept, merged and refused, and what was noticed on the way. */
export function BatchPanel(): JSX.Element | null {
  const batch = useCall('import.getLastBatch', {}).data;
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState('');
  const host = useHost();
  const send = useSend();
  if (batch == null) return null;
  const save = async (file: string): Promise<void> => {
    setSaid('');
    const path = await choosePath(host, 'Save the file as it was imported', file);
    if (path === null) return;
    const reply = await send('import.exportSource', { batchId: batch.id, file, ...(path === undefined ? {} : { path }) });
    if (!reply.ok) return setSaid(reply.error.message);
    await saveFile(host, reply.value);
    setSaid(`${file} was saved as it was imported.`);
  };
  return (
    <>
      <Section title="Last import" actions={batch.refusedRows > 0 ? <Button look="quiet" onClick={() => setIsOpen(true)}>{plural(batch.refusedRows, 'refused row')}</Button> : undefined}>
        <Table
          label="Files of the last import" isDense rows={batch.files} rowKey={(file) => file.name}
          columns={[
            { key: 'kind', head: 'File', cell: (file) => <button type="button" className="leads-count" title={`Save ${file.name} as it was imported`} onClick={() => void save(file.name)}>{KIND_WORDS[file.kind]}</button> },
            { key: 'rows', head: 'Rows', isFigure: true, cell: (file) => countText(file.rows) },
            { key: 'merged', head: 'Merged', isFigure: true, cell: (file) => countText(file.merged) },
            { key: 'refused', head: 'Refused', isFigure: true, cell: (file) => countText(file.refused) },
          ]}
        />
        {said !== '' && <p className="small ink2" role="status">{said}</p>}
      </Section>
      <BatchList />
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
      {isOpen && <RefusedRows files={batch.files} onClose={() => setIsOpen(false)} />}
    </>
  );
}
