import type { SlaDocument } from '../sla-document.ts';
import type { RecordedEntry, RecordedGap } from '../sla-record.ts';
import { speakFor, type Speak, type TextKey } from '../../../shared/format/texts/speak.ts';
import type { Block, Section, Table } from './block.ts';
import { dayInWords, written, type ZoneReader } from './document-names.ts';

/** Annex F: what was decided about gaps, the decisions of the day, parked points that were dealt with; none where nothing was. */
export function gapsAndDecisionsAnnex(document: SlaDocument, readZone: ZoneReader): readonly Section[] {
  const { record, workshop } = document;
  if (record === undefined || record === null) return [];
  const say = speakFor(document);
  const day = (at: number): string => dayInWords(at, workshop.zone, readZone);
  const decided = record.gaps.filter(({ status }) => status !== 'open');
  const done = record.parked.filter(({ isDone }) => isDone);
  if (decided.length + record.decisions.length + done.length === 0) return [];
  const part = (heading: TextKey, block: Block): Block[] => [{ kind: 'subheading', text: say.words(heading) }, block];
  const blocks: Block[] = [
    ...part('decisions.gapsHeading', decided.length === 0 ? { kind: 'clause', text: say('decisions.noGap') } : decidedTable(decided, say, day)),
    ...part('decisions.heading', record.decisions.length === 0 ? { kind: 'clause', text: say('decisions.none') } : entryTable(record.decisions, { text: 'entry.decision', who: 'entry.decidedBy', at: 'entry.day' }, say, day)),
    ...(done.length === 0 ? [] : part('decisions.doneHeading', entryTable(done, { text: 'entry.point', who: 'entry.takenBy', at: 'entry.since' }, say, day))),
  ];
  return [{ number: 'F', title: say.words('decisions.title'), blocks }];
}

function decidedTable(gaps: readonly RecordedGap[], say: Speak, day: (at: number) => string): Table {
  const decision = ({ status, isFound }: RecordedGap): string => (isFound ? say.words(`gap.${status}`) : say.words('gap.gone', { decision: say(`gap.${status}`) }));
  const by = (gap: RecordedGap): string => [gap.by.trim(), gap.at === null ? '' : day(gap.at)].filter((part) => part !== '').join(', ');
  return {
    kind: 'table',
    columns: [
      { head: say.words('gap.number'), share: 8 },
      { head: say.words('gap.gap'), share: 28 },
      { head: say.words('gap.decision'), share: 16 },
      { head: say.words('gap.by'), share: 18 },
      { head: say.words('gap.why'), share: 30 },
    ],
    rows: gaps.map((gap) => ({ cells: [gap.ruleId, gap.title, decision(gap), by(gap), gap.note] })),
  };
}

/** Decisions or parked points as a table, under heads of their own. */
export const entryTable = (entries: readonly RecordedEntry[], heads: { readonly text: TextKey; readonly who: TextKey; readonly at: TextKey }, say: Speak, day: (at: number) => string): Table => ({
  kind: 'table',
  columns: [
    { head: say.words(heads.text), share: 44 },
    { head: say.words(heads.who), share: 22 },
    { head: say.words('entry.about'), share: 20 },
    { head: say.words(heads.at), share: 14 },
  ],
  rows: entries.map(({ text, who, about, at }) => ({ cells: [text, written(who.join(', '), say.words('entry.nobody')), about, day(at)] })),
});
