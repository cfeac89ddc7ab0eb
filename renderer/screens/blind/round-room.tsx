import type { JSX } from 'react';
import { Finding } from '../../components/finding.tsx';
import { openFinding } from './blind-finding.ts';
import { TEAM_NAMES, type Round } from './blind-words.ts';

/** What the projector shows while a round is open: how many have locked, and nothing else, not even the cases. */
export function RoundRoom({ round }: { readonly round: Round }): JSX.Element {
  const locked = round.seats.filter(({ isLocked }) => isLocked).length;
  const teams = [...new Set(round.seats.map(({ team }) => team))];
  return (
    <>
      <Finding sentence={openFinding(round)} />
      <div className="blind-room" role="img" aria-label={`${locked} of ${round.seats.length} have locked`}>
        {teams.map((team) => {
          const seats = round.seats.filter((seat) => seat.team === team).toSorted((a, b) => Number(b.isLocked) - Number(a.isLocked));
          return (
            <div key={team} className="blind-room-team">
              <span className="section-heading">{TEAM_NAMES[team]}</span>
              <div>{seats.map((seat) => <span key={seat.id} className={`blind-place${seat.isLocked ? ` blind-place-${team} blind-place-locked` : ''}`} />)}</div>
              <span className="ink2">{seats.filter(({ isLocked }) => isLocked).length} of {seats.length} locked</span>
            </div>
          );
        })}
      </div>
      <p className="blind-room-note ink2">Cases and answers stay off the projector. Leave room mode, out of sight of the room, to hand the laptop on.</p>
    </>
  );
}
