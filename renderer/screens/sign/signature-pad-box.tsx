import { useEffect, useRef, useState, type JSX } from 'react';
import SignaturePad from 'signature_pad';
import type { Drawing } from '../../../shared/contract/areas/agreement.ts';
import { Button } from '../../components/button.tsx';
import { drawingFromPad } from './drawing-from-pad.ts';

const HEIGHT = 150;

/** A box to sign in, by pen, finger or mouse; hands over the strokes as points. */
export function SignaturePadBox({ label, onChange }: { readonly label: string; readonly onChange: (drawing: Drawing | null) => void }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  const [isEmpty, setEmpty] = useState(true);
  useEffect(() => {
    const box = canvas.current;
    if (box === null) return undefined;
    const ink = getComputedStyle(box).color;
    const made = new SignaturePad(box, { penColor: ink, minWidth: 0.8, maxWidth: 2.4 });
    pad.current = made;
    const scale = Math.max(1, window.devicePixelRatio);
    box.width = box.clientWidth * scale;
    box.height = box.clientHeight * scale;
    box.getContext('2d')?.scale(scale, scale);
    made.clear();
    const ended = (): void => {
      setEmpty(made.isEmpty());
      latest.current(made.isEmpty() ? null : drawingFromPad(made.toData(), box.clientWidth, box.clientHeight));
    };
    made.addEventListener('endStroke', ended);
    return () => {
      made.removeEventListener('endStroke', ended);
      made.off();
    };
  }, []);
  const clear = (): void => {
    pad.current?.clear();
    setEmpty(true);
    onChange(null);
  };
  return (
    <div className="pad-box">
      <canvas ref={canvas} className="pad-canvas" style={{ height: HEIGHT }} role="img" aria-label={label} />
      <span className="pad-line" aria-hidden="true" />
      {isEmpty ? <span className="pad-hint small ink3">Sign here</span> : <span className="pad-clear"><Button look="quiet" onClick={clear}>Clear</Button></span>}
    </div>
  );
}
