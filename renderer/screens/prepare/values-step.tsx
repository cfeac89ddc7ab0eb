import type { JSX } from 'react';
import { STATES, type StateName } from '../../../shared/engine/history/history.ts';
import type { InspectedFile, InspectedFiles, Vocabulary } from '../../../shared/contract/schemas/import.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { countText } from '../../components/figure-text.ts';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { ZONES } from '../zone-fields.ts';
import { correct, mapState, type Correction } from './import-draft.ts';
import { DATE_ORDERS } from './file-words.ts';
import { OwnerWords, SourceWords } from './people-and-sources.tsx';
import { fileLabel, STATE_WORDS } from './target-words.ts';

const NOT_A_STATE = 'none';

interface ValuesProps {
  /** To choose what becomes of the history that is there; null where nothing is to choose. */
  readonly mode: JSX.Element | null;
  readonly files: readonly InspectedFile[];
  readonly corrections: readonly Correction[];
  readonly onCorrect: (corrections: readonly Correction[]) => void;
  readonly vocabulary: Vocabulary;
  readonly stateValues: readonly { readonly value: string; readonly count: number }[];
  readonly look: InspectedFiles | undefined;
  readonly onWords: (vocabulary: Vocabulary) => void;
}

/** What the client's own words mean: times, blanks, stages, owners. */
export function ValuesStep(props: ValuesProps): JSX.Element {
  return (
    <div className="two-columns">
      <div>
        <Times {...props} />
        <Words {...props} />
      </div>
      <div>
        {props.mode !== null && <Section title="The history that is there" note="where these files are added to it, its owners are known">{props.mode}</Section>}
        <StateWords {...props} />
        <OwnerWords {...props} />
        <SourceWords {...props} />
      </div>
    </div>
  );
}

function Times({ files, corrections, onCorrect }: ValuesProps): JSX.Element {
  return (
    <Section title="Times and dates" note="for cells written without a zone">
      {files.map((file) => (
        <div key={file.fileId} className="field-pair">
          <span className="field-pair-name">{fileLabel(file, files)}</span>
          <ComboField label={`Zone of ${file.name}`} hideLabel value={file.mapping.zone} choices={ZONES} onCommit={(zone) => onCorrect(correct(corrections, file.fileId, { zone }))} />
          <SelectField label={`Order of dates in ${file.name}`} hideLabel value={file.mapping.dateOrder} choices={DATE_ORDERS} onCommit={(dateOrder) => onCorrect(correct(corrections, file.fileId, { dateOrder }))} />
        </div>
      ))}
    </Section>
  );
}

function Words({ files, vocabulary, onWords }: ValuesProps): JSX.Element {
  const set = (next: Partial<Vocabulary>): void => onWords({ ...vocabulary, ...next });
  const list = (text: string): string[] => text.split(',').map((word) => word.trim()).filter((word) => word !== '');
  const hasHistory = files.some((file) => file.kind === 'propertyHistory');
  const hasDeals = files.some((file) => file.kind === 'deals');
  return (
    <Section title="The client’s words">
      <div className="form-stack">
        <TextField label="Cells that mean nothing, divided by commas" value={vocabulary.blanks.join(', ')} onCommit={(text) => set({ blanks: list(text) })} hint="Compared exactly, such as Select or N/A." />
        {hasHistory && <TextField label="Property whose changes are stage changes" value={vocabulary.stageProperty} onCommit={(stageProperty) => set({ stageProperty: stageProperty.trim() })} hint="Its name as it stands in the property history; empty when there is none." />}
        {hasHistory && <TextField label="Property that holds the owner" value={vocabulary.ownerProperty} onCommit={(ownerProperty) => set({ ownerProperty: ownerProperty.trim() })} />}
        {hasHistory && vocabulary.propertyColumns.length > 0 && (
          <p className="small ink2">{vocabulary.propertyColumns.map(({ property, column }) => `${property} is ${column}`).join('; ')}.</p>
        )}
        {hasDeals && <TextField label="Deal stages that mean won, divided by commas" value={vocabulary.wonStages.join(', ')} onCommit={(text) => set({ wonStages: list(text) })} />}
        {hasDeals && <TextField label="Deal stages that mean lost, divided by commas" value={vocabulary.lostStages.join(', ')} onCommit={(text) => set({ lostStages: list(text) })} />}
        <CheckBox label="Leave out later records with the same e-mail and name, those of other imports too" isChecked={vocabulary.excludeDuplicates} onChange={(excludeDuplicates) => set({ excludeDuplicates })} />
      </div>
    </Section>
  );
}

function StateWords({ vocabulary, stateValues, onWords }: ValuesProps): JSX.Element {
  const choices = [{ value: NOT_A_STATE, label: 'No stage' }, ...STATES.map((state) => ({ value: state, label: STATE_WORDS[state] ?? state }))];
  return (
    <Section title="Stages and statuses" note="what each of the client’s values means">
      {stateValues.length > 0 && <table className="table table-dense state-table" aria-label="Stages and statuses">
        <thead><tr><th scope="col">Value</th><th scope="col" className="figures">Cells</th><th scope="col">Means</th></tr></thead>
        <tbody>
          {stateValues.map(({ value, count }) => (
            <tr key={value}>
              <td className="wrap">{value}</td>
              <td className="figures">{countText(count)}</td>
              <td>
                <SelectField
                  label={`Meaning of ${value}`} hideLabel width={200} choices={choices} value={vocabulary.states.find((one) => one.value === value)?.state ?? NOT_A_STATE}
                  onCommit={(state) => onWords(mapState(vocabulary, value, state === NOT_A_STATE ? null : asState(state)))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>}
      {stateValues.length === 0 && <p className="ink3">No column or property with stages was found. Dates of stages among the columns are enough.</p>}
    </Section>
  );
}

const asState = (value: string): StateName | null => STATES.find((state) => state === value) ?? null;
