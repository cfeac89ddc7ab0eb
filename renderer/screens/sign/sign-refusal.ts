import type { Drawing } from '../../../shared/contract/areas/agreement.ts';
import { pointCount } from './drawing-from-pad.ts';

const FEWEST_POINTS = 8;
const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase();

/** What still stands between a person and a signature, as a sentence; null when nothing does. */
export function signRefusal({ isRead, method, drawing, typed, name }: {
  readonly isRead: boolean; readonly method: 'drawn' | 'typed'; readonly drawing: Drawing | null; readonly typed: string; readonly name: string;
}): string | null {
  if (!isRead) return 'Tick the statement first; it is what is signed.';
  if (method === 'typed') return plain(typed) === plain(name) ? null : `Type the name as it stands above: ${name}.`;
  if (drawing === null) return 'Sign in the box, or type the name.';
  return pointCount(drawing) < FEWEST_POINTS ? 'The drawing is too short to be a signature. Draw it again, or type the name.' : null;
}
