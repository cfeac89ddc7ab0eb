import type { Section } from '../content/block.ts';
import { drawSection } from './draw-section.ts';
import type { PageRecorder, RecordedPage } from './page-recorder.ts';
import type { Element, Heading, PageWriter } from './page-writer.ts';

/** What a section drew: on the page where it began, then on each page that it opened. */
interface DrawnSection {
  readonly parts: readonly (Pick<RecordedPage, 'calls' | 'own'> & { readonly isTurned: boolean })[];
  readonly y: number;
  readonly headings: readonly Heading[];
}

/** Sections as they were drawn last, by what they say and where on a page they began: the same again is put down as it was, call by call. */
export type SectionCache = Map<string, DrawnSection>;

/** Draws sections onto a recorder, those that stand in the cache from there; `next` is what the cache should hold afterwards. */
export function drawingFrom(cache: SectionCache, recorder: PageRecorder): { readonly draw: typeof drawSection; readonly next: SectionCache } {
  const next: SectionCache = new Map();
  const draw = (writer: PageWriter, root: Element, section: Section): void => {
    const key = JSON.stringify([writer.y, writer.isTurned, section]);
    const known = cache.get(key);
    if (known === undefined) next.set(key, drawn(writer, root, section, recorder));
    else {
      next.set(key, known);
      putDown(known, writer, recorder);
    }
  };
  return { draw, next };
}

function drawn(writer: PageWriter, root: Element, section: Section, { pages }: PageRecorder): DrawnSection {
  const [first, headings] = [pages.length - 1, writer.headings.length];
  const [calls, own] = [pages[first]?.calls.length ?? 0, pages[first]?.own.length ?? 0];
  drawSection(writer, root, section);
  const parts = pages.slice(first).map((page, i) => ({ calls: i === 0 ? page.calls.slice(calls) : [...page.calls], own: i === 0 ? page.own.slice(own) : [...page.own], isTurned: page.isTurned }));
  return { parts, y: writer.y, headings: writer.headings.slice(headings).map((heading) => ({ ...heading, page: heading.page - first })) };
}

function putDown({ parts, y, headings }: DrawnSection, writer: PageWriter, { pages }: PageRecorder): void {
  const first = pages.length - 1;
  for (const [i, { calls, own, isTurned }] of parts.entries()) {
    if (i > 0) writer.newPage(isTurned);
    const page = pages.at(-1);
    if (page === undefined) continue;
    // What a new page begins with by itself is among its calls.
    if (i > 0) page.calls.length = page.own.length = 0;
    page.calls.push(...calls);
    page.own.push(...own);
  }
  writer.y = y;
  writer.headings.push(...headings.map((heading) => ({ ...heading, page: heading.page + first })));
}
