import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { ZoneReader } from './content/document-names.ts';
import { finishPdf, missingInWords } from './pdf/finish-pdf.ts';
import { loadFontSet } from './pdf/font-set.ts';
import { openPdf } from './pdf/page-writer.ts';
import { createPageRecorder, type RecordedPage } from './pdf/page-recorder.ts';
import type { SlaDocument } from './sla-document.ts';
import { factsOf, layPages } from './lay-pages.ts';

/** A preview that was set whole, and its pages call by call once somebody edits. */
export interface PreviewBase {
  readonly document: SlaDocument;
  pages: readonly string[] | null;
}

/** Some pages of a document as pictures of them: `numbers` counts from 1, of `pages` in all. */
export type TouchedPdf =
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly pages: number; readonly numbers: readonly number[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** More pages than these are not looked at before the whole is set. */
const MOST_PAGES = 3;
/** The contents follow from all the others, and nobody edits them. */
const CONTENTS = 1;

/**
 * The first pages that an edit changed, drawn alone: everything else (evidence, fingerprint, day) stands as in the whole
 * document that they are laid over, until that is set anew. They look like its pages but carry no tags and no files.
 */
export async function renderTouchedPages(base: PreviewBase, configuration: Configuration, { fontsFolder, readZone }: { readonly fontsFolder: string; readonly readZone: ZoneReader }): Promise<TouchedPdf> {
  const document = { ...base.document, configuration };
  await rememberPages(base, { fontsFolder, readZone });
  const now = await record(document, fontsFolder, readZone);
  if (now.refusal !== null) return { kind: 'refused', reason: now.refusal };
  const numbers = now.pages.flatMap((page, i) => (i === CONTENTS || textOf(page) === base.pages?.[i] ? [] : [i + 1])).slice(0, MOST_PAGES);
  const pdf = openPdf(factsOf(document), await loadFontSet(fontsFolder)); // pictures need no letters behind their glyphs, so the open fonts will do
  for (const number of numbers) {
    const page = now.pages[number - 1];
    if (page !== undefined) drawAgain(pdf, page);
  }
  return { kind: 'made', bytes: numbers.length === 0 ? new Uint8Array() : await finishPdf(pdf), pages: now.pages.length, numbers };
}

/** Why a document could not be printed, from laying it out alone: a character that no font has. No page of it is made. */
export async function checkPrintable(document: SlaDocument, { fontsFolder, readZone }: { readonly fontsFolder: string; readonly readZone: ZoneReader }): Promise<TouchedPdf> {
  const { pages, refusal } = await record(document, fontsFolder, readZone);
  return refusal === null ? { kind: 'made', bytes: new Uint8Array(), pages: pages.length, numbers: [] } : { kind: 'refused', reason: refusal };
}

/** Notes the pages of a preview once, best while nobody waits. */
export async function rememberPages(base: PreviewBase, { fontsFolder, readZone }: { readonly fontsFolder: string; readonly readZone: ZoneReader }): Promise<void> {
  base.pages ??= (await record(base.document, fontsFolder, readZone)).pages.map(textOf);
}

const textOf = ({ own }: RecordedPage): string => JSON.stringify(own);

async function record(document: SlaDocument, fontsFolder: string, readZone: ZoneReader): Promise<{ readonly pages: readonly RecordedPage[]; readonly refusal: string | null }> {
  const { surface, pages } = createPageRecorder();
  const writer = await layPages(document, { fontsFolder, readZone }, surface);
  const [missing, ...others] = writer.missing;
  return { pages, refusal: missing === undefined ? null : missingInWords(missing, others.length) };
}

function drawAgain(pdf: PDFKit.PDFDocument, { size, calls }: RecordedPage): void {
  pdf.addPage({ size: [...size], margins: { top: 0, right: 0, bottom: 0, left: 0 } });
  for (const [name, args] of calls) {
    const call: unknown = Reflect.get(pdf, name);
    if (typeof call === 'function') Reflect.apply(call, pdf, args);
  }
}
