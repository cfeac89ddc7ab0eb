import { useRef, type JSX } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { LeadRow } from '../../shared/contract/schemas/figure.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { plural } from '../components/figure-text.ts';
import { ProgressBar, useIsSlow } from '../components/progress-bar.tsx';
import { moveOrChoose } from '../components/table.tsx';
import { useUi } from '../state/ui-store.ts';
import { useCall } from '../state/use-call.ts';
import { useNames } from '../state/use-names.ts';
import { useProposal } from '../state/use-proposal.ts';

const LIMIT = 1000;

/** Up to a thousand leads behind a figure of the replay; a click opens the lead. */
export function FigureLeads({ figureId }: { readonly figureId: string }): JSX.Element {
  const { proposal, version } = useProposal();
  return <LeadsOrWait query={useCall('replay.listFigureLeads', { proposalId: proposal?.id ?? '', figureId, limit: LIMIT }, { enabled: proposal !== null, version })} />;
}

/** The same behind a figure of the routing's own reports, by the name of its set. */
export function PolicyLeads({ set, moments }: { readonly set: string; readonly moments: 'proposed' | 'actual' }): JSX.Element {
  const { proposal, version } = useProposal();
  return <LeadsOrWait query={useCall('routing.listPolicyLeads', { proposalId: proposal?.id ?? '', set, moments, limit: LIMIT }, { enabled: proposal !== null, version })} />;
}

/** The same behind a number of a review. */
export function ReviewLeads(asked: { readonly agreementId: string | null; readonly from: string | null; readonly set: string }): JSX.Element {
  return <LeadsOrWait query={useCall('review.listReviewLeads', { ...asked, limit: LIMIT })} />;
}

/** The same behind a number of the gap list or of the measured handoff. */
export function GapLeads({ set, scope }: { readonly set: string; readonly scope: { readonly field: string; readonly values: string[] } | null }): JSX.Element {
  const { proposal, version } = useProposal();
  return <LeadsOrWait query={useCall('gap.listGapLeads', { proposalId: proposal?.id ?? '', set, scope, limit: LIMIT }, { enabled: proposal !== null, version })} />;
}

interface LeadsAnswer {
  readonly data: { readonly total: number; readonly rows: readonly LeadRow[] } | undefined;
  readonly error: { readonly message: string } | null;
  readonly isFetching: boolean;
}

function LeadsOrWait({ query }: { readonly query: LeadsAnswer }): JSX.Element {
  const isSlow = useIsSlow(query.isFetching);
  if (query.error !== null) return <div className="pad"><ErrorNote sentence={query.error.message} /></div>;
  if (query.data === undefined) return <div className="pad">{isSlow && <ProgressBar label="Collecting the leads" />}</div>;
  if (query.data.total === 0) return <p className="pad statement">No lead stands behind this figure.</p>;
  return <LeadList total={query.data.total} rows={query.data.rows} />;
}

function LeadList({ total, rows }: { readonly total: number; readonly rows: readonly LeadRow[] }): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const names = useNames();
  const pushDrawer = useUi((state) => state.pushDrawer);
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 50, overscan: 8 });
  return (
    <div className="lead-list">
      <p className="lead-count ink3 small">{plural(total, 'lead')}{total > rows.length ? `; the first ${rows.length} are shown` : ''}</p>
      <div ref={scroller} className="lead-scroll scrolls" tabIndex={0} role="group" aria-label="Leads">
        <div style={{ height: list.getTotalSize(), position: 'relative' }} role="list">
          {list.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const open = (): void => pushDrawer({ kind: 'lead', leadId: row.leadId });
            return (
              <div key={row.leadId} role="listitem" className="lead-row" style={{ transform: `translateY(${item.start}px)` }}>
                <button type="button" onClick={open} onKeyDown={(event) => moveOrChoose(event, open)}>
                  <span className="lead-name">{names.lead(row.name) || row.leadId}</span>
                  <span className="lead-note">{names.sentence(row.note) || row.company || row.source}</span>
                  <span className="lead-score figures">{row.score === null ? '' : row.score}</span>
                  <span className="lead-tier">{row.tier}</span>
                </button>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
