import type { SlaDocument } from '../documents/sla-document.ts';
import type { SlaPdf } from '../documents/sla-pdf.ts';

/** What the thread of documents is sent: the document and the folder of its fonts. It answers one order at a time. */
export interface DocumentOrder {
  readonly document: SlaDocument;
  readonly fontsFolder: string;
}

/** What it says: the share that is set, then how it ended; `code` is the system's, where an error has one. */
export type DocumentMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly pdf: SlaPdf }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string; readonly code: string | null };
