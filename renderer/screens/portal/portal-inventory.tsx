import { useState, type JSX } from 'react';
import type { PortalInventory as Inventory } from '../../../shared/contract/areas/portal.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { countText, momentText } from '../../components/figure-text.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Table } from '../../components/table.tsx';
import { useCall, usePut } from '../../state/use-call.ts';
import { useJob } from '../../state/use-job.ts';
import { PeopleOrHours } from './portal-hours.tsx';
import './portal.css';

type Part = Inventory['parts'][number];

/** A button that shows what stands in the client's portal beside its leads. */
export function PortalInventory(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Look through the portal…</Button>
      {isOpen && <InventoryDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function InventoryDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const inventory = useCall('portal.getInventory', {}).data?.inventory;
  const keys = useCall('portal.getConnection', {}).data?.keys;
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const put = usePut();
  const { job, run, cancel } = useJob();
  const [error, setError] = useState<string | null>(null);
  const isConnected = keys !== undefined && (keys.read !== 'none' || keys.write !== 'none');
  const read = async (): Promise<void> => {
    const reply = await run('portal.readInventory', {}, 'Reading the portal');
    setError(reply.ok ? null : reply.error.message);
    if (reply.ok) put('portal.getInventory', {}, { inventory: reply.value });
  };
  return (
    <Dialog
      title="What stands in the portal" isOpen onClose={onClose} width={860}
      actions={<><Button disabled={job.isRunning} onClick={onClose}>Done</Button><Button look={inventory == null ? 'filled' : 'outline'} disabled={!isConnected || job.isRunning} onClick={() => void read()}>{inventory == null ? 'Look through it' : 'Look again'}</Button></>}
    >
      {inventory === null && !job.isRunning && <EmptyState frame="rows" sentence={isConnected ? 'This portal was not looked through yet.' : 'No portal is connected.'} detail={isConnected ? 'It reads people with their hours, teams, stages, pipelines, properties, lists, workflows and forms. Nothing is changed.' : 'Connect HubSpot with a key that may read, then look through the portal.'} />}
      {inventory != null && <Parts inventory={inventory} zone={zone} />}
      {job.isRunning && <ProgressBar label={job.label} done={job.done} total={job.total} onCancel={cancel} />}
      {error !== null && <ErrorNote sentence={error} />}
    </Dialog>
  );
}

function Parts({ inventory: { portalId, readAt, parts }, zone }: { readonly inventory: Inventory; readonly zone: string }): JSX.Element {
  const [chosen, setChosen] = useState<Part['id']>('stages');
  const part = parts.find(({ id }) => id === chosen) ?? parts[0];
  return (
    <>
      <p className="small ink2">Portal {portalId}, read {momentText(readAt, zone)}.</p>
      <div className="portal-inventory">
        <ul aria-label="Parts">
          {parts.map(({ id, title, state, rows }) => (
            <li key={id}>
              <button type="button" className={classNames('portal-part', id === part?.id && 'portal-part-on')} aria-pressed={id === part?.id} onClick={() => setChosen(id)}>
                <span>{title}</span><span className="figures ink3">{state === 'read' ? countText(rows.length) : '–'}</span>
              </button>
            </li>
          ))}
        </ul>
        {part !== undefined && <div className="portal-part-body">{part.id === 'people' ? <PeopleOrHours people={<PartTable part={part} />} /> : <PartTable part={part} />}</div>}
      </div>
    </>
  );
}

function PartTable({ part: { title, state, why, heads, rows } }: { readonly part: Part }): JSX.Element {
  if (state === 'closed') return <p className="ink2">{title}: {why}</p>;
  if (rows.length === 0) return <p className="ink2">{title}: there are none in this portal.</p>;
  const lines = rows.map((cells, place) => ({ place, cells }));
  return (
    <div className="portal-rows scrolls" tabIndex={0} role="region" aria-label={title}>
      <Table
        label={title} isDense rows={lines} rowKey={({ place }) => String(place)}
        columns={heads.map((head, column) => ({ key: head, head, cell: (line: (typeof lines)[number]) => line.cells[column] || '–' }))}
      />
    </div>
  );
}
