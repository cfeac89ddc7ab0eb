import { useRef, type JSX } from 'react';
import { FILE_KIND_ORDER, KIND_WORDS } from './target-words.ts';
import type { InspectedFile } from '../../../shared/contract/schemas/import.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { bytesText, countText } from '../../components/figure-text.ts';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useFileDrop } from '../../state/use-file-drop.ts';
import { correct, type Correction } from './import-draft.ts';
import type { Staging } from './use-staging.ts';

/** Drop or choose files, and say what each of them is. */
export function FilesStep({ staging, isRefused, files, corrections, onCorrect }: {
  readonly staging: Staging;
  /** One of them cannot be read, so none was looked at. */
  readonly isRefused: boolean;
  readonly files: readonly InspectedFile[];
  readonly corrections: readonly Correction[];
  readonly onCorrect: (corrections: readonly Correction[]) => void;
}): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const drop = useFileDrop((added) => void staging.stage(added));
  const isSlow = useIsSlow(staging.current !== null);
  return (
    <div className="files-step">
      <div className={drop.isOver ? 'drop-place drop-over' : 'drop-place'} {...drop.handlers}>
        <p className="statement">Drop CSV files here</p>
        <p className="ink2">Leads, activities, owners, deals, changes of properties: one file each, in any order.</p>
        <Button look={staging.files.length === 0 ? 'filled' : 'outline'} icon="folder" onClick={() => picker.current?.click()}>Choose files</Button>
        <input
          ref={picker} type="file" multiple accept=".csv,.tsv,.txt,text/csv" className="visually-hidden" tabIndex={-1} aria-label="Files to import"
          onChange={(event) => {
            const added = [...(event.target.files ?? [])];
            event.target.value = '';
            void staging.stage(added);
          }}
        />
      </div>
      {staging.current !== null && isSlow && <ProgressBar label={`Reading ${staging.current}`} />}
      {staging.error !== null && <ErrorNote sentence={staging.error} safe="The other files are not affected." />}
      {staging.files.length > 0 && (
        <table className="table file-table" aria-label="Files">
          <thead><tr><th scope="col">File</th><th scope="col">What it holds</th><th scope="col" className="figures">Rows</th><th scope="col">How it is written</th><th scope="col">Noticed</th><th scope="col"><span className="visually-hidden">Take out</span></th></tr></thead>
          <tbody>
            {staging.files.map((staged) => {
              const file = files.find((one) => one.fileId === staged.fileId);
              return (
                <tr key={staged.fileId}>
                  <td><span className="medium">{staged.name}</span> <span className="ink3 small">{bytesText(staged.bytes)}</span></td>
                  <td>{file !== undefined && <SelectField label={`What ${staged.name} holds`} hideLabel width={150} value={file.kind} choices={FILE_KIND_ORDER.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))} onCommit={(kind) => onCorrect(correct(corrections, staged.fileId, { kind }))} />}</td>
                  <td className="figures">{file === undefined ? '' : countText(file.rows)}</td>
                  <td className="ink2">{file === undefined ? (isRefused ? '' : 'looking…') : `${file.mapping.encoding}, ${delimiterWord(file.mapping.delimiter)}`}</td>
                  <td className="small ink2 wrap">{file?.notes.join(' ')}</td>
                  <td><Button look="quiet" icon="cross" aria-label={`Take ${staged.name} out`} onClick={() => staging.remove(staged.fileId)} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}

function delimiterWord(delimiter: string): string {
  return { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }[delimiter] ?? `“${delimiter}”`;
}
