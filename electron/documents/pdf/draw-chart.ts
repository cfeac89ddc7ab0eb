import type { Chart, ChartBlock } from '../content/block.ts';
import { formatMinutes } from '../../../shared/format/format-duration.ts';
import { NO_FIGURE, formatNumber, formatShare } from '../../../shared/format/format-number.ts';
import type { Element, PageWriter } from './page-writer.ts';
import { baselineIn } from './page-writer.ts';
import { STYLE } from './text-style.ts';
import { COLOUR, TIER_COLOURS } from './tokens.ts';

const PLOT = 110;
const AXIS = 16;
const ROW = 15;
const CELL = 24;
const AXIS_WIDTH = 34;

type Of<K extends Chart['kind']> = Extract<Chart, { kind: K }>;
/** A place on the page in points. */
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The height of a chart with its title, which never breaks. */
export function chartKeep({ chart }: ChartBlock): number {
  return STYLE.label.lineHeight + 6 + bodyHeight(chart) + 12;
}

function bodyHeight(chart: Chart): number {
  if (chart.kind === 'pairs') return chart.rows.length * ROW + AXIS;
  return chart.kind === 'matrix' ? (chart.rows.length + 1) * CELL : PLOT + AXIS;
}

/** Draws a chart as vectors, as one figure with its words. */
export function drawChart(writer: PageWriter, parent: Element, block: ChartBlock): void {
  // A list of people may be taller than a page; it then begins at its head and is cut into pages by its maker.
  writer.ensure(Math.min(chartKeep(block), writer.bottom - writer.top));
  const { chart, title, alt } = block;
  writer.tagged('Figure', writer.element('Figure', parent, { alt }), () => {
    writer.drawText(title, STYLE.label, writer.left, writer.y + baselineIn(STYLE.label), { maxWidth: writer.textWidth });
    writer.y += STYLE.label.lineHeight + 6;
    const frame: Frame = { left: writer.left + AXIS_WIDTH, right: writer.right, top: writer.y, bottom: writer.y + PLOT };
    if (chart.kind === 'weeks') drawWeeks(writer, frame, chart);
    else if (chart.kind === 'curve') drawCurve(writer, frame, chart);
    else if (chart.kind === 'pairs') drawPairs(writer, chart);
    else drawMatrix(writer, chart);
  });
  writer.y += bodyHeight(chart) + 12;
}

/** Lines across at round steps, their values left of them; the line at zero is the axis. */
function drawScale(writer: PageWriter, { left, right, bottom }: Frame, steps: readonly number[], yOf: (value: number) => number, label: (value: number) => string): void {
  for (const step of steps) {
    const y = yOf(step);
    writer.pdf.moveTo(left, y).lineTo(right, y).lineWidth(y === bottom ? 0.8 : 0.5).strokeColor(y === bottom ? COLOUR.ink2 : COLOUR.line).stroke();
    writer.drawText(label(step), STYLE.footer, left - 6, y + 3, { align: 'right' });
  }
}

/** Four or five round steps from zero to at least `most`. */
export function roundSteps(most: number): readonly number[] {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough && (step >= 1 ? Number.isInteger(step) : false)) ?? Math.max(1, 10 * power);
  return Array.from({ length: Math.ceil(Math.max(1, most) / size) + 1 }, (_, i) => i * size);
}

function drawWeeks(writer: PageWriter, frame: Frame, { weeks, capacity, from, to }: Of<'weeks'>): void {
  const { pdf } = writer;
  const steps = roundSteps(Math.max(capacity ?? 0, ...weeks.flatMap(({ actual, proposed }) => [actual, proposed])));
  const highest = steps.at(-1) ?? 1;
  const yOf = (value: number): number => frame.bottom - ((frame.bottom - frame.top) * value) / highest;
  const xOf = (i: number): number => frame.left + 6 + ((frame.right - frame.left - 60) * i) / Math.max(1, weeks.length - 1);
  drawScale(writer, frame, steps, yOf, (value) => formatNumber(value));
  const line = (side: 'actual' | 'proposed'): void => {
    weeks.forEach((week, i) => (i === 0 ? pdf.moveTo(xOf(i), yOf(week[side])) : pdf.lineTo(xOf(i), yOf(week[side]))));
  };
  if (capacity !== null) {
    pdf.dash(3, { space: 3 }).moveTo(frame.left, yOf(capacity)).lineTo(frame.right - 54, yOf(capacity)).lineWidth(1).strokeColor(COLOUR.sales).stroke().undash();
    writer.drawText(writer.say.words('chart.capacity'), { ...STYLE.footer, colour: COLOUR.sales }, frame.right - 50, yOf(capacity) + 3);
  }
  line('actual');
  pdf.lineWidth(1.1).strokeColor(COLOUR.control).stroke();
  weeks.forEach(({ actual }, i) => pdf.circle(xOf(i), yOf(actual), 1.9).lineWidth(0.9).fillAndStroke(COLOUR.paper, COLOUR.control));
  line('proposed');
  pdf.lineWidth(1.8).strokeColor(COLOUR.ink).stroke();
  const last = weeks.at(-1);
  if (last !== undefined) {
    const [actualY, proposedY] = apart(yOf(last.actual), yOf(last.proposed));
    writer.drawText(writer.say.words('side.actual'), STYLE.footer, frame.right - 50, actualY + 3);
    writer.drawText(writer.say.words('side.proposed'), { ...STYLE.footer, colour: COLOUR.ink }, frame.right - 50, proposedY + 3, { face: 'sansStrong' });
  }
  writer.drawText(from, STYLE.footer, frame.left, frame.bottom + 11);
  writer.drawText(to, STYLE.footer, frame.right - 54, frame.bottom + 11, { align: 'right' });
}

