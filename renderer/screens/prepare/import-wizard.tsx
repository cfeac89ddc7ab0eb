import { useEffect, useRef, useState, type JSX } from 'react';
import type { Vocabulary } from '../../../shared/contract/schemas/import.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { plural } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useCall, useSend } from '../../state/use-call.ts';
import { useJob } from '../../state/use-job.ts';
import { useProgress } from '../../state/use-progress.ts';
import { CheckStep, ModeChoice, type ImportMode } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FilesStep } from './files-step.tsx';
import { changedWords, choicesToSend, countUndecided, isOnlyAddition, whyNotYet, type Choices, type Correction } from './import-draft.ts';
import { FILE_KIND_ORDER } from './target-words.ts';
import { useStaging } from './use-staging.ts';
import { ValuesStep } from './values-step.tsx';

type Step = 'files' | 'columns' | 'values' | 'check';
const STEPS: readonly { readonly value: Step; readonly label: string }[] = [{ value: 'files', label: 'Files' }, { value: 'columns', label: 'Columns' }, { value: 'values', label: 'Values' }, { value: 'check', label: 'Check' }];

/** From files to a history: what each file is, what each column means, what the client's words mean, what looks odd; then the import. */
export function ImportWizard({ firstFiles, onClose }: { readonly firstFiles: readonly File[]; readonly onClose: () => void }): JSX.Element {
  const [step, setStep] = useState<Step>('files');
  const staging = useStaging();
  const [corrections, setCorrections] = useState<readonly Correction[]>([]);
  const [ownWords, setOwnWords] = useState<Partial<Vocabulary>>({});
  const [choices, setChoices] = useState<Choices>({});
  const [wantedMode, setMode] = useState<ImportMode>('replace');
  const hasHistory = (useCall('import.listBatches', {}).data?.length ?? 0) > 0;
  const [withoutPersonalData, setWithout] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { job, run, cancel } = useJob();
  const taken = useRef<readonly File[] | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (taken.current === firstFiles) return;
    taken.current = firstFiles;
    if (firstFiles.length > 0) void staging.stage(firstFiles);
  });
  const fileIds = staging.files.map((file) => file.fileId);
  const [lookId] = useState(() => crypto.randomUUID());
  const looking = useProgress(lookId);
  const send = useSend();
  const look = useCall('import.inspectFiles', { jobId: lookId, fileIds, corrections: corrections.filter((one) => fileIds.includes(one.fileId)), isAdded: hasHistory && wantedMode === 'append' }, { enabled: fileIds.length > 0 });
  const files = (look.data?.files ?? []).filter((file) => fileIds.includes(file.fileId)).toSorted((a, b) => FILE_KIND_ORDER.indexOf(a.kind) - FILE_KIND_ORDER.indexOf(b.kind));
  const mode = isOnlyAddition(files, hasHistory) ? 'append' : wantedMode;
  const culprit = staging.files.find((file) => look.error?.message.includes(file.name) === true);
  const vocabulary = look.data === undefined ? null : { ...look.data.vocabulary, ...ownWords };
  const undecided = countUndecided(files, choices);
  const whyNot = look.isFetching && look.data === undefined ? 'The files are being looked at.' : (whyNotYet(files, hasHistory) ?? (undecided === 0 ? null : `${plural(undecided, 'finding')} under Check ${undecided === 1 ? 'needs' : 'need'} a decision before the import.`));
  const start = async (): Promise<void> => {
    if (vocabulary === null) return;
    setError(null);
    const reply = await run('import.runImport', { files: files.map((file) => file.mapping), vocabulary, mode, withoutPersonalData, choices: choicesToSend(files, choices) }, 'Importing');
    if (reply.ok) return onClose();
    if (reply.error.code !== 'cancelled') setError(reply.error.message);
  };
  const isSlowLook = useIsSlow(look.isFetching);
  const next = STEPS[STEPS.findIndex((one) => one.value === step) + 1]?.value;
  return (
    <div className="screen-body">
      <Finding
        sentence={files.length === 0 ? 'Which files hold the client’s history?' : `${plural(files.length, 'file')}, ${plural(files.reduce((sum, file) => sum + file.rows, 0), 'row')}.`}
        muted={whyNot ?? `Everything below is a guess that can be changed. ${mode === 'append' ? 'The import adds to the history' : 'The import replaces the history'} of this workshop; signed pages keep theirs.`}
        controls={
          <>
            <Button onClick={onClose} disabled={job.isRunning}>Cancel</Button>
            <SegmentedControl label="Step" value={step} onChange={setStep} segments={STEPS.map((one) => ({ ...one, isDisabled: one.value !== 'files' && files.length === 0 }))} />
            {next !== undefined && <Button look="filled" iconAfter="arrowRight" disabled={files.length === 0} onClick={() => setStep(next)}>Next</Button>}
            {next === undefined && <Button look="filled" disabled={whyNot !== null || job.isRunning} onClick={() => void start()}>Import</Button>}
          </>
        }
      />
      {look.isFetching && isSlowLook && looking !== null && <div className="pad"><ProgressBar label={looking.label} done={looking.done} total={looking.total} onCancel={() => void send('app.cancelJob', { jobId: lookId })} /></div>}
      {job.isRunning && <div className="pad"><ProgressBar label={job.label} done={job.done} total={job.total} onCancel={cancel} /></div>}
      {error !== null && <div className="pad"><ErrorNote sentence={error} safe="The history that was there before is unchanged." /></div>}
      {look.error !== null && (
        <div className="pad">
          <ErrorNote
            sentence={look.error.message} safe="Nothing was imported; the other files are not affected."
            action={<Button onClick={() => (culprit === undefined ? staging.clear() : staging.remove(culprit.fileId))}>{culprit === undefined ? 'Take the files out' : `Take ${culprit.name} out`}</Button>}
          />
        </div>
      )}
      <div ref={scroller} className="main-column scrolls wizard" tabIndex={0} role="group" aria-label={STEPS.find((one) => one.value === step)?.label} inert={job.isRunning}>
        {step === 'files' && <FilesStep staging={staging} isRefused={look.error !== null} files={files} corrections={corrections} onCorrect={setCorrections} />}
        {step === 'columns' && <ColumnsStep files={files} corrections={corrections} scroller={scroller} onCorrect={setCorrections} />}
        {step === 'values' && vocabulary !== null && <ValuesStep mode={hasHistory && !isOnlyAddition(files, hasHistory) ? <ModeChoice mode={mode} onMode={setMode} /> : null} files={files} corrections={corrections} onCorrect={setCorrections} vocabulary={vocabulary} stateValues={look.data?.stateValues ?? []} look={look.data} onWords={(next) => setOwnWords({ ...ownWords, ...changedWords(vocabulary, next) })} />}
        {step === 'check' && <CheckStep files={files} choices={choices} onChoose={(finding, option) => setChoices({ ...choices, [finding]: option })} withoutPersonalData={withoutPersonalData} onWithoutPersonalData={setWithout} mode={mode} hasHistory={hasHistory} onMode={setMode} />}
      </div>
    </div>
  );
}
