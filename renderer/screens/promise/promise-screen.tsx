import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { dayText } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { phasePath } from '../../state/phases.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { HistoryError } from '../history-error.tsx';
import { useReplay } from '../replay/use-replay.ts';
import { ClockSection } from './clock-section.tsx';
import { EscalationLadder } from './escalation-ladder.tsx';
import { MarketingClauses } from './marketing-clauses.tsx';
import { PageView } from './page-view.tsx';
import { PagesPreview } from './pages-preview.tsx';
import { PlaybookView } from './playbook-view.tsx';
import { promiseFinding, unsaid } from './promise-finding.ts';
import { SalesClauses } from './sales-clauses.tsx';
import { TermsView } from './terms-view.tsx';
import { UnprintableNote } from './unprintable-note.tsx';
import './promise.css';

/** The two-sided promise, each clause tested on the history as it is typed. */
export function PromiseScreen(): JSX.Element {
  const [part, setPart] = useState<'clauses' | 'terms' | 'playbook' | 'page'>('clauses');
  const [tierId, setTierId] = useState<string | null>(null);
  const [isBeside, setBeside] = useState(false);
  const isRoom = useUi((state) => state.isRoom);
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const { configuration } = useProposal();
  const { summary, isOld, isWaiting, isFetching, error, askAgain } = useReplay();
  const isSlow = useIsSlow(isFetching);
  if (configuration === null) return <EmptyState sentence="Reading the proposal." />;
  const finding = promiseFinding(configuration, summary, isWaiting);
  return (
    <>
      <Finding
        sentence={<span className={isOld ? 'stale' : undefined}>{finding.sentence}</span>} mark={finding.mark} {...(isRoom ? {} : { muted: <PromiseNote /> })}
        controls={(
          <>
            <SegmentedControl label="Part of the promise" value={part} onChange={setPart} segments={[{ value: 'clauses', label: 'Clauses' }, { value: 'terms', label: 'Terms' }, { value: 'playbook', label: 'Playbook' }, { value: 'page', label: 'Page' }]} />
            {part !== 'page' && <Button aria-pressed={isBeside} onClick={() => setBeside(!isBeside)}>{isBeside ? 'Hide pages' : 'Pages beside'}</Button>}
            <Button look="filled" iconAfter="arrowRight" onClick={() => go(phasePath(workshopId, 'sign'))}>Read through</Button>
          </>
        )}
      />
      {isSlow && <div className="pad"><ProgressBar label="Testing the clauses on the history" /></div>}
      {error !== null && <div className="pad"><HistoryError error={error} safe="The promises are saved." action={<Button onClick={askAgain}>Try again</Button>} /></div>}
      <UnprintableNote />
      <div className="promise-body">
        <div className="promise-editor">
          {(part === 'clauses' || isRoom) && (
            <>
              <div className="promise-main scrolls" tabIndex={0} role="region" aria-label="Clauses">
                <div className="promise-columns">
                  <MarketingClauses configuration={configuration} />
                  <SalesClauses configuration={configuration} from={configuration.sla.marketing.length + 1} tierId={tierId} onTier={setTierId} />
                </div>
                {!isRoom && <ClockSection sla={configuration.sla} />}
              </div>
              {!isRoom && <EscalationLadder configuration={configuration} tierId={tierId} />}
            </>
          )}
          {!isRoom && part === 'terms' && <TermsView sla={configuration.sla} />}
          {!isRoom && part === 'playbook' && <PlaybookView configuration={configuration} />}
          {!isRoom && part === 'page' && <PageView configuration={configuration} />}
        </div>
        {isBeside && !isRoom && part !== 'page' && <aside className="pages-beside scrolls" tabIndex={0} aria-label="Pages beside the editor"><PagesPreview /></aside>}
      </div>
    </>
  );
}

function PromiseNote(): JSX.Element {
  const { configuration, proposal } = useProposal();
  const { summary, isWaiting } = useReplay();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const open = configuration === null ? [] : unsaid(configuration);
  const tested = summary === undefined || summary.from === null || summary.to === null ? isWaiting ? 'Each clause is tested as it is typed' : 'Nothing to test it on yet' : `Each clause is tested as it is typed, on ${dayText(summary.from, zone, true)} to ${dayText(summary.to, zone)}`;
  return <>{proposal?.name}. {tested}. Bar: share kept, 95 % interval. Line: target.{open.length > 0 && <> <strong className="medium">Not said yet: {open.join(', ')}.</strong></>}</>;
}
