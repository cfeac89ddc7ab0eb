import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { countText, dayText } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { phasePath } from '../../state/phases.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { HistoryError } from '../history-error.tsx';
import { ChangesView } from './changes-view.tsx';
import { ClausesView } from './clauses-view.tsx';
import { DriftView } from './drift-view.tsx';
import { ReviewBar } from './review-bar.tsx';
import { driftFinding, reviewFinding } from './review-finding.ts';
import { RoutingView } from './routing-view.tsx';
import { useExportPack } from './use-export-pack.ts';
import { AskedReview, type Review, type ReviewAsked } from './use-review.ts';
import { useStartVersion } from './use-start-version.ts';
import '../promise/promise.css';
import './review.css';

type Part = 'promises' | 'routing' | 'drift' | 'changes';
const PARTS = [{ value: 'promises', label: 'Promises' }, { value: 'routing', label: 'Routing' }, { value: 'drift', label: 'Drift' }, { value: 'changes', label: 'Changes' }] as const;

/** A signed agreement a month or a quarter later: kept, broken, drifted; what to change, and the next version. */
export function ReviewScreen(): JSX.Element {
  const [asked, setAsked] = useState<ReviewAsked>({ agreementId: null, from: null });
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const query = useCall('review.reviewAgreement', asked);
  const isSlow = useIsSlow(query.isFetching);
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const found = query.data;
  const busy = isSlow && <div className="pad"><ProgressBar label="Measuring what was signed on the history since" /></div>;
  if (query.error !== null) return <div className="pad"><HistoryError error={query.error} safe="What was signed is stored." action={<Button onClick={() => void query.refetch()}>Try again</Button>} /></div>;
  if (found === undefined) return <>{busy}</>;
  if (found.kind === 'nothingSigned') {
    return <EmptyState isHead frame="rows" sentence="Nothing is signed yet." detail="Once both teams have signed, each promise is measured here on what happened since." action={<Button look="filled" onClick={() => go(phasePath(workshopId, 'sign'))}>Go to Sign</Button>} />;
  }
  if (found.kind === 'noHistorySince') {
    const known = found.historyTo === null ? 'No history has been imported.' : `The history ends on ${dayText(found.historyTo, zone)}.`;
    return (
      <>
        <EmptyState
          isHead frame="rows" sentence={asked.from === null ? `Version ${found.agreement.version} takes effect on ${dayText(found.from, zone)}; nothing is known after that yet.` : `Nothing is known after ${dayText(found.from, zone)} yet.`}
          detail={`${known} Import the newest one, or look from an earlier day.`}
          action={<Button look="filled" onClick={() => go(phasePath(workshopId, 'prepare'))}>Import the newest history</Button>}
        />
        <ReviewBar agreementId={found.agreement.id} from={found.from} onChange={setAsked} />
      </>
    );
  }
  return (
    <AskedReview value={asked}>
      <div className={query.isPlaceholderData ? 'review-screen stale' : 'review-screen'}><Measured review={found} onAsk={setAsked} />{busy}</div>
    </AskedReview>
  );
}

function Measured({ review, onAsk }: { readonly review: Review; readonly onAsk: (asked: ReviewAsked) => void }): JSX.Element {
  const [part, setPart] = useState<Part>('promises');
  const isRoom = useUi((state) => state.isRoom);
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const pack = useExportPack();
  const next = useStartVersion(review.agreement);
  const { agreement, period, handoffs } = review;
  const moved = driftFinding(review);
  return (
    <>
      <Finding
        sentence={reviewFinding(review)}
        {...(isRoom ? {} : { muted: <>Version {agreement.version} of {agreement.proposalName}, <span className="mono">{agreement.fingerprint}</span>, on {countText(handoffs)} handoffs from {dayText(period.from, zone)} to {dayText(period.to, zone)}.{moved !== '' && <> <strong className="medium">{moved}.</strong></>}</> })}
        controls={(
          <>
            <SegmentedControl label="Part of the review" value={part} segments={PARTS} onChange={setPart} />
            <MenuButton
              opener={<Button icon="download" isBusy={pack.isBusy}>Review pack</Button>} position="bottom-end"
              entries={[{ kind: 'action', label: 'Page (PDF)', onChoose: () => void pack.run('pdf') }, { kind: 'action', label: 'Table (CSV)', onChoose: () => void pack.run('csv') }, { kind: 'action', label: 'Data (JSON)', onChoose: () => void pack.run('json') }]}
            />
            <Button look="filled" icon="plus" isBusy={next.isBusy} onClick={() => void next.run()}>Next version</Button>
          </>
        )}
      />
      {!isRoom && <ReviewBar agreementId={agreement.id} from={period.from} onChange={onAsk} />}
      {pack.made !== null && <p className="pad small ink2" role="status">{pack.made}</p>}
      {[pack.error, next.error].map((error) => error !== null && <div key={error} className="pad"><ErrorNote sentence={error} safe="What was signed is stored." /></div>)}
      {(part === 'promises' || isRoom) && <ClausesView review={review} />}
      {!isRoom && part === 'routing' && <RoutingView review={review} />}
      {!isRoom && part === 'drift' && <DriftView review={review} />}
      {!isRoom && part === 'changes' && <ChangesView review={review} />}
    </>
  );
}
