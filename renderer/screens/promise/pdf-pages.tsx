import { useEffect, useRef, useState, type JSX } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { ErrorNote } from '../../components/error-note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { openPdf } from './open-pdf.ts';
import type { TouchedPages } from './use-preview.ts';

/** How much wider or narrower (px) a place may become before its page is drawn again. */
const COARSE = 24;

/** The pages of a PDF as pictures, drawn from its very bytes when they come into sight; touched ones from theirs. */
export function PdfPages({ base64, touched }: { readonly base64: string; readonly touched: TouchedPages | null }): JSX.Element {
  const whole = useOpenPdf(base64);
  const edited = useOpenPdf(touched?.base64 ?? null);
  const list = useRef<HTMLOListElement>(null);
  const first = edited === null ? undefined : touched?.numbers[0];
  useEffect(() => { if (first !== undefined) list.current?.children[first - 1]?.scrollIntoView({ block: 'center' }); }, [first, edited]);
  if (whole === 'broken') return <ErrorNote sentence="The pages cannot be shown here." safe="The file itself is fine: export it and open it in another reader." />;
  if (whole === null) return <div className="pad"><ProgressBar label="Opening the pages" /></div>;
  return (
    <ol ref={list} className="pdf-pages">
      {Array.from({ length: whole.numPages }, (_, i) => {
        const at = touched === null || edited === null || edited === 'broken' ? -1 : touched.numbers.indexOf(i + 1);
        const isTouched = at >= 0 && edited !== null && edited !== 'broken' && at < edited.numPages;
        return <li key={i}><Page pdf={isTouched ? edited : whole} number={isTouched ? at + 1 : i + 1} label={`Page ${i + 1} of ${whole.numPages}`} /></li>;
      })}
    </ol>
  );
}

/** An open PDF; the one before stays until the new one is open, then it is let go. */
function useOpenPdf(base64: string | null): PDFDocumentProxy | 'broken' | null {
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'broken' | null>(null);
  useEffect(() => {
    if (base64 === null) {
      setPdf(null);
      return undefined;
    }
    let isGone = false;
    const opening = openPdf(base64);
    opening.then((opened) => { if (!isGone) setPdf(opened); }, () => { if (!isGone) setPdf('broken'); });
    return () => {
      isGone = true;
      opening.then((opened) => { setTimeout(() => { void opened.loadingTask.destroy(); }, 500); }, () => undefined);
    };
  }, [base64]);
  return pdf;
}

function Page({ pdf, number, label }: { readonly pdf: PDFDocumentProxy; readonly number: number; readonly label: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const sheet = canvas.current;
    if (sheet === null) return undefined;
    let drawnWidth = 0;
    const watch = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting !== true) return;
      watch.disconnect();
      drawnWidth = sheet.clientWidth;
      void draw(pdf, number, sheet).catch(() => undefined); // a page that went away while it was drawn
    }, { rootMargin: '400px' });
    // A picture that was drawn for a narrower place is drawn again, or it would blur.
    const size = new ResizeObserver(() => { if (drawnWidth > 0 && Math.abs(sheet.clientWidth - drawnWidth) > COARSE) watch.observe(sheet); });
    watch.observe(sheet);
    size.observe(sheet);
    return () => {
      watch.disconnect();
      size.disconnect();
    };
  }, [pdf, number]);
  return <canvas ref={canvas} className="pdf-page" role="img" aria-label={label} />;
}

/** Draws beside the sheet and then onto it, so that the old picture stays until the new one is whole. */
async function draw(pdf: PDFDocumentProxy, number: number, sheet: HTMLCanvasElement): Promise<void> {
  const page = await pdf.getPage(number);
  const size = page.getViewport({ scale: 1 });
  sheet.style.aspectRatio = `${size.width} / ${size.height}`; // some pages lie on their side
  const viewport = page.getViewport({ scale: Math.max(0.5, (sheet.clientWidth * Math.max(1, window.devicePixelRatio)) / size.width) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  sheet.width = canvas.width;
  sheet.height = canvas.height;
  sheet.getContext('2d')?.drawImage(canvas, 0, 0);
}
