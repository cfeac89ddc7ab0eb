import { useState, type JSX, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Finding } from '../../components/finding.tsx';
import { openFinding } from './blind-finding.ts';
import { nextSeat, type Round } from './blind-words.ts';
import { HandOver } from './hand-over.tsx';
import { RoundRaters } from './round-raters.tsx';
import { Sitting } from './sitting.tsx';
import { useRoundCommand } from './use-rounds.ts';

/** An open round on the laptop: hand over, answer in secret, and at the end reveal. While somebody answers nothing else is shown. */
export function RoundDesk({ round, tabs }: { readonly round: Round; readonly tabs: ReactNode }): JSX.Element {
  const [sitting, setSitting] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { run, isBusy, error } = useRoundCommand();
  const sitter = round.seats.find(({ id, isLocked }) => id === sitting && !isLocked);
  if (sitter !== undefined) return <Sitting key={sitter.id} round={round} seat={sitter} onEnd={() => { setSitting(null); setChosen(null); }} />;
  const next = round.seats.find(({ id, isLocked }) => id === chosen && !isLocked) ?? nextSeat(round.seats);
  return (
    <>
      <Finding sentence={openFinding(round)} muted={`Blind round ${round.number}, ${round.drawn.cases} leads as of the MQL moment, names masked. No ballot can be read before the reveal.`} controls={tabs} />
      <div className="screen-columns">
        <div className="blind-hand main-column">
          {error !== null && <ErrorNote sentence={error} safe="Every ballot that was given is kept." />}
          {next === null
            ? <Reveal round={round} isBusy={isBusy} onReveal={() => void run('blind.revealRound', { roundId: round.id, seenRevision: round.revision })} />
            : <HandOver round={round} seat={next} onBegin={() => setSitting(next.id)} />}
        </div>
        <RoundRaters round={round} nextId={next?.id ?? null} onChoose={setChosen} run={run} />
      </div>
    </>
  );
}

function Reveal({ round, isBusy, onReveal }: { readonly round: Round; readonly isBusy: boolean; readonly onReveal: () => void }): JSX.Element {
  return (
    <div className="hand-over">
      <p className="hand-over-line">All ballots are locked.</p>
      <p className="ink2">Call everybody to the screen: the reveal opens all of them at once, and they stay as they are.</p>
      <Button look="filled" confirming isBusy={isBusy} onClick={onReveal}>Reveal round {round.number}</Button>
    </div>
  );
}
