import type { Signatures, Signer } from '../content/block.ts';
import { teamName } from '../content/document-names.ts';
import type { SlaSignature } from '../sla-document.ts';
import type { Speak } from '../../../shared/format/texts/speak.ts';
import { clauseKeep, drawClause } from './draw-text-blocks.ts';
import type { Element, PageWriter } from './page-writer.ts';
import { STYLE } from './text-style.ts';
import { COLOUR, MM, teamColour } from './tokens.ts';

const DRAWING = 10 * MM;
const COLUMN_GAP = 24;
const ROW_GAP = 20;
const STATEMENT_GAP = 10;
const TYPED = { family: 'serif', size: 20, lineHeight: DRAWING, colour: COLOUR.ink } as const;

function columnWidth(writer: PageWriter): number {
  return (writer.textWidth - COLUMN_GAP) / 2;
}

/** "Head of demand, marketing". */
function roleInWords({ role, team }: Signer, say: Speak): string {
  const [first = '', ...rest] = role.trim();
  const side = team === 'marketing' || team === 'sales' ? say.words(`side.${team}`) : teamName(team, say);
  return first === '' ? teamName(team, say) : `${first.toUpperCase()}${rest.join('')}, ${side}`;
}

function linesOf(writer: PageWriter, signer: Signer) {
  const width = columnWidth(writer);
  return {
    name: writer.wrap(signer.name, STYLE.tableTotal, width),
    role: writer.wrap(roleInWords(signer, writer.say), STYLE.table, width),
    given: writer.wrap(signer.given, STYLE.note, width),
  };
}

function blockHeight(writer: PageWriter, signer: Signer): number {
  const { name, role, given } = linesOf(writer, signer);
  return DRAWING + 6 + (name.length + role.length) * STYLE.table.lineHeight + given.length * STYLE.note.lineHeight;
}

/** Two signers side by side. */
function pairs(people: readonly Signer[]): readonly (readonly Signer[])[] {
  return people.flatMap((signer, i) => (i % 2 === 0 ? [[signer, ...people.slice(i + 1, i + 2)]] : []));
}

function rowHeight(writer: PageWriter, pair: readonly Signer[]): number {
  return Math.max(...pair.map((signer) => blockHeight(writer, signer))) + ROW_GAP;
}

/** The statement and its first signatures: these never part. */
export function signaturesKeep(writer: PageWriter, block: Signatures): number {
  const all = pairs(block.people).reduce((sum, pair) => sum + rowHeight(writer, pair), 0);
  const statement = clauseKeep(writer, { kind: 'clause', text: block.statement }) + 5 + STATEMENT_GAP;
  const whole = statement + all;
  const first = pairs(block.people)[0];
  return whole <= writer.bottom - writer.top ? whole : statement + (first === undefined ? 0 : rowHeight(writer, first));
}

export function drawSignatures(writer: PageWriter, parent: Element, block: Signatures): void {
  const statement = { kind: 'clause', text: block.statement } as const;
  writer.ensure(signaturesKeep(writer, block));
  drawClause(writer, parent, statement);
  writer.y += STATEMENT_GAP;
  for (const pair of pairs(block.people)) {
    const height = rowHeight(writer, pair);
    if (writer.y + height - ROW_GAP > writer.bottom) {
      // Whoever signs on a further page signs under the same words.
      writer.newPage();
      drawClause(writer, parent, statement);
      writer.y += STATEMENT_GAP;
    }
    pair.forEach((signer, i) => drawSigner(writer, parent, signer, writer.left + i * (columnWidth(writer) + COLUMN_GAP)));
    writer.y += height;
  }
}

function drawSigner(writer: PageWriter, parent: Element, signer: Signer, x: number): void {
  const { y } = writer;
  const width = columnWidth(writer);
  const block = writer.element('Div', parent);
  if (signer.signature !== null) drawSignature(writer, block, signer.signature, x, y, width);
  const line = y + DRAWING;
  writer.rule(x, x + width, line, COLOUR.ink, 0.8);
  const { name, role, given } = linesOf(writer, signer);
  writer.artifact(() => writer.pdf.rect(x - 8.5, line - 2, 2.2, y + blockHeight(writer, signer) - line + 2).fill(teamColour(signer.team)));
  let at = line + 6;
  for (const [lines, style] of [[name, STYLE.tableTotal], [role, STYLE.table], [given, STYLE.note]] as const) {
    writer.tagged('P', writer.element('P', block), () => {
      at = writer.drawLines(lines, x, at, style);
    });
  }
}

function drawSignature(writer: PageWriter, block: Element, signature: SlaSignature, x: number, y: number, width: number): void {
  const { drawing } = signature;
  if (signature.method === 'typed' || drawing === null) {
    const element = writer.element('P', block);
    // A long name is written smaller, never shortened.
    const size = Math.min(TYPED.size, (TYPED.size * (width - 4)) / writer.measure(signature.name, 'serifItalic', TYPED.size));
    writer.tagged('P', element, () => writer.drawText(signature.name, { ...TYPED, size }, x + 2, y + DRAWING - 7, { face: 'serifItalic' }));
    return;
  }
  const figure = writer.element('Figure', block, { alt: writer.say.words('signature.of', { name: signature.name }) });
  writer.tagged('Figure', figure, () => drawStrokes(writer.pdf, drawing.strokes, { x: x + 2, y: y + 1, width: width * 0.7, height: DRAWING - 4 }));
}

/** Strokes fitted into a frame, smoothed through the midpoints between their points. */
function drawStrokes(
  pdf: PDFKit.PDFDocument,
  strokes: readonly (readonly (readonly [number, number])[])[],
  frame: { x: number; y: number; width: number; height: number },
): void {
  const points = strokes.flat().filter(([px, py]) => Number.isFinite(px) && Number.isFinite(py));
  if (points.length === 0) return;
  const bounds = points.reduce((box, [px, py]) => ({ x1: Math.min(box.x1, px), y1: Math.min(box.y1, py), x2: Math.max(box.x2, px), y2: Math.max(box.y2, py) }), { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity });
  const scale = Math.min(frame.width / Math.max(1e-6, bounds.x2 - bounds.x1), frame.height / Math.max(1e-6, bounds.y2 - bounds.y1), 4);
  const toPage = ([px, py]: readonly [number, number]) => [frame.x + (px - bounds.x1) * scale, frame.y + frame.height - (bounds.y2 - py) * scale] as const;
  pdf.lineWidth(1.1).lineCap('round').lineJoin('round').strokeColor(COLOUR.ink);
  for (const stroke of strokes) drawStroke(pdf, stroke.filter(([px, py]) => Number.isFinite(px) && Number.isFinite(py)).map(toPage));
}

function drawStroke(pdf: PDFKit.PDFDocument, points: readonly (readonly [number, number])[]): void {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined) return;
  if (last === undefined) {
    pdf.circle(first[0], first[1], 0.7).fill(COLOUR.ink);
    return;
  }
  pdf.moveTo(first[0], first[1]);
  rest.slice(0, -1).forEach((point, i) => {
    const next = rest[i + 1] ?? last;
    pdf.quadraticCurveTo(point[0], point[1], (point[0] + next[0]) / 2, (point[1] + next[1]) / 2);
  });
  pdf.lineTo(last[0], last[1]).stroke();
}
