import type { Block, Cell, Section, Table } from './content/block.ts';
import type { Rich } from '../../shared/format/texts/rich.ts';
import { runsOf } from '../../shared/format/texts/rich.ts';
import { versionInWords, type ZoneReader } from './content/document-names.ts';
import { slaSections } from './content/sla-sections.ts';
import type { SlaDocument } from './sla-document.ts';
import { speakFor, type Speak } from '../../shared/format/texts/speak.ts';

/** How one kind of text writes the parts of a document. */
interface Writer {
  text(rich: Rich): string;
  heading(level: 1 | 2 | 3, text: string): string;
  clause(number: string, text: string): string;
  paragraph(text: string): string;
  table(heads: readonly string[], rows: readonly (readonly string[])[]): string;
}

/** The same sections as the PDF for those who must edit elsewhere: Markdown, or HTML that word processors open. It is no agreement. */
export function renderSlaText(document: SlaDocument, readZone: ZoneReader, format: 'markdown' | 'html'): string {
  const writer = format === 'markdown' ? MARKDOWN : HTML;
  const { workshop, fingerprint } = document;
  const say = speakFor(document);
  const title = say.words('document.title', { client: workshop.clientName, version: versionInWords(document) });
  const parts = [
    writer.heading(1, title),
    writer.paragraph(writer.text(say('text.noAgreement', { hex: fingerprint.hex12, words: fingerprint.words }))),
    ...slaSections(document, readZone).map((section) => sectionText(section, writer, say)),
  ];
  return format === 'markdown' ? `${parts.join('\n\n')}\n` : page(title, parts.join('\n'), say.words('language'));
}

function sectionText({ number, title, blocks }: Section, writer: Writer, say: Speak): string {
  const heading = /^[A-Z]$/.test(number) ? `${say.words('annex', { letter: number })}: ${title}` : `${number} ${title}`;
  return [writer.heading(2, heading), ...blocks.map((block) => blockText(block, writer, say))].join('\n\n');
}

function blockText(block: Block, writer: Writer, say: Speak): string {
  switch (block.kind) {
    case 'clause':
      return block.number === undefined ? writer.paragraph(writer.text(block.text)) : writer.clause(block.number, writer.text(block.text));
    case 'note':
    case 'fact':
      return writer.paragraph(writer.text(block.text));
    case 'box':
      return writer.paragraph(`(${say.words(`mark.${block.mark}`)}) ${writer.text(block.text)}`);
    case 'subheading':
      return writer.heading(3, block.text);
    case 'table':
      return tableText(block, writer, say);
    case 'signatures':
      return [writer.paragraph(writer.text(block.statement)), ...block.people.map(({ name, role, given }) => writer.paragraph(writer.text([{ text: name, voice: 'strong' }, { text: `${role === '' ? '' : `, ${role}`}. ${given}.`, voice: 'plain' }])))].join('\n\n');
    default:
      return ''; // a chart: the table with the same figures follows
  }
}

const tableText = ({ columns, rows }: Table, writer: Writer, say: Speak): string => writer.table(columns.map(({ head }) => writer.text(head)), rows.map(({ cells }) => cells.map((cell) => cellText(cell, writer, say))));

const cellText = (cell: Cell, writer: Writer, say: Speak): string => (typeof cell === 'object' && 'mark' in cell ? say.words(`mark.${cell.mark}`) : writer.text(cell));

/** Characters that Markdown would take for marks. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
const MARKDOWN: Writer = {
  text: (rich) => runsOf(rich).map(({ text, voice }) => (voice === 'strong' && text.trim() !== '' ? `**${escapeMarkdown(text.trim())}**${text.endsWith(' ') ? ' ' : ''}` : voice === 'mono' ? `\`${text}\`` : escapeMarkdown(text))).join(''),
  heading: (level, text) => `${'#'.repeat(level)} ${escapeMarkdown(text)}`,
  clause: (number, text) => `**${number}** ${text}`,
  paragraph: (text) => text,
  table: (heads, rows) => [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
};

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const HTML: Writer = {
  text: (rich) => runsOf(rich).map(({ text, voice }) => (voice === 'strong' ? `<strong>${escapeHtml(text)}</strong>` : voice === 'mono' ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text))).join('').replace(/\n/g, '<br>'),
  heading: (level, text) => `<h${level}>${escapeHtml(text)}</h${level}>`,
  clause: (number, text) => `<p>${escapeHtml(number)}&nbsp; ${text}</p>`,
  paragraph: (text) => `<p>${text}</p>`,
  table: (heads, rows) => `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`,
};

/** Plain rules that word processors understand; no script, nothing fetched. */
function page(title: string, body: string, language: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>body{font-family:Georgia,serif;max-width:42em;margin:2em auto;line-height:1.45}h1,h2,h3,table{font-family:Arial,sans-serif}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top}</style></head>
<body>
${body}
</body></html>
`;
}
