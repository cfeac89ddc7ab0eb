import { useState, type JSX, type ReactNode } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { dayText, plural } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { HistoryError } from '../history-error.tsx';
import { ControlTotals } from './control-totals.tsx';
import { HealthReach } from './health-reach.tsx';
import { HealthView } from './health-view.tsx';
import { PopulationView } from './population-view.tsx';

type Health = NonNullable<OutputOf<'history.getHealth'>>;
type Part = 'holds' | 'reach' | 'totals' | 'population';

const LEVELS = { A: 'stage dates only', B: 'stage dates, activities and owners', C: 'stage dates, activities, owners and property history' } as const;
const PARTS: readonly { readonly value: Part; readonly label: string }[] = [
  { value: 'holds', label: 'What it holds' }, { value: 'reach', label: 'How far it reaches' }, { value: 'totals', label: 'Control totals' }, { value: 'population', label: 'Who counts' },
];

/** The client's history: what it holds, how far it can be trusted, its totals beside the client's own, and who counts. */
export function HistoryView({ tabs, onImport }: { readonly tabs: ReactNode; readonly onImport: () => void }): JSX.Element {
  const health = useCall('history.getHealth', {});
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const isSlow = useIsSlow(health.data === undefined && health.error === null);
  const known = health.data;
  return (
    <>
      <Finding
        sentence={known == null ? (known === undefined ? 'The client’s history.' : 'There is no history yet.') : foundIn(known)}
        mark={known == null ? undefined : 'observed'}
        muted={known == null ? 'Everything that follows is played on the client’s own leads.' : aboutIt(known, zone)}
        controls={tabs}
      />
      {isSlow && <div className="pad"><ProgressBar label="Reading the history" /></div>}
      {health.error !== null && <div className="pad"><HistoryError error={health.error} safe="The imported files were not changed." action={<Button icon="upload" onClick={onImport}>Import again</Button>} /></div>}
      {known != null && <Parts health={known} zone={zone} onImport={onImport} />}
      {known === null && <NoHistory onImport={onImport} />}
    </>
  );
}

const foundIn = (health: Health): string => `${plural(health.leads, 'lead')} ${health.from === null ? 'in a table without times' : `with ${LEVELS[health.level]}`}.`;

const aboutIt = (health: Health, zone: string): string =>
  `${health.from === null ? '' : `${dayText(health.from, zone)} to ${dayText(health.to, zone)}. `}Level ${health.level}, ${health.excluded === 0 ? 'nothing left out' : `${plural(health.excluded, 'lead')} left out`}. Fingerprint of the history ${health.hash.slice(0, 12)}.`;

function Parts({ health, zone, onImport }: { readonly health: Health; readonly zone: string; readonly onImport: () => void }): JSX.Element {
  const [part, setPart] = useState<Part>('holds');
  return (
    <>
      <div className="health-parts"><SegmentedControl label="Which side of the history" value={part} onChange={setPart} segments={PARTS} /><Button icon="upload" onClick={onImport}>Import again</Button></div>
      {part === 'holds' && <HealthView health={health} zone={zone} />}
      {part === 'reach' && <HealthReach />}
      {part === 'totals' && <ControlTotals zone={zone} />}
      {part === 'population' && <PopulationView />}
    </>
  );
}

function NoHistory({ onImport }: { readonly onImport: () => void }): JSX.Element {
  const set = useUi((state) => state.set);
  return (
    <EmptyState
      frame="rows" sentence="Bring in the client’s leads, activities, owners and deals."
      detail="CSV files from any CRM. Drop them here, or choose them; nothing leaves this laptop. One file of leads with dates of stages is enough to begin."
      action={<div className="empty-actions"><Button look="filled" confirming icon="upload" onClick={onImport}>Import files</Button><Button look="quiet" onClick={() => set({ prepareView: 'request' })}>What to ask the client for</Button></div>}
    />
  );
}
