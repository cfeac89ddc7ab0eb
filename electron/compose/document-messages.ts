import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { DataRequestDocument } from '../documents/data-request-pdf.ts';
import type { MapDocument } from '../documents/map-pdf.ts';
import type { PagesDocument } from '../documents/pages-pdf.ts';
import type { SlaDocument } from '../documents/sla-document.ts';
import type { SummaryKind } from '../documents/summary-pdf.ts';

/** One document to be made. */
export type DocumentWork =
  /** An agreement; under `previewKey` it is remembered as what an edit is laid over. */
  | { readonly kind: 'agreement'; readonly document: SlaDocument; readonly previewKey?: string }
  /** The pages that an edit changes in the agreement last set under this key; none where there is none. */
  | { readonly kind: 'touched'; readonly previewKey: string; readonly configuration: Configuration }
  /** Whether everything in it can be printed; its pages are not made. */
  | { readonly kind: 'check'; readonly document: SlaDocument }
  | { readonly kind: 'summary'; readonly document: SlaDocument; readonly sheet: SummaryKind }
  | { readonly kind: 'map'; readonly document: MapDocument }
  | { readonly kind: 'dataRequest'; readonly document: DataRequestDocument }
  | { readonly kind: 'pages'; readonly document: PagesDocument };

/** What the thread of documents is told: make one (one order at a time), or leave off the one it is at. */
export type DocumentOrder = { readonly kind: 'make'; readonly work: DocumentWork; readonly fontsFolder: string } | { readonly kind: 'cancel' };

/** Pages that were made, or why not; `numbers` where they are only some of `pages`. */
export type MadePdf =
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly pages: number; readonly numbers?: readonly number[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** What it says: the share that is set, then how it ended; `code` is the system's, where an error has one. */
export type DocumentMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly pdf: MadePdf }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string; readonly code: string | null };
