/** Faces of the drawing: sans for names and figures, bold for what leads, voice (serif italic) for what people say. */
export type Face = 'sans' | 'bold' | 'voice';

/** Advance widths of the printable ASCII characters from the blank on, thousandths of the size: IBM Plex Sans, its semibold, Source Serif 4 italic. */
const ADVANCES: Readonly<Record<Face, readonly number[]>> = {
  sans: [
    236, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 272, 399, 272, 383, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 292, 292, 600, 600, 600, 477,
    891, 641, 653, 621, 671, 583, 559, 695, 707, 400, 510, 634, 501, 812, 707, 708, 606, 708, 640, 581, 572, 678, 609, 891, 613, 593, 580, 317, 383, 317, 600, 565,
    600, 534, 580, 503, 580, 549, 324, 528, 568, 250, 250, 527, 272, 873, 568, 560, 580, 580, 367, 487, 351, 568, 492, 768, 507, 499, 464, 343, 314, 343, 600,
  ],
  bold: [
    236, 309, 471, 656, 600, 960, 713, 260, 337, 337, 556, 600, 298, 402, 298, 437, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 318, 318, 600, 600, 600, 493,
    899, 672, 663, 642, 689, 600, 577, 712, 719, 423, 545, 678, 521, 816, 719, 712, 641, 712, 664, 611, 580, 690, 638, 949, 655, 632, 599, 329, 437, 329, 600, 559,
    600, 559, 600, 513, 600, 558, 350, 545, 588, 276, 276, 562, 294, 888, 588, 563, 600, 600, 393, 499, 374, 588, 524, 819, 544, 524, 502, 363, 376, 363, 600,
  ],
  voice: [
    234, 290, 423, 555, 511, 854, 694, 258, 375, 375, 480, 530, 300, 311, 300, 329, 511, 511, 511, 511, 511, 511, 511, 511, 511, 511, 300, 300, 530, 530, 530, 444,
    872, 676, 624, 593, 701, 587, 550, 655, 764, 358, 350, 663, 568, 927, 727, 660, 563, 660, 646, 494, 569, 712, 605, 872, 661, 554, 537, 325, 313, 325, 530, 511,
    400, 522, 494, 407, 524, 407, 294, 486, 544, 305, 250, 472, 279, 818, 563, 488, 512, 488, 400, 360, 329, 572, 478, 729, 519, 476, 462, 379, 291, 379, 530,
  ],
};
/** What other Latin, Greek and Cyrillic characters take on average; ideographs and the like take a whole em. */
const OTHER = 600;
const IDEOGRAPHIC = 0x2e80;

/** How wide a text is, px at a size in px; exact for ASCII. */
export function textWidth(text: string, size: number, face: Face = 'sans'): number {
  let thousandths = 0;
  for (const glyph of text) {
    const code = glyph.codePointAt(0) ?? 0;
    thousandths += ADVANCES[face][code - 32] ?? (code >= IDEOGRAPHIC ? 1000 : OTHER);
  }
  return (thousandths * size) / 1000;
}

/** A text as it fits into a width, cut with an ellipsis where it does not. */
export function fitText(text: string, width: number, size: number, face: Face = 'sans'): string {
  if (textWidth(text, size, face) <= width) return text;
  const glyphs = [...text];
  let kept = glyphs.length - 1;
  while (kept > 1 && textWidth(`${glyphs.slice(0, kept).join('').trimEnd()}…`, size, face) > width) kept--;
  return `${glyphs.slice(0, kept).join('').trimEnd()}…`;
}
