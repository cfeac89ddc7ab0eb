import { peopleOf } from '../content/parties-and-purpose.ts';
import { formatIsoDay } from '../../../shared/format/format-date.ts';
import { written } from '../content/document-names.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Element, PageWriter } from './page-writer.ts';
import { STYLE } from './text-style.ts';
import type { Colour } from './tokens.ts';
import { COLOUR, MM } from './tokens.ts';

const BAR_TOP = 118.7 * MM;
const BAR_HEIGHT = 3.1 * MM;
/** Points: 120 × 32 pixels of a screen (design §7). */
const LOGO = { width: 110, height: 34 } as const;
const SEGMENTS = { marketing: 0.432, moment: 0.137 } as const;

export function drawCover(writer: PageWriter, root: Element, document: SlaDocument): void {
  writer.where = 'the cover';
  const sect = writer.element('Sect', root);
  drawHeader(writer, sect, document);
  drawTitle(writer, sect);
  drawMomentBar(writer, sect, document);
  const below = drawParties(writer, sect, document);
  drawFingerprint(writer, sect, document, below);
}

/** The mark (a baton in the two actors' colours) and how far this document has come. */
function drawHeader(writer: PageWriter, sect: Element, { status, look, workshop }: SlaDocument): void {
  const baseline = 23.6 * MM;
  const { pdf, left } = writer;
  writer.artifact(() => {
    pdf.save().translate(left + 6.5, baseline - 3.2).rotate(-33);
    pdf.rect(-7, -2.2, 6.4, 4.4).fill(COLOUR.marketing);
    pdf.rect(0.6, -2.2, 6.4, 4.4).fill(COLOUR.sales);
    pdf.restore();
  });
  const logo = look?.logo ?? null;
  const statusWords = writer.say.words(`status.${status}`);
  // Where the client's logo stands at the right, the status follows at the left.
  writer.tagged('P', writer.element('P', sect), () => writer.drawText(logo === null ? writer.say.words('cover.prepared') : writer.say.words('cover.preparedStatus', { status: statusWords }), STYLE.muted, left + 20, baseline));
  if (logo === null) writer.tagged('P', writer.element('P', sect), () => writer.drawText(statusWords, STYLE.muted, writer.right, baseline, { align: 'right' }));
  else writer.tagged('Figure', writer.element('Figure', sect, { alt: writer.say.words('cover.logo', { client: workshop.clientName }) }), () => pdf.image(Buffer.from(logo), writer.right - LOGO.width, baseline - 4 - LOGO.height / 2, { fit: [LOGO.width, LOGO.height], align: 'right', valign: 'center' }));
  const colour = look?.colour ?? null;
  if (colour !== null) writer.artifact(() => pdf.rect(left, baseline + 22, writer.textWidth, 2.4).fill(colour));
}

function drawTitle(writer: PageWriter, sect: Element): void {
  const style = { family: 'serif', size: 37, lineHeight: 41.7, colour: COLOUR.ink } as const;
  const title = [writer.say.words('cover.title'), writer.say.words('cover.between')];
  const size = Math.min(1, writer.textWidth / Math.max(...title.map((line) => writer.measure(line, 'display', style.size))));
  writer.tagged('H1', writer.element('H1', sect), () =>
    title.forEach((line, i) => writer.drawText(i === 0 ? `${line} ` : line, { ...style, size: style.size * size }, writer.left - 1.5, 91.6 * MM + i * style.lineHeight, { face: 'display' })),
  );
}

/** Who owns the moment: hatched while nobody does, solid in the owner's colour once both sides signed (design §7). */
function drawMomentBar(writer: PageWriter, sect: Element, { configuration, participants, status }: SlaDocument): void {
  const { pdf, left, textWidth } = writer;
  const owner = configuration.sla.momentOwner.trim();
  const isOwned = owner !== '' && (status === 'signed' || status === 'superseded');
  const [x1, x2] = [left + textWidth * SEGMENTS.marketing, left + textWidth * (SEGMENTS.marketing + SEGMENTS.moment)];
  const bar = (x: number, width: number, colour: Colour) => pdf.rect(x, BAR_TOP, width, BAR_HEIGHT).fill(colour);
  writer.artifact(() => {
    bar(left, x1 - left, COLOUR.marketing);
    bar(x2, writer.right - x2, COLOUR.sales);
    if (isOwned) bar(x1, x2 - x1, ownerColour(owner, participants));
    else hatch(writer, x1, x2);
  });
  const baseline = BAR_TOP + BAR_HEIGHT + 15.5;
  const label = (text: string, x: number, align: 'left' | 'right', colour: Colour) =>
    writer.drawText(text, { ...STYLE.label, colour }, x, baseline, { align, maxWidth: textWidth * 0.5 });
  writer.tagged('P', writer.element('P', sect), () => {
    label(`${writer.say.words('team.marketing')} `, left, 'left', COLOUR.marketing);
    const middle = `${owner === '' ? writer.say.words('cover.momentNobody') : writer.say.words('cover.moment', { owner })} `;
    const width = Math.min(writer.measure(middle, 'sans', STYLE.label.size), textWidth * 0.5);
    label(middle, (x1 + x2 - width) / 2, 'left', COLOUR.ink3);
    label(writer.say.words('team.sales'), writer.right, 'right', COLOUR.sales);
  });
}

