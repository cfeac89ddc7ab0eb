import type { Honesty } from '../../../shared/engine/model/honesty.ts';
import { COLOUR } from './tokens.ts';

/** An honesty mark (design §2) in a square of `size` points with its top left corner at x, y. */
export function drawHonestyMark(pdf: PDFKit.PDFDocument, mark: Honesty, x: number, y: number, size: number): void {
  pdf.save();
  // Every shape is drawn in a square of 12 units, as on screen.
  pdf.translate(x, y).scale(size / 12);
  pdf.lineWidth(1.1).strokeColor(COLOUR.ink2).fillColor(COLOUR.ink2).lineCap('butt');
  SHAPES[mark](pdf);
  pdf.restore();
}

const SHAPES: Readonly<Record<Honesty, (pdf: PDFKit.PDFDocument) => void>> = {
  observed: (pdf) => {
    pdf.moveTo(0.8, 6).bezierCurveTo(3, 2.4, 9, 2.4, 11.2, 6).bezierCurveTo(9, 9.6, 3, 9.6, 0.8, 6).closePath().stroke();
    pdf.circle(6, 6, 1.7).fill();
  },
  deterministic: (pdf) => {
    pdf.rect(1.5, 1.5, 9, 9).stroke();
    pdf.moveTo(3.8, 4.9).lineTo(8.2, 4.9).moveTo(3.8, 7.1).lineTo(8.2, 7.1).stroke();
  },
  simulated: (pdf) => {
    pdf.moveTo(6, 1).lineTo(6, 11).moveTo(3.6, 1).lineTo(8.4, 1).moveTo(3.6, 11).lineTo(8.4, 11).stroke();
    pdf.circle(6, 6, 1.9).fill();
  },
  bounded: (pdf) => {
    pdf.moveTo(4.2, 1.2).lineTo(2, 1.2).lineTo(2, 10.8).lineTo(4.2, 10.8).stroke();
    pdf.moveTo(7.8, 1.2).lineTo(10, 1.2).lineTo(10, 10.8).lineTo(7.8, 10.8).stroke();
  },
  notKnowable: (pdf) => {
    pdf.dash(1.9, { space: 1.5 }).circle(6, 6, 5).stroke().undash();
    pdf.moveTo(4.5, 4.7).bezierCurveTo(4.5, 2.7, 7.6, 2.7, 7.6, 4.8).bezierCurveTo(7.6, 6, 6, 6, 6, 7.3).stroke();
    pdf.circle(6, 8.9, 0.7).fill();
  },
};
