// The reader's working half comes without types; it is handed over as it is and never called from here.
export { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
