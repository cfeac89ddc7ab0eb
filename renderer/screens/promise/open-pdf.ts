import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Opens a PDF in the window; the reader is fetched when the first one is. */
export async function openPdf(base64: string): Promise<PDFDocumentProxy> {
  const [pdfjs, worker] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return pdfjs.getDocument({ data, isEvalSupported: false, useWasm: false }).promise;
}
