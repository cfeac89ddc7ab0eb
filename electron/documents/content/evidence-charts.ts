import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { cellNames } from '../../../shared/engine/scoring/matrix-cell.ts';
import { formatMinutes } from '../../../shared/format/format-duration.ts';
import { NO_FIGURE, formatCounted, formatNumber, formatShare } from '../../../shared/format/format-number.ts';
import type { SlaDocument, SlaEvidence } from '../sla-document.ts';
import type { Block, ChartBlock, Table } from './block.ts';
import type { DocumentNames, ZoneReader } from './document-names.ts';
import { dayInWords } from './document-names.ts';

/** The charts of section 13: handoffs by week and the time to the first logged touch; none where the evidence has neither. */
export function replayCharts({ workshop }: SlaDocument, evidence: SlaEvidence, readZone: ZoneReader): readonly Block[] {
  return [...weekChart(evidence, (at) => dayInWords(at, workshop.zone, readZone)), ...speedChart(evidence)];
}

function weekChart({ weeks = [], weeklyCapacity = null }: SlaEvidence, day: (at: number) => string): readonly Block[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined || weeks.length < 2) return [];
  const range = (side: 'actual' | 'proposed'): string => `${formatNumber(Math.min(...weeks.map((week) => week[side])))} to ${formatNumber(Math.max(...weeks.map((week) => week[side])))}`;
  const capacity = weeklyCapacity === null ? '' : ` Capacity: ${formatNumber(weeklyCapacity)} a week.`;
  const words = `${formatCounted(weeks.length, 'week', 'weeks')} from ${day(first.weekStart)}: ${range('actual')} handoffs a week as it ran, ${range('proposed')} as agreed.${capacity}`;
  return [
    { kind: 'subheading', text: 'Handoffs by week' },
    { kind: 'chart', title: 'Handoffs a week', alt: `Handoffs a week. ${words}`, chart: { kind: 'weeks', weeks, capacity: weeklyCapacity, from: day(first.weekStart), to: day(last.weekStart) } },
    { kind: 'note', text: `${words} Hollow happened, filled is proposed; every week stands in annex D.` },
  ];
}

function speedChart({ speedToLead = null }: SlaEvidence): readonly Block[] {
  if (speedToLead === null || speedToLead.curve.length < 2) return [];
  const { curve, n, medianMinutes, p90Minutes, shareWithoutTouch } = speedToLead;
  const reached = (minutes: number | null): string => (minutes === null ? 'not reached' : formatMinutes(minutes));
  const marks = [{ minutes: medianMinutes, share: 0.5, label: 'half' }, { minutes: p90Minutes, share: 0.9, label: '9 of 10' }].flatMap(({ minutes, ...mark }) => (minutes === null ? [] : [{ minutes, ...mark }]));
  const words = `Half of the leads were touched within ${reached(medianMinutes)}, 9 of 10 within ${reached(p90Minutes)} of working time; ${shareWithoutTouch === null ? 'how many never were is not known' : `${formatShare(shareWithoutTouch)} have no logged touch`} (n ${formatNumber(n)}).`;
  return [
    { kind: 'subheading', text: 'First logged touch, as it ran' },
    { kind: 'chart', title: 'Share touched, by working time since the trigger', alt: `Share of leads with a first logged touch. ${words}`, chart: { kind: 'curve', points: curve, marks } },
    { kind: 'note', text: words },
  ];
}

/** The charts and tables of annex D: who gets how many, every week, every source. */
export function evidenceTables({ workshop }: SlaDocument, evidence: SlaEvidence, names: DocumentNames, readZone: ZoneReader): readonly Block[] {
  const { load = [], weeks = [], sources = [] } = evidence;
  const count = (n: number | null): string => (n === null ? NO_FIGURE : formatNumber(n));
  const rows = load.map(({ repId, name, actual, proposed }) => ({ name: names.rep(repId) === repId ? name : names.rep(repId), actual, proposed })).slice(0, MOST_PEOPLE);
  const numbers = (head: string, sides: readonly string[], body: readonly (readonly string[])[]): Table => ({
    kind: 'table',
    columns: [{ head, share: 40 }, ...sides.map((side) => ({ head: side, share: 60 / sides.length, align: 'right' as const }))],
    rows: body.map((cells) => ({ cells })),
  });
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'subheading' as const, text: 'Leads for each person' }, { kind: 'chart' as const, title: 'Leads over the whole window', alt: `Leads for each person. ${rows.map((row) => `${row.name}: ${count(row.actual)} as it ran, ${count(row.proposed)} as agreed`).join('; ')}.`, chart: { kind: 'pairs' as const, rows } }]),
    ...(load.length > MOST_PEOPLE ? [{ kind: 'note' as const, text: `${formatCounted(load.length - MOST_PEOPLE, 'more person is', 'more people are')} left out of this chart; all stand in the list of figures.` }] : []),
    ...(sources.length === 0 ? [] : [{ kind: 'subheading' as const, text: 'Sources' }, numbers('Source', ['MQLs as it ran', 'as agreed', 'SQLs', 'won'], sources.map((one) => [one.source, count(one.mqls), count(one.proposedMqls), count(one.sql), count(one.won)]))]),
    ...(weeks.length < 2 ? [] : [{ kind: 'subheading' as const, text: 'Handoffs by week' }, numbers('Week from', ['As it ran', 'As agreed'], weeks.map((week) => [dayInWords(week.weekStart, workshop.zone, readZone), count(week.actual), count(week.proposed)]))]),
  ];
}

const MOST_PEOPLE = 40;

/** The cells of fit by engagement with their tiers, where the model has them. */
export function tierMatrix({ score, tiers }: Configuration): ChartBlock | null {
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
  return { kind: 'chart', title: 'Fit down, engagement across', alt: `Tier of each cell. ${words}.`, chart: { kind: 'matrix', rows, columns } };
}
