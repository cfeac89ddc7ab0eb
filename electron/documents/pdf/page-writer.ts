import PDFDocument from 'pdfkit';
import type { Rich } from '../../../shared/format/texts/rich.ts';
import type { Face, FontFiles, FontSet } from './font-set.ts';
import { FACES, loadFontFiles, loadFontSet } from './font-set.ts';
import { createMeasure } from './text-measure.ts';
import type { TextStyle } from './text-style.ts';
import { hasGlyph, scriptRuns } from './script-runs.ts';
import { faceOf } from './text-style.ts';
import type { Colour } from './tokens.ts';
import { speakFor, type Language, type Speak } from '../../../shared/format/texts/speak.ts';
import { MARGIN, PAPERS } from './tokens.ts';
import type { Line, Measure } from './wrap-text.ts';
import { printable, wrapText } from './wrap-text.ts';

/** An element of the structure tree, as a screen reader meets it. */
export type Element = PDFKit.PDFStructureElement;

/** A character that no face can print, the word around it and the part of the document. */
export interface MissingGlyph {
  readonly character: string;
  readonly word: string;
  readonly where: string;
}

/** A heading that can be gone to: `page` counts from 1, `destination` is the name of its place in the file. */
export interface Heading {
  readonly number: string;
  readonly title: string;
  readonly page: number;
  readonly destination: string;
}

/** What pages are made with: title, dates and paper of the file. */
export interface FileFacts {
  readonly title: string;
  readonly subject: string;
  readonly createdAt: Date;
  readonly paper: keyof typeof PAPERS;
  readonly language?: Language;
}

type PageSize = { readonly width: number; readonly height: number };
const NO_MARGINS = { top: 0, right: 0, bottom: 0, left: 0 };
/** The same paper on its side. */
const TURNED = { A4: 'A4 wide', Letter: 'Letter wide', 'A4 wide': 'A4 wide', 'Letter wide': 'Letter wide' } as const;

/** An empty file of the drawing library with fonts at hand: as files, each opened when it is first drawn with, or open ones. */
export function openPdf({ title, subject, createdAt, paper, language }: FileFacts, fonts: FontFiles | FontSet): PDFKit.PDFDocument {
  const { width, height } = PAPERS[paper];
  const options: PDFKit.PDFDocumentOptions = {
    size: [width, height],
    margins: NO_MARGINS,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: speakFor(language === undefined ? {} : { language }).words('language'),
    displayTitle: true,
    info: { Title: title, Subject: subject, Creator: 'Baton', Producer: 'Baton, with PDFKit', CreationDate: createdAt, ModDate: createdAt },
  };
  // No default font: pdfkit would reach for Helvetica's metrics, which no bundle carries. Its types know only a name.
  const pdf = new PDFDocument({ ...options, font: null } as unknown as PDFKit.PDFDocumentOptions);
  for (const face of FACES) pdf.registerFont(face, fonts[face] as PDFKit.Mixins.PDFFontSource); // pdfkit takes an open font too; its types know only files
  return pdf;
}

/** A writer into a new file, or onto whatever else stands for one. */
export async function openWriter(facts: FileFacts, fontsFolder: string, onPage: (writer: PageWriter) => void = () => {}, pdf?: PDFKit.PDFDocument): Promise<PageWriter> {
  return new PageWriter(facts, { pdf: pdf ?? openPdf(facts, await loadFontFiles(fontsFolder)), ...(await measuringTools(fontsFolder)) }, onPage);
}

const tools = new Map<string, Promise<Pick<WritingTools, 'fonts' | 'measure'>>>();

/** Fonts and the widths measured so far, kept for the next document. */
function measuringTools(fontsFolder: string): Promise<Pick<WritingTools, 'fonts' | 'measure'>> {
  const known = tools.get(fontsFolder) ?? loadFontSet(fontsFolder).then((fonts) => ({ fonts, measure: createMeasure(fonts) }));
  tools.set(fontsFolder, known);
  known.catch(() => tools.delete(fontsFolder));
  return known;
}

/** What a writer writes with: the file, and the fonts that it measures in. */
export interface WritingTools {
  readonly pdf: PDFKit.PDFDocument;
  readonly fonts: FontSet;
  readonly measure: Measure;
}

/**
 * Pages, a cursor and tagged text over pdfkit. Coordinates are points from the top left corner. Text is laid out here,
 * line by line, so that what is measured is what is drawn; characters without a glyph are collected, never drawn.
 */
export class PageWriter {
  readonly pdf: PDFKit.PDFDocument;
  readonly left = MARGIN.left;
  readonly top = MARGIN.top;
  readonly missing: MissingGlyph[] = [];
  /** Headings in their order, for the contents. */
  readonly headings: Heading[] = [];
  readonly measure: Measure;
  /** The document's own words, in its language. */
  readonly say: Speak;
  /** Where the next block begins. */
  y = 0;
  pages = 0;
  /** The part of the document being written, for messages. */
  where = '';
  private readonly fonts: FontSet;
  private readonly checked = new Map<Face, Set<string>>(FACES.map((face) => [face, new Set()]));
  private readonly onPage: (writer: PageWriter) => void;
  private readonly paper: FileFacts['paper'];
  /** The size of the page that is written, and of each page so far. */
  private size: PageSize;
  private readonly sizes: PageSize[] = [];

