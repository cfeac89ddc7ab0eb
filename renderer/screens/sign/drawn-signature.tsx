import type { JSX } from 'react';
import type { Signature } from '../../../shared/contract/areas/agreement.ts';
import { drawnBox, strokePath } from './drawing-from-pad.ts';

/** A signature as it was given: its strokes, or the name in serif. */
export function DrawnSignature({ signature }: { readonly signature: Signature }): JSX.Element {
  const { drawing } = signature;
  if (drawing === null) return <span className="typed-signature">{signature.name}</span>;
  return (
    <svg className="drawn-signature" viewBox={drawnBox(drawing)} preserveAspectRatio="xMinYMax meet" role="img" aria-label={`Signature of ${signature.name}`}>
      {drawing.strokes.map((stroke, index) => <path key={index} d={strokePath(stroke)} />)}
    </svg>
  );
}
