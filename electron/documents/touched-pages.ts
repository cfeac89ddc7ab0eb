import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { ZoneReader } from './content/document-names.ts';
import { finishPdf, missingInWords } from './pdf/finish-pdf.ts';
import { loadFontSet } from './pdf/font-set.ts';
import { openPdf } from './pdf/page-writer.ts';
import { createPageRecorder, type RecordedPage } from './pdf/page-recorder.ts';
import { drawingFrom, type SectionCache } from './pdf/section-cache.ts';
import type { SlaDocument } from './sla-document.ts';
import { factsOf, layPages } from './lay-pages.ts';

/** A preview that was set whole, and its pages call by call once somebody edits. */
export interface PreviewBase {
  readonly document: SlaDocument;
  pages: readonly string[] | null;
  /** How its sections were drawn last. */
  sections?: SectionCache;
}

/** Some pages of a document as pictures of them: `numbers` counts from 1, of `pages` in all. */
export type TouchedPdf =
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly pages: number; readonly numbers: readonly number[] }
  | { readonly kind: 'refused'; readonly reason: string };

interface Surroundings {
  readonly fontsFolder: string;
  readonly readZone: ZoneReader;
}

/** More pages than these are not looked at before the whole is set. */
const MOST_PAGES = 3;
/** The contents follow from all the others, and nobody edits them. */
const CONTENTS = 1;

/**
 * The first pages that an edit changed, drawn alone: everything else (evidence, fingerprint, day) stands as in the whole
 * document that they are laid over, until that is set anew. They look like its pages but carry no tags and no files.
 */
export async function renderTouchedPages(base: PreviewBase, configuration: Configuration, { fontsFolder, readZone }: Surroundings): Promise<TouchedPdf> {
  const document = { ...base.document, configuration };
  await rememberPages(base, { fontsFolder, readZone });
  const now = await record(document, { fontsFolder, readZone }, base);
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
export async function checkPrintable(document: SlaDocument, surroundings: Surroundings): Promise<TouchedPdf> {
  const { pages, refusal } = await record(document, surroundings);
  return refusal === null ? { kind: 'made', bytes: new Uint8Array(), pages: pages.length, numbers: [] } : { kind: 'refused', reason: refusal };
}

/** Notes the pages of a preview once, best while nobody waits. */
export async function rememberPages(base: PreviewBase, surroundings: Surroundings): Promise<void> {
  base.pages ??= (await record(base.document, surroundings, base)).pages.map(textOf);
}

const textOf = ({ own }: RecordedPage): string => JSON.stringify(own);

/** Lays a document out; with a base, from the sections that it has drawn already, which a refused one leaves as they were. */
async function record(document: SlaDocument, surroundings: Surroundings, base?: PreviewBase): Promise<{ readonly pages: readonly RecordedPage[]; readonly refusal: string | null }> {
  const recorder = createPageRecorder();
  const { draw, next } = drawingFrom(base?.sections ?? new Map(), recorder);
  const writer = await layPages(document, { ...surroundings, draw }, recorder.surface);
  const { pages } = recorder;
  const [missing, ...others] = writer.missing;
  if (base !== undefined && missing === undefined) base.sections = next;
  return { pages, refusal: missing === undefined ? null : missingInWords(missing, others.length) };
}

function drawAgain(pdf: PDFKit.PDFDocument, { size, calls }: RecordedPage): void {
  pdf.addPage({ size: [...size], margins: { top: 0, right: 0, bottom: 0, left: 0 } });
  for (const [name, args] of calls) {
    const call: unknown = Reflect.get(pdf, name);
    if (typeof call === 'function') Reflect.apply(call, pdf, args);
  }
}
