import { useState, type JSX } from 'react';
import { STATES, type StateName } from '../../../shared/engine/history/history.ts';
import type { ColumnMapping, InspectedColumn, InspectedFile } from '../../../shared/contract/schemas/import.ts';
import { Button } from '../../components/button.tsx';
import { countText } from '../../components/figure-text.ts';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useNames } from '../../state/use-names.ts';
import { correctColumns, meaningForAll, retarget, type Correction } from './import-draft.ts';
import { fileLabel, PERSONAL_TARGETS, STATE_WORDS, TARGET_WORDS, targetChoices } from './target-words.ts';

/** Columns that are drawn at once: an export may have thousands, each with two lists to choose from. */
const AT_ONCE = 120;

const TYPES = [{ value: 'text', label: 'Text' }, { value: 'number', label: 'Number' }, { value: 'instant', label: 'Date or time' }, { value: 'boolean', label: 'Yes or no' }] as const;

/** What each column means, with three cells as they stand and as they would be read. */
export function ColumnsStep({ files, corrections, onCorrect }: {
  readonly files: readonly InspectedFile[];
  readonly corrections: readonly Correction[];
  readonly onCorrect: (corrections: readonly Correction[]) => void;
}): JSX.Element {
  const [chosen, setChosen] = useState('');
  const file = files.find((one) => one.fileId === chosen) ?? files[0];
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(AT_ONCE);
  if (file === undefined) return <p className="pad">Choose files first.</p>;
  const wanted = search.trim().toLowerCase();
  const words: Readonly<Record<string, string>> = TARGET_WORDS[file.kind];
  const found = wanted === '' ? file.columns : file.columns.filter(({ column, guess }) => column.toLowerCase().includes(wanted) || (words[guess.target] ?? '').toLowerCase().includes(wanted));
  const change = (...columns: readonly ColumnMapping[]): void => onCorrect(correctColumns(corrections, file.fileId, columns));
  const all = file.kind === 'leads' && file.columns.length > AT_ONCE ? meaningForAll(found.map(({ guess }) => guess)) : null;
  return (
    <div className="columns-step">
      {files.length > 1 && <SegmentedControl label="File" value={file.fileId} onChange={setChosen} segments={files.map((one) => ({ value: one.fileId, label: fileLabel(one, files) }))} />}
      <div className="columns-tools">
        <p className="ink3 small">{file.name}: {countText(file.rows)} rows, {countText(file.columns.length)} columns{found.length < file.columns.length ? `, ${countText(found.length)} found` : ''}</p>
        {file.columns.length > AT_ONCE && <TextField label="Search columns" hideLabel type="search" width={220} value={search} onCommit={setSearch} placeholder="Name or meaning of a column" />}
        {all !== null && <Button look="quiet" onClick={() => change(...all.columns)}>{all.target === 'ignore' ? 'Leave out' : 'Keep'} {wanted === '' ? 'all' : 'the'} {countText(all.columns.length)} {all.target === 'ignore' ? 'kept as facts' : 'left out'}</Button>}
      </div>
      <table className="table mapping-table" aria-label={`Columns of ${file.name}`}>
        <thead><tr><th scope="col">Column</th><th scope="col">Means</th><th scope="col">Read as</th><th scope="col">Examples, as they stand and as they are read</th><th scope="col" className="figures">Blank</th><th scope="col" className="figures">Different</th><th scope="col">Why this guess</th></tr></thead>
        <tbody>
          {found.slice(0, shown).map((column) => <ColumnRow key={column.column} kind={file.kind} column={column} onChange={(changed) => change(changed)} />)}
        </tbody>
      </table>
      {found.length > shown && <Button look="quiet" onClick={() => setShown(shown + AT_ONCE)}>Show {countText(Math.min(AT_ONCE, found.length - shown))} more of {countText(found.length)}</Button>}
    </div>
  );
}

function ColumnRow({ kind, column, onChange }: { readonly kind: InspectedFile['kind']; readonly column: InspectedColumn; readonly onChange: (column: ColumnMapping) => void }): JSX.Element {
  const { guess } = column;
  return (
    <tr className={guess.target === 'ignore' ? 'column-ignored' : undefined}>
      <td className="medium wrap">{column.column}</td>
      <td><SelectField label={`Meaning of ${column.column}`} hideLabel width={190} value={guess.target} choices={targetChoices(kind)} onCommit={(target) => onChange(retarget(guess, target))} /></td>
      <td>
        {guess.target === 'stageDate' && <SelectField label={`Stage of ${column.column}`} hideLabel width={150} value={guess.stage ?? ''} choices={STATES.map((state) => ({ value: state, label: STATE_WORDS[state] ?? state }))} onCommit={(stage: StateName) => onChange({ ...guess, stage })} />}
        {guess.target === 'field' && <SelectField label={`Type of ${column.column}`} hideLabel width={150} value={guess.type ?? 'text'} choices={TYPES} onCommit={(type) => onChange({ ...guess, type })} />}
      </td>
      <td><Examples column={column} /></td>
      <td className="figures">{countText(column.blank)}</td>
      <td className="figures">{countText(column.distinct)}</td>
      <td className="small ink3 wrap">{column.reason}</td>
    </tr>
  );
}

function Examples({ column }: { readonly column: InspectedColumn }): JSX.Element {
  const names = useNames();
  const isPersonal = PERSONAL_TARGETS.has(column.guess.target);
  const say = (text: string): string => (isPersonal ? names.personal(text) : text);
  return (
    <ul className="examples">
      {column.examples.map((example, index) => (
        <li key={index}><span>{say(example.raw)}</span>{example.read !== example.raw && <span className="ink3">is {say(example.read)}</span>}</li>
      ))}
      {column.examples.length === 0 && <li className="ink3">always blank</li>}
    </ul>
  );
}
