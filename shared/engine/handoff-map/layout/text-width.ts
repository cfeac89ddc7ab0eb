const NARROW = /[iljtfrI.,:;|!'()[\]\s-]/;
const WIDE = /[mwMW@%&]/;
const CAPITAL = /\p{Lu}/u;

/** About how wide a text is in IBM Plex Sans, in px at a size in px; generous by a few per cent, since nobody measures glyphs here. */
export function textWidth(text: string, size: number, isBold = false): number {
  let ems = 0;
  for (const glyph of text) ems += NARROW.test(glyph) ? 0.34 : WIDE.test(glyph) ? 0.9 : CAPITAL.test(glyph) ? 0.67 : 0.58;
  return ems * size * (isBold ? 1.05 : 1);
}

/** A text as it fits into a width, cut with an ellipsis where it does not. */
export function fitText(text: string, width: number, size: number, isBold = false): string {
  if (textWidth(text, size, isBold) <= width) return text;
  const glyphs = [...text];
  let kept = glyphs.length - 1;
  while (kept > 1 && textWidth(`${glyphs.slice(0, kept).join('')}…`, size, isBold) > width) kept--;
  return `${glyphs.slice(0, kept).join('').trimEnd()}…`;
}
