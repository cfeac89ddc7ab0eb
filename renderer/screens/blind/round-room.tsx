import type { JSX } from 'react';
import { Finding } from '../../components/finding.tsx';
import { openFinding } from './blind-finding.ts';
import type { Round } from './blind-words.ts';

/** What the projector shows while a round is open: how far it is, and nothing else, not even the cases. */
export function RoundRoom({ round }: { readonly round: Round }): JSX.Element {
  const locked = round.seats.filter(({ isLocked }) => isLocked).length;
  return (
    <>
      <Finding sentence={openFinding(round)} />
      <div className="blind-room" role="img" aria-label={`${locked} of ${round.seats.length} have locked`}>
        {round.seats.map((seat) => <span key={seat.id} className={`blind-place blind-place-${seat.team}${seat.isLocked ? ' blind-place-locked' : ''}`} />)}
      </div>
      <p className="blind-room-note ink2">Cases and answers stay off the projector. Leave room mode, out of sight of the room, to hand the laptop on.</p>
    </>
  );
}
