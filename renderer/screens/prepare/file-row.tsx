import type { JSX } from 'react';
import type { InspectedFile } from '../../../shared/contract/schemas/import.ts';
import { Button } from '../../components/button.tsx';
import { bytesText, countText } from '../../components/figure-text.ts';
import { SelectField } from '../../components/select-field.tsx';
import type { StagedFile } from '../../host/host.ts';
import { DATE_ORDERS, delimiterChoices, encodingChoices, WORKBOOK } from './file-words.ts';
import { correct, type Correction } from './import-draft.ts';
import { SaveProfile } from './save-profile.tsx';
import { FILE_KIND_ORDER, KIND_WORDS } from './target-words.ts';

/** One file: what it holds, what it was recognised as, how it is written; all of it can be changed. */
export function FileRow({ staged, file, isRefused, corrections, onCorrect, onRemove }: {
  readonly staged: StagedFile;
  /** Undefined until it was looked at. */
  readonly file: InspectedFile | undefined;
  readonly isRefused: boolean;
  readonly corrections: readonly Correction[];
  readonly onCorrect: (corrections: readonly Correction[]) => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const change = (next: Parameters<typeof correct>[2]): void => onCorrect(correct(corrections, staged.fileId, next));
  return (
    <tr>
      <td className="wrap"><span className="medium">{staged.name}</span> <span className="ink3 small">{bytesText(staged.bytes)}</span></td>
      <td className="wrap file-kind">
        {file !== undefined && <SelectField label={`What ${staged.name} holds`} hideLabel width={150} value={file.kind} choices={FILE_KIND_ORDER.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))} onCommit={(kind) => change({ kind })} />}
        {file?.recognised != null && <p className="small"><span className="medium">{file.recognised.name}.</span> <span className="ink2">{file.recognised.reason}</span></p>}
        {file !== undefined && <SaveProfile file={file} />}
      </td>
      <td className="figures">{file === undefined ? '' : countText(file.rows)}</td>
      <td>{file === undefined ? <span className="ink2">{isRefused ? '' : 'looking…'}</span> : <HowWritten file={file} onChange={change} />}</td>
      <td className="small ink2 wrap">{file?.notes.join(' ')}</td>
      <td><Button look="quiet" icon="cross" aria-label={`Take ${staged.name} out`} onClick={onRemove} /></td>
    </tr>
  );
}

function HowWritten({ file, onChange }: { readonly file: InspectedFile; readonly onChange: (next: Parameters<typeof correct>[2]) => void }): JSX.Element {
  const { mapping, name, sheets } = file;
  return (
    <div className="file-written">
      {mapping.encoding === WORKBOOK
        ? <SelectField label={`Sheet of ${name}`} hideLabel width={180} value={mapping.sheet ?? sheets[0] ?? ''} choices={sheets.map((sheet) => ({ value: sheet, label: sheet }))} onCommit={(sheet) => onChange({ sheet })} />
        : <>
            <SelectField label={`Encoding of ${name}`} hideLabel width={165} value={mapping.encoding} choices={encodingChoices(mapping.encoding)} onCommit={(encoding) => onChange({ encoding })} />
            <SelectField label={`What divides the cells of ${name}`} hideLabel width={115} value={mapping.delimiter} choices={delimiterChoices(mapping.delimiter)} onCommit={(delimiter) => onChange({ delimiter })} />
          </>}
      <SelectField label={`Order of dates in ${name}`} hideLabel width={150} value={mapping.dateOrder} choices={DATE_ORDERS} onCommit={(dateOrder) => onChange({ dateOrder })} />
    </div>
  );
}
