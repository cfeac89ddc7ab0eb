import { clausesOf, figureOfClause, type Clause } from '../../shared/engine/sla/clauses.ts';
import { clauseInWords, plainWords } from '../../shared/format/clause-in-words.ts';
import { formatIsoDay } from '../../shared/format/format-date.ts';
import { NO_FIGURE, formatCounted, formatNumber, formatShare } from '../../shared/format/format-number.ts';
import type { RequestPart } from '../../shared/engine/data-request/data-request.ts';
import { runsOf, type Rich } from './content/block.ts';
import { sentence, versionInWords, written } from './content/document-names.ts';
import { playbookSentences } from './content/playbook-annex.ts';
import { renderPagesPdf, type PagesPdf } from './pages-pdf.ts';
import type { SlaDocument } from './sla-document.ts';

/** The page for the sponsor, or the card that a rep keeps beside the screen. */
export type SummaryKind = 'sponsor' | 'repCard';

/** As many promises as one page holds beside the rest. */
const MOST_CLAUSES = 12;

/** One sheet out of an agreement or a draft, in its look; the agreement itself stays the full document. */
export function renderSummaryPdf(document: SlaDocument, kind: SummaryKind, fontsFolder: string): Promise<PagesPdf> {
  const { workshop, fingerprint, createdAt, paper, status } = document;
  const subject = `Configuration ${fingerprint.hex12}, ${fingerprint.words}`;
  const draft = status === 'draft' ? ' This is a draft, nothing of it is signed.' : '';
  const common = { subject, createdAt, paper };
  if (kind === 'repCard') {
    const intro = `What to do with a lead that marketing hands over, agreed by both teams of ${workshop.clientName} (${versionInWords(document)}, ${fingerprint.hex12}).${draft}`;
    return renderPagesPdf({ ...common, title: 'Card for reps', intro, parts: repParts(document) }, fontsFolder);
  }
  const intro = `What marketing and sales of ${workshop.clientName} promise each other, on one page. The agreement is ${versionInWords(document)} with the fingerprint ${fingerprint.hex12}.${draft}`;
  return renderPagesPdf({ ...common, title: `For the sponsor: ${workshop.clientName}`, intro, parts: sponsorParts(document) }, fontsFolder);
}

const part = (title: string, sentences: readonly string[], table: RequestPart['table'] = null, note = ''): RequestPart => ({ title, sentences: [...sentences], table, note });

function sponsorParts(document: SlaDocument): RequestPart[] {
  const { configuration, evidence, signatures } = document;
  const { sla } = configuration;
  const clauses = clausesOf(configuration);
  const rows = clauses.slice(0, MOST_CLAUSES).map((clause) => [plainWords(clauseInWords(clause, sla)), written(clause.owner, 'nobody'), keptSoFar(clause, evidence)]);
  const more = clauses.length > MOST_CLAUSES ? `${formatCounted(clauses.length - MOST_CLAUSES, 'more promise stands', 'more promises stand')} in the agreement. ` : '';
  const signed = signatures.length === 0 ? 'Nobody has signed yet.' : `Signed by ${signatures.map(({ name }) => name).join(', ')}.`;
  const from = formatIsoDay(sla.effectiveFrom);
  const review = formatIsoDay(sla.reviewOn);
  const last = sla.escalation.at(-1);
  return [
    part('Promised, by whom, and how often it would have been kept', [], { heads: ['Promise', 'Answers for it', 'Kept as it ran'], rows }, `${more}As it ran is what really happened, judged by these promises. That faster calls bring more revenue is not knowable from it.`),
    part('From when, reviewed when', [
      `${from === '' ? 'No first day was set.' : `In force from ${from}.`} ${review === '' ? 'No day was set for the review.' : `Reviewed together on ${review}${sla.reviewEveryMonths === undefined ? '' : `, then every ${formatCounted(sla.reviewEveryMonths, 'month', 'months')}`}.`} ${signed}`,
      `${written(sla.momentOwner, 'Nobody')} owns the moment between trigger and first touch. ${last === undefined ? 'No escalation was agreed.' : `The last step when a promise is missed: ${sentence(`${last.action}, ${written(last.who, 'nobody named')}`)}`}`,
    ]),
  ];
}

/** "37 % (n 1,622)", or a dash where the history cannot say. */
function keptSoFar(clause: Clause, evidence: SlaDocument['evidence']): string {
  const figure = evidence?.figures.find(({ id }) => id === figureOfClause(clause));
  if (figure === undefined || figure.value === null) return NO_FIGURE;
  return `${formatShare(figure.value)} (n ${formatNumber(figure.n ?? 0)})`;
}

function repParts({ configuration }: SlaDocument): RequestPart[] {
  const { playbook, sla } = configuration;
  const plain = (text: Rich): string => runsOf(text).map((run) => run.text).join('');
  const first = clausesOf(configuration).filter(({ subject }) => subject.kind === 'response').map((clause) => plainWords(clauseInWords(clause, sla)));
  const attempts = playbook.attempts ?? [];
  const paths = playbook.recyclePaths ?? [];
  return [
    part('How soon', first),
    part('What to do', playbookSentences(playbook).map(plain)),
    ...(attempts.length === 0 ? [] : [part('Attempts', [], { heads: ['Day', 'What'], rows: attempts.map(({ day, action }) => [String(day), action]) })]),
    ...(paths.length === 0 ? [] : [part('Ways back', [], { heads: ['Reason', 'Goes to', 'May return after'], rows: paths.map(({ reason, track, returnAfterDays }) => [reason, track, formatCounted(returnAfterDays, 'day', 'days')]) })]),
  ];
}
