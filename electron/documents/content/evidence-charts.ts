import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { cellNames } from '../../../shared/engine/scoring/matrix-cell.ts';
import { formatMinutes } from '../../../shared/format/format-duration.ts';
import { NO_FIGURE, formatNumber, formatShare } from '../../../shared/format/format-number.ts';
import type { SlaDocument, SlaEvidence } from '../sla-document.ts';
import type { Speak, TextKey } from '../../../shared/format/texts/speak.ts';
import type { Block, ChartBlock, Table } from './block.ts';
import type { DocumentNames, ZoneReader } from './document-names.ts';
import { dayInWords } from './document-names.ts';

/** The charts of section 13: handoffs by week and the time to the first logged touch; none where the evidence has neither. */
export function replayCharts({ workshop }: SlaDocument, evidence: SlaEvidence, readZone: ZoneReader, say: Speak): readonly Block[] {
  return [...weekChart(evidence, (at) => dayInWords(at, workshop.zone, readZone), say), ...speedChart(evidence, say)];
}

function weekChart({ weeks = [], weeklyCapacity = null }: SlaEvidence, day: (at: number) => string, say: Speak): readonly Block[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined || weeks.length < 2) return [];
  const range = (side: 'actual' | 'proposed') => say('weeks.range', { least: Math.min(...weeks.map((week) => week[side])), most: Math.max(...weeks.map((week) => week[side])) });
  const words = say.words('weeks.words', { weeks: say('count.weeks', { count: weeks.length }), from: day(first.weekStart), actual: range('actual'), proposed: range('proposed'), capacity: weeklyCapacity === null ? '' : say('weeks.capacity', { capacity: weeklyCapacity }) });
  return [
    { kind: 'subheading', text: say.words('weeks.heading') },
    { kind: 'chart', title: say.words('weeks.title'), alt: `${say.words('weeks.title')}. ${words}`, chart: { kind: 'weeks', weeks, capacity: weeklyCapacity, from: day(first.weekStart), to: day(last.weekStart) } },
    { kind: 'note', text: say('weeks.note', { words }) },
  ];
}

function speedChart({ speedToLead = null }: SlaEvidence, say: Speak): readonly Block[] {
  if (speedToLead === null || speedToLead.curve.length < 2) return [];
  const { curve, n, medianMinutes, p90Minutes, shareWithoutTouch } = speedToLead;
  const reached = (minutes: number | null): string => (minutes === null ? say.words('speed.notReached') : formatMinutes(minutes));
  const marks = [{ minutes: medianMinutes, share: 0.5, label: say.words('speed.half') }, { minutes: p90Minutes, share: 0.9, label: say.words('speed.nineOfTen') }].flatMap(({ minutes, ...mark }) => (minutes === null ? [] : [{ minutes, ...mark }]));
  const never = shareWithoutTouch === null ? say('speed.neverUnknown') : say('speed.never', { share: formatShare(shareWithoutTouch) });
  const words = say.words('speed.words', { half: reached(medianMinutes), most: reached(p90Minutes), never, n });
  return [
    { kind: 'subheading', text: say.words('speed.heading') },
    { kind: 'chart', title: say.words('speed.title'), alt: say.words('speed.alt', { words }), chart: { kind: 'curve', points: curve, marks } },
    { kind: 'note', text: words },
  ];
}

/** The charts and tables of annex D: who gets how many, every week, every source. */
export function evidenceTables({ workshop }: SlaDocument, evidence: SlaEvidence, names: DocumentNames, readZone: ZoneReader, say: Speak): readonly Block[] {
  const { load = [], weeks = [], sources = [] } = evidence;
  const count = (n: number | null): string => (n === null ? NO_FIGURE : formatNumber(n));
  const rows = load.map(({ repId, name, actual, proposed }) => ({ name: names.rep(repId) === repId ? name : names.rep(repId), actual, proposed })).slice(0, MOST_PEOPLE);
  const numbers = (head: TextKey, sides: readonly TextKey[], body: readonly (readonly string[])[]): Table => ({
    kind: 'table',
    columns: [{ head: say.words(head), share: 40 }, ...sides.map((side) => ({ head: say.words(side), share: 60 / sides.length, align: 'right' as const }))],
    rows: body.map((cells) => ({ cells })),
  });
  const people = (): string => rows.map((row) => say.words('load.person', { name: row.name, actual: count(row.actual), proposed: count(row.proposed) })).join('; ');
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'subheading' as const, text: say.words('load.heading') }, { kind: 'chart' as const, title: say.words('load.title'), alt: say.words('load.alt', { people: people() }), chart: { kind: 'pairs' as const, rows } }]),
    ...(load.length > MOST_PEOPLE ? [{ kind: 'note' as const, text: say('load.more', { count: load.length - MOST_PEOPLE }) }] : []),
    ...(sources.length === 0 ? [] : [{ kind: 'subheading' as const, text: say.words('sources.heading') }, numbers('sources.source', ['sources.actual', 'side.proposed', 'sources.sqls', 'sources.won'], sources.map((one) => [one.source, count(one.mqls), count(one.proposedMqls), count(one.sql), count(one.won)]))]),
    ...(weeks.length < 2 ? [] : [{ kind: 'subheading' as const, text: say.words('weeks.heading') }, numbers('weeks.from', ['side.ActualOpens', 'side.ProposedOpens'], weeks.map((week) => [dayInWords(week.weekStart, workshop.zone, readZone), count(week.actual), count(week.proposed)]))]),
  ];
}

const MOST_PEOPLE = 40;

/** The cells of fit by engagement with their tiers, where the model has them. */
export function tierMatrix({ score, tiers }: Configuration, say: Speak): ChartBlock | null {
  const { matrix } = score;
  if (matrix === undefined) return null;
  const tierOf = (cell: string): { tier: string; rank: number } => {
    const tierId = matrix.cells.find((one) => one.cell === cell)?.tierId;
    const rank = tiers.classes.findIndex(({ id }) => id === tierId);
    return { tier: tiers.classes[rank]?.name ?? NO_FIGURE, rank };
  };
  const names = cellNames(matrix);
  const letters = [...new Set(names.map((name) => name.charAt(0)))];
  const columns = [...new Set(names.map((name) => name.slice(1)))];
  const rows = letters.map((letter) => ({ name: letter, cells: columns.map((column) => ({ cell: `${letter}${column}`, ...tierOf(`${letter}${column}`) })) }));
  const words = rows.flatMap(({ cells }) => cells.map(({ cell, tier }) => `${cell} ${tier}`)).join(', ');
  return { kind: 'chart', title: say.words('tiers.matrix'), alt: say.words('tiers.matrixAlt', { cells: words }), chart: { kind: 'matrix', rows, columns } };
}
