import { useEffect, useState, type JSX } from 'react';
import { RoutingWhy } from '../../app/routing-why.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { countText } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { HistoryError } from '../history-error.tsx';
import { useReplay } from '../replay/use-replay.ts';

/** Leads come by the page, so that any of them can be reached however many there are. */
const PAGE = 100;

/** Why this person, for one MQL of the proposal after the other. */
export function LeadWhy(): JSX.Element {
  const { proposal, version } = useProposal();
  const { hasHistory, error } = useReplay();
  const names = useNames();
  const openDrawer = useUi((state) => state.openDrawer);
  const [at, setAt] = useState(0);
  const query = useCall('replay.listFigureLeads', { proposalId: proposal?.id ?? '', figureId: 'proposed.mqls', offset: at - (at % PAGE), limit: PAGE }, { enabled: proposal !== null && hasHistory === true, version });
  const total = query.data?.total ?? 0;
  const index = Math.min(at, Math.max(0, total - 1));
  const lead = query.data?.rows[index % PAGE];
  const step = (by: number): void => setAt(Math.max(0, Math.min(total - 1, index + by)));
  useEffect(() => {
    if (query.data !== undefined && total > 0 && at >= total) setAt(total - 1); // an edit left fewer leads
  }, [query.data, total, at]);
  useShortcut('j', () => step(1));
  useShortcut('k', () => step(-1));
  if (hasHistory === false) return <EmptyState frame="none" sentence="No history yet." detail="Import one under Prepare; then every lead says here why it goes to whom." />;
  if (error !== null) return <EmptyState frame="none" sentence="No lead can be told of while the history is not played." />; // why stands above the rules
  if (query.error !== null) return <div className="pad"><HistoryError error={query.error} /></div>;
  if (lead === undefined) return <EmptyState frame="none" sentence={query.data === undefined ? 'Collecting the leads.' : 'This proposal makes no lead an MQL.'} detail={query.data === undefined ? undefined : 'Lower the threshold under Score, or widen the criteria under Define.'} />;
  return (
    <>
      <Section title="Why this person" note={`${countText(index + 1)} of ${countText(total)}`}>
        <div className="lead-why-who">
          <button type="button" className="leads-count strong" onClick={() => openDrawer({ kind: 'lead', leadId: lead.leadId })}>{names.lead(lead.name) || lead.leadId}</button>
          <p className="small ink3">{[lead.company, lead.source, lead.tier, lead.score === null ? '' : `score ${lead.score}`].filter(Boolean).join(', ')}</p>
        </div>
        <div className="lead-why-steps">
          <Button keys="K" disabled={index === 0} onClick={() => step(-1)}>Previous</Button>
          <Button keys="J" disabled={index >= total - 1} onClick={() => step(1)}>Next lead</Button>
        </div>
      </Section>
      <RoutingWhy leadId={lead.leadId} />
    </>
  );
}