/** Two labels moved apart until both can be read. */
function apart(a: number, b: number): readonly [number, number] {
  const lack = 9 - Math.abs(a - b);
  if (lack <= 0) return [a, b];
  return a <= b ? [a - lack / 2, b + lack / 2] : [a + lack / 2, b - lack / 2];
}

function drawCurve(writer: PageWriter, frame: Frame, { points, marks }: Of<'curve'>): void {
  const { pdf } = writer;
  const longest = Math.max(1, ...points.map(({ minutes }) => minutes));
  const yOf = (share: number): number => frame.bottom - (frame.bottom - frame.top) * share;
  // The first hours matter most and the tail is long, so time runs on a logarithmic scale from a quarter of an hour.
  const xOf = (minutes: number): number => frame.left + ((frame.right - frame.left) * Math.log1p(Math.max(0, minutes) / 15)) / Math.log1p(longest / 15);
  drawScale(writer, frame, [0, 0.25, 0.5, 0.75, 1], yOf, (value) => formatShare(value));
  for (const minutes of [15, 60, 240, 480, 1440, 4320, 10080].filter((at) => at <= longest)) writer.drawText(formatMinutes(minutes), STYLE.footer, xOf(minutes), frame.bottom + 11);
  pdf.moveTo(frame.left, frame.bottom);
  let before = 0;
  for (const { minutes, share } of points) {
    pdf.lineTo(xOf(minutes), yOf(before)).lineTo(xOf(minutes), yOf(share));
    before = share;
  }
  pdf.lineTo(frame.right, yOf(before)).lineWidth(1.4).strokeColor(COLOUR.ink).stroke();
  for (const { minutes, share, label } of marks) {
    pdf.circle(xOf(minutes), yOf(share), 2.6).lineWidth(1.2).fillAndStroke(COLOUR.paper, COLOUR.ink);
    writer.drawText(writer.say.words('chart.within', { what: label, time: formatMinutes(minutes) }), STYLE.footer, Math.min(xOf(minutes) + 6, frame.right - 90), yOf(share) + 11);
  }
}

function drawPairs(writer: PageWriter, { rows }: Of<'pairs'>): void {
  const { pdf } = writer;
  const [start, stop] = [writer.left + writer.textWidth * 0.3, writer.right - 90];
  const most = Math.max(1, ...rows.flatMap(({ actual, proposed }) => [actual ?? 0, proposed]));
  const xOf = (value: number): number => start + ((stop - start) * value) / most;
  writer.drawText(writer.say.words('side.actual'), STYLE.footer, writer.right - 44, writer.y + 8, { align: 'right' });
  writer.drawText(writer.say.words('side.proposed'), STYLE.footer, writer.right, writer.y + 8, { align: 'right' });
  rows.forEach(({ name, actual, proposed }, i) => {
    const y = writer.y + AXIS + i * ROW + ROW / 2;
    writer.drawText(name, STYLE.label, writer.left, y + 3, { maxWidth: start - writer.left - 10 });
    pdf.moveTo(xOf(0), y).lineTo(xOf(most), y).lineWidth(0.5).strokeColor(COLOUR.line).stroke();
    if (actual !== null) {
      pdf.moveTo(xOf(actual), y).lineTo(xOf(proposed), y).lineWidth(1).strokeColor(COLOUR.control).stroke();
      pdf.circle(xOf(actual), y, 2.6).lineWidth(1.1).fillAndStroke(COLOUR.paper, COLOUR.control);
    }
    pdf.circle(xOf(proposed), y, 2.8).fill(COLOUR.ink);
    writer.drawText(actual === null ? NO_FIGURE : formatNumber(actual), STYLE.label, writer.right - 44, y + 3, { align: 'right' });
    writer.drawText(formatNumber(proposed), STYLE.label, writer.right, y + 3, { align: 'right' });
  });
}

function drawMatrix(writer: PageWriter, { rows, columns }: Of<'matrix'>): void {
  const { pdf } = writer;
  const width = Math.min(92, (writer.textWidth - AXIS_WIDTH) / columns.length);
  columns.forEach((column, i) => writer.drawText(column, STYLE.label, writer.left + AXIS_WIDTH + i * width + width / 2 - 3, writer.y + 15));
  rows.forEach(({ name, cells }, row) => {
    const top = writer.y + CELL * (row + 1);
    writer.drawText(name, STYLE.label, writer.left + 10, top + 15);
    cells.forEach(({ tier, rank }, i) => {
      const x = writer.left + AXIS_WIDTH + i * width;
      const { fill, ink } = TIER_COLOURS[Math.min(Math.max(rank, 0), TIER_COLOURS.length - 1)] ?? { fill: COLOUR.sunk, ink: COLOUR.ink };
      pdf.rect(x + 1, top + 1, width - 2, CELL - 2).lineWidth(0.5).fillAndStroke(rank < 0 ? COLOUR.paper : fill, COLOUR.control);
      writer.drawText(tier, { ...STYLE.label, colour: rank < 0 ? COLOUR.ink3 : ink }, x + 8, top + 15, { maxWidth: width - 14 });
    });
  });
}
