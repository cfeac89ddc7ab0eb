import type { Figure, Honesty } from '../../../shared/engine/model/honesty.ts';
import { formatFigureValue, formatInterval } from '../../../shared/format/format-figure.ts';
import { NO_FIGURE, formatCounted, formatNumber, formatShare } from '../../../shared/format/format-number.ts';
import type { SlaDocument, SlaEvidence } from '../sla-document.ts';
import type { Block, Row, Section, Table } from './block.ts';
import { rich, strong } from './block.ts';
import type { DocumentNames, ZoneReader } from './document-names.ts';
import { dayInWords, targetInWordsOf } from './document-names.ts';
import { replayCharts } from './evidence-charts.ts';

/** From most to least certain (domain.md §8.1). */
const CERTAINTY: readonly Honesty[] = ['observed', 'deterministic', 'simulated', 'bounded', 'notKnowable'];

/** How far each kind of figure can be trusted, in a word that a table can carry. */
export const HONESTY_WORDS: Readonly<Record<Honesty, string>> = {
  observed: 'observed',
  deterministic: 'deterministic',
  simulated: 'simulated',
  bounded: 'bounded',
  notKnowable: 'not knowable',
};

/** What no replay of any history shows (domain.md §8.1, last row). */
const NEVER_KNOWABLE = 'more revenue or conversion because of a faster touch or another owner; what untouched leads would have become; the effect of new content.';

export function replaySection(document: SlaDocument, readZone: ZoneReader): Section {
  const { evidence } = document;
  const box: Block = { kind: 'box', mark: 'notKnowable', text: rich`${strong('Not knowable from this history:')} ${NEVER_KNOWABLE}` };
  const title = { number: '13', title: 'What the replay showed' };
  if (evidence === null) {
    return { ...title, blocks: [{ kind: 'clause', text: 'No history was replayed for this version, so no promise in it has been tested.' }, box] };
  }
  return {
    ...title,
    blocks: [
      { kind: 'outcomeBars', rows: evidence.slaByTier.filter(({ outcome }) => outcome.kept + outcome.late + outcome.never > 0).map(({ name, outcome }) => ({ name, ...outcome })) },
      keptByTier(document, evidence),
      { kind: 'note', text: `${windowInWords(document, evidence, readZone)} The actual touches and owners, judged by this agreement: observed, not what would have happened under it.${tooFewInWords(evidence)}` },
      { kind: 'subheading', text: 'As it ran and as agreed' },
      stripTable(evidence),
      { kind: 'note', text: stripNote(evidence) },
      ...replayCharts(document, evidence, readZone),
      box,
      ...evidence.warnings.map((warning): Block => ({ kind: 'note', text: warning })),
    ],
  };
}

function windowInWords({ workshop }: SlaDocument, evidence: SlaEvidence, readZone: ZoneReader): string {
  const day = (instant: number) => dayInWords(instant, workshop.zone, readZone);
  const span = evidence.from === null || evidence.to === null ? 'A history without times' : `${day(evidence.from)} to ${day(evidence.to)}`;
  const excluded = evidence.excluded === 0 ? '' : `, ${formatNumber(evidence.excluded)} left out`;
  return (
    `${span}, ${formatCounted(evidence.leads, 'lead', 'leads')}${excluded}; ${formatCounted(evidence.handoffs.actual, 'handoff', 'handoffs')} as it ran, ` +
    `${formatNumber(evidence.handoffs.proposed)} as agreed; ${formatCounted(evidence.censored.judged, 'clock', 'clocks')} censored.`
  );
}

/** Which tiers have fewer than 30 leads (domain.md §9). */
function tooFewInWords({ slaByTier }: SlaEvidence): string {
  const few = slaByTier.filter(({ outcome }) => outcome.kept + outcome.late + outcome.never < 30).map(({ name }) => name);
  return few.length === 0 ? '' : ` Fewer than 30 leads, too few to lean on: ${few.join(', ')}.`;
}

function stripNote({ isInSample }: SlaEvidence): string {
  const sample = isInSample ? ' Thresholds were chosen on the same history that they are judged by.' : '';
  return `A line carries the mark of its less certain side. A dash is a figure that this history cannot give.${sample}`;
}

