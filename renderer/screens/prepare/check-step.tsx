import { useId, type JSX } from 'react';
import type { InspectedFile, InspectedFinding } from '../../../shared/contract/schemas/import.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { useNames } from '../../state/use-names.ts';
import { isOnlyAddition, optionOf, type Choices } from './import-draft.ts';
import { PERSONAL_TARGETS } from './target-words.ts';

export type ImportMode = 'replace' | 'append';

interface CheckProps {
  readonly files: readonly InspectedFile[];
  readonly choices: Choices;
  readonly onChoose: (finding: string, option: string) => void;
  readonly withoutPersonalData: boolean;
  readonly onWithoutPersonalData: (isOn: boolean) => void;
  readonly mode: ImportMode;
  readonly hasHistory: boolean;
  readonly onMode: (mode: ImportMode) => void;
}

/** What looks odd in the files, with its default and the other ways; and whether personal data comes in at all. */
export function CheckStep(props: CheckProps): JSX.Element {
  const { files, choices, onChoose } = props;
  const odd = files.filter((file) => file.findings.length > 0);
  return (
    <div className="check-step">
      <div className="check-findings">
        {odd.map((file) => (
          <Section key={file.fileId} title={file.name} note={plural(file.findings.length, 'finding')}>
            <ul className="finding-list">{file.findings.map((finding) => <FindingRow key={finding.id} file={file} finding={finding} choices={choices} onChoose={onChoose} />)}</ul>
          </Section>
        ))}
        {odd.length === 0 && <p className="statement check-none">Nothing odd was found in the rows and values of {files.length === 1 ? 'this file' : 'these files'}.</p>}
      </div>
      <Effects {...props} />
    </div>
  );
}

function FindingRow({ file, finding, choices, onChoose }: Pick<CheckProps, 'choices' | 'onChoose'> & { readonly file: InspectedFile; readonly finding: InspectedFinding }): JSX.Element {
  const group = useId();
  const names = useNames();
  const chosen = optionOf(finding, choices);
  const target = file.mapping.columns.find(({ column }) => column === finding.column)?.target ?? '';
  const isHidden = names.isMasked && finding.column === '' && finding.examples.length > 0; // whole rows may hold anything of a person
  const examples = finding.examples.map((text) => (PERSONAL_TARGETS.has(target) ? names.personal(text) : text));
  return (
    <li className="check-finding">
      <div className="check-count figures">{countText(finding.count)}</div>
      <div>
        <div>{finding.sentence}</div>
        {isHidden && <div className="small ink3">The rows are hidden while names are masked.</div>}
        {!isHidden && examples.length > 0 && <ul className="check-examples">{examples.map((text, index) => <li key={index}>{text}</li>)}</ul>}
        <fieldset className="check-options">
          <legend className={chosen === null ? 'small medium' : 'visually-hidden'}>{chosen === null ? 'Nothing in the file decides this. Choose one.' : finding.sentence}</legend>
          {finding.options.map(({ id, label, effect }) => (
            <label key={id} className="check-option">
              <input type="radio" name={group} checked={chosen === id} onChange={() => onChoose(finding.id, id)} />
              <span><span className="medium">{label}</span>{id === finding.proposed && !finding.needsChoice && <span className="ink3 small"> proposed</span>} <span className="ink2">{effect}</span></span>
            </label>
          ))}
        </fieldset>
      </div>
    </li>
  );
}

function Effects({ files, withoutPersonalData, onWithoutPersonalData, mode, hasHistory, onMode }: CheckProps): JSX.Element {
  const isAddition = isOnlyAddition(files, hasHistory);
  return (
    <SidePanel label="What the import does" width={340}>
      <Section title="Personal data">
        <CheckBox label="Import without personal data" isChecked={withoutPersonalData} onChange={onWithoutPersonalData} />
        <p className="small ink2 check-note">Keyed pseudonyms are stored instead of e-mails, phones and names; refused rows keep their line and reason only. This is pseudonymous, not anonymous: ids, companies, dates and stages stay, and the key stays on this laptop, outside the workshop.</p>
      </Section>
      <Section title="The history that is there">
        {hasHistory && !isAddition && <ModeChoice mode={mode} onMode={onMode} />}
        <p className="small ink2 check-note">{effectOn(hasHistory, isAddition, mode)}</p>
      </Section>
    </SidePanel>
  );
}

/** Whether the files take the place of the history or are added to it. */
export function ModeChoice({ mode, onMode }: Pick<CheckProps, 'mode' | 'onMode'>): JSX.Element {
  return <SegmentedControl label="The history that is there" value={mode} onChange={onMode} segments={[{ value: 'replace', label: 'Replace it' }, { value: 'append', label: 'Add to it' }]} />;
}

function effectOn(hasHistory: boolean, isAddition: boolean, mode: ImportMode): string {
  if (!hasHistory) return 'There is none that was imported, so these files become the history.';
  if (isAddition) return 'These files hold no leads, so they are added to it: rows find their leads and owners by id there. This import can be undone alone.';
  return mode === 'replace' ? 'These files become the history, and the imports before them go.' : 'Leads that are there already are merged by their id; the others are added. This import can be undone alone.';
}
