import { clausesOf, figureOfClause, type Clause } from '../../shared/engine/sla/clauses.ts';
import { clauseInWords, plainWords } from '../../shared/format/clause-in-words.ts';
import { formatIsoDay } from '../../shared/format/format-date.ts';
import { NO_FIGURE, formatShare } from '../../shared/format/format-number.ts';
import type { RequestPart } from '../../shared/format/data-request.ts';
import { runsOf, type Rich } from '../../shared/format/texts/rich.ts';
import { sentence, versionInWords, written } from './content/document-names.ts';
import { playbookSentences } from './content/playbook-annex.ts';
import { renderPagesPdf, type PagesPdf } from './pages-pdf.ts';
import type { SlaDocument } from './sla-document.ts';
import { speakFor, type Speak, type TextKey } from '../../shared/format/texts/speak.ts';

/** The page for the sponsor, or the card that a rep keeps beside the screen. */
export type SummaryKind = 'sponsor' | 'repCard';

/** As many promises as one page holds beside the rest. */
const MOST_CLAUSES = 12;

/** One sheet out of an agreement or a draft, in its look; the agreement itself stays the full document. */
export function renderSummaryPdf(document: SlaDocument, kind: SummaryKind, fontsFolder: string): Promise<PagesPdf> {
  const { workshop, fingerprint, createdAt, paper, status, language } = document;
  const say = speakFor(document);
  const draft = status === 'draft' ? say.words('summary.draft') : '';
  const common = { subject: say.words('document.subject', { hex: fingerprint.hex12, words: fingerprint.words }), createdAt, paper, ...(language === undefined ? {} : { language }) };
  const named = { client: workshop.clientName, version: versionInWords(document), hex: fingerprint.hex12, draft };
  if (kind === 'repCard') return renderPagesPdf({ ...common, title: say.words('card.title'), intro: say.words('card.intro', named), parts: repParts(document, say) }, fontsFolder);
  return renderPagesPdf({ ...common, title: say.words('sponsor.title', { client: workshop.clientName }), intro: say.words('sponsor.intro', named), parts: sponsorParts(document, say) }, fontsFolder);
}

const part = (title: string, sentences: readonly string[], table: RequestPart['table'] = null, note = ''): RequestPart => ({ title, sentences: [...sentences], table, note });

function sponsorParts(document: SlaDocument, say: Speak): RequestPart[] {
  const { configuration, evidence, signatures } = document;
  const { sla } = configuration;
  const clauses = clausesOf(configuration);
  const rows = clauses.slice(0, MOST_CLAUSES).map((clause) => [plainWords(clauseInWords(clause, sla, say)), written(clause.owner, say.words('nobody')), keptSoFar(clause, evidence, say)]);
  const more = clauses.length > MOST_CLAUSES ? say.words('sponsor.more', { count: clauses.length - MOST_CLAUSES }) : '';
  const signed = signatures.length === 0 ? say.words('sponsor.unsigned') : say.words('sponsor.signed', { names: signatures.map(({ name }) => name).join(', ') });
  const from = formatIsoDay(sla.effectiveFrom);
  const review = formatIsoDay(sla.reviewOn);
  const every = sla.reviewEveryMonths === undefined ? '' : say('sponsor.every', { count: sla.reviewEveryMonths });
  const last = sla.escalation.at(-1);
  const ending = last === undefined ? say.words('ladder.none') : say.words('sponsor.lastStep', { step: sentence(`${last.action}, ${written(last.who, say.words('nobodyNamed'))}`) });
  return [
    part(say.words('sponsor.promises'), [], { heads: heads(say, 'measure.promise', 'measure.owner', 'sponsor.kept'), rows }, `${more}${say.words('sponsor.note')}`),
    part(say.words('sponsor.dates'), [
      [from === '' ? say.words('sponsor.noFirstDay') : say.words('sponsor.inForce', { day: from }), review === '' ? say.words('review.noDay') : say.words('sponsor.review', { day: review, every }), signed].join(' '),
      `${say.words('sponsor.moment', { owner: written(sla.momentOwner, say.words('NobodyOpens')) })} ${ending}`,
    ]),
  ];
}

const heads = (say: Speak, ...keys: readonly TextKey[]): string[] => keys.map((key) => say.words(key));

/** "37 % (n 1,622)", or a dash where the history cannot say. */
function keptSoFar(clause: Clause, evidence: SlaDocument['evidence'], say: Speak): string {
  const figure = evidence?.figures.find(({ id }) => id === figureOfClause(clause));
  if (figure === undefined || figure.value === null) return NO_FIGURE;
  return say.words('sponsor.share', { share: formatShare(figure.value), n: figure.n ?? 0 });
}

function repParts({ configuration }: SlaDocument, say: Speak): RequestPart[] {
  const { playbook, sla } = configuration;
  const plain = (text: Rich): string => runsOf(text).map((run) => run.text).join('');
  const first = clausesOf(configuration).filter(({ subject }) => subject.kind === 'response').map((clause) => plainWords(clauseInWords(clause, sla, say)));
  const attempts = playbook.attempts ?? [];
  const paths = playbook.recyclePaths ?? [];
  return [
    part(say.words('card.howSoon'), first),
    part(say.words('card.what'), [...playbookSentences(playbook, say).map(plain), ...attempts.map(({ day, action }) => say.words('card.attempt', { day: String(day), action: sentence(action) }))]),
    ...(paths.length === 0 ? [] : [part(say.words('card.waysBack'), [], { heads: heads(say, 'waysBack.reason', 'waysBack.track', 'card.return'), rows: paths.map(({ reason, track, returnAfterDays }) => [reason, track, say.words('count.days', { count: returnAfterDays })]) })]),
  ];
}
