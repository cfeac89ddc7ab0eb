import type { JSX } from 'react';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { LeadsView } from '../leads/leads-view.tsx';
import { PrivacyReminder } from '../privacy/privacy-reminder.tsx';
import { DataRequestView } from './data-request-view.tsx';
import { HistoryView } from './history-view.tsx';
import { ImportWizard } from './import-wizard.tsx';
import { PeopleView } from './people-view.tsx';
import './prepare.css';
import './import.css';
import '../privacy/privacy.css';

/** Before the day: whose workshop it is, who is in the room, and the history with what it can and cannot show. */
export function PrepareScreen(): JSX.Element {
  const workshopId = useWorkshopId();
  const view = useUi((state) => state.prepareView);
  const importing = useUi((state) => state.waitingFiles);
  const set = useUi((state) => state.set);
  if (importing !== null) return <ImportWizard key={workshopId} firstFiles={importing} onClose={() => set({ waitingFiles: null })} />;
  const onImport = (): void => set({ waitingFiles: [] });
  const tabs = (
    <SegmentedControl
      label="What to prepare" value={view} onChange={(prepareView) => set({ prepareView })}
      segments={[{ value: 'history', label: 'History' }, { value: 'leads', label: 'Leads' }, { value: 'request', label: 'Data request' }, { value: 'workshop', label: 'Client and people' }]}
    />
  );
  return (
    <div className="screen-body">
      <PrivacyReminder />
      {view === 'history' && <HistoryView tabs={tabs} onImport={onImport} />}
      {view === 'leads' && <LeadsView tabs={tabs} onImport={onImport} />}
      {view === 'request' && <DataRequestView tabs={tabs} />}
      {view === 'workshop' && <PeopleView tabs={tabs} />}
    </div>
  );
}
