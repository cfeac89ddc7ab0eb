import { useEffect, useRef, useState } from 'react';
import { useSend } from '../../state/use-call.ts';
import type { Verdict } from './blind-words.ts';

/** What somebody says about a case; without a verdict it is not saved yet. */
export interface Answer {
  readonly verdict: Verdict | null;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly note: string;
}
export const NO_ANSWER: Answer = { verdict: null, confidence: 3, reasons: [], note: '' };

export interface Sitting {
  /** Cases answered in earlier sittings; null until the seat is taken. */
  readonly sealed: ReadonlySet<number> | null;
  /** The answers of this sitting. */
  readonly answers: ReadonlyMap<number, Answer>;
  readonly isLocking: boolean;
  /** Why this sitting ended: taken over in another window, locked, gone. */
  readonly error: string | null;
  readonly answer: (caseNumber: number, answer: Answer) => void;
  readonly lock: (isOpen: boolean) => Promise<void>;
}

/** Takes a seat when it is shown, and saves every answer at once, one after the other. */
export function useSitting(roundId: string, seatId: string): Sitting {
  const send = useSend();
  const [taken, setTaken] = useState<{ readonly sitting: string; readonly sealed: ReadonlySet<number> } | null>(null);
  const [answers, setAnswers] = useState<ReadonlyMap<number, Answer>>(new Map());
  const [isLocking, setLocking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const line = useRef<Promise<void>>(Promise.resolve());
  const isTaking = useRef(false);
  useEffect(() => {
    if (isTaking.current) return; // a sitting is taken once, however often React mounts
    isTaking.current = true;
    void send('blind.takeSeat', { roundId, seatId }).then((reply) => {
      if (reply.ok) setTaken({ sitting: reply.value.sitting, sealed: new Set(reply.value.answered) });
      else setError(reply.error.message);
    });
  }, [send, roundId, seatId]);
  const inLine = (deed: () => Promise<string | null>): Promise<void> => {
    line.current = line.current.then(async () => {
      const refusal = await deed();
      if (refusal !== null) setError(refusal);
    });
    return line.current;
  };
  return {
    sealed: taken?.sealed ?? null,
    answers,
    isLocking,
    error,
    answer(caseNumber, answer) {
      setAnswers((known) => new Map(known).set(caseNumber, answer));
      const { verdict } = answer;
      if (taken === null || verdict === null) return;
      void inLine(async () => {
        const reply = await send('blind.answerCase', { roundId, seatId, sitting: taken.sitting, caseNumber, verdict, confidence: answer.confidence, reasons: [...answer.reasons], note: answer.note });
        return reply.ok ? null : reply.error.message;
      });
    },
    async lock(isOpen) {
      if (taken === null) return;
      setLocking(true);
      await inLine(async () => {
        const reply = await send('blind.lockSeat', { roundId, seatId, sitting: taken.sitting, isOpen });
        return reply.ok ? null : reply.error.message;
      });
      setLocking(false);
    },
  };
}
