import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';

let reader: Promise<{ readonly pdfjs: typeof import('pdfjs-dist'); readonly worker: PDFWorker }> | null = null;

/** The reader and its thread, fetched when the first PDF comes and kept for the next. */
async function openReader(): Promise<{ readonly pdfjs: typeof import('pdfjs-dist'); readonly worker: PDFWorker }> {
  const [pdfjs, source] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')]);
  pdfjs.GlobalWorkerOptions.workerSrc = source.default;
  return { pdfjs, worker: new pdfjs.PDFWorker() };
}

/** Opens a PDF in the window. */
export async function openPdf(base64: string): Promise<PDFDocumentProxy> {
  reader ??= openReader();
  const { pdfjs, worker } = await reader;
  const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return pdfjs.getDocument({ data, worker, isEvalSupported: false, useWasm: false }).promise;
}