function ownerColour(owner: string, participants: SlaDocument['participants']): Colour {
  const team = participants.find(({ name, role }) => name.trim() === owner || role.trim() === owner)?.team;
  return team === 'marketing' ? COLOUR.marketing : team === 'sales' ? COLOUR.sales : COLOUR.system;
}

/** Lines at 45°, 1.25 every 5 (design §2), in print points. */
function hatch({ pdf }: PageWriter, x1: number, x2: number): void {
  pdf.save();
  pdf.rect(x1, BAR_TOP, x2 - x1, BAR_HEIGHT).fill(COLOUR.nobodyGround);
  pdf.rect(x1, BAR_TOP, x2 - x1, BAR_HEIGHT).clip();
  for (let x = x1 - BAR_HEIGHT; x < x2; x += 5) pdf.moveTo(x, BAR_TOP + BAR_HEIGHT).lineTo(x + BAR_HEIGHT, BAR_TOP);
  pdf.lineWidth(1.25).strokeColor(COLOUR.ink).stroke();
  pdf.restore();
}

/** "Elke Vos, RevOps lead" when the owner is one of the people of the workshop. */
function withRole(owner: string, participants: SlaDocument['participants']): string {
  const role = participants.find(({ name }) => name.trim() === owner.trim())?.role.trim() ?? '';
  return role === '' ? owner : `${owner.trim()}, ${role}`;
}

function drawParties(writer: PageWriter, sect: Element, document: SlaDocument): number {
  const { workshop, configuration, version, status } = document;
  const { say } = writer;
  const named = status === 'draft' ? say.words('cover.draft') : String(version);
  const { sla } = configuration;
  const from = formatIsoDay(sla.effectiveFrom);
  const people = (team: string) => written(peopleOf(document, team).join('; '), say.words('nobodyNamed'));
  const rows: readonly (readonly [string, string])[] = [
    [say.words('cover.client'), workshop.clientName],
    [say.words('cover.version'), from === '' ? named : say.words('cover.inForce', { version: named, day: from })],
    [say.words('cover.forMarketing'), people('marketing')],
    [say.words('cover.forSales'), people('sales')],
    [say.words('cover.momentOwner'), written(withRole(sla.momentOwner, document.participants), say.words('nobody'))],
    [say.words('cover.review'), written(formatIsoDay(sla.reviewOn), say.words('cover.noDay'))],
  ];
  const table = writer.element('Table', sect);
  const indent = 42.7 * MM;
  let y = BAR_TOP + BAR_HEIGHT + 42;
  rows.forEach(([label, value], i) => {
    const style = i === 0 ? STYLE.tableTotal : STYLE.table;
    const row = writer.element('TR', table);
    writer.tagged('TH', writer.element('TH', row, { scope: 'Row' }), () => writer.drawLines(writer.wrap(label, STYLE.muted, indent - 8), writer.left, y, STYLE.muted));
    const all = writer.wrap(value, style, writer.textWidth - indent);
    // Section 1 names everybody; the cover has room for six lines of each.
    const lines = all.length > 6 ? [...all.slice(0, 5), ...writer.wrap(say.words('cover.others'), style, writer.textWidth - indent)] : all;
    writer.tagged('TD', writer.element('TD', row), () => writer.drawLines(lines, writer.left + indent, y, style));
    y += Math.max(1, lines.length) * style.lineHeight + 8.3;
  });
  return y;
}

function drawFingerprint(writer: PageWriter, sect: Element, { fingerprint, status }: SlaDocument, below: number): void {
  const y = Math.min(Math.max(214 * MM, below + 20), writer.bottom - 64);
  writer.rule(writer.left, writer.right, y, COLOUR.ink, 0.8);
  const baseline = y + 18;
  writer.tagged('P', writer.element('P', sect), () => {
    let x = writer.left;
    x += writer.drawText(`${writer.say.words('evidence.configuration')} `, STYLE.muted, x, baseline) + 10;
    x += writer.drawText(`${fingerprint.hex12} `, { ...STYLE.clause, size: 13 }, x, baseline, { face: 'mono' }) + 6;
    writer.drawText(fingerprint.words, { ...STYLE.clause, size: 13.5 }, x, baseline, { face: 'serifItalic' });
  });
  const note = [...writer.say('cover.fingerprint'), ...(status === 'draft' ? writer.say('cover.fingerprintDraft') : [])];
  const lines = writer.wrap(note, STYLE.note, writer.textWidth * 0.8);
  writer.tagged('P', writer.element('P', sect), () => writer.drawLines(lines, writer.left, baseline + 10, STYLE.note));
}
