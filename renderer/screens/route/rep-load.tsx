import type { JSX } from 'react';
import { LineByWeek } from '../../charts/line-by-week.tsx';
import { WeekHours } from '../../charts/week-hours.tsx';
import { Button } from '../../components/button.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { HistoryError } from '../history-error.tsx';
import type { Moments } from './load-view.tsx';
import { PolicyCount } from './policy-count.tsx';

/** What one person got, what went past and why, and the load through weeks and hours. */
export function RepLoad({ repId, moments, onClose }: { readonly repId: string; readonly moments: Moments; readonly onClose: () => void }): JSX.Element {
  const { proposal, version } = useProposal();
  const names = useNames();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const query = useCall('routing.explainRep', { proposalId: proposal?.id ?? '', moments, repId }, { enabled: proposal !== null, version });
  const rep = query.data;
  if (query.error !== null) return <div className="pad"><HistoryError error={query.error} /></div>;
  if (rep === undefined) return <Section><p className="ink3">–</p></Section>;
  return (
    <>
      <Section title={names.rep(rep.name)} note={rep.assumptions.join(' ')} actions={<Button look="quiet" icon="cross" aria-label="Close the person" onClick={onClose} />}>
        <p className="statement"><PolicyCount set={rep.gotSet} leads={rep.got} title={names.rep(rep.name)} /> {rep.got === 1 ? 'lead' : 'leads'} as proposed{rep.actual === null ? '' : `, ${countText(rep.actual)} actually`} <HonestyMark kind={rep.honesty} about={`Leads of ${names.rep(rep.name)}`} /></p>
        <p className="small ink3">{plural(Math.round(rep.availableHours), 'open hour')} in the history, without absences.</p>
      </Section>
      <Section title="Passed over">
        {rep.passedOver.length === 0
          ? <p className="ink2">No lead went past.</p>
          : <ul className="cap-lines">{rep.passedOver.map((line) => <li key={line.standing}><span>{names.sentence(line.words)}</span><span className="figures"><PolicyCount set={line.set} leads={line.leads} title={line.words} note={names.rep(rep.name)} /></span></li>)}</ul>}
      </Section>
      <Section><div className="rep-weeks"><LineByWeek title="Leads a week" marks={[rep.honesty]} weeks={rep.weeks} zone={zone} /></div></Section>
      <Section><WeekHours title="Through the week" marks={[rep.honesty]} cells={rep.hours} /></Section>
    </>
  );
}
