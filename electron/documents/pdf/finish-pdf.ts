import type { MissingGlyph } from './page-writer.ts';

/** The bytes of a document that has been written to its end. */
export function finishPdf(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.end();
  });
}

/** Why a document was refused: the first character without a glyph, and how many more words have one. */
export function missingInWords({ character, word, where }: MissingGlyph, others: number): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const more = others === 0 ? '' : ` So do ${others} more ${others === 1 ? 'word' : 'words'}.`;
  return `The character “${character}” (U+${code}) in “${word}” (${where}) cannot be printed: no font of the document has it.${more} Write it in Latin, Greek, Cyrillic, Arabic or Hebrew letters, then export again.`;
}
