import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { dayText, plural } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { HealthView } from './health-view.tsx';
import { ImportWizard } from './import-wizard.tsx';
import { WorkshopView } from './workshop-view.tsx';

const LEVELS = { A: 'stage dates only', B: 'stage dates, activities and owners', C: 'stage dates, activities, owners and property history' } as const;

/** Before the day: whose workshop it is, who is in the room, and the history with what it can and cannot show. */
export function PrepareScreen(): JSX.Element {
  const workshopId = useWorkshopId();
  const health = useCall('history.getHealth', {});
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const [view, setView] = useState<'history' | 'workshop'>('history');
  const importing = useUi((state) => state.waitingFiles);
  const set = useUi((state) => state.set);
  const setImporting = (waitingFiles: readonly File[] | null): void => set({ waitingFiles });
  if (importing !== null) return <ImportWizard key={workshopId} firstFiles={importing} onClose={() => setImporting(null)} />;
  const known = health.data;
  const none = known === undefined ? 'The client’s history.' : 'There is no history yet.';
  const controls = (
    <>
      <SegmentedControl label="What to prepare" value={view} onChange={setView} segments={[{ value: 'history', label: 'History' }, { value: 'workshop', label: 'Client and people' }]} />
      {known != null && <Button icon="upload" onClick={() => setImporting([])}>Import again</Button>}
    </>
  );
  return (
    <div className="screen-body">
      <Finding
        sentence={known == null ? none : `${plural(known.leads, 'lead')} ${known.from === null ? 'in a table without times' : `with ${LEVELS[known.level]}`}.`}
        mark={known == null ? undefined : 'observed'}
        muted={known == null ? 'Everything that follows is played on the client’s own leads.' : `${known.from === null ? '' : `${dayText(known.from, zone)} to ${dayText(known.to, zone)}. `}Level ${known.level}, ${known.excluded === 0 ? 'nothing left out' : `${plural(known.excluded, 'lead')} left out`}. Fingerprint of the history ${known.hash.slice(0, 12)}.`}
        controls={controls}
      />
      {view === 'workshop' && <WorkshopView />}
      {view === 'history' && health.error !== null && <div className="pad"><ErrorNote sentence={health.error.message} safe="The imported files were not changed." /></div>}
      {view === 'history' && known != null && <HealthView health={known} zone={zone} />}
      {view === 'history' && known === null && (
        <EmptyState
          frame="rows" sentence="Bring in the client’s leads, activities, owners and deals."
          detail="CSV files from any CRM. Drop them here, or choose them; nothing leaves this laptop. One file of leads with dates of stages is enough to begin."
          action={<Button look="filled" confirming icon="upload" onClick={() => setImporting([])}>Import files</Button>}
        />
      )}
    </div>
  );
}
