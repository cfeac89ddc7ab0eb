import type { Run } from '../../../shared/format/texts/rich.ts';
import type { Face } from './font-set.ts';
import type { Colour } from './tokens.ts';
import { COLOUR } from './tokens.ts';

/** A role of text: family, size and line height in points, colour (design §7). */
export interface TextStyle {
  readonly family: 'sans' | 'serif';
  readonly size: number;
  readonly lineHeight: number;
  readonly colour: Colour;
  /** Everything in the strong face. */
  readonly isStrong?: boolean;
}

export const STYLE = {
  heading: { family: 'sans', size: 13, lineHeight: 18, colour: COLOUR.ink, isStrong: true },
  headingNumber: { family: 'sans', size: 13, lineHeight: 18, colour: COLOUR.ink3 },
  subheading: { family: 'sans', size: 10, lineHeight: 14, colour: COLOUR.ink, isStrong: true },
  clause: { family: 'serif', size: 11.5, lineHeight: 17, colour: COLOUR.ink },
  clauseNumber: { family: 'sans', size: 9, lineHeight: 17, colour: COLOUR.ink3 },
  table: { family: 'sans', size: 9.5, lineHeight: 13, colour: COLOUR.ink },
  tableTotal: { family: 'sans', size: 9.5, lineHeight: 13, colour: COLOUR.ink, isStrong: true },
  tableHead: { family: 'sans', size: 8.5, lineHeight: 12, colour: COLOUR.ink3 },
  muted: { family: 'sans', size: 9.5, lineHeight: 13, colour: COLOUR.ink3 },
  note: { family: 'sans', size: 8.5, lineHeight: 12, colour: COLOUR.ink3 },
  box: { family: 'sans', size: 9.5, lineHeight: 14, colour: COLOUR.ink },
  fact: { family: 'sans', size: 9.5, lineHeight: 13.5, colour: COLOUR.ink2 },
  label: { family: 'sans', size: 8.5, lineHeight: 12, colour: COLOUR.ink2 },
  footer: { family: 'sans', size: 8, lineHeight: 11, colour: COLOUR.ink3 },
} as const satisfies Record<string, TextStyle>;

/** The face for a run of a style. Hashes are a little smaller, because the mono face is wide. */
export function faceOf(style: TextStyle, voice: Run['voice']): { face: Face; size: number } {
  if (voice === 'mono') return { face: 'mono', size: style.size * 0.93 };
  if (voice === 'strong' || style.isStrong === true) return { face: style.family === 'sans' ? 'sansStrong' : 'serifStrong', size: style.size };
  return { face: style.family, size: style.size };
}
