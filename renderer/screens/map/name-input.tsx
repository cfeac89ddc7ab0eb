import { useEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import type { Box } from '../../../shared/engine/handoff-map/layout/scene.ts';

/** The name of a step, typed where it stands. Enter keeps it, Shift and Enter goes on to the next step, Escape gives up. */
export function NameInput({ box, name, onFinish, onMoveLane }: {
  readonly box: Box;
  readonly name: string;
  readonly onFinish: (typed: string, how: 'keep' | 'next' | 'giveUp') => void;
  readonly onMoveLane: (by: -1 | 1) => void;
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  const finish = (how: 'keep' | 'next' | 'giveUp'): void => {
    if (isDone.current) return;
    isDone.current = true;
    onFinish(input.current?.value ?? '', how);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation(); // the canvas has its own meaning for most keys
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') finish(event.shiftKey ? 'next' : 'keep');
    else if (event.key === 'Escape') finish('giveUp');
    else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) onMoveLane(event.key === 'ArrowUp' ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={input} className="map-name" defaultValue={name} aria-label="Name of the step" placeholder="What happens here" maxLength={300}
      style={{ left: box.x + 4, top: box.y, width: box.width - 4, height: box.height }}
      onKeyDown={press} onBlur={() => finish('keep')} onPointerDown={(event) => event.stopPropagation()}
    />
  );
}
