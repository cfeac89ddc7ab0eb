import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/figure-text.ts';
import { isAlone, TEAM_NAMES, type Round, type Seat } from './blind-words.ts';

/** Between two people: whose turn it is, and nothing of what the one before answered. */
export function HandOver({ round, seat, onBegin }: { readonly round: Round; readonly seat: Seat; readonly onBegin: () => void }): JSX.Element {
  const left = round.drawn.cases - seat.answered;
  const who = seat.isTeam ? `the table of ${seat.label}` : seat.label;
  return (
    <div className={`hand-over hand-over-${seat.team}`}>
      <p className="hand-over-line">Pass the laptop to {who}.</p>
      <ul className="sentences ink2">
        <li>{seat.answered === 0 ? `${plural(left, 'lead')} to judge, as they stood when they became MQLs.` : `${plural(seat.answered, 'answer')} of before ${seat.answered === 1 ? 'is' : 'are'} kept and sealed; ${plural(left, 'lead')} to go.`}</li>
        <li>{seat.isTeam ? 'The team talks first and gives one verdict on each lead; the other team does not look on.' : 'Nobody looks on, and the projector shows something else.'}</li>
        {isAlone(seat, round.seats) && <li className="medium">You alone answer for {TEAM_NAMES[seat.team]}: at the reveal its verdicts are yours. How sure and why stay closed unless you agree.</li>}
        {!seat.isListed && <li className="medium">{seat.label} is no longer in the list of people. Pass the laptop on if this person is still here, else take the seat out of the round.</li>}
      </ul>
      <Button look="filled" confirming autoFocus onClick={onBegin}>{seat.isTeam ? `We are ${seat.label}` : `I am ${seat.label}`}</Button>
    </div>
  );
}
