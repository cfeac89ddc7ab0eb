/** One call of the drawing library: its name and what it was called with. */
export type DrawCall = readonly [name: string, args: readonly unknown[]];

/** A page as it would be drawn, call by call. */
export interface RecordedPage {
  readonly size: readonly [number, number];
  /** Whether it lies on its side. */
  readonly isTurned: boolean;
  readonly calls: DrawCall[];
  /** Those among them that are not the frame of the page: its foot, marks behind it, repeated heads. */
  readonly own: DrawCall[];
}

/** Calls that place tags, links and files, which a picture of a page does not need. */
const UNSEEN = new Set(['addStructure', 'addNamedDestination', 'goTo', 'registerFont', 'file']);

/** Where pages are drawn to be looked at call by call: the newest page is the last. */
export interface PageRecorder {
  readonly surface: PDFKit.PDFDocument;
  readonly pages: readonly RecordedPage[];
}

/** Stands where a document of the drawing library would, and notes what is drawn on which page. */
export function createPageRecorder(): PageRecorder {
  const pages: RecordedPage[] = [];
  let current: RecordedPage | undefined;
  const element = { add: () => element, end: () => undefined };
  let isFrame = false;
  const own: Readonly<Record<string, unknown>> = {
    outline: { addItem: () => undefined },
    struct: () => element,
    markStructureContent: () => element,
    markContent: (_tag: string, { type }: { readonly type?: string } = {}) => {
      isFrame = type === 'Pagination';
    },
    endMarkedContent: () => {
      isFrame = false;
    },
    addPage: ({ size }: { readonly size: readonly [number, number] }) => {
      current = { size, isTurned: size[0] > size[1], calls: [], own: [] };
      pages.push(current);
    },
    switchToPage: (page: number) => {
      current = pages[page];
    },
  };
  const note = (call: DrawCall): void => {
    current?.calls.push(call);
    if (!isFrame) current?.own.push(call);
  };
  const surface: object = new Proxy({}, {
    get(_, name) {
      if (typeof name === 'symbol') return undefined;
      if (name in own) return own[name];
      return (...args: unknown[]) => {
        if (!UNSEEN.has(name)) note([name, args]);
        return surface;
      };
    },
  });
  return { surface: surface as PDFKit.PDFDocument, pages }; // answers to every name that the drawing code calls
}
