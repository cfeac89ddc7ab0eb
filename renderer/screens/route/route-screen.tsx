import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { dayText } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { HistoryError } from '../history-error.tsx';
import { useWholeHistoryNote } from '../replay/use-period-text.ts';
import { useReplay } from '../replay/use-replay.ts';
import { ChecksView } from './checks-view.tsx';
import { FlowView } from './flow-view.tsx';
import { LoadView } from './load-view.tsx';
import { PoolsView } from './pools-view.tsx';
import { routeFinding, routeGaps } from './route-finding.ts';
import { addRule, onRouting } from './routing-edits.ts';
import { RosterView } from './roster-view.tsx';
import { SeedButton } from './seed-button.tsx';
import { TerritoriesView } from './territories-view.tsx';
import './route.css';

type Part = 'flow' | 'pools' | 'people' | 'territories' | 'checks' | 'load';
const PARTS = [
  { value: 'flow', label: 'Flow' }, { value: 'pools', label: 'Pools' }, { value: 'people', label: 'People' },
  { value: 'territories', label: 'Territories' },
  { value: 'checks', label: 'Checks' }, { value: 'load', label: 'Load' },
] as const;

/** Ordered rules to pools of people, played on every MQL of the history; who would have got what, and why. */
export function RouteScreen(): JSX.Element {
  const [part, setPart] = useState<Part>('flow');
  const [ruleId, setRuleId] = useState<string | null>(null);
  const isRoom = useUi((state) => state.isRoom);
  const { configuration, proposal, edit } = useProposal();
  const { summary, isOld, isWaiting, isFetching, error, askAgain } = useReplay();
  const isSlow = useIsSlow(isFetching);
  const add = (): void => {
    if (configuration === null) return;
    const next = addRule(configuration.routing);
    edit('Add a rule', onRouting(addRule));
    setPart('flow');
    setRuleId(next.rules[next.rules.length - 1]?.id ?? null);
  };
  useShortcut('n', add);
  if (configuration === null || proposal === null) return <EmptyState sentence="Reading the proposal." />;
  const { routing } = configuration;
  const isBlank = routing.roster.length === 0 && routing.rules.length === 0;
  return (
    <>
      <Finding
        sentence={<span className={isOld ? 'stale' : undefined}>{routeFinding(routing, summary, isWaiting)}</span>}
        {...(summary === undefined ? {} : { mark: 'deterministic' as const })}
        {...(isRoom ? {} : { muted: <RouteNote isWhole={part === 'checks' || part === 'load'} /> })}
        controls={(
          <>
            <SegmentedControl label="Part of the routing" value={part} segments={PARTS} onChange={setPart} />
            {!isBlank && <Button look="filled" icon="plus" keys="N" onClick={add}>Rule</Button>}
          </>
        )}
      />
      {isSlow && <div className="pad"><ProgressBar label="Playing the history through the rules" /></div>}
      {error !== null && <div className="pad"><HistoryError error={error} safe="The rules are saved." action={<Button onClick={askAgain}>Try again</Button>} /></div>}
      {(part === 'flow' || isRoom) && (isBlank ? <BlankRoute onAdd={add} /> : <FlowView ruleId={ruleId} onRule={setRuleId} />)}
      {!isRoom && part === 'pools' && <PoolsView />}
      {!isRoom && part === 'people' && <RosterView />}
      {!isRoom && part === 'territories' && <TerritoriesView />}
      {!isRoom && part === 'checks' && <ChecksView />}
      {!isRoom && part === 'load' && <LoadView />}
    </>
  );
}

/** `isWhole`: this part looks at every lead of the history, whatever period the replay shows. */
function RouteNote({ isWhole }: { readonly isWhole: boolean }): JSX.Element {
  const { proposal, configuration } = useProposal();
  const { summary } = useReplay();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const gaps = configuration === null ? [] : routeGaps(configuration.routing, summary);
  const whole = useWholeHistoryNote();
  if (isWhole && whole !== '') return <>{`Routing policy in ${proposal?.name ?? 'this proposal'}. ${whole}`}</>;
  const window = summary === undefined || summary.from === null || summary.to === null
    ? `Routing policy in ${proposal?.name ?? 'this proposal'}.`
    : `Routing policy in ${proposal?.name ?? 'this proposal'}, played on every MQL from ${dayText(summary.from, zone)} to ${dayText(summary.to, zone)} in order of time.`;
  return <>{window}{gaps.length > 0 && <> {gaps.join('. ')}.</>}</>;
}

function BlankRoute({ onAdd }: { readonly onAdd: () => void }): JSX.Element {
  const owners = useCall('history.getHealth', {}).data?.owners.length ?? 0;
  return (
    <EmptyState
      frame="columns" sentence="Nobody is in the roster and no rule is written."
      detail={owners > 0
        ? `${owners} owners were imported with the history. Take them over with their territories, hours and caps, then write the first rule.`
        : 'Import owners under Prepare to take them over, or write the first rule and enter people by hand.'}
      action={owners > 0 ? <SeedButton isFilled /> : <Button look="filled" icon="plus" keys="N" onClick={onAdd}>Rule</Button>}
    />
  );
}
