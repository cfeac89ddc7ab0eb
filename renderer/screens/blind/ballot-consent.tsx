import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import type { Revealed, Round } from './blind-words.ts';
import { useRoundCommand } from './use-rounds.ts';

/** Who lets the room see the own ballots, and the way to take that back; nobody else is named. */
export function BallotConsent({ round, result }: { readonly round: Round; readonly result: Revealed }): JSX.Element {
  const { run, error } = useRoundCommand();
  const open = round.seats.filter((seat) => seat.isOpen && !seat.isTeam);
  const closed = round.seats.filter((seat) => !seat.isOpen && !seat.isTeam).length;
  return (
    <Section title="Ballots one by one" note={`${open.length} of ${round.seats.filter(({ isTeam }) => !isTeam).length} agreed`}>
      {open.length > 0 && (
        <ul className="consent-list">
          {open.map(({ id, label, team }) => <li key={id}><span className={`side side-${team}`}>{label}</span><Button look="quiet" onClick={() => void run('blind.closeSeat', { roundId: round.id, seatId: id })}>Close again</Button></li>)}
        </ul>
      )}
      {result.closed.map((sentence) => <p key={sentence} className="small ink2">{sentence}</p>)}
      {error !== null && <p className="small medium">{error}</p>}
      <p className="small ink3">{closed === 0 ? 'Everybody agreed to show the own ballots.' : `${plural(closed, 'person keeps', 'people keep')} the own ballots closed; they count in their team and are shown nowhere.`}</p>
    </Section>
  );
}
