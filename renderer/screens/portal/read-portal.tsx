import { useState, type JSX } from 'react';
import type { PortalCoverage } from '../../../shared/contract/areas/portal.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { countText, dayText, plural } from '../../components/figure-text.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { StagedFile } from '../../host/host.ts';
import { useCall } from '../../state/use-call.ts';
import { useJob } from '../../state/use-job.ts';
import { ConnectPortal } from './connect-portal.tsx';
import './portal.css';

/** Reads the client's portal into files, which then go the way of any other file. */
export function ReadPortal({ onFiles }: { readonly onFiles: (files: readonly StagedFile[]) => void }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Read from HubSpot…</Button>
      {isOpen && <ReadDialog onFiles={onFiles} onClose={() => setOpen(false)} />}
    </>
  );
}

const inputDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The day a year ago, from which a handoff's history is usually wanted. */
const aYearAgo = (): string => inputDay(Date.now() - 366 * 86_400_000);

function ReadDialog({ onFiles, onClose }: { readonly onFiles: (files: readonly StagedFile[]) => void; readonly onClose: () => void }): JSX.Element {
  const connection = useCall('portal.getConnection', {}).data;
  const { job, run, cancel } = useJob();
  const [from, setFrom] = useState(aYearAgo);
  const [to] = useState(() => inputDay(Date.now() + 86_400_000));
  const [error, setError] = useState<string | null>(null);
  const [coverage, setCoverage] = useState<PortalCoverage | null>(null);
  const stopped = useCall('portal.getReading', {}).data?.stopped ?? null;
  const isConnected = connection !== undefined && (connection.keys.read !== 'none' || connection.keys.write !== 'none');
  const read = async (span: { readonly from: number; readonly to: number }): Promise<void> => {
    setError(null);
    const reply = await run('portal.readHistory', span, 'Reading the portal');
    if (!reply.ok) return setError(reply.error.message);
    onFiles(reply.value.files);
    setCoverage(reply.value.coverage);
  };
  return (
    <Dialog
      title="Read leads from HubSpot" isOpen onClose={onClose} width={560}
      actions={coverage === null
        ? <><Button onClick={onClose} disabled={job.isRunning}>Not now</Button>{stopped !== null && <Button look="filled" disabled={!isConnected || job.isRunning} onClick={() => void read({ from: stopped.from, to: stopped.to })}>Go on reading</Button>}<Button look={stopped === null ? 'filled' : 'outline'} disabled={!isConnected || job.isRunning || Number.isNaN(Date.parse(from))} onClick={() => void read({ from: Date.parse(`${from}T00:00:00Z`), to: Date.parse(`${to}T00:00:00Z`) })}>{stopped === null ? 'Read' : 'Read from the start'}</Button></>
        : <Button look="filled" onClick={onClose}>Look at the files</Button>}
    >
      {coverage === null ? (
        <>
          <p className="ink2">Leads with their stages, owners, logged activities and deals, read month by month into files that you look at before anything is imported. Nothing in the portal is changed.</p>
          <div className="portal-row"><ConnectPortal purpose="read" isPlain />{connection?.account != null && <span className="ink2">{connection.account.name}</span>}</div>
          {stopped !== null && !job.isRunning && <p role="status">A reading of the leads since {dayText(stopped.from, 'UTC')} was stopped: {plural(stopped.leads, 'lead')} created before {dayText(stopped.doneUntil, 'UTC')} are kept and need not be read again.</p>}
          <TextField label="Leads created since" type="date" value={from} onCommit={setFrom} commitAtOnce isDisabled={job.isRunning} />
        </>
      ) : <CoverageText coverage={coverage} />}
      {job.isRunning && <ProgressBar label={job.label} done={job.done} total={job.total} onCancel={cancel} />}
      {error !== null && <ErrorNote sentence={error} safe="What was imported before is unchanged." />}
    </Dialog>
  );
}

/** What was read, and of how many leads a first touch is known from where. */
function CoverageText({ coverage: { leads, withStages, changes, activities, deals, firstTouch } }: { readonly coverage: PortalCoverage }): JSX.Element {
  const share = (count: number): string => (leads === 0 ? '–' : `${Math.round((100 * count) / leads)} %`);
  return (
    <section aria-label="What was read" className="portal-facts">
      <p className="statement">{plural(leads, 'lead')} read.</p>
      <dl className="portal-list">
        <div><dt>Changes</dt><dd>{countText(changes)}, stages of {share(withStages)} of the leads</dd></div>
        <div><dt>Activities</dt><dd>{countText(activities)} logged</dd></div>
        <div><dt>Deals</dt><dd>{countText(deals)}</dd></div>
        <div><dt>First touch</dt><dd>{share(firstTouch.logged)} from a logged call, e-mail or meeting, {share(firstTouch.firstEngagement)} from the portal’s own first engagement, {share(firstTouch.firstOutreach)} from its first outreach, {share(firstTouch.none)} not logged at all</dd></div>
      </dl>
      <p className="small ink2">Only what is logged in the CRM can be read. Page views, form fills and opens of marketing e-mails are not there; add them from files if the score needs them.</p>
    </section>
  );
}