function keptByTier(document: SlaDocument, { slaByTier }: SlaEvidence): Table {
  const total = { n: 0, kept: 0, late: 0, never: 0 };
  const rows = slaByTier.map((tier): Row => {
    const { kept, late, never } = tier.outcome;
    // The clocks that had run out: what the share is a share of. Censored ones stand in the note.
    const n = kept + late + never;
    total.n += n;
    total.kept += kept;
    total.late += late;
    total.never += never;
    return {
      cells: [tier.name, targetInWordsOf(document.configuration, tier.tierId), formatNumber(n), shareOrDash(tier.keptShare), formatInterval(tier) || NO_FIGURE, formatNumber(late), formatNumber(never), { mark: markOf(tier.keptShare) }],
    };
  });
  const share = total.n === 0 ? null : total.kept / total.n;
  const sum: Row = { isTotal: true, cells: ['All', '', formatNumber(total.n), shareOrDash(share), '', formatNumber(total.late), formatNumber(total.never), { mark: markOf(share) }] };
  return {
    kind: 'table',
    columns: [
      { head: 'Tier', share: 20 },
      { head: 'First touch within', share: 24 },
      { head: 'n', share: 9, align: 'right' },
      { head: 'Kept', share: 14, align: 'right' },
      { head: '95 % interval', share: 15, align: 'right' },
      { head: 'Late', share: 9, align: 'right' },
      { head: 'Never', share: 9, align: 'right' },
      { head: '', share: 5, align: 'right' },
    ],
    rows: rows.length > 1 ? [...rows, sum] : rows,
  };
}

function markOf(share: number | null): Honesty {
  return share === null ? 'notKnowable' : 'observed';
}

function shareOrDash(share: number | null): string {
  return share === null ? NO_FIGURE : formatShare(share);
}

/** A figure with its n, or a dash. */
export function figureInWords(figure: Figure | null): string {
  if (figure === null || figure.value === null) return NO_FIGURE;
  return formatFigureValue(figure.unit, figure.value);
}

/** The mark of the less certain of some figures. */
export function leastCertain(figures: readonly (Figure | null)[]): Honesty {
  const known = figures.flatMap((figure) => (figure === null || figure.value === null ? [] : [CERTAINTY.indexOf(figure.honesty)]));
  return CERTAINTY[known.length === 0 ? CERTAINTY.length - 1 : Math.max(...known)] ?? 'notKnowable';
}

function stripTable({ strip }: SlaEvidence): Table {
  return {
    kind: 'table',
    columns: [
      { head: 'Figure', share: 34 },
      { head: 'As it ran', share: 15, align: 'right' },
      { head: 'Judged by this SLA', share: 19, align: 'right' },
      { head: 'As agreed', share: 15, align: 'right' },
      { head: 'n', share: 10, align: 'right' },
      { head: '', share: 7, align: 'right' },
    ],
    rows: strip.map(({ label: name, actual, judged, proposed, limit }) => {
      const label = limit === null ? name : `${name} (capacity ${formatNumber(limit)})`;
      const n = [proposed, judged, actual].find((figure) => figure !== null && figure.value !== null)?.n ?? null;
      return { cells: [label, figureInWords(actual), figureInWords(judged), figureInWords(proposed), n === null ? NO_FIGURE : formatNumber(n), { mark: leastCertain([actual, judged, proposed]) }] };
    }),
  };
}

const ARM_WORDS: Readonly<Record<Figure['arm'], string>> = { actual: 'as it ran', judged: 'judged by this SLA', proposed: 'as agreed' };

/** What a figure is called on paper, where no list beside it says whose handoffs are meant. */
function labelOf({ id, label, value, reason }: Figure, { rep }: DocumentNames): string {
  const person = /^(?:actual|proposed)\.load\.(?:owner:)?(.+)$/.exec(id)?.[1];
  const named = person === undefined ? label : label.replace('this person', rep(person));
  return value === null && reason !== null ? `${named} (${reason})` : named;
}

/** Every figure of the replay with its n, interval, honesty and, where it has no value, the reason. */
export function allFiguresTable({ figures }: SlaEvidence, names: DocumentNames): Table {
  return {
    kind: 'table',
    columns: [
      { head: 'Figure', share: 30 },
      { head: 'Side', share: 18 },
      { head: 'Value', share: 13, align: 'right' },
      { head: '95 % interval', share: 14, align: 'right' },
      { head: 'n', share: 9, align: 'right' },
      { head: 'Trust', share: 16 },
    ],
    rows: figures.map((figure) => ({
      cells: [
        labelOf(figure, names),
        ARM_WORDS[figure.arm],
        figureInWords(figure),
        figure.unit === 'share' ? formatInterval(figure) || NO_FIGURE : NO_FIGURE,
        figure.n === null ? NO_FIGURE : formatNumber(figure.n),
        HONESTY_WORDS[figure.value === null ? 'notKnowable' : figure.honesty],
      ],
    })),
  };
}