  constructor(facts: FileFacts, { pdf, fonts, measure }: WritingTools, onPage: (writer: PageWriter) => void) {
    this.say = speakFor(facts);
    this.pdf = pdf;
    this.fonts = fonts;
    this.onPage = onPage;
    this.paper = facts.paper;
    this.size = PAPERS[facts.paper];
    this.measure = (text, face, size) => {
      this.check(text, face);
      return measure(text, face, size);
    };
  }

  get width(): number {
    return this.size.width;
  }

  get height(): number {
    return this.size.height;
  }

  get right(): number {
    return this.size.width - MARGIN.right;
  }

  get bottom(): number {
    return this.size.height - MARGIN.bottom;
  }

  get textWidth(): number {
    return this.right - this.left;
  }

  /** Whether the page that is written lies on its side among upright ones. */
  get isTurned(): boolean {
    return this.size !== PAPERS[this.paper];
  }

  /** A new page; a turned one lies on its side. */
  newPage(isTurned = false): void {
    this.size = PAPERS[isTurned ? TURNED[this.paper] : this.paper];
    this.sizes.push(this.size);
    this.pdf.addPage({ size: [this.size.width, this.size.height], margins: NO_MARGINS });
    this.pages += 1;
    this.y = this.top;
    this.onPage(this);
  }

  /** Goes back to a page, counted from 0, to write what only its end could tell. */
  switchTo(page: number): void {
    this.pdf.switchToPage(page);
    this.size = this.sizes[page] ?? this.size;
  }

  /** Moves to a new page when less than this height is left. */
  ensure(height: number): void {
    if (this.y + height > this.bottom) this.newPage();
  }

  wrap(text: Rich, style: TextStyle, width: number): readonly Line[] {
    return wrapText(text, style, width, this.measure);
  }

  /** Draws one line with its baseline at y. */
  drawLine({ pieces }: Line, x: number, baseline: number, colour: Colour): void {
    let at = x;
    for (const { text, face, size, width } of pieces) {
      this.drawRuns(text, face, size, colour, at, baseline);
      at += width;
    }
  }

  /** Draws text of one voice from left to right, each script in its own face. */
  drawRuns(text: string, face: Face, size: number, colour: string, x: number, baseline: number): void {
    const runs = scriptRuns(text, face);
    let at = x;
    for (const run of runs) {
      this.pdf.font(run.face).fontSize(size).fillColor(colour).text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      if (runs.length > 1) at += this.measure(run.text, face, size);
    }
  }

  /** Draws lines downwards from y, the top of the first line; returns the y below the last. */
  drawLines(lines: readonly Line[], x: number, y: number, style: TextStyle): number {
    lines.forEach((line, i) => this.drawLine(line, x, y + i * style.lineHeight + baselineIn(style), style.colour));
    return y + lines.length * style.lineHeight;
  }

  /** One unbroken line at x, or ending there; returns its width. Cut with an ellipsis where a width is given. */
  drawText(text: string, style: TextStyle, x: number, baseline: number, options: { face?: Face; align?: 'left' | 'right'; maxWidth?: number } = {}): number {
    const face = options.face ?? faceOf(style, 'plain').face;
    const shown = this.shorten(printable(text), face, style.size, options.maxWidth ?? Infinity);
    const width = this.measure(shown, face, style.size);
    this.drawRuns(shown, face, style.size, style.colour, options.align === 'right' ? x - width : x, baseline);
    return width;
  }

  private shorten(text: string, face: Face, size: number, maxWidth: number): string {
    if (maxWidth === Infinity || this.measure(text, face, size) <= maxWidth) return text;
    const characters = [...text];
    while (characters.length > 0 && this.measure(`${characters.join('')}…`, face, size) > maxWidth) characters.pop();
    return `${characters.join('').trimEnd()}…`;
  }

  rule(x1: number, x2: number, y: number, colour: Colour, thickness = 0.5): void {
    this.artifact(() => this.pdf.moveTo(x1, y).lineTo(x2, y).lineWidth(thickness).strokeColor(colour).stroke());
  }

  /** Draws something that a screen reader passes over. */
  artifact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    this.pdf.markContent('Artifact', { type });
    draw();
    this.pdf.endMarkedContent();
  }

  /** A new element of the structure tree inside another. */
  element(tag: string, parent: Element | null, options: { alt?: string; scope?: 'Column' | 'Row' } = {}): Element {
    const element = this.pdf.struct(tag, options);
    if (parent === null) this.pdf.addStructure(element);
    else parent.add(element);
    return element;
  }

  /** Draws content of this page that belongs to an element; an element may be continued on later pages. */
  tagged(tag: string, element: Element, draw: () => void): void {
    const content = this.pdf.markStructureContent(tag);
    draw();
    this.pdf.endMarkedContent();
    element.add(content);
  }

  private check(text: string, face: Face): void {
    const known = this.checked.get(face);
    if (known === undefined || known.has(text)) return;
    known.add(text);
    for (const character of text) {
      if (hasGlyph(this.fonts, character, face)) continue;
      this.missing.push({ character, word: text.trim().replace(/[,;:.]+$/, ''), where: this.where });
      return;
    }
  }
}

/** The baseline of a line under its top: the capitals stand in the optical middle of the line. */
export function baselineIn({ size, lineHeight }: TextStyle): number {
  return (lineHeight + size * 0.68) / 2;
}
