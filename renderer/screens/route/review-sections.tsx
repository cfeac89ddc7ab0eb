import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { countText, dayText, plural, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { HistoryError } from '../history-error.tsx';
import { PolicyCount } from './policy-count.tsx';
import { onRouting, withoutKey } from './routing-edits.ts';

type Review = OutputOf<'routing.reviewPolicy'>;

/** What the next review of the routing looks at: who holds it and when, what never fires, full caps, leavers, changes. */
export function ReviewSections(): JSX.Element {
  const { proposal, version } = useProposal();
  const query = useCall('routing.reviewPolicy', { proposalId: proposal?.id ?? '' }, { enabled: proposal !== null, version });
  const isSlow = useIsSlow(query.isFetching);
  const review = query.data;
  return (
    <>
      <Holder isOverdue={review?.isOverdue === true} />
      {isSlow && <div className="pad"><ProgressBar label="Playing the policy for its review" /></div>}
      {query.error !== null && <div className="pad"><HistoryError error={query.error} safe="The rules are saved." /></div>}
      {review !== undefined && <div className={query.isPlaceholderData ? 'stale' : undefined}><Changes review={review} /><Unused review={review} /><PeopleAndCaps review={review} /></div>}
    </>
  );
}

function Holder({ isOverdue }: { readonly isOverdue: boolean }): JSX.Element {
  const { configuration, edit } = useProposal();
  const routing = configuration?.routing;
  if (routing === undefined) return <></>;
  return (
    <Section title="Who looks again, and when" note={isOverdue ? <span className="never-text">the day of the review has passed</span> : undefined}>
      <div className="route-fields-row">
        <TextField label="Who reviews the routing each quarter" width={280} value={routing.reviewOwner} onCommit={(reviewOwner) => edit('Review owner of the routing', onRouting((now) => ({ ...now, reviewOwner })))} />
        <TextField label="Next review" type="date" width={160} value={routing.reviewOn ?? ''} hint={routing.reviewOn === undefined ? `With the SLA’s, ${configuration?.sla.reviewOn ?? ''}` : undefined} onCommit={(day) => edit('Next review of the routing', onRouting((now) => (day === '' ? withoutKey(now, 'reviewOn') : { ...now, reviewOn: day })))} />
      </div>
    </Section>
  );
}

function Changes({ review }: { readonly review: Review }): JSX.Element {
  const names = useNames();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const { since, changes } = review;
  return (
    <Section title="Changed since the last agreement" note={since === null ? 'nothing was frozen yet' : `${since.name}, ${dayText(since.at, zone)}`}>
      {since !== null && changes.length === 0 && <p className="ink2">The routing is as it was agreed.</p>}
      <ul className="cap-lines">{changes.map((change) => <li key={change}>{names.sentence(change)}</li>)}</ul>
    </Section>
  );
}

function Unused({ review: { neverHit, fallback } }: { readonly review: Review }): JSX.Element {
  return (
    <Section title={<>Rules that placed nobody <HonestyMark kind="deterministic" about="Rules that placed nobody" /></>} note={<>{fallback.name === '' ? 'The fallback' : fallback.name} took <PolicyCount set={fallback.set} leads={fallback.leads} title="Unrouted by rule" />, {shareText(fallback.share)} of all</>}>
      {neverHit.length === 0 && <p className="ink2">Every rule placed a lead.</p>}
      <ul className="cap-lines">{neverHit.map((rule) => <li key={rule.ruleId}><span>{rule.name}</span><span className="ink3 small">{rule.isTrue === 0 ? 'never true when it was asked' : `true for ${plural(rule.isTrue, 'lead')}, but nobody could take one`}</span></li>)}</ul>
    </Section>
  );
}

function PeopleAndCaps({ review: { capHits, people, missing } }: { readonly review: Review }): JSX.Element {
  const names = useNames();
  return (
    <>
      <Section title="Roster" note={people.length + missing.length === 0 ? 'nothing to look at' : undefined}>
        <ul className="cap-lines">{[...people, ...missing].map((finding) => <li key={finding.sentence}>{names.sentence(finding.sentence)}</li>)}</ul>
      </Section>
      <Section title="Caps that were full">
        {capHits.length === 0 && <p className="ink2">No cap was ever full.</p>}
        <ul className="cap-lines">{capHits.map((line) => <li key={line.set}><span>{names.rep(line.name)}</span><span className="figures"><PolicyCount set={line.set} leads={line.hits} title={`Cap of ${names.rep(line.name)}`} /> <span className="ink3">on {countText(line.days.length)} {line.days.length === 1 ? 'day' : 'days'}</span></span></li>)}</ul>
      </Section>
    </>
  );
}
