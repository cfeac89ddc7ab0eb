import { useCallback, useState, type JSX, type RefObject } from 'react';
import type { ColumnMapping, InspectedFile } from '../../../shared/contract/schemas/import.ts';
import { Button } from '../../components/button.tsx';
import { countText } from '../../components/figure-text.ts';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { TextField } from '../../components/text-field.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { correctColumns, meaningForAll, type Correction } from './import-draft.ts';
import { fileLabel, TARGET_WORDS } from './target-words.ts';

/** From so many columns on they can be searched, and told all at once what they mean. */
const MANY = 120;

/** What each column means, with three cells as they stand and as they would be read. */
export function ColumnsStep({ files, corrections, scroller, onCorrect }: {
  readonly files: readonly InspectedFile[];
  readonly corrections: readonly Correction[];
  /** What the step is scrolled in. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onCorrect: (corrections: readonly Correction[]) => void;
}): JSX.Element {
  const [chosen, setChosen] = useState('');
  const file = files.find((one) => one.fileId === chosen) ?? files[0];
  const [search, setSearch] = useState('');
  const fileId = file?.fileId ?? '';
  const change = useCallback((...columns: readonly ColumnMapping[]): void => onCorrect(correctColumns(corrections, fileId, columns)), [corrections, fileId, onCorrect]);
  if (file === undefined) return <p className="pad">Choose files first.</p>;
  const wanted = search.trim().toLowerCase();
  const words: Readonly<Record<string, string>> = TARGET_WORDS[file.kind];
  const found = wanted === '' ? file.columns : file.columns.filter(({ column, guess }) => column.toLowerCase().includes(wanted) || (words[guess.target] ?? '').toLowerCase().includes(wanted));
  const all = file.kind === 'leads' && file.columns.length > MANY ? meaningForAll(found.map(({ guess }) => guess)) : null;
  return (
    <div className="columns-step">
      {files.length > 1 && <SegmentedControl label="File" value={file.fileId} onChange={setChosen} segments={files.map((one) => ({ value: one.fileId, label: fileLabel(one, files) }))} />}
      <div className="columns-tools">
        <p className="ink3 small">{file.name}: {countText(file.rows)} rows, {countText(file.columns.length)} columns{found.length < file.columns.length ? `, ${countText(found.length)} found` : ''}</p>
        {file.columns.length > MANY && <TextField label="Search columns" hideLabel type="search" width={220} value={search} onCommit={setSearch} placeholder="Name or meaning of a column" />}
        {all !== null && <Button look="quiet" onClick={() => change(...all.columns)}>{all.target === 'ignore' ? 'Leave out' : 'Keep'} {wanted === '' ? 'all' : 'the'} {countText(all.columns.length)} {all.target === 'ignore' ? 'kept as facts' : 'left out'}</Button>}
      </div>
      <ColumnsTable key={file.fileId} file={file} columns={found} scroller={scroller} onChange={change} />
    </div>
  );
}
