import { useEffect, useState, type JSX } from 'react';
import { Button } from './button.tsx';

/** True once something has run for 100 ms: nothing shorter deserves a bar. */
export function useIsSlow(isRunning: boolean, afterMs = 100): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isRunning) {
      setIsSlow(false);
      return undefined;
    }
    const timer = setTimeout(() => setIsSlow(true), afterMs);
    return () => clearTimeout(timer);
  }, [isRunning, afterMs]);
  return isRunning && isSlow;
}

/** A 3 px ink bar with its figure and Cancel; without a total it only says what is being done. */
export function ProgressBar({ label, done, total, onCancel }: {
  readonly label: string;
  readonly done?: number;
  readonly total?: number;
  readonly onCancel?: () => void;
}): JSX.Element {
  const share = total === undefined || total <= 0 || done === undefined ? null : Math.min(1, done / total);
  return (
    <div className="progress">
      <div className="progress-words">
        <span>{label}</span>
        <span className="figures ink2">{share === null ? '' : `${Math.round(share * 100)}\u2009%`}</span>
        {onCancel !== undefined && <Button look="quiet" onClick={onCancel}>Cancel</Button>}
      </div>
      <div className="progress-track" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}>
        <div className={share === null ? 'progress-bar progress-bar-unknown' : 'progress-bar'} style={share === null ? undefined : { width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
