import { useEffect, useRef, useState, type JSX } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { ErrorNote } from '../../components/error-note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { openPdf } from './open-pdf.ts';

/** The pages of a PDF as pictures, drawn from its very bytes when they come into sight. */
export function PdfPages({ base64 }: { readonly base64: string }): JSX.Element {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    let isGone = false;
    const opening = openPdf(base64);
    opening.then((opened) => { if (!isGone) { setPdf(opened); setBroken(false); } }, () => { if (!isGone) setBroken(true); });
    return () => {
      isGone = true;
      // The old pages stay until the new ones are open; then their thread is let go.
      opening.then((opened) => { setTimeout(() => { void opened.loadingTask.destroy(); }, 500); }, () => undefined);
    };
  }, [base64]);
  if (isBroken) return <ErrorNote sentence="The pages cannot be shown here." safe="The file itself is fine: export it and open it in another reader." />;
  if (pdf === null) return <div className="pad"><ProgressBar label="Opening the pages" /></div>;
  return <ol className="pdf-pages">{Array.from({ length: pdf.numPages }, (_, i) => <li key={`${pdf.fingerprints[0] ?? ''} ${i}`}><Page pdf={pdf} number={i + 1} /></li>)}</ol>;
}

function Page({ pdf, number }: { readonly pdf: PDFDocumentProxy; readonly number: number }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const sheet = canvas.current;
    if (sheet === null) return undefined;
    const watch = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting !== true) return;
      watch.disconnect();
      void draw(pdf, number, sheet).catch(() => undefined); // a page that went away while it was drawn
    }, { rootMargin: '400px' });
    watch.observe(sheet);
    return () => watch.disconnect();
  }, [pdf, number]);
  return <canvas ref={canvas} className="pdf-page" role="img" aria-label={`Page ${number} of ${pdf.numPages}`} />;
}

async function draw(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): Promise<void> {
  const page = await pdf.getPage(number);
  const scale = (canvas.clientWidth * Math.max(1, window.devicePixelRatio)) / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale: Math.max(0.5, scale) });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
}
