import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { progressOf, STRATA, TEAM_NAMES, type Round, type Seat } from './blind-words.ts';
import type { RoundCommand } from './use-rounds.ts';

type Question = { readonly kind: 'remove'; readonly seat: Seat } | { readonly kind: 'discard' };

/** Who has locked and who has not; the ways out for somebody who left, and for the whole round. */
export function RoundRaters({ round, nextId, onChoose, run }: { readonly round: Round; readonly nextId: string | null; readonly onChoose: (seatId: string) => void; readonly run: RoundCommand['run'] }): JSX.Element {
  const [question, setQuestion] = useState<Question | null>(null);
  return (
    <SidePanel label="Raters" width={320}>
      <Section title="Raters" actions={<Button look="quiet" onClick={() => setQuestion({ kind: 'discard' })}>Give the round up</Button>}>
        <ul className="rater-list">
          {round.seats.map((seat) => (
            <li key={seat.id} className={`rater rater-${seat.team}`} aria-current={seat.id === nextId ? 'true' : undefined}>
              <span className="rater-name"><span className={seat.id === nextId ? 'strong' : ''}>{seat.label}</span><span className="small ink3">{seat.isTeam ? 'as one' : TEAM_NAMES[seat.team]}</span></span>
              <span className="rater-state small">{seat.isLocked && <Icon name="lock" size={14} />}{progressOf(seat, round.drawn.cases)}</span>
              <MenuButton
                position="bottom-end" opener={<Button look="quiet" icon="more" aria-label={`More about ${seat.label}`} />}
                entries={[
                  { kind: 'action', label: 'Pass the laptop here', isDisabled: seat.isLocked || seat.id === nextId, onChoose: () => onChoose(seat.id) },
                  { kind: 'action', label: 'Take out of the round…', onChoose: () => setQuestion({ kind: 'remove', seat }) },
                ]}
              />
            </li>
          ))}
        </ul>
      </Section>
      <DrawnFrom round={round} />
      {question !== null && <Confirm question={question} round={round} onClose={() => setQuestion(null)} run={run} />}
    </SidePanel>
  );
}

function DrawnFrom({ round: { drawn } }: { readonly round: Round }): JSX.Element {
  return (
    <Section title="Drawn from">
      <ul className="drawn-list small">
        {drawn.strata.map(({ stratum, leads, drawn: taken }) => <li key={stratum}><span>{STRATA[stratum]}</span><span className="figures">{taken} of {leads.toLocaleString('en')}</span></li>)}
      </ul>
      {drawn.notes.length > 0 && <ul className="sentences small">{drawn.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
    </Section>
  );
}

function Confirm({ question, round, onClose, run }: { readonly question: Question; readonly round: Round; readonly onClose: () => void; readonly run: RoundCommand['run'] }): JSX.Element {
  const seen = { roundId: round.id, seenRevision: round.revision };
  const go = async (): Promise<void> => {
    if (question.kind === 'remove') await run('blind.removeSeat', { ...seen, seatId: question.seat.id });
    else await run('blind.discardRound', seen);
    onClose();
  };
  const name = question.kind === 'remove' ? question.seat.label : '';
  return (
    <Dialog
      isOpen onClose={onClose} title={question.kind === 'remove' ? `Take ${name} out of the round?` : `Give round ${round.number} up?`}
      actions={<><Button onClick={onClose}>Keep</Button><Button look="filled" onClick={() => void go()}>{question.kind === 'remove' ? 'Take out' : 'Give up'}</Button></>}
    >
      <p>{question.kind === 'remove' ? `${name}’s ballots of this round are removed for good and count nowhere. Everybody else’s stay.` : 'All ballots of this round are removed for good without anybody having read them. Its leads do not come again.'}</p>
    </Dialog>
  );
}
