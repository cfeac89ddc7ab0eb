import { useEffect, useRef, useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { useCall } from '../../state/use-call.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { BallotForm } from './ballot-form.tsx';
import type { BlindCase, Round, Seat } from './blind-words.ts';
import { CaseSheet } from './case-sheet.tsx';
import { LockPage } from './lock-page.tsx';
import { SittingProgress } from './sitting-progress.tsx';
import { useSitting, type Sitting as SittingState } from './use-sitting.ts';

/**
 * One rater at the laptop. The answers of this sitting live in this component only; the host takes them and never gives
 * them back, so a reload, a cover or the room's mode leaves nothing to look at.
 */
export function Sitting({ round, seat, onEnd }: { readonly round: Round; readonly seat: Seat; readonly onEnd: () => void }): JSX.Element {
  const cases = useCall('blind.listCases', { roundId: round.id }).data;
  const state = useSitting(round.id, seat.id);
  useShortcut('Escape', onEnd);
  if (state.error !== null) return <div className="pad"><ErrorNote sentence={state.error} safe="Every answer that was saved is kept and sealed." action={<Button onClick={onEnd}>Back to the hand-over</Button>} /></div>;
  if (cases === undefined || state.sealed === null) return <div className="pad ink3">Opening the cases.</div>;
  return <Answering round={round} seat={seat} cases={cases} state={state} sealed={state.sealed} onEnd={onEnd} />;
}

function Answering({ round, seat, cases, state, sealed, onEnd }: { readonly round: Round; readonly seat: Seat; readonly cases: readonly BlindCase[]; readonly state: SittingState; readonly sealed: ReadonlySet<number>; readonly onEnd: () => void }): JSX.Element {
  const open = cases.filter(({ number }) => !sealed.has(number));
  const [at, setAt] = useState(open[0]?.number ?? null);
  const heading = useRef<HTMLHeadingElement>(null);
  const place = open.findIndex(({ number }) => number === at);
  const shown = open[place];
  const isDone = (number: number): boolean => sealed.has(number) || state.answers.get(number)?.verdict != null;
  const go = (by: 1 | -1): void => {
    const next = open[place + by];
    if (by === 1 && next === undefined) setAt(open.find(({ number }) => !isDone(number) && number !== at)?.number ?? null);
    else if (next !== undefined) setAt(next.number);
  };
  useShortcut('ArrowDown', () => go(1), shown !== undefined && isDone(shown.number));
  useShortcut('ArrowUp', () => (shown === undefined ? setAt(open.at(-1)?.number ?? null) : go(-1)));
  useEffect(() => heading.current?.focus(), [at]);
  const missing = cases.filter(({ number }) => !isDone(number)).length;
  return (
    <div className="sitting">
      <header className="sitting-head">
        <h1 className="heading" ref={heading} tabIndex={-1}>{seat.label}, {shown === undefined ? 'every case is answered' : `case ${shown.number} of ${cases.length}`}</h1>
        <SittingProgress cases={cases} at={at} isDone={isDone} sealed={sealed} onChoose={setAt} />
        <Button look="quiet" icon="mask" keys="Esc" onClick={onEnd}>Cover</Button>
      </header>
      {shown === undefined
        ? <LockPage round={round} seat={seat} missing={missing} isBusy={state.isLocking} onLock={(isOpen) => void state.lock(isOpen)} onBack={open.length === 0 ? null : () => setAt(open.at(-1)?.number ?? null)} />
        : (
          <div className="sitting-body">
            <CaseSheet facts={shown} />
            <BallotForm key={shown.number} answer={state.answers.get(shown.number)} onChange={(answer) => state.answer(shown.number, answer)} canGoBack={place > 0} onBack={() => go(-1)} onNext={() => go(1)} isLast={missing === (isDone(shown.number) ? 0 : 1)} />
          </div>
        )}
    </div>
  );
}
