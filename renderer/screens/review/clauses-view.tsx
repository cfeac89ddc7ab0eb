import type { JSX } from 'react';
import { dayText } from '../../components/figure-text.ts';
import { useCall } from '../../state/use-call.ts';
import { ClauseRow } from './clause-row.tsx';
import type { Review } from './use-review.ts';

const SIDES = [{ team: 'marketing', title: 'Marketing promised' }, { team: 'sales', title: 'Sales promised' }] as const;

/** Every clause of either side: promised, then, since, kept or broken. */
export function ClausesView({ review }: { readonly review: Review }): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const { then, clauses, period } = review;
  const quoted = then === null || then.from === null || then.to === null ? 'Then' : `Then, to ${dayText(then.to, zone, true)}`;
  return (
    <div className="review-main scrolls" tabIndex={0} role="region" aria-label="Promises, then and now">
      {SIDES.map(({ team, title }) => {
        const own = clauses.filter((clause) => clause.team === team);
        return own.length === 0 ? null : (
          <section key={team} className="review-side" aria-label={title}>
            <div className={`clauses-head clauses-${team} review-head`}><h2>{title}</h2><span className="review-then-head">{quoted}</span><span className="review-now-head">Since {dayText(period.from, zone, true)}</span><span /></div>
            <ul>{own.map((clause) => <ClauseRow key={clause.clauseId} clause={clause} />)}</ul>
          </section>
        );
      })}
      <p className="small ink3 review-note">Bar: share since, with its 95 % interval. Grey tick: as quoted at signing. Black tick: the promise. Clocks that are due after the end of the data count nowhere.</p>
    </div>
  );
}
