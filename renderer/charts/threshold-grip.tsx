import type { ScaleLinear } from 'd3-scale';
import { useRef, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import { Icon } from '../components/icon.tsx';
import { decimalText } from '../components/figure-text.ts';
import { keyedThreshold } from './keyed-threshold.ts';

/**
 * The threshold as a 2 px ink line with a grip of 18 × 24 under the axis. It is a slider: drag, arrow keys ±1, Shift
 * and arrow ±5, Escape back, Enter keeps.
 */
export function ThresholdGrip({ value, min, max, x, topPx, bottomPx, rightPx, onTry, onCommit, onCancel }: {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly x: ScaleLinear<number, number>;
  readonly topPx: number;
  readonly bottomPx: number;
  readonly rightPx: number;
  readonly onTry: (value: number) => void;
  readonly onCommit: (value: number) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const isDragging = useRef(false);
  const latest = useRef(value);
  const frame = useRef(0);
  if (frame.current === 0) latest.current = value;
  // One step a frame, however often the pointer reports: the picture follows the hand and never queues behind it.
  const follow = (next: number): void => {
    latest.current = next;
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      onTry(latest.current);
    });
  };
  const keep = (): void => {
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    onCommit(latest.current);
  };
  const at = (event: PointerEvent<HTMLElement>): number => {
    const chart = event.currentTarget.parentElement?.parentElement?.getBoundingClientRect();
    return Math.min(max, Math.max(min, Math.round(x.invert(event.clientX - (chart?.left ?? 0)))));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      isDragging.current = false;
      cancelAnimationFrame(frame.current);
      frame.current = 0;
      return onCancel();
    }
    if (event.key === 'Enter') return keep();
    const next = keyedThreshold(event.key, event.shiftKey, value, min, max);
    if (next === null) return;
    event.preventDefault();
    onTry(next);
  };
  const isLeft = x(value) > rightPx - 200;
  return (
    <div className="threshold" style={{ transform: `translateX(${x(value)}px)`, top: topPx, height: bottomPx - topPx }}>
      <div className={isLeft ? 'threshold-words threshold-words-left' : 'threshold-words'}><strong>{decimalText(value)}</strong> or more is an MQL</div>
      <div
        className="threshold-grip" role="slider" tabIndex={0} aria-label="MQL threshold in points" aria-valuemin={min} aria-valuemax={max} aria-valuenow={value} aria-valuetext={`${decimalText(value)} points`}
        title="Drag, or arrow keys"
        onPointerDown={(event) => {
          isDragging.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (isDragging.current) follow(at(event));
        }}
        onPointerUp={() => {
          if (!isDragging.current) return;
          isDragging.current = false;
          keep();
        }}
        onKeyDown={press}
        onBlur={keep}
      >
        <Icon name="grip" size={12} />
      </div>
    </div>
  );
}
