import { clausesOf, type Clause } from '../../../shared/engine/sla/clauses.ts';
import { andList, clauseName, lackInWords } from '../../../shared/format/clause-in-words.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { RecordedGap, SlaRecord } from '../sla-record.ts';
import { speakFor, type Speak } from '../../../shared/format/texts/speak.ts';
import type { Block, Section, Table } from './block.ts';
import type { Rich } from '../../../shared/format/texts/rich.ts';
import { numbered } from './block.ts';
import { dayInWords, type ZoneReader } from './document-names.ts';
import { entryTable } from './gaps-and-decisions.ts';

/** The number under which a clause is printed: 5.1 … for marketing, 6.1 … for sales. */
function clauseNumbers(clauses: readonly Clause[]): ReadonlyMap<string, string> {
  const next = { marketing: 0, sales: 0 };
  return new Map(clauses.map(({ id, team }) => [id, `${team === 'marketing' ? 5 : 6}.${(next[team] += 1)}`]));
}

/** What the agreement leaves open: clauses that nobody can be held to, gaps of the handoff, parked points. */
export function openPointsSection(document: SlaDocument, readZone: ZoneReader): Section {
  const { configuration, workshop, record = null } = document;
  const say = speakFor(document);
  const clauses = clausesOf(configuration);
  const numbers = clauseNumbers(clauses);
  const unenforceable = clauses.filter(({ lacks }) => lacks.length > 0).map((clause) => say('open.unenforceable', { number: numbers.get(clause.id) ?? '', clause: clauseName(clause, say), lacks: andList(clause.lacks.map((lack) => lackInWords(lack, say)), say.words('list.andNo')) }));
  const own: readonly Rich[] = unenforceable.length === 0 ? [say('open.noneOfClauses')] : unenforceable;
  if (record === null) return { number: '14', title: say.words('open.title'), blocks: numbered('14', [...own, say('open.noRecord')]) };
  const gaps = openGaps(record);
  const parked = record.parked.filter(({ isDone }) => !isDone);
  const made = say.words(document.status === 'draft' ? 'open.printed' : 'open.frozen');
  const high = gaps.filter(({ severity }) => severity === 'high').length;
  const found: readonly Rich[] = [
    gaps.length === 0 ? say('open.noGap', { made }) : say('open.gaps', { count: gaps.length, high: high === 0 ? say('open.noHigh') : high, made }),
    parked.length === 0 ? say('open.noneParked') : say('open.parked', { count: parked.length }),
  ];
  const blocks: Block[] = [
    ...numbered('14', [...own, ...found]),
    ...(gaps.length === 0 ? [] : [{ kind: 'subheading' as const, text: say.words('open.gapsHeading') }, gapTable(gaps, say)]),
    ...(parked.length === 0 ? [] : [{ kind: 'subheading' as const, text: say.words('open.parkedHeading') }, entryTable(parked, { text: 'entry.point', who: 'entry.takenBy', at: 'entry.since' }, say, (at) => dayInWords(at, workshop.zone, readZone))]),
  ];
  return { number: '14', title: say.words('open.title'), blocks };
}

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** The worst first, then by number. */
const openGaps = ({ gaps }: SlaRecord): RecordedGap[] =>
  gaps.filter(({ isFound, status }) => isFound && status === 'open').toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || (a.ruleId < b.ruleId ? -1 : 1));

const gapTable = (gaps: readonly RecordedGap[], say: Speak): Table => ({
  kind: 'table',
  columns: [
    { head: say.words('gap.number'), share: 8 },
    { head: say.words('gap.gap'), share: 30 },
    { head: say.words('gap.severity'), share: 12 },
    { head: say.words('gap.shown'), share: 32 },
    { head: say.words('gap.closes'), share: 18 },
  ],
  rows: gaps.map(({ ruleId, title, severity, shown, closes }) => ({ cells: [ruleId, title, say(`gap.${severity}`), shown, closes] })),
});
