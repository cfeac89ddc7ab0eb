import type { OutcomeBars } from '../content/block.ts';
import { formatNumber, formatShare } from '../../../shared/format/format-number.ts';
import type { Element, PageWriter } from './page-writer.ts';
import { baselineIn } from './page-writer.ts';
import { STYLE } from './text-style.ts';
import { COLOUR } from './tokens.ts';

const ROW = 19;
const BAR = 11;
const NAME_SHARE = 0.22;
const OUTCOMES = [
  { key: 'kept', word: 'outcome.kept', colour: COLOUR.kept },
  { key: 'late', word: 'outcome.late', colour: COLOUR.late },
  { key: 'never', word: 'outcome.never', colour: COLOUR.never },
] as const;

/** The height of the whole chart, which never breaks. */
export function outcomeBarsKeep({ rows }: OutcomeBars): number {
  return rows.length === 0 ? 0 : rows.length * ROW + 38;
}

/** Outlined, because it happened (design §1.3); the table with the same figures follows. */
export function drawOutcomeBars(writer: PageWriter, parent: Element, bars: OutcomeBars): void {
  if (bars.rows.length === 0) return;
  writer.ensure(outcomeBarsKeep(bars));
  const alt = bars.rows.map((row) => `${row.name}: ${OUTCOMES.map(({ key, word }) => `${formatNumber(row[key])} ${writer.say.words(word)}`).join(', ')}`).join('; ');
  writer.tagged('Figure', writer.element('Figure', parent, { alt: writer.say.words('outcome.alt', { tiers: alt }) }), () => {
    drawLegend(writer);
    for (const row of bars.rows) drawBar(writer, row);
  });
  writer.y += 12;
}

function drawLegend(writer: PageWriter): void {
  const baseline = writer.y + baselineIn(STYLE.label);
  writer.drawText(`${writer.say.words('side.ActualOpens')} `, STYLE.label, writer.left, baseline);
  let x = writer.left + writer.textWidth * NAME_SHARE;
  for (const { word, colour } of OUTCOMES) {
    writer.pdf.rect(x + 0.5, baseline - 6.5, 7, 7).lineWidth(1.2).strokeColor(colour).stroke();
    x += 12 + writer.drawText(writer.say.words(word), STYLE.label, x + 12, baseline) + 16;
  }
  writer.y += STYLE.label.lineHeight + 8;
}

function drawBar(writer: PageWriter, row: OutcomeBars['rows'][number]): void {
  const start = writer.left + writer.textWidth * NAME_SHARE;
  const full = writer.right - start;
  const total = row.kept + row.late + row.never;
  const baseline = writer.y + BAR / 2 + 3.2;
  writer.drawText(row.name, STYLE.label, writer.left, baseline, { maxWidth: start - writer.left - 8 });
  let x = start;
  for (const { key, colour } of OUTCOMES) {
    const width = total === 0 ? 0 : (full * row[key]) / total;
    if (width > 0) {
      // Outlines stand inside their share, so that neighbours do not cover each other.
      const inner = Math.max(0.4, width - 2);
      writer.pdf.rect(x + 0.6, writer.y, inner, BAR).lineWidth(1.2).strokeColor(colour).stroke();
      const text = formatShare(row[key] / total);
      if (width > 30) writer.drawText(text, STYLE.footer, x + 5, baseline - 0.3);
    }
    x += width;
  }
  writer.y += ROW;
}
