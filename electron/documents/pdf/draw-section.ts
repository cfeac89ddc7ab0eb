import type { Block, Section } from '../content/block.ts';
import { chartKeep, drawChart } from './draw-chart.ts';
import { drawDrawing } from './draw-drawing.ts';
import { drawOutcomeBars, outcomeBarsKeep } from './draw-outcome-bars.ts';
import { drawSignatures, signaturesKeep } from './draw-signatures.ts';
import { drawTable, tableKeep } from './draw-table.ts';
import { boxKeep, clauseKeep, drawBox, drawClause, drawSmall, drawSubheading, smallKeep } from './draw-text-blocks.ts';
import type { Element, PageWriter } from './page-writer.ts';
import { baselineIn } from './page-writer.ts';
import { STYLE } from './text-style.ts';
import { HANG } from './tokens.ts';

const FIRST_ANNEX = 'A';
const SECTION_GAP = 22;
const HEADING_GAP = 6;
const TABLE_GAP = 7;

/** A section with its heading, its place in the outline and its own element in the structure tree. */
export function drawSection(writer: PageWriter, root: Element, section: Section): void {
  const isAnnex = /^[A-Z]$/.test(section.number);
  writer.where = isAnnex ? `annex ${section.number}, ${section.title}` : `section ${section.number}, ${section.title}`; // for messages, not for the page
  const sect = writer.element('Sect', root);
  drawHeading(writer, sect, section, isAnnex);
  section.blocks.forEach((block, i) => {
    const previous = section.blocks[i - 1]?.kind;
    if (previous === 'drawing' && block.kind !== 'drawing') writer.newPage();
    if (block.kind === 'table' && previous === 'clause') writer.y += TABLE_GAP;
    if (block.kind === 'subheading' || introduces(section.blocks, i)) writer.ensure(keepOf(writer, section.blocks, i));
    drawBlock(writer, sect, block);
  });
}

function drawHeading(writer: PageWriter, sect: Element, { number, title, blocks, isWide = false }: Section, isAnnex: boolean): void {
  // What was signed ends before the annexes, which begin on a page of their own.
  if (number === FIRST_ANNEX || isWide || writer.isTurned) writer.newPage(isWide);
  if (writer.y > writer.top) writer.y += SECTION_GAP;
  const { lineHeight } = STYLE.heading;
  writer.ensure(lineHeight + HEADING_GAP + keepOf(writer, blocks, 0));
  const annex = writer.say.words('annex', { letter: number });
  const destination = `part-${number}`;
  writer.pdf.addNamedDestination(destination, 'XYZ', writer.left, writer.y, null);
  writer.headings.push({ number: isAnnex ? annex : number, title, page: writer.pages, destination });
  writer.pdf.outline.addItem(isAnnex ? `${annex}: ${title}` : `${number} ${title}`);
  const baseline = writer.y + baselineIn(STYLE.heading);
  writer.tagged('H2', writer.element('H2', sect), () => {
    if (isAnnex) {
      writer.drawText(`${annex}. ${title}`, STYLE.heading, writer.left, baseline, { face: 'sansStrong' });
      return;
    }
    writer.drawText(`${number} `, STYLE.headingNumber, writer.left - HANG, baseline);
    writer.drawText(title, STYLE.heading, writer.left, baseline, { face: 'sansStrong' });
  });
  writer.y += lineHeight + HEADING_GAP;
}

/** A remark right before a table or a chart says what stands there, and stays with it. */
function introduces(blocks: readonly Block[], index: number): boolean {
  const [block, next] = [blocks[index], blocks[index + 1]];
  return (block?.kind === 'clause' || block?.kind === 'note') && (next?.kind === 'table' || next?.kind === 'outcomeBars' || next?.kind === 'chart');
}

/** The height that must stay together from a block on: two lines, a table's head and first row, a whole box. */
function keepOf(writer: PageWriter, blocks: readonly Block[], index: number): number {
  const block = blocks[index];
  if (block === undefined) return 0;
  switch (block.kind) {
    case 'clause':
      return clauseKeep(writer, block) + (introduces(blocks, index) ? 2 * TABLE_GAP + keepOf(writer, blocks, index + 1) : 0);
    case 'note':
    case 'fact':
      return smallKeep(writer, block) + (introduces(blocks, index) ? TABLE_GAP + keepOf(writer, blocks, index + 1) : 0);
    case 'subheading':
      return STYLE.subheading.lineHeight + 9 + keepOf(writer, blocks, index + 1);
    case 'box':
      return boxKeep(writer, block);
    case 'table':
      return tableKeep(writer, block);
    case 'outcomeBars':
      return block.rows.length === 0 ? keepOf(writer, blocks, index + 1) : outcomeBarsKeep(block);
    case 'chart':
      return chartKeep(block);
    case 'drawing':
      return 0; // it takes the rest of a turned page, or pages of its own
    case 'signatures':
      return signaturesKeep(writer, block);
  }
}

function drawBlock(writer: PageWriter, parent: Element, block: Block): void {
  switch (block.kind) {
    case 'clause':
      return drawClause(writer, parent, block);
    case 'note':
    case 'fact':
      return drawSmall(writer, parent, block);
    case 'subheading':
      return drawSubheading(writer, parent, block);
    case 'box':
      return drawBox(writer, parent, block);
    case 'table':
      return drawTable(writer, parent, block);
    case 'outcomeBars':
      return drawOutcomeBars(writer, parent, block);
    case 'chart':
      return drawChart(writer, parent, block);
    case 'drawing':
      return drawDrawing(writer, parent, block);
    case 'signatures':
      return drawSignatures(writer, parent, block);
  }
}
