import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Figure, Honesty } from '../../../shared/engine/model/honesty.ts';
import { intervalText, valueParts } from '../../charts/figure-parts.ts';
import { countText } from '../../components/figure-text.ts';

export interface TrustRow {
  readonly id: string;
  readonly honesty: Honesty;
  readonly label: string;
  readonly text: string;
  /** Interval, n, or why there is no figure. */
  readonly note: string;
  readonly leads: number;
}

/** What no history can answer, whoever asks (domain.md §8.1). */
const NEVER_KNOWABLE: readonly { readonly label: string; readonly note: string }[] = [
  { label: 'More revenue because of faster calls', note: 'hotter leads are called first; needs a trial' },
  { label: 'What untouched leads would have become', note: 'nobody worked them' },
];

const ORDER: readonly Honesty[] = ['observed', 'deterministic', 'simulated', 'bounded', 'notKnowable'];
const WANTED = ['judged.insideSla', 'actual.noTouchShare', 'proposed.mqls', 'proposed.unrouted', 'proposed.insideSla'];

const noteOf = (figure: Figure): string => {
  if (figure.value === null) return figure.reason ?? '';
  const interval = intervalText(figure);
  const n = figure.n === null ? '' : `n ${countText(figure.n)}${figure.n < 30 && figure.unit === 'share' ? ', too few to lean on' : ''}`;
  return [interval, n].filter((part) => part !== '').join(', ');
};

/** A figure as a row; one without a value says why, and keeps the mark that the replay gave it: "not reached" was observed. */
export const trustRow = (figure: Figure): TrustRow => ({
  id: figure.id, honesty: figure.honesty, label: figure.label, text: valueParts(figure.value, figure.unit).text, note: noteOf(figure), leads: figure.leads,
});

const never = NEVER_KNOWABLE.map((row, index): TrustRow => ({ id: `never-${index}`, honesty: 'notKnowable', label: row.label, text: '–', note: row.note, leads: 0 }));

/** The short list of the evidence page: from observed to not knowable; answers that were drawn stand between. */
export function trustRows(summary: Pick<ReplaySummary, 'figures'>, drawn: OutputOf<'evidence.simulateResponse'>['all'] | undefined): TrustRow[] {
  const chosen = WANTED.flatMap((id) => summary.figures.filter((figure) => figure.id === id)).map(trustRow);
  const rows = chosen.length > 0 ? chosen : summary.figures.slice(0, 6).map(trustRow);
  return [...byTrust([...rows, ...drawnRow(drawn)]), ...never];
}

function drawnRow(drawn: OutputOf<'evidence.simulateResponse'>['all'] | undefined): TrustRow[] {
  if (drawn === undefined || drawn.kept === null) return [];
  const { median, low, high } = drawn.kept;
  return [{ id: 'drawn', honesty: 'simulated', label: 'Inside the SLA, answers drawn', text: valueParts(median, 'share').text, note: [intervalText({ low, high, unit: 'share' }), `n ${countText(drawn.n)}`].join(', '), leads: 0 }];
}

/** Figures of one person, rule or source stand in tables of their own, under their names. */
const IN_OWN_TABLE = /^\w+\.(load|rule|source)\./;

/** Every figure of the replay that no other table shows. */
export const allTrustRows = (summary: Pick<ReplaySummary, 'figures'>): TrustRow[] => [...byTrust(summary.figures.filter(({ id }) => !IN_OWN_TABLE.test(id)).map(trustRow)), ...never];

/** From the most to the least certain; the order within a kind stays. */
const byTrust = (rows: readonly TrustRow[]): TrustRow[] => ORDER.flatMap((honesty) => rows.filter((row) => row.honesty === honesty));
