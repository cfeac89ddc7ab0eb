import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { Table } from '../../components/table.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { HistoryError } from '../history-error.tsx';
import { availabilityWords, byAvailability, isThin, reachFigures, suspectRules, type Availability } from './health-words.ts';

/** How far this history can be trusted: what can be replayed, who was known when, what is suspect. */
export function HealthReach(): JSX.Element {
  const query = useCall('history.getAvailability', {});
  const isSlow = useIsSlow(query.data === undefined && query.error === null);
  if (query.error !== null) return <div className="pad"><HistoryError error={query.error} safe="The history itself was not changed." /></div>;
  if (query.data === undefined) return <div className="pad">{isSlow && <ProgressBar label="Reading every handoff" />}</div>;
  if (query.data === null) return <EmptyState frame="rows" sentence="There is no history to look at yet." />;
  return <Reach found={query.data} />;
}

function Reach({ found }: { readonly found: Availability }): JSX.Element {
  return (
    <div className="main-column scrolls" tabIndex={0} role="group" aria-label="How far this history reaches">
      <div className="figure-row reach-figures">
        {reachFigures(found).map((figure) => (
          <div key={figure.label} className="big-figure">
            <div className="small ink2">{figure.label} <HonestyMark kind={figure.mark} reason={figure.reason} about={figure.label} /></div>
            <div className="big-figure-value">{figure.value}</div>
            <div className="label ink3">{figure.sub}{isThin(found.coverage) ? '; too few to lean on' : ''}</div>
          </div>
        ))}
      </div>
      <div className="two-columns reach-sentences">
        <Sentences title="Can be replayed" sentences={found.can} none="Nothing of this history can be replayed." />
        <Sentences title="Cannot" sentences={found.cannot} none="Nothing is known to be missing." />
      </div>
      <div className="two-columns health-tables">
        <FieldsThen found={found} />
        <div>
          <Suspects found={found} />
          <Orders found={found} />
        </div>
      </div>
    </div>
  );
}

function Sentences({ title, sentences, none }: { readonly title: string; readonly sentences: readonly string[]; readonly none: string }): JSX.Element {
  return (
    <Section title={title}>
      <ul className="sentences reach-list">{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      {sentences.length === 0 && <p className="ink3">{none}</p>}
    </Section>
  );
}

function FieldsThen({ found }: { readonly found: Availability }): JSX.Element {
  return (
    <Section title="What was known then" note="facts as they were at the handoff">
      <Table
        label="What was known then" isDense rows={byAvailability(found.fields)} rowKey={(field) => field.name}
        columns={[
          { key: 'name', head: 'Fact', cell: (field) => field.name },
          { key: 'availability', head: 'Readable', cell: (field) => <span className={field.availability === 'history' ? 'nowrap' : 'ink3 nowrap'}>{availabilityWords(field.availability)}</span> },
          { key: 'then', head: 'Known at handoff', isFigure: true, cell: (field) => (field.knownAtHandoff === null ? <span className="ink3" title="Only today’s value is there">not knowable</span> : <ShareBar share={field.knownAtHandoff} />) },
          { key: 'now', head: 'Known today', isFigure: true, cell: (field) => <ShareBar share={field.knownNow} /> },
        ]}
      />
    </Section>
  );
}

function Suspects({ found }: { readonly found: Availability }): JSX.Element {
  return (
    <Section title="May know the outcome already" note={found.suspects.length === 0 ? undefined : `${plural(found.suspects.length, 'fact')}; a score that uses one flatters itself`}>
      <ul className="finding-list">
        {found.suspects.map((suspect) => (
          <li key={suspect.field}>
            <div className="suspect-head"><span className="medium">{suspect.field}</span><span className="small ink3">{suspectRules(suspect.rules)}</span></div>
            {suspect.sentences.map((sentence) => <div key={sentence} className="small ink2">{sentence}</div>)}
          </li>
        ))}
      </ul>
      {found.suspects.length === 0 && <p className="ink3">No fact looks as if it was written after sales worked the lead.</p>}
    </Section>
  );
}

function Orders({ found }: { readonly found: Availability }): JSX.Element {
  const openDrawer = useUi((state) => state.openDrawer);
  return (
    <Section title="Impossible orders" note={found.orders.length === 0 ? undefined : 'kept as they are dated'}>
      <ul className="finding-list">
        {found.orders.map((order) => (
          <li key={order.kind}>
            <div>{order.sentence}</div>
            <div className="small ink3">
              {order.leads > order.examples.length ? `${countText(order.examples.length)} of them: ` : ''}
              {order.examples.map((leadId) => <button key={leadId} type="button" className="leads-count order-example" onClick={() => openDrawer({ kind: 'lead', leadId })}>{leadId}</button>)}
            </div>
          </li>
        ))}
      </ul>
      {found.orders.length === 0 && <p className="ink3">No deal was won before its lead, no stage reached before an earlier one.</p>}
    </Section>
  );
}
