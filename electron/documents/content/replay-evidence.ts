import type { Figure, Honesty } from '../../../shared/engine/model/honesty.ts';
import { formatFigureValue, formatInterval } from '../../../shared/format/format-figure.ts';
import { NO_FIGURE, formatNumber, formatShare } from '../../../shared/format/format-number.ts';
import type { SlaDocument, SlaEvidence } from '../sla-document.ts';
import { speakFor, type Speak } from '../../../shared/format/texts/speak.ts';
import type { Block, Row, Section, Table } from './block.ts';
import type { Run } from '../../../shared/format/texts/rich.ts';
import type { DocumentNames, ZoneReader } from './document-names.ts';
import { dayInWords, targetInWordsOf } from './document-names.ts';
import { replayCharts } from './evidence-charts.ts';

/** From most to least certain (domain.md §8.1). */
const CERTAINTY: readonly Honesty[] = ['observed', 'deterministic', 'simulated', 'bounded', 'notKnowable'];

/** How far each kind of figure can be trusted, in a word that a table can carry. */
export const honestyInWords = (honesty: Honesty, say: Speak): string => say.words(`honesty.${honesty}`);

/** What the replay showed (domain.md §11, 13), and what no replay of any history shows (§8.1, last row). */
export function replaySection(document: SlaDocument, readZone: ZoneReader): Section {
  const { evidence } = document;
  const say = speakFor(document);
  const box: Block = { kind: 'box', mark: 'notKnowable', text: say('replay.notKnowable') };
  const title = { number: '13', title: say.words('replay.title') };
  if (evidence === null) return { ...title, blocks: [{ kind: 'clause', text: say('replay.none') }, box] };
  return {
    ...title,
    blocks: [
      { kind: 'outcomeBars', rows: evidence.slaByTier.filter(({ outcome }) => outcome.kept + outcome.late + outcome.never > 0).map(({ name, outcome }) => ({ name, ...outcome })) },
      keptByTier(document, evidence, say),
      { kind: 'note', text: [...windowInWords(document, evidence, readZone, say), ...say('replay.judged'), ...tooFewInWords(evidence, say)] },
      { kind: 'subheading', text: say.words('replay.sides') },
      stripTable(evidence, say),
      { kind: 'note', text: [...say('replay.marks'), ...(evidence.isInSample ? say('replay.inSample') : [])] },
      ...replayCharts(document, evidence, readZone, say),
      box,
      ...evidence.warnings.map((warning): Block => ({ kind: 'note', text: warning })),
    ],
  };
}

function windowInWords({ workshop }: SlaDocument, evidence: SlaEvidence, readZone: ZoneReader, say: Speak): readonly Run[] {
  const day = (instant: number) => dayInWords(instant, workshop.zone, readZone);
  const span = evidence.from === null || evidence.to === null ? say('replay.noTimes') : say('replay.span', { from: day(evidence.from), to: day(evidence.to) });
  return say('replay.window', {
    span,
    leads: say('count.leads', { count: evidence.leads }),
    excluded: evidence.excluded === 0 ? '' : say('replay.excluded', { n: evidence.excluded }),
    handoffs: say('count.handoffs', { count: evidence.handoffs.actual }),
    proposed: evidence.handoffs.proposed,
    clocks: say('count.clocks', { count: evidence.censored.judged }),
  });
}

/** Which tiers have fewer than 30 leads (domain.md §9). */
function tooFewInWords({ slaByTier }: SlaEvidence, say: Speak): readonly Run[] {
  const few = slaByTier.filter(({ outcome }) => outcome.kept + outcome.late + outcome.never < 30).map(({ name }) => name);
  return few.length === 0 ? [] : say('replay.tooFew', { tiers: few.join(', ') });
}

function keptByTier(document: SlaDocument, { slaByTier }: SlaEvidence, say: Speak): Table {
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
      cells: [tier.name, targetInWordsOf(document.configuration, tier.tierId, say), formatNumber(n), shareOrDash(tier.keptShare), formatInterval(tier) || NO_FIGURE, formatNumber(late), formatNumber(never), { mark: markOf(tier.keptShare) }],
    };
  });
  const share = total.n === 0 ? null : total.kept / total.n;
  const sum: Row = { isTotal: true, cells: [say('replay.all'), '', formatNumber(total.n), shareOrDash(share), '', formatNumber(total.late), formatNumber(total.never), { mark: markOf(share) }] };
  return {
    kind: 'table',
    columns: [
      { head: say.words('tiers.tier'), share: 20 },
      { head: say.words('tiers.within'), share: 24 },
      { head: say.words('column.n'), share: 9, align: 'right' },
      { head: say.words('replay.kept'), share: 14, align: 'right' },
      { head: say.words('column.interval'), share: 15, align: 'right' },
      { head: say.words('replay.late'), share: 9, align: 'right' },
      { head: say.words('replay.never'), share: 9, align: 'right' },
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

function stripTable({ strip }: SlaEvidence, say: Speak): Table {
  return {
    kind: 'table',
    columns: [
      { head: say.words('column.figure'), share: 34 },
      { head: say.words('side.ActualOpens'), share: 15, align: 'right' },
      { head: say.words('side.JudgedOpens'), share: 19, align: 'right' },
      { head: say.words('side.ProposedOpens'), share: 15, align: 'right' },
      { head: say.words('column.n'), share: 10, align: 'right' },
      { head: '', share: 7, align: 'right' },
    ],
    rows: strip.map(({ label: name, actual, judged, proposed, limit }) => {
      const label = limit === null ? name : say('replay.withCapacity', { name, limit });
      const n = [proposed, judged, actual].find((figure) => figure !== null && figure.value !== null)?.n ?? null;
      return { cells: [label, figureInWords(actual), figureInWords(judged), figureInWords(proposed), n === null ? NO_FIGURE : formatNumber(n), { mark: leastCertain([actual, judged, proposed]) }] };
    }),
  };
}

/** What a figure is called on paper, where no list beside it says whose handoffs are meant. */
function labelOf({ id, label, value, reason }: Figure, { rep }: DocumentNames): string {
  const person = /^(?:actual|proposed)\.load\.(?:owner:)?(.+)$/.exec(id)?.[1];
  const named = person === undefined ? label : label.replace('this person', rep(person));
  return value === null && reason !== null ? `${named} (${reason})` : named;
}

/** Every figure of the replay with its n, interval, honesty and, where it has no value, the reason. */
export function allFiguresTable({ figures }: SlaEvidence, names: DocumentNames, say: Speak): Table {
  return {
    kind: 'table',
    columns: [
      { head: say.words('column.figure'), share: 30 },
      { head: say.words('column.side'), share: 18 },
      { head: say.words('column.value'), share: 13, align: 'right' },
      { head: say.words('column.interval'), share: 14, align: 'right' },
      { head: say.words('column.n'), share: 9, align: 'right' },
      { head: say.words('column.trust'), share: 16 },
    ],
    rows: figures.map((figure) => ({
      cells: [
        labelOf(figure, names),
        say(`side.${figure.arm}`),
        figureInWords(figure),
        figure.unit === 'share' ? formatInterval(figure) || NO_FIGURE : NO_FIGURE,
        figure.n === null ? NO_FIGURE : formatNumber(figure.n),
        honestyInWords(figure.value === null ? 'notKnowable' : figure.honesty, say),
      ],
    })),
  };
}
