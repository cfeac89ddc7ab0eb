import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { plural } from '../../components/figure-text.ts';
import { isAlone, TEAM_NAMES, type Round, type Seat } from './blind-words.ts';

/** The end of a sitting: consent, asked in secret, and the lock. */
export function LockPage({ round, seat, missing, isBusy, onLock, onBack }: { readonly round: Round; readonly seat: Seat; readonly missing: number; readonly isBusy: boolean; readonly onLock: (isOpen: boolean) => void; readonly onBack: (() => void) | null }): JSX.Element {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="hand-over">
      <p className="hand-over-line">Lock your ballots, then pass the laptop on.</p>
      <ul className="sentences ink2">
        <li>After the reveal the room sees how many of {TEAM_NAMES[seat.team]} gave each verdict{isAlone(seat, round.seats) ? '. You alone answer for the team, so its verdicts are yours' : ', not who'}.</li>
        <li>Locked ballots cannot be read or changed by anybody, you included, before the reveal.</li>
      </ul>
      {!seat.isTeam && <CheckBox label="The room may see my ballots one by one, with my name, and quote my words" isChecked={isOpen} onChange={setIsOpen} />}
      {missing > 0 && <p className="medium">{plural(missing, 'case is', 'cases are')} not answered yet.</p>}
      <div className="ballot-foot">
        {onBack !== null && <Button look="quiet" icon="arrowLeft" onClick={onBack}>Back to my answers</Button>}
        <Button look="filled" confirming icon="lock" disabled={missing > 0} isBusy={isBusy} onClick={() => onLock(isOpen)}>Lock my ballots</Button>
      </div>
    </div>
  );
}
