import type { JSX } from 'react';
import { formatIsoDay } from '../../../shared/format/format-date.ts';
import { countText, plural, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useNames } from '../../state/use-names.ts';
import { ReviewCount } from './review-count.tsx';
import type { Review } from './use-review.ts';

/** The agreed routing on the handoffs since: was it followed, what never fires, who is full, who has gone. */
export function RoutingView({ review: { routing, followed } }: { readonly review: Review }): JSX.Element {
  const names = useNames();
  return (
    <div className="review-main scrolls" tabIndex={0} role="region" aria-label="Routing since">
      <Section title={<>Was it followed <HonestyMark kind="deterministic" about="Was it followed" reason="Whom a rule names follows from the rules; who had the lead is as recorded." /></>} note={routing.reviewOwner === '' ? 'nobody is named to review the routing' : `reviewed by ${names.sentence(routing.reviewOwner)}${routing.reviewOn === '' ? '' : `, next on ${formatIsoDay(routing.reviewOn)}`}`}>
        {followed.of === 0
          ? <p className="ink2">No rule names a pool for any of these handoffs.</p>
          : <p className="statement">{shareText(followed.n / followed.of)} of the handoffs went to somebody of the pool that the rules name; <ReviewCount set={followed.set} leads={followed.of - followed.n} title="Went to somebody else" /> of {countText(followed.of)} went elsewhere.</p>}
        {routing.isOverdue && <p className="never-text">The day of the review has passed.</p>}
      </Section>
      <Unused routing={routing} />
      <PeopleAndCaps routing={routing} />
    </div>
  );
}

type Routing = Review['routing'];

function Unused({ routing: { neverHit, fallback } }: { readonly routing: Routing }): JSX.Element {
  const names = useNames();
  return (
    <Section title={<>Rules that placed nobody <HonestyMark kind="deterministic" about="Rules that placed nobody" /></>} note={<>{fallback.name === '' ? 'The fallback' : names.sentence(fallback.name)} took <ReviewCount set={fallback.set} leads={fallback.leads} title="Unrouted by rule" />, {shareText(fallback.share)} of all</>}>
      {neverHit.length === 0 && <p className="ink2">Every rule placed a lead.</p>}
      <ul className="cap-lines">{neverHit.map((rule) => <li key={rule.ruleId}><span>{rule.name}</span><span className="ink3 small">{rule.isTrue === 0 ? 'never true when it was asked' : `true for ${plural(rule.isTrue, 'lead')}, but nobody could take one`}</span></li>)}</ul>
    </Section>
  );
}

function PeopleAndCaps({ routing: { capHits, people, missing } }: { readonly routing: Routing }): JSX.Element {
  const names = useNames();
  return (
    <>
      <Section title="Roster" note={people.length + missing.length === 0 ? 'nothing to look at' : undefined}>
        <ul className="cap-lines">{[...people, ...missing].map((finding) => <li key={finding.sentence}>{names.sentence(finding.sentence)}</li>)}</ul>
      </Section>
      <Section title={<>Caps that were full <HonestyMark kind="deterministic" about="Caps that were full" reason="The agreed rules played on these handoffs, from empty desks." /></>}>
        {capHits.length === 0 && <p className="ink2">No cap was ever full.</p>}
        <ul className="cap-lines">{capHits.map((line) => <li key={line.set}><span>{names.rep(line.name)}</span><span className="figures"><ReviewCount set={line.set} leads={line.hits} title={`Cap of ${names.rep(line.name)}`} /> <span className="ink3">on {plural(line.days.length, 'day')}</span></span></li>)}</ul>
      </Section>
    </>
  );
}
