import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { dayText, decimalText, plural, pointsText } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';

/** How many reasons of the score are told. */
const MOST_REASONS = 3;

/** One real handoff as a card that a rep would see: what was known of the lead, its last deeds, its score with reasons; all as of then. */
export function HandoffExample({ handoffs }: { readonly handoffs: number }): JSX.Element | null {
  const [back, setBack] = useState(0);
  const { proposal, version } = useProposal();
  const proposalId = proposal?.id ?? '';
  const card = useCall('map.readContext', { proposalId, back }, { enabled: proposal !== null, version }).data?.card ?? null;
  const score = useCall('score.explainLead', { proposalId, leadId: card?.leadId ?? '', ...(card === null ? {} : { at: card.at }) }, { enabled: card !== null, version }).data;
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const names = useNames();
  if (card === null) return null;
  const reasons = (score?.lead.leadId === card.leadId ? score.lines : []).filter(({ points }) => points !== 0).toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, MOST_REASONS);
  return (
    <Section
      title="One handoff, as it was" note={dayText(card.at, zone, true)}
      actions={(
        <>
          <Button look="quiet" icon="arrowLeft" aria-label="An earlier handoff" disabled={back >= handoffs - 1} onClick={() => setBack(back + 1)} />
          <Button look="quiet" icon="arrowRight" aria-label="A later handoff" disabled={back === 0} onClick={() => setBack(back - 1)} />
        </>
      )}
    >
      <div className="rep-card">
        <button type="button" className="medium rep-card-title" onClick={() => useUi.getState().openDrawer({ kind: 'lead', leadId: card.leadId })}>{names.sentence(card.title)}</button>
        <dl className="pairs small">
          {card.traits.map(({ name, value, isToday }) => <div key={name}><dt>{name}</dt><dd>{value}{isToday && <span className="ink3"> (today’s value)</span>}</dd></div>)}
        </dl>
        {card.deeds.length === 0
          ? <p className="small ink3">Nothing that the lead did was logged before.</p>
          : <ul className="small">{card.deeds.slice(0, 5).map(({ type, asset, times, lastDaysBefore }) => <li key={`${type} ${asset}`}>{asset === '' ? type : `${type}: ${asset}`}<span className="ink3">{times > 1 ? `, ${times} times` : ''}, {lastDaysBefore === 0 ? 'the same day' : `${plural(lastDaysBefore, 'day')} before`}</span></li>)}</ul>}
        {score?.lead.leadId === card.leadId && (
          <div className="small">
            <p className="medium">{decimalText(score.total)} points{score.tier === '' ? '' : `, ${score.tier}`}</p>
            {reasons.map(({ rule, detail, points }) => <p key={`${rule} ${detail}`} className="ink2">{pointsText(points)} {rule}</p>)}
          </div>
        )}
      </div>
    </Section>
  );
}
