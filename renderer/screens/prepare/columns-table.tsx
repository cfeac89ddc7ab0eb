import { memo, type JSX, type RefObject } from 'react';
import { STATES, type StateName } from '../../../shared/engine/history/history.ts';
import type { ColumnMapping, InspectedColumn, InspectedFile } from '../../../shared/contract/schemas/import.ts';
import { countText } from '../../components/figure-text.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useNames } from '../../state/use-names.ts';
import { retarget } from './import-draft.ts';
import { PERSONAL_TARGETS, STATE_WORDS, targetChoices } from './target-words.ts';
import { useColumnRows } from './use-column-rows.ts';

const TYPES = [{ value: 'text', label: 'Text' }, { value: 'number', label: 'Number' }, { value: 'instant', label: 'Date or time' }, { value: 'boolean', label: 'Yes or no' }] as const;
const CELLS = 7;

/**
 * The columns of a file, each with what it means. Only those in sight are drawn: an export may have thousands, each with two
 * lists to choose from. Page Up and Down, with Control Home and End, move the focus from column to column.
 */
export function ColumnsTable({ file, columns, scroller, onChange }: {
  readonly file: Pick<InspectedFile, 'name' | 'kind'>;
  readonly columns: readonly InspectedColumn[];
  /** What the table is scrolled in. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onChange: (column: ColumnMapping) => void;
}): JSX.Element {
  const { body, rows, after, measure, onKeyDown, onFocus, onBlur } = useColumnRows(columns.length, scroller);
  return (
    <table className="table mapping-table" aria-label={`Columns of ${file.name}`} aria-rowcount={columns.length + 1}>
      <thead><tr aria-rowindex={1}><th scope="col">Column</th><th scope="col">Means</th><th scope="col">Read as</th><th scope="col">Examples, as they stand and as they are read</th><th scope="col" className="figures">Blank</th><th scope="col" className="figures">Different</th><th scope="col">Why this guess</th></tr></thead>
      <tbody ref={body} onKeyDown={onKeyDown} onFocus={onFocus} onBlur={onBlur}>
        {rows.flatMap((row) => {
          const column = columns[row.index];
          return column === undefined ? [] : [<Gap key={`before ${column.column}`} height={row.gap} />, <ColumnRow key={column.column} kind={file.kind} column={column} index={row.index} measure={measure} onChange={onChange} />];
        })}
        <Gap key="after" height={after} />
      </tbody>
    </table>
  );
}

/** The room of rows that are not drawn. */
function Gap({ height }: { readonly height: number }): JSX.Element | null {
  return height <= 0 ? null : <tr aria-hidden="true" className="mapping-gap"><td colSpan={CELLS} style={{ height }} /></tr>;
}

const ColumnRow = memo(function ColumnRow({ kind, column, index, measure, onChange }: {
  readonly kind: InspectedFile['kind'];
  readonly column: InspectedColumn;
  readonly index: number;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onChange: (column: ColumnMapping) => void;
}): JSX.Element {
  const { guess } = column;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={guess.target === 'ignore' ? 'column-ignored' : undefined}>
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
});

function Examples({ column }: { readonly column: InspectedColumn }): JSX.Element {
  const names = useNames();
  const isPersonal = PERSONAL_TARGETS.has(column.guess.target);
  const say = (text: string): string => (isPersonal ? names.personal(text) : text);
  return (
    <ul className="examples">
      {column.examples.map((example, place) => (
        <li key={place}><span>{say(example.raw)}</span>{example.read !== example.raw && <span className="ink3">is {say(example.read)}</span>}</li>
      ))}
      {column.examples.length === 0 && <li className="ink3">always blank</li>}
    </ul>
  );
}
