import { useEffect, useRef, useState } from 'react';

/**
 * Keeps what is being typed and hands it on when the person pauses, leaves or presses Enter, so that typing is saved
 * without an edit for every key. While nothing is pending, it follows the value from outside.
 */
export function useDraft<T>(value: T, onCommit: (next: T) => void, pauseMs = 600): {
  readonly draft: T;
  readonly change: (next: T) => void;
  readonly flush: () => void;
  readonly reset: () => void;
} {
  const [pending, setPending] = useState<{ readonly value: T } | null>(null);
  const latest = useRef({ pending, onCommit });
  latest.current = { pending, onCommit };
  const flush = (): void => {
    const waiting = latest.current.pending;
    if (waiting === null) return;
    latest.current = { ...latest.current, pending: null };
    setPending(null);
    if (!Object.is(waiting.value, value)) latest.current.onCommit(waiting.value);
  };
  const flushNow = useRef(flush);
  flushNow.current = flush;
  useEffect(() => {
    if (pending === null) return undefined;
    const timer = setTimeout(() => flushNow.current(), pauseMs);
    return () => clearTimeout(timer);
  }, [pending, pauseMs]);
  useEffect(() => {
    const leave = (): void => flushNow.current();
    window.addEventListener('pagehide', leave); // a reload does not unmount
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    draft: pending === null ? value : pending.value,
    change: (next) => setPending({ value: next }),
    flush,
    reset: () => setPending(null),
  };
}
