/** The reader's working half; it is handed over as it is and never called from here. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
