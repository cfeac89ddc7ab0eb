import type { JSX, ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { ProgressBar, useIsSlow } from '../../../components/progress-bar.tsx';
import { classNames } from '../../../components/class-names.ts';
import type { CallError } from '../../../state/call-error.ts';
import { useCall } from '../../../state/use-call.ts';
import { useProposal } from '../../../state/use-proposal.ts';
import { HistoryError } from '../../history-error.tsx';
import { groundText } from '../ground-text.ts';
import { useReplay } from '../use-replay.ts';

/** What a part needs of its question. */
interface Asked<T> {
  readonly data: T | undefined;
  readonly error: CallError | null;
  readonly isFetching: boolean;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
}

/** A part of the evidence: its answer, old values in grey while a new one is on its way, and what it stands on at the foot. */
export function PartBody<T>({ label, query, tools, children }: {
  readonly label: string;
  readonly query: Asked<T>;
  readonly tools?: ReactNode;
  readonly children: (data: T) => ReactNode;
}): JSX.Element {
  const isSlow = useIsSlow(query.isFetching);
  return (
    <div className="evidence-part scrolls" tabIndex={0} role="region" aria-label={label}>
      {tools !== undefined && <div className="evidence-tools">{tools}</div>}
      {isSlow && <div className="pad"><ProgressBar label={`Working out: ${label.toLowerCase()}`} /></div>}
      {query.error !== null && <div className="pad"><HistoryError error={query.error} safe="The proposal is saved." action={<Button onClick={() => query.refetch()}>Try again</Button>} /></div>}
      {query.data !== undefined && <div className={classNames('evidence-blocks', query.isPlaceholderData && 'stale')}>{children(query.data)}</div>}
      <Ground />
    </div>
  );
}

/** Coverage, calendar and population under every block. */
function Ground(): JSX.Element {
  const { summary } = useReplay();
  const { configuration } = useProposal();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  return <p className="evidence-ground">{summary === undefined ? '' : groundText(summary, configuration, zone)}</p>;
}
